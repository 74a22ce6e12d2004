"""Who looks at a debtor in a year of casework: told, seen by the others, and over by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from collector_desk.errors import DeskError
from collector_desk.models import Presence
from collector_desk.service import presence
from collector_desk.service.database import SYSTEM
from tests.service.machines import Fresh
from tests.service.measures_life import MeasuresLife

_WHO = st.sampled_from(["kari", "per"])
_WHOM = st.integers(0, 2)


class LookingLife(MeasuresLife):
    """Two persons at three debtors, who come, stay, leave, or fall silent."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__(fresh)
        self.seen: dict[tuple[str, int], datetime] = {}

    @rule(who=_WHO, whom=_WHOM)
    def look(self, who: str, whom: int) -> None:
        """Whoever is heard of since is named, and nobody who left; a look is no deed to undo."""
        user, debtor = getattr(self, who), self.people[whom]
        self.opens(user)
        began = self.db.clock.wall()
        try:
            with self.db.write(user) as work:
                found = presence.look(work, debtor)
                silent = presence.here_since(work)
        except DeskError as refusal:
            self.refused.append(refusal)  # merged into another
            return
        other = "per" if who == "kari" else "kari"
        at = self.seen.get((other, debtor))
        if at is None or at < silent - (self.db.clock.wall() - began):
            assert found.names == ()
        elif at >= silent:
            assert found.names == (getattr(self, other).name,)
        self.seen[who, debtor] = began

    @rule(who=_WHO, whom=_WHOM)
    def leave(self, who: str, whom: int) -> None:
        """Whatever the debtor has become meanwhile, one can leave it."""
        with self.db.write(getattr(self, who)) as work:
            presence.leave(work, self.people[whom])
        self.seen.pop((who, self.people[whom]), None)

    @rule(who=_WHO)
    def goes_home(self, who: str) -> None:
        with self.db.write(getattr(self, who)) as work:
            presence.leave_all(work)
        self.seen = {key: at for key, at in self.seen.items() if key[0] != who}

    @rule(minutes=st.integers(4, 60))
    def all_fall_silent(self, minutes: int) -> None:
        ago = timedelta(minutes=minutes)
        with self.db.write(SYSTEM) as work:
            for row in work.query(Presence):
                row.seen_at -= ago
        self.seen = {key: at - ago for key, at in self.seen.items()}
