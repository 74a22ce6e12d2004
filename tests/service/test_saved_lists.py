"""Saved lists: counted as the worklist is, seen by the team alone, and never in the way of it."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy import select, update

from collector_desk.client.connection import new_key
from collector_desk.domain.work import WorkKind
from collector_desk.errors.lists import ListNameTaken, ListOutdated, NotYourList, TooManyLists
from collector_desk.errors.service import Unknown
from collector_desk.models import Audit, SavedList, TeamMember
from collector_desk.service import saved_lists, work_found, work_marks, worklist
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.wire.lists import SavedList as View
from collector_desk.wire.lists import SaveList
from collector_desk.wire.work import AskWork, PutOff
from tests.kit import add_user, running
from tests.service.counting import statements
from tests.service.test_objections import Case
from tests.service.undo_world import signed
from tests.service.work_world import belongs, one_of_each, rows

OF_MONEY = {"kinds": (WorkKind.OBJECTION, WorkKind.UNPLACED), "scope": "all"}


@pytest.fixture
def case(db: Database) -> Case:
    made = Case(db)
    one_of_each(made)
    return made


def save(case: Case, who: Who, name: str = "Penger", **about: Any) -> View:
    """Keep a list; ``team`` shares it with the first team of ``who``."""
    team_id = min(who.team_ids) if about.pop("team", False) else None
    ask = AskWork(**(about or OF_MONEY))
    with case.db.write(who) as work:
        return saved_lists.save(work, SaveList(name=name, place="work", ask=ask, team_id=team_id))


def seen(case: Case, who: Who) -> dict[str, View]:
    with case.db.read(who) as work:
        return {row.name: row for row in saved_lists.listed(work).rows}


def remove(case: Case, who: Who, list_id: int) -> None:
    with case.db.write(who) as work:
        saved_lists.remove(work, list_id)


def spoil(case: Case, list_id: int, **values: Any) -> None:
    """What no order of ours would write."""
    with case.db.write(SYSTEM) as work:
        work.execute(update(SavedList).where(SavedList.id == list_id).values(**values))


def test_the_count_is_what_the_worklist_finds_and_lives(case: Case) -> None:
    kept = save(case, case.kari)
    assert kept.count == len(rows(case.db, case.kari, **OF_MONEY)) == 2
    belongs(case.db, case.books.debtor_id, protection="confidential")
    (row,) = seen(case, case.kari).values()
    assert row.count == len(rows(case.db, case.kari, **OF_MONEY)) == 1
    assert row.ask == AskWork(**OF_MONEY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "ask",
    [
        {},
        {"scope": "team"},
        {"scope": "all", "put_off": True},
        {"kinds": (WorkKind.LIMITATION,), "scope": "all", "months": 24},
        {"kinds": (WorkKind.LIMITATION,), "scope": "all", "months": 1},
    ],
)
def test_every_filter_counts_the_rows_that_it_lists(case: Case, ask: dict[str, Any]) -> None:
    save(case, case.kari, **(ask or {"scope": "mine"}))
    (row,) = seen(case, case.kari).values()
    assert row.count == len(rows(case.db, case.kari, **ask))


ASKS = [
    AskWork(scope=scope, put_off=put_off, kinds=kinds, months=months, person_id=person)
    for scope in ("mine", "team", "all")
    for put_off in (False, True)
    for kinds, months in [
        ((), None),
        ((), 24),
        ((WorkKind.LIMITATION,), None),
        ((WorkKind.LIMITATION,), 1),
        ((WorkKind.LIMITATION, WorkKind.UNPLACED), 6),
        ((WorkKind.FOLLOW_UP, WorkKind.RETURNED_POST, WorkKind.OBJECTION), None),
    ]
    for person in (None, 1, 2, 3, 999_999)
]


def _listed(work: Work, ask: AskWork) -> int | None:
    try:
        return len(worklist.listed(work, ask).rows)
    except Unknown:
        return None


@pytest.mark.parametrize("seed", range(4))
def test_counted_together_each_list_has_the_rows_that_it_lists_alone(case: Case, seed: int) -> None:
    """Whatever stands beside it: reaches that are shared, other persons, filters gone bad."""
    dice = Random(seed)
    belongs(case.db, case.books.debtor_id, responsible_id=dice.choice([None, case.per.person_id]))
    order = PutOff(kind=WorkKind.FOLLOW_UP, subject_id=0, debtor_id=None, until=date(2026, 11, 30))
    (task,) = (row for row in rows(case.db, case.kari, scope="all") if row.kind is order.kind)
    with case.db.write(case.kari) as work:
        subject = {"subject_id": task.subject_id, "debtor_id": task.debtor_id}
        work_marks.put_off(work, order.model_copy(update=subject))
    asks = dice.choices(ASKS, k=24)
    with case.db.read(dice.choice([case.kari, case.per])) as work:
        assert worklist.counted(work, asks) == [_listed(work, ask) for ask in asks]


def test_a_full_list_stops_where_its_rows_stop(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_found, "MOST", 1)
    case.books.claim(300_000, due=date(2024, 1, 16))
    ask = AskWork(scope="all", kinds=(WorkKind.LIMITATION,))
    with case.db.read(case.kari) as work:
        assert worklist.counted(work, [ask, AskWork(scope="all")])[0] == 1


def test_a_dozen_lists_cost_no_more_statements_than_one(case: Case) -> None:
    def cost() -> int:
        with case.db.read(case.kari) as work, statements(work) as asked:
            saved_lists.listed(work)
        return len(asked)

    save(case, case.kari, "Alt", scope="all", person_id=case.per.person_id)
    one = cost()
    for number in range(saved_lists.MOST - 1):
        kinds = (WorkKind.LIMITATION,) if number % 2 else ()
        about = {"kinds": kinds, "months": number % 4 * 6 or None, "scope": "team"}
        save(case, case.kari, f"Visning {number:02}", **about)
    assert cost() == one


def test_a_private_list_is_its_owners_alone(case: Case) -> None:
    kept = save(case, case.kari)
    assert seen(case, case.per) == {}
    with pytest.raises(Unknown):
        remove(case, case.per, kept.list_id)


def test_a_shared_list_is_seen_by_the_team_and_counted_for_each_reader(case: Case) -> None:
    save(case, case.kari, "Teamets", scope="mine", team=True)
    outside = add_user(case.db, "ola", name="Ola Vik", team="Team Nord")
    belongs(case.db, case.books.debtor_id, responsible_id=case.per.person_id)
    assert seen(case, outside) == {}
    mine, of_per = seen(case, case.kari)["Teamets"], seen(case, case.per)["Teamets"]
    assert (mine.team, mine.owner) == ("Team Sentrum", "Kari Nordmann")
    assert mine.count == len(rows(case.db, case.kari))
    assert of_per.count == len(rows(case.db, case.per)) != mine.count


def test_only_the_owner_or_who_leads_the_team_removes_it(case: Case) -> None:
    anne = add_user(case.db, "anne", name="Anne Berg")
    leads_other = add_user(case.db, "bo", role="supervisor", name="Bo Li", team="Team Nord")
    kept = save(case, case.kari, team=True)
    assert not seen(case, anne)["Penger"].may_remove
    with pytest.raises(NotYourList) as why:
        remove(case, anne, kept.list_id)
    assert why.value.text() == "Visningen tilhører Kari Nordmann."
    with pytest.raises(Unknown):
        remove(case, leads_other, kept.list_id)
    assert seen(case, case.per)["Penger"].may_remove
    remove(case, case.per, kept.list_id)
    assert seen(case, case.kari) == {}
    with pytest.raises(Unknown):
        remove(case, case.kari, kept.list_id)


def test_who_has_left_the_team_sees_its_lists_no_more(case: Case) -> None:
    save(case, case.per, team=True)
    assert set(seen(case, case.kari)) == {"Penger"}
    with case.db.write(SYSTEM) as work:
        for member in work.scalars(
            select(TeamMember).where(TeamMember.person_id == case.kari.person_id)
        ):
            work.delete(member)
    with running(case.db) as url:
        assert signed(url).lists.list().rows == ()


def test_a_team_of_others_is_refused(case: Case) -> None:
    ola = add_user(case.db, "ola", name="Ola Vik", team="Team Nord")
    order = SaveList(name="Deres", place="work", ask=AskWork(), team_id=min(ola.team_ids))
    with pytest.raises(Unknown), case.db.write(case.kari) as work:
        saved_lists.save(work, order)


def test_a_name_is_used_once_until_its_list_is_removed(case: Case) -> None:
    kept = save(case, case.kari)
    with pytest.raises(ListNameTaken):
        save(case, case.kari, " penger ")
    save(case, case.per)  # another's own
    remove(case, case.kari, kept.list_id)
    save(case, case.kari)


def test_there_is_room_for_a_dozen(case: Case) -> None:
    for number in range(saved_lists.MOST):
        save(case, case.kari, f"Visning {number:02}", kinds=(WorkKind.UNPLACED,))
    with pytest.raises(TooManyLists):
        save(case, case.kari, "En til")
    assert list(seen(case, case.kari)) == [f"Visning {number:02}" for number in range(12)]


def test_a_team_has_room_for_a_dozen_too(case: Case) -> None:
    for number in range(saved_lists.MOST):
        save(case, case.kari, f"Visning {number:02}", kinds=(WorkKind.UNPLACED,), team=True)
    with pytest.raises(TooManyLists):
        save(case, case.per, "En til", team=True)
    save(case, case.per, "Min egen")


@pytest.mark.parametrize(
    "wrong",
    [
        {"ask": {"scope": "universe"}},
        {"ask": {"kinds": ["a_kind_of_last_year"]}},
        {"ask": {"months": 10_000}},
        {"ask": {"nobody_knows": 1}},
        {"ask": ["mine"]},
        {"ask": "mine"},
        {"ask": {"person_id": 999_999}},
        {"place": "yesterday"},
    ],
    ids=str,
)
def test_a_filter_gone_bad_says_so_and_breaks_nothing(case: Case, wrong: dict[str, Any]) -> None:
    bad = save(case, case.kari, "Gammel")
    save(case, case.kari, "Frisk")
    spoil(case, bad.list_id, **wrong)
    found = seen(case, case.kari)
    assert (found["Gammel"].ask, found["Gammel"].count) == (None, None)
    assert found["Gammel"].problem == ListOutdated().text()
    assert found["Gammel"].what_now == ListOutdated().advice()
    assert found["Frisk"].count == 2
    assert len(rows(case.db, case.kari)) == 10
    remove(case, case.kari, bad.list_id)
    assert list(seen(case, case.kari)) == ["Frisk"]


def test_a_stand_in_for_a_stranger_is_not_saved(case: Case) -> None:
    ola = add_user(case.db, "ola", name="Ola Vik", team="Team Nord")
    with pytest.raises(Unknown):
        save(case, case.kari, person_id=ola.person_id)
    assert seen(case, case.kari) == {}


def test_it_is_kept_by_the_service_once_and_noted(case: Case) -> None:
    with running(case.db) as url:
        desk, key = signed(url), new_key()
        order = SaveList(name="  Penger inn ", place="work", ask=AskWork(**OF_MONEY))  # type: ignore[arg-type]
        first, again = (desk.lists.save(order, key=key) for _ in range(2))
        assert first == again
        assert [row.name for row in desk.lists.list().rows] == ["Penger inn"]
        assert [team.name for team in desk.lists.list().teams] == ["Team Sentrum"]
        desk.lists.remove(first.list_id, key=new_key())
        assert desk.lists.list().rows == ()
    with case.db.read() as work:
        noted = select(Audit.deed).where(Audit.deed.like("lists.%")).order_by(Audit.id)
        assert list(work.scalars(noted)) == ["lists.save", "lists.remove"]
