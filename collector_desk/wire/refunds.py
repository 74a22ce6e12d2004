"""Refunds: what stands to whose credit on a claim, and the order to propose paying it back."""

from __future__ import annotations

from pydantic import Field

from collector_desk.domain.refund import Forced
from collector_desk.wire.base import Wire


class Payee(Wire):
    """Øre to be paid back to one payer; ``payer`` is the account the money came from, or empty.

    ``forced``: by what it came, so that it may be the debtor's, and not the payer's, to get back.
    """

    payer: str
    amount: int
    forced: Forced = Forced.NOT


class RefundRow(Wire):
    """A refund as it stands; ``account`` is where it goes, empty while nobody has said."""

    refund_id: int
    payer: str
    account: str
    amount: int
    state: str
    state_label: str
    comment: str = ""  # what the approver wrote on sending it back


class RefundForm(Wire):
    """What can be proposed on a claim now, by payer, and what became of earlier proposals."""

    claim_id: int
    claim_number: str
    payees: tuple[Payee, ...]
    rows: tuple[RefundRow, ...]


class Propose(Wire):
    """An order to propose that one payer gets back what was paid too much.

    ``account`` empty means that it is not known: the debtor is asked for it by letter.
    """

    payer: str = Field(default="", max_length=11)
    account: str = Field(default="", max_length=20)
    reason: str = Field(min_length=3, max_length=300)
