"""Refusals of paying money back."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class NothingToRefund(DeskError, code="refunds.nothing", status=409):
    """Nothing stands to the debtor's credit on the ``claim``, or it is proposed already."""

    sentence = "Det er ikke noe til gode på {claim} som kan betales tilbake."
    what_now = "Se på kravets bevegelser. Et forslag kan alt ligge til godkjenning."
