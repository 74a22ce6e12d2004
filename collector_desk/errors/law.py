"""Refusals of the law: fees that may not be charged, and rules that lack a fact."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class FeeNotForKind(DeskError, code="law.fee_not_for_kind", status=422):
    """Claims of this ``kind`` bear no letter fees, by ``rule``."""

    sentence = "{kind} kan ikke belastes gebyr for brev ({rule})."
    what_now = "Send brevet uten gebyr."


class FeeNotForLetter(DeskError, code="law.fee_not_for_letter", status=422):
    """A ``letter`` of this kind never bears a fee."""

    sentence = "{letter} er gebyrfritt."
    what_now = "Send brevet uten gebyr."


class FeeStopped(DeskError, code="law.fee_stopped", status=422):
    """Something (``reason``, by ``rule``) stops fees on the claim for now."""

    sentence = "Gebyr kan ikke kreves nå: {reason} ({rule})."
    what_now = "Send eventuelt brevet uten gebyr, eller vent til forholdet er avklart."


class FeeTooEarly(DeskError, code="law.fee_too_early", status=422):
    """The letter is sent before a fee may be charged; ``rule`` says why, ``next`` is the first day."""

    sentence = "Gebyr kan først kreves for brev sendt {next:date} eller senere: {rule}."
    what_now = "Send brevet uten gebyr nå, eller vent til {next:date}."


class FeeNeedsNotice(DeskError, code="law.fee_needs_notice", status=422):
    """A payment demand bears a fee only after a reminder or notice that gave fourteen days."""

    sentence = (
        "Gebyr for betalingsoppfordring krever en purring eller et inkassovarsel med minst"
        " 14 dagers frist som er oversittet (inkassoforskriften § 1-2 tredje ledd)."
    )
    what_now = "Send først en purring eller et inkassovarsel med minst 14 dagers frist."


class FeeShortNotice(DeskError, code="law.fee_short_notice", status=422):
    """The first reminder (sent ``first``) gave less than fourteen days: no second fee before ``next``."""

    sentence = (
        "Første purring ({first:date}) ga under 14 dagers frist. Da kan det ikke kreves gebyr"
        " for en til (inkassoforskriften § 1-3 første ledd)."
    )
    what_now = "Send brevet uten gebyr. Ny gebyrrunde er mulig fra {next:date}."


class FeeRoundFull(DeskError, code="law.fee_round_full", status=422):
    """The letters with a fee already sent leave no room for this one before ``next``."""

    sentence = (
        "Gebyrene som kan kreves i denne runden, er brukt: to purringer og en"
        " betalingsoppfordring, eller en purring, et inkassovarsel og en betalingsoppfordring"
        " (inkassoforskriften § 1-3)."
    )
    what_now = "Send brevet uten gebyr. Ny gebyrrunde er mulig fra {next:date}."


class CoveringOrderMissing(DeskError, code="law.covering_order_missing", status=422):
    """Money of this kind (``situation``) is covered by an order that somebody must state."""

    sentence = "Dekningsrekkefølgen mangler: {situation}."
    what_now = "Oppgi rekkefølgen slik den står i avtalen, beslutningen eller skyldnerens melding."


class CoveringOrderTwice(DeskError, code="law.covering_order_twice", status=422):
    """The stated order names the same part of a claim more than once."""

    sentence = "Dekningsrekkefølgen nevner samme del av kravet to ganger."
    what_now = "Nevn hver del (hovedstol, kostnader, gebyr, rente) høyst én gang."
