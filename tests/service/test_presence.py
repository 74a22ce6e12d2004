"""Who has a debtor open just now: told over the wire by one window, read by the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from collector_desk.client.desk import Desk
from collector_desk.errors.service import Unknown
from collector_desk.errors.session import NotOpened, OwnCase
from collector_desk.models import Audit, Person, Presence
from collector_desk.service import nightly
from collector_desk.service.database import SYSTEM, Database
from tests.service.one_debtor import NUMBER, another_debtor, debtor_with_a_claim

SignIn = Callable[..., Desk]
WHY = "ringer om saken"


def _rows(db: Database) -> list[tuple[str, int]]:
    with db.read() as work:
        query = select(Person.name, Presence.debtor_id).join(Presence).order_by(Person.name)
        return [(name, number) for name, number in work.execute(query)]


def _silent_for(db: Database, **ago: float) -> None:
    """Every window was last heard this long ago."""
    with db.write(SYSTEM) as work:
        work.execute(update(Presence).values(seen_at=work.clock.wall() - timedelta(**ago)))


def _opened(sign_in: SignIn, debtor_id: int, username: str, name: str, **about: object) -> Desk:
    desk = sign_in(username, name=name, **about)
    desk.debtors.open(debtor_id, reason=WHY)
    return desk


def test_each_sees_the_others_and_never_oneself(db: Database, sign_in: SignIn) -> None:
    debtor = debtor_with_a_claim(db)
    kari = _opened(sign_in, debtor, "kari", "Kari Nordmann")
    ola = _opened(sign_in, debtor, "ola", "Ola Vik")
    rita = _opened(sign_in, debtor, "rita", "Rita Aas", role="auditor")
    assert kari.presence.look(debtor).names == ()
    assert ola.presence.look(debtor).names == ("Kari Nordmann",)
    assert kari.presence.look(debtor).names == ("Ola Vik",)
    assert rita.presence.look(debtor).names == ("Kari Nordmann", "Ola Vik")
    assert len(_rows(db)) == 3, "looking again adds no row"


def test_two_accounts_of_one_person_are_one(db: Database, sign_in: SignIn) -> None:
    debtor = debtor_with_a_claim(db)
    kari = _opened(sign_in, debtor, "kari", "Kari Nordmann")
    person = kari.session.show().user.person_id
    leader = _opened(sign_in, debtor, "leder", "Kari Nordmann", role="supervisor", person_id=person)
    kari.presence.look(debtor)
    assert leader.presence.look(debtor).names == ()


def test_who_leaves_is_gone_at_once_and_others_stay(db: Database, sign_in: SignIn) -> None:
    debtor, other = debtor_with_a_claim(db), another_debtor(db)
    kari = _opened(sign_in, debtor, "kari", "Kari Nordmann")
    ola = _opened(sign_in, debtor, "ola", "Ola Vik")
    ola.debtors.open(other, reason=WHY)
    for number in (debtor, other):
        ola.presence.look(number)
    kari.presence.look(debtor)
    ola.presence.leave(debtor)
    assert kari.presence.look(debtor).names == ()
    assert _rows(db) == [("Kari Nordmann", debtor), ("Ola Vik", other)]
    ola.presence.leave(debtor)  # once more is no fault


def test_who_signs_out_has_left_everything(db: Database, sign_in: SignIn) -> None:
    debtor = debtor_with_a_claim(db)
    kari = _opened(sign_in, debtor, "kari", "Kari Nordmann")
    ola = _opened(sign_in, debtor, "ola", "Ola Vik")
    kari.presence.look(debtor)
    ola.presence.look(debtor)
    ola.session.sign_out()
    assert _rows(db) == [("Kari Nordmann", debtor)]


def test_a_window_that_fell_silent_is_gone_after_the_minutes_of_the_house(
    db: Database, sign_in: SignIn
) -> None:
    debtor = debtor_with_a_claim(db)
    kari = _opened(sign_in, debtor, "kari", "Kari Nordmann")
    ola = _opened(sign_in, debtor, "ola", "Ola Vik")
    minutes = db.rates["presence_minutes"].on(db.clock.today()).whole
    kari.presence.look(debtor)
    _silent_for(db, minutes=minutes, seconds=-30)
    assert ola.presence.look(debtor).names == ("Kari Nordmann",)
    _silent_for(db, minutes=minutes, seconds=1)
    assert ola.presence.look(debtor).names == ()
    assert kari.presence.look(debtor).names == ("Ola Vik",), "and is back with the next look"


def test_the_night_forgets_who_fell_silent(db: Database, sign_in: SignIn, tmp_path: Path) -> None:
    debtor = debtor_with_a_claim(db)
    _opened(sign_in, debtor, "kari", "Kari Nordmann").presence.look(debtor)
    list(nightly.run(db, tmp_path))
    assert len(_rows(db)) == 1
    _silent_for(db, hours=1)
    list(nightly.run(db, tmp_path))
    assert _rows(db) == []


def test_only_who_has_opened_the_debtor_may_ask(db: Database, sign_in: SignIn) -> None:
    debtor = debtor_with_a_claim(db)
    _opened(sign_in, debtor, "kari", "Kari Nordmann").presence.look(debtor)
    ola = sign_in("ola", name="Ola Vik")
    with pytest.raises(NotOpened):
        ola.presence.look(debtor)
    assert _rows(db) == [("Kari Nordmann", debtor)]


def test_a_protected_debtor_tells_only_those_who_are_cleared(db: Database, sign_in: SignIn) -> None:
    debtor = debtor_with_a_claim(db, protection="confidential")
    kari = _opened(sign_in, debtor, "kari", "Kari Nordmann", clearance=True)
    per = _opened(sign_in, debtor, "per", "Per Dal", clearance=True)
    kari.presence.look(debtor)
    assert per.presence.look(debtor).names == ("Kari Nordmann",)
    ola = sign_in("ola", name="Ola Vik")
    with pytest.raises(Unknown):
        ola.presence.look(debtor)
    ola.presence.leave(debtor)
    assert [name for name, _ in _rows(db)] == ["Kari Nordmann", "Per Dal"]


def test_nobody_looks_at_oneself(db: Database, sign_in: SignIn) -> None:
    debtor = debtor_with_a_claim(db)
    fager = sign_in("fager", name="Fager Lykt")
    with db.write(SYSTEM) as work:
        me = work.scalar(select(Person).where(Person.name == "Fager Lykt"))
        assert me is not None
        me.blind_index = work.vault.blind_index(NUMBER)
    with pytest.raises(OwnCase):
        fager.presence.look(debtor)


def test_looking_on_is_not_noted(db: Database, sign_in: SignIn) -> None:
    """The opening is the look; a row a minute would bury it in the audit."""
    debtor = debtor_with_a_claim(db)
    kari = _opened(sign_in, debtor, "kari", "Kari Nordmann")
    with db.read() as work:
        before = work.scalar(select(func.count()).select_from(Audit))
    for _ in range(3):
        kari.presence.look(debtor)
    kari.presence.leave(debtor)
    with db.read() as work:
        assert work.scalar(select(func.count()).select_from(Audit)) == before
