"""Refusals of paying money back."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NothingToRefund(DeskError, code="refunds.nothing", status=409):
    """Nothing stands to the payer's credit on the ``claim``, or it is proposed already."""

    sentence = "Det er ikke noe til gode på {claim} som kan betales tilbake."
    what_now = "Se på kravets bevegelser. Et forslag kan alt ligge til godkjenning."


class AccountUnknown(DeskError, code="refunds.account_unknown", status=409):
    """A refund of the ``claim`` without an account to pay to."""

    sentence = "Kontoen som tilbakebetalingen på {claim} skal gå til, er ikke kjent."
    what_now = "Send forslaget tilbake. Spør den som betalte, og foreslå på nytt med kontoen."
