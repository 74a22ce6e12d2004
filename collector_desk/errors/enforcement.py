"""Refusals of enforcement: what may not be taken, and what must hold first."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class WithholdingTooLarge(DeskError, code="enforcement.too_large", status=422):
    """``amount`` øre a month is more than subsistence leaves (``largest`` øre)."""

    sentence = "{amount:kr} kr i måneden er mer enn det kan trekkes. Høyst {largest:kr} kr."
    what_now = "Velg et lavere beløp, eller begrunn et avvik fra satsene i skjemaet."


class WithholdingTwentyPercent(DeskError, code="enforcement.fees_without_reasons", status=422):
    """More than subsistence leaves, within the rule of fees, but no reasons were given."""

    sentence = "Mer enn {largest:kr} kr går ut over livsoppholdet, og krever begrunnelse."
    what_now = "Skriv hvorfor det likevel skal trekkes, høyst {ceiling:kr} kr."
