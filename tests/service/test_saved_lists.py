"""Saved lists: counted as the worklist is, seen by the team alone, and never in the way of it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from collector_desk.client.connection import new_key
from collector_desk.domain.work import WorkKind
from collector_desk.errors.lists import ListNameTaken, ListOutdated, NotYourList, TooManyLists
from collector_desk.errors.service import Unknown
from collector_desk.models import Audit, SavedList, TeamMember
from collector_desk.service import saved_lists
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.lists import SavedList as View
from collector_desk.wire.lists import SaveList
from collector_desk.wire.work import AskWork
from tests.kit import add_user, running
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
