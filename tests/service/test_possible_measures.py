"""«Hva kan gjøres nå»: the measures that a claim may be taken into, and why it may not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from collector_desk.domain.access import Role
from collector_desk.service import possible
from collector_desk.service.database import Database, Who
from collector_desk.wire.debtors import Deed
from tests.kit import add_user, open_db
from tests.service.casework import opens
from tests.service.enforcing import Enforcement


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    opened = open_db(database_url)
    yield opened
    opened.close()


def offered(case: Enforcement, who: Who | None = None, claim: int | None = None) -> dict[str, Deed]:
    with case.db.read(who or case.kari) as work:
        found = possible.deeds(work, case.debtor, claim).deeds
    return {each.name: each for each in found if each.name.startswith("measures.")}


def test_a_fine_is_decided_by_the_municipality_itself(db: Database) -> None:
    case = Enforcement(db)
    found = offered(case)
    assert [each.lawful for each in found.values()] == [True, True, False]
    assert found["measures.request"].reason == (
        "K-2026-000002: Kommunen beslutter selv – trekk eller pant i konto."
    )
    assert len({each.key for each in found.values()}) == 3


def test_a_kindergarten_claim_goes_to_the_namsmann(db: Database) -> None:
    found = offered(Enforcement(db, kind="kindergarten"))
    assert found["measures.request"].lawful
    assert not found["measures.withholding"].lawful
    assert "Går til namsmannen – § 7-2" in found["measures.withholding"].reason


def test_a_claim_in_a_measure_is_not_offered_again(db: Database) -> None:
    case = Enforcement(db)
    sheet = case.propose(case.save(case.terms(claim_ids=case.claims[:1])))
    first, second = case.claims
    assert offered(case, claim=first)["measures.withholding"].reason == (
        f"K-2026-000001 er med i {sheet.number}."
    )
    assert offered(case, claim=first)["measures.account_lien"].lawful
    assert offered(case, claim=second)["measures.withholding"].lawful


def test_one_who_only_reads_is_told_who_prepares(db: Database) -> None:
    case = Enforcement(db)
    auditor = add_user(db, "rune", role=Role.AUDITOR.value, name="Rune Revisor")
    opens(db, auditor, case.debtor)
    reasons = {each.reason for each in offered(case, auditor).values()}
    assert reasons == {"Bare saksbehandler og leder forbereder tvangstiltak."}
