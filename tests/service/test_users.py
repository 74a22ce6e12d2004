"""Users are changed by the administrator: whom they answer to, in which teams, from the next call."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.objection import Outcome
from collector_desk.errors.approvals import SuperiorDisqualified
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.session import NotAllowed, OwnSuperior
from collector_desk.models import Audit, Person
from collector_desk.service import habilitet
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.session import ChangeUser, NewUser, UserRow
from collector_desk.wire.work import Disqualify
from tests.service.casework import decide
from tests.service.test_objections import Case

SignIn = Callable[..., Desk]


@pytest.fixture
def case(db: Database) -> Case:
    """Kari works in Team Sentrum, Per is a supervisor, one claim is objected to."""
    return Case(db)


@pytest.fixture
def ada(case: Case, sign_in: SignIn) -> Desk:
    """The administrator."""
    return sign_in("ada", role="administrator", name="Ada Berg", team=None)


def user(ada: Desk, name: str) -> UserRow:
    return next(each for each in ada.users.list().users if each.username == name)


def change(ada: Desk, name: str, **order: object) -> UserRow:
    row = user(ada, name)
    whole: dict[str, object] = {
        "version": row.version,
        "teams": row.teams,
        "superior_id": row.superior_id,
    }
    made = ChangeUser.model_validate(whole | order)
    return ada.users.change(row.account_id, made, key=new_key())


def test_a_new_superior_counts_from_the_next_decision_and_is_noted(case: Case, ada: Desk) -> None:
    per = user(ada, "per")
    number = case.objects()
    with case.db.write(case.per) as work:
        habilitet.disqualify(work, case.books.debtor_id, Disqualify(reason="søster av skyldneren"))
    changed = change(ada, "kari", superior_id=per.person_id)
    assert (changed.superior, changed.superior_id) == (per.name, per.person_id)
    assert changed.teams == user(ada, "kari").teams
    with pytest.raises(SuperiorDisqualified):
        decide(case.db, case.kari, number, Outcome.GROUNDLESS)
    with case.db.read() as work:
        noted = work.scalars(select(Audit).where(Audit.deed == "users.change")).one()
        assert noted.stream == "house"
        assert (noted.details or {})["superior"] == [None, per.person_id]
    assert change(ada, "kari", superior_id=None).superior == ""


def test_teams_are_left_and_joined_and_a_new_one_is_made(
    case: Case, ada: Desk, db: Database
) -> None:
    before = user(ada, "kari").teams
    assert change(ada, "kari", teams=("Team Øst", *before)).teams == (*before, "Team Øst")
    assert change(ada, "kari", teams=("Team Øst", " Team Øst ", " ")).teams == ("Team Øst",)
    with db.read() as work:
        noted = list(work.scalars(select(Audit).where(Audit.deed == "users.change")))
        assert [len((each.details or {})["left"]) for each in noted] == [0, len(before)]
        assert [len((each.details or {})["joined"]) for each in noted] == [1, 0]


def test_nobody_answers_to_oneself_nor_in_a_circle(case: Case, ada: Desk) -> None:
    kari, per = user(ada, "kari"), user(ada, "per")
    with pytest.raises(OwnSuperior):
        change(ada, "kari", superior_id=kari.person_id)
    change(ada, "per", superior_id=kari.person_id)
    with pytest.raises(OwnSuperior) as refused:
        change(ada, "kari", superior_id=per.person_id)
    assert refused.value.text().startswith(f"{per.name} kan ikke være nærmeste leder")
    with case.db.read() as work:
        assert work.get_one(Person, kari.person_id).superior_id is None


def test_a_circle_that_was_made_earlier_does_not_hold_the_desk(case: Case, ada: Desk) -> None:
    own, per = user(ada, "ada"), user(ada, "per")
    with case.db.write(SYSTEM) as work:
        work.get_one(Person, own.person_id).superior_id = per.person_id
        work.get_one(Person, per.person_id).superior_id = own.person_id
    assert change(ada, "kari", superior_id=per.person_id).superior == per.name


def test_what_somebody_changed_meanwhile_is_not_overwritten(case: Case, ada: Desk) -> None:
    seen = user(ada, "kari")
    change(ada, "kari", teams=("Team Øst",))
    with pytest.raises(Stale):
        change(ada, "kari", version=seen.version, teams=())
    assert user(ada, "kari").teams == ("Team Øst",)
    with pytest.raises(Unknown):
        change(ada, "kari", superior_id=999)
    with pytest.raises(Unknown):
        ada.users.change(999, ChangeUser(version=1), key=new_key())


def test_the_same_person_is_not_overwritten_by_way_of_another_account(
    case: Case, ada: Desk
) -> None:
    """Superior and teams are the person's: two administrators may see two accounts of it."""
    seen = user(ada, "kari")
    second = NewUser(
        username="kari.leder",
        name=seen.name,
        role="supervisor",
        password="en lang og fin setning",
        person_id=seen.person_id,
        team="Team Vest",
    )
    ada.users.add(second, key=new_key())
    with pytest.raises(Stale):  # the new account brought a team
        change(ada, "kari", version=seen.version, teams=seen.teams)
    both = user(ada, "kari"), user(ada, "kari.leder")
    assert both[0].version == both[1].version
    change(ada, "kari.leder", teams=("Team Øst",))
    with pytest.raises(Stale):
        change(ada, "kari", version=both[0].version, teams=("Team Nord",))
    assert user(ada, "kari").teams == ("Team Øst",)


def test_a_supervisor_changes_nobody(case: Case, ada: Desk, sign_in: SignIn) -> None:
    lead = sign_in("lise", role="supervisor", name="Lise Leder")
    row = user(ada, "kari")
    with pytest.raises(NotAllowed):
        lead.users.change(row.account_id, ChangeUser(version=row.version), key=new_key())
