"""The route of the search: what crosses, and what is noted of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from collector_desk.client.desk import Desk
from collector_desk.errors.service import BadInput
from collector_desk.errors.session import NotAllowed
from collector_desk.models import Audit
from collector_desk.service.database import Database
from tests.kit import add_user
from tests.service.search_world import Town

SignIn = Callable[..., Desk]


def _notes(db: Database, *, at_least: int) -> list[Audit]:
    import time

    for _ in range(200):
        with db.read() as work:
            found = list(work.scalars(select(Audit).where(Audit.deed == "search.find")))
        if len(found) >= at_least:
            return found
        time.sleep(0.01)
    raise AssertionError("the note was not written within two seconds")


def test_a_search_is_noted_by_what_it_showed_and_never_by_what_was_typed(
    db: Database, sign_in: SignIn
) -> None:
    desk = sign_in()
    town = Town(db, add_user(db, "per"))
    debtor_id = town.debtor("Lykt, Fager")
    hits = desk.search("lykt fagre")
    assert [hit.name for hit in hits.debtors] == ["Lykt, Fager"]
    (note,) = _notes(db, at_least=1)
    assert note.details == {"classes": ["typo"], "hits": 1, "debtors": [debtor_id]}
    assert note.stream.startswith("account:")


def test_a_text_that_is_too_long_is_refused(sign_in: SignIn) -> None:
    desk = sign_in()
    assert desk.search("x" * 200).debtors == ()
    with pytest.raises((BadInput, ValueError)):
        desk.search("x" * 201)


@pytest.mark.parametrize("role", ["administrator", "integration"])
def test_who_has_no_case_data_may_not_search(sign_in: SignIn, role: str) -> None:
    with pytest.raises(NotAllowed):
        sign_in("ada", role=role).search("hansen")


def test_the_recent_list_is_empty_at_first_and_then_holds_what_was_opened(
    db: Database, sign_in: SignIn
) -> None:
    desk = sign_in()
    town = Town(db, add_user(db, "per"))
    debtor_id = town.debtor("Lykt, Fager", team="Team Sentrum")
    assert desk.debtors.recent().rows == ()
    desk.debtors.open(debtor_id)
    assert [row.name for row in desk.debtors.recent().rows] == ["Lykt, Fager"]
