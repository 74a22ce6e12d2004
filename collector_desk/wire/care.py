"""A debtor's special situation on the wire. What an order is answered with, tells nothing of it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.care import CareEnd, CareKind, ConsentWay, Severity
from collector_desk.wire.base import Wire


class ReadCare(Wire):
    """An order to read it; ``reason`` may be empty where the debtor was opened with one."""

    reason: str = Field(default="", max_length=300)


class NewCare(Wire):
    """An order to register a special situation that the debtor has consented to be kept.

    ``text`` is what to do otherwise, never a diagnosis. ``proof_seen`` tells that a document was
    seen today; it is not kept. With ``hold_until`` the debtor is put i bero until that day too.
    """

    kind: CareKind
    severity: Severity
    text: str = Field(default="", max_length=200)
    consent_on: date
    consent_way: ConsentWay
    proof_seen: bool = False
    review_on: date
    until: date
    hold_until: date | None = None


class OfCare(Wire):
    """An order on a record as it was shown: consent withdrawn, or considered before coercion."""

    version: int


class ReviewCare(Wire):
    """An order to keep it on: it was looked at, and is looked at again."""

    version: int
    review_on: date
    until: date


class EndCare(Wire):
    """An order to end it."""

    version: int
    how: CareEnd


class CareDone(Wire):
    """That an order stands. Answers are kept with their keys, so it tells no more."""

    care_id: int
    version: int


class CareRow(Wire):
    """One special situation. ``kind``, ``severity`` and ``text`` are empty once it is over."""

    care_id: int
    version: int
    runs: bool
    kind: CareKind | None
    severity: Severity | None
    text: str
    consent_on: date
    consent_way: ConsentWay
    withdrawn_on: date | None
    proof_seen_on: date | None
    proof_seen_by: str
    registered_on: date
    review_on: date
    until: date
    weighed_on: date | None
    weighed_by: str
    ended_on: date | None
    ended_how: CareEnd | None
    erased_on: date | None
    made_by: str


class CareRows(Wire):
    """The special situations of a debtor, the newest first."""

    debtor_id: int
    rows: tuple[CareRow, ...]
