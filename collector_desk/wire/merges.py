"""Two debtors that are one person, on the wire: merged, and split again."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.wire.base import Wire


class MergeDebtors(Wire):
    """An order to take another debtor, whom the same user has opened, into this one."""

    gone_id: int
    reasons: str = Field(min_length=10, max_length=1000)


class SplitDebtors(Wire):
    """An order to undo a merge."""

    version: int
    why: str = Field(min_length=5, max_length=300)


class TrySplit(Wire):
    """A question: what would undoing this merge do?"""

    version: int


class SplitClaim(Wire):
    """A claim that goes back, øre today; a fee that falls away makes ``after`` the smaller."""

    claim: str
    before: int
    after: int


class SplitPart(Wire):
    """How many of one kind (letters, holds, plans …) stay, and how many go back."""

    label: str
    stays: int
    back: int


class SplitPreview(Wire):
    """What undoing a merge would do; amounts in øre today."""

    kept: str
    gone: str
    owed: int  # by the two as one
    owed_kept: int
    owed_gone: int
    claims: tuple[SplitClaim, ...]  # those that go back
    parts: tuple[SplitPart, ...]
    asked: tuple[str, ...]  # the tasks that it makes


class MergeRow(Wire):
    """A debtor that was merged into this one."""

    merge_id: int
    version: int
    name: str
    claims: int  # how many came along
    reasons: str
    merged_on: date
    made_by: str
    undone_on: date | None


class Merges(Wire):
    """Who was merged into a debtor, the newest first."""

    debtor_id: int
    rows: tuple[MergeRow, ...]
