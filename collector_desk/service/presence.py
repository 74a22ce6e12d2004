"""Who has a debtor open just now, so that two persons do not work on one case unknowingly.

A window tells every minute that its debtor is looked at; the row says when it last did. Nothing of
it is noted: the opening is, and that is the look. Nobody is kept out, for there is no lock.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from collector_desk.models import Person, Presence
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.presence import Present


def look(work: Work, debtor_id: int) -> Present:
    """Tell that this person looks at the debtor, and name the others who do.

    Raises:
        NotOpened, Unknown, OwnCase, Disqualified: as for every deed on a debtor.
    """
    gate.opened(work, debtor_id)
    row = {
        "person_id": work.who.person_id,
        "debtor_id": debtor_id,
        "seen_at": work.clock.wall(),
    }
    work.connection().execute(_seen(work.get_bind().dialect.name), row)
    others = (
        select(Person.name)
        .join(Presence, Presence.person_id == Person.id)
        .where(
            Presence.debtor_id == debtor_id,
            Presence.person_id != work.who.person_id,
            Presence.seen_at >= here_since(work),
        )
        .order_by(Person.name, Person.id)
    )
    return Present(names=tuple(work.scalars(others)))


def leave(work: Work, debtor_id: int) -> None:
    """Tell that this person looks at the debtor no more. No gate: only one's own row goes."""
    mine = Presence.person_id == work.who.person_id
    work.execute(delete(Presence).where(mine, Presence.debtor_id == debtor_id))


def leave_all(work: Work) -> None:
    """Tell that this person has left the desk."""
    work.execute(delete(Presence).where(Presence.person_id == work.who.person_id))


def here_since(work: Work) -> datetime:
    """Who was last seen before this moment has left without a word."""
    minutes = work.rates["presence_minutes"].on(work.clock.today()).whole
    return work.clock.wall() - timedelta(minutes=minutes)


@cache
def _seen(dialect: str) -> Any:
    """Keep the newest moment in place of the one before."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    new = insert(Presence.__table__)  # type: ignore[arg-type]
    return new.on_conflict_do_update(
        index_elements=["person_id", "debtor_id"], set_={"seen_at": new.excluded.seen_at}
    )
