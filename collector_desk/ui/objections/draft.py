"""The decision under work: kept while it is typed, so that a crash takes nothing of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from collector_desk.domain.money import parse_kroner
from collector_desk.domain.objection import Dismissal, Ground, Outcome
from collector_desk.errors.base import DeskError
from collector_desk.errors.objections import ReductionMissing
from collector_desk.ui.formats import kroner
from collector_desk.ui.kept import Store
from collector_desk.wire.objections import Decide, ObjectionSheet


@dataclass
class Draft:
    """What stands in the fields; ``outcome`` is empty until one is chosen."""

    outcome: str = ""
    ground: str = ""
    reasons: str = ""
    reduction: str = ""  # as typed, in kroner
    fees_fall: bool = True
    words: str = ""  # «inquiry:5» or «call:7»: where the debtor withdrew it
    dismissal: str = ""
    forward_to: str = ""

    @classmethod
    def begun(cls, sheet: ObjectionSheet) -> Draft:
        """A new one, with what the unit has decided and what was written when it came back."""
        answers = [one for one in sheet.questions if one.answered_on is not None]
        taken = answers[-1].reduction if answers else 0
        return cls(
            ground=sheet.ground.value,
            reasons=sheet.reasons,
            reduction=kroner(taken) if taken else "",
        )

    @property
    def lowers(self) -> bool:
        """Whether the fields of a part decision are in use."""
        return self.outcome == Outcome.PARTLY_UPHELD.value

    @property
    def withdraws(self) -> bool:
        """Whether the debtor's own words are asked for."""
        return self.outcome == Outcome.WITHDRAWN.value

    @property
    def dismisses(self) -> bool:
        """Whether a reason not to examine it is asked for."""
        return self.outcome == Outcome.DISMISSED.value

    def _words(self, kind: str) -> int | None:
        named, _, number = self.words.partition(":")
        return int(number) if self.withdraws and named == kind else None

    def order(self, version: int) -> Decide:
        """The order it amounts to.

        Raises:
            NotAnAmount: the reduction cannot be read.
            ReductionMissing: no outcome, or a negative reduction.
        """
        reduction = parse_kroner(self.reduction) if self.lowers and self.reduction.strip() else 0
        if reduction < 0 or not self.outcome:
            raise ReductionMissing
        return Decide(
            version=version,
            outcome=Outcome(self.outcome),
            ground=Ground(self.ground),
            reasons=self.reasons.strip(),
            reduction=reduction,
            fees_fall=self.fees_fall,
            inquiry_id=self._words("inquiry"),
            call_id=self._words("call"),
            dismissal=Dismissal(self.dismissal) if self.dismissal and self.dismisses else None,
            forward_to=self.forward_to.strip() if self.dismisses else "",
        )

    def readable(self, version: int) -> bool:
        """Whether there is an order to ask about."""
        try:
            self.order(version)
        except DeskError:
            return False
        return True


class Drafts:
    """Where drafts are kept: with this user's settings, under user and objection."""

    def __init__(self, store: Store, account_id: int) -> None:
        self._store, self._account = store, account_id

    def read(self, sheet: ObjectionSheet) -> Draft:
        """What was under work, or a new one."""
        try:
            kept = json.loads(str(self._store.value(self._key(sheet.objection_id)) or ""))
            return Draft(**kept)
        except (ValueError, TypeError):
            return Draft.begun(sheet)

    def write(self, objection_id: int, draft: Draft) -> None:
        """Keep it."""
        self._store.setValue(self._key(objection_id), json.dumps(asdict(draft)))

    def forget(self, objection_id: int) -> None:
        """It became a decision."""
        self._store.remove(self._key(objection_id))

    def _key(self, objection_id: int) -> str:
        return f"draft/{self._account}/objection/{objection_id}"
