"""Four eyes on the wire: the queue, a proposal as its approver sees it, and the decision."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from collector_desk.domain.approval import Subject
from collector_desk.wire.base import Wire


class ApprovalRow(Wire):
    """A proposal in the queue."""

    approval_id: int
    subject: Subject
    subject_label: str
    title: str
    debtor_id: int | None  # none: a rate of the house
    debtor_name: str
    amount: int
    proposed_by: str
    proposed_at: datetime
    own: bool  # proposed by this person: seen, never approved
    fell: bool = False  # it came back because the matter changed
    monthly: int | None = None  # øre of a trekk; None where the size is the namsmann's (ruling 3)
    payer: str = ""  # of a trekk, as ``monthly``


class Approvals(Wire):
    """What waits, the oldest first, and what this person proposed and got back."""

    waiting: tuple[ApprovalRow, ...]
    sent_back: tuple[ApprovalRow, ...]


class Condition(Wire):
    """One condition: whether it holds, in words, with what was looked at and when.

    ``changed`` tells that it stood otherwise when it was proposed.
    """

    label: str
    holds: bool
    detail: str
    changed: bool = False


class Change(Wire):
    """One field before and after."""

    field: str
    before: str
    after: str


class Line(Wire):
    """One line of the arithmetic, whole øre; ``strong`` where it is a sum."""

    label: str
    detail: str
    amount: int
    strong: bool = False


class Month(Wire):
    """One month of a simulation, øre."""

    day: date
    withheld: int
    interest: int
    left: int
    provisional: bool = False


class Result(Wire):
    """One line of what a matter comes to."""

    label: str
    value: str


class Shown(Wire):
    """What the subject of a proposal adds to its sheet.

    No ``lines``: the money of the claims is shown, as the proposal froze it.
    """

    lines: tuple[Line, ...] = ()
    conditions: tuple[Condition, ...] = ()  # as they stand now
    considered: str = ""  # what the preparer weighed instead
    unconfirmed: tuple[str, ...] = ()  # what rests on law nobody has confirmed
    made_up: tuple[str, ...] = ()  # rates of practice that decide something (ruling 33)
    months: tuple[Month, ...] = ()
    results: tuple[Result, ...] = ()
    amount_label: str = ""  # what the amount is of
    amount_note: str = ""  # beside the amount
    foremost: str = ""  # what is read before all else
    why_not: str = ""  # why nobody may approve it as it stands


class ApprovalSheet(Wire):
    """Everything an approver must see: what, for whom, how reckoned, before and after."""

    approval_id: int
    version: int
    digest: str
    subject: Subject
    subject_label: str
    subject_id: int
    title: str
    debtor_id: int | None  # none: a rate of the house
    debtor_name: str
    amount: int
    why: str
    reasons: str
    proposed_by: str
    proposed_at: datetime
    state: str
    state_label: str
    unchanged: bool
    decided_by: str
    decided_at: datetime | None
    comment: str
    lines: tuple[Line, ...]
    conditions: tuple[Condition, ...]
    checked_at: datetime  # when the conditions were tried
    changes: tuple[Change, ...]
    considered: str
    unconfirmed: tuple[str, ...]
    made_up: tuple[str, ...]
    months: tuple[Month, ...]
    results: tuple[Result, ...]
    amount_label: str
    amount_note: str
    foremost: str
    needs_password: bool  # the password must be given again before it is approved
    may: tuple[str, ...]  # deeds that this user may do with it now
    why_not: str  # why it may not be approved by this user, in words


class Approve(Wire):
    """An order to approve exactly what was shown."""

    version: int
    digest: str = Field(min_length=64, max_length=64)


class SendBack(Wire):
    """An order to give a proposal back to its author."""

    version: int
    comment: str = Field(max_length=1000)


class Withdraw(Wire):
    """An order to take one's own proposal back."""

    version: int
