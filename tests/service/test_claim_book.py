"""Opening a claim: its debtors, its numbers, its terms and the facts it brings."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from sqlalchemy import func, select

from collector_desk.domain import kid
from collector_desk.domain.kid import Modulus
from collector_desk.models import (
    Case,
    ClaimBalance,
    ClaimDebtor,
    Debtor,
    FactRow,
    Identity,
    Notice,
    Pair,
    ProtectedAddress,
    Team,
    Token,
)
from collector_desk.service import booking
from collector_desk.service.database import SYSTEM, Database
from tests.exchange.claim_files import FINE, KINDERGARTEN, RENT, document, person
from tests.kit import VAULT
from tests.service.desks import balance, claims_of, invoice, parents, practise, take_in

_NUMBER = "09878197612"


@pytest.fixture(autouse=True)
def _practice(db: Database) -> None:
    practise(db)


def _batch(number: int, *claims: dict[str, object]) -> dict[str, object]:
    return document(*claims) | {"buntnummer": number}


def test_each_claim_gets_a_number_and_a_kid_of_the_house(db: Database) -> None:
    take_in(db)
    claims = claims_of(db)
    assert [claim.number for claim in claims] == [f"K-2026-00000{n}" for n in range(1, 6)]
    assert all(kid.is_valid(claim.kid, Modulus.MOD10) for claim in claims)
    read = kid.read_claim_kid(claims[0].kid)
    assert (read.client, read.claim, read.kind) == (103, 1, 2)
    assert len({claim.kid for claim in claims}) == 5


def test_the_terms_of_a_claim_are_those_of_its_kind(db: Database) -> None:
    take_in(db)
    kindergarten, rent, sanction, market, fine = claims_of(db)
    assert (kindergarten.interest_from, kindergarten.interest_basis) == (
        date(2026, 9, 1),
        "by_rule",
    )
    assert rent.interest_basis == "agreed"
    assert sanction.plate == "EA12345"
    assert (market.interest_from, market.interest_basis) == (date(2026, 9, 2), "demand_plus_30")
    assert fine.interest_rule.startswith("vegtrafikkloven § 31 a")
    assert kindergarten.limitation_start == date(2026, 9, 1)
    assert kindergarten.original_kid == "700181225"


def test_a_claim_brings_principal_fees_and_what_was_paid_before(db: Database) -> None:
    take_in(db, _batch(1, KINDERGARTEN))
    with db.read() as work:
        facts = work.scalars(select(FactRow).order_by(FactRow.id)).all()
        kept = work.scalars(select(ClaimBalance)).one()
    assert [(fact.kind, fact.amount, fact.value_date) for fact in facts] == [
        ("principal", 120000, date(2026, 9, 1)),
        ("fee", 3800, date(2026, 9, 18)),
        ("fee", 3800, date(2026, 10, 5)),
        ("payment", 40000, date(2026, 9, 21)),
    ]
    assert facts[3].source == "betalt til virksomheten 21.09.2026"
    assert (kept.principal, kept.fees, kept.credit) == (80000, 7600, 0)


def test_money_that_the_unit_kept_leaves_nothing_unplaced(db: Database) -> None:
    take_in(db, _batch(1, KINDERGARTEN))
    with db.read() as work:
        assert balance(work, "unplaced") == 0
        assert balance(work, "bank") == 0
        assert balance(work, "creditor_claims") == -80000
        assert balance(work, "principal") == 80000


def test_booking_the_claims_again_posts_nothing(db: Database) -> None:
    take_in(db)
    with db.write(SYSTEM) as work:
        assert booking.book(work, [claim.id for claim in claims_of(db)]) == 0


def test_joint_debtors_are_liable_each_with_role_share_and_folder(db: Database) -> None:
    take_in(db, _batch(1, KINDERGARTEN, RENT))
    with db.read() as work:
        rows = work.scalars(
            select(ClaimDebtor).order_by(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)
        ).all()
        notices = work.scalars(select(Notice).order_by(Notice.id)).all()
        cases = work.scalars(select(Case).order_by(Case.id)).all()
    assert [(row.role, row.share) for row in rows] == [
        ("parent", None),
        ("parent", None),
        ("tenant", 475000),
        ("tenant", 475000),
    ]
    assert len({row.case_id for row in rows}) == 4
    assert [case.number for case in cases][:2] == ["2026-000001", "2026-000002"]
    assert [(n.kind, n.fee, n.way) for n in notices if n.debtor_id == rows[0].debtor_id] == [
        ("reminder", 3800, ""),
        ("collection_notice", 3800, "digital_mailbox"),
    ]


def test_a_debtor_is_found_again_by_number_and_keeps_the_folder(db: Database) -> None:
    take_in(db, _batch(1, parents("1")))
    moved = parents("2")
    moved["skyldnere"][0]["adresse"] = "Et annet sted 3"
    take_in(db, _batch(2, moved, invoice("3")))
    take_in(db, _batch(3, invoice("4")))
    with db.read() as work:
        assert work.scalar(select(func.count()).select_from(Debtor)) == 3
        assert work.scalar(select(func.count()).select_from(Case)) == 3
        first = work.scalars(select(Debtor).order_by(Debtor.id)).first()
    assert first is not None
    assert first.street == "Øvingsveien 12 B"  # a hand-over does not change what is known


def test_two_of_one_name_are_one_debtor_only_with_birth_date_and_address(db: Database) -> None:
    one, same = deepcopy(FINE), deepcopy(FINE)
    same |= {"referanse": "PG-2", "fakturanummer": "2"}
    other = deepcopy(same) | {"referanse": "PG-3", "fakturanummer": "3"}
    other["skyldnere"][0]["fodselsdato"] = "1970-12-29"
    elsewhere = deepcopy(same) | {"referanse": "PG-4", "fakturanummer": "4"}
    elsewhere["skyldnere"][0]["adresse"] = "Prøvegatan 9"
    take_in(db, _batch(1, one, same, other))
    take_in(db, _batch(2, elsewhere))
    with db.read() as work:
        assert work.scalar(select(func.count()).select_from(Debtor)) == 3


def test_the_identity_number_is_sealed_and_found_by_its_index_only(db: Database) -> None:
    take_in(db, _batch(1, KINDERGARTEN))
    with db.read() as work:
        row = work.scalars(
            select(Identity).where(Identity.blind_index == VAULT.blind_index(_NUMBER))
        ).one()
    assert _NUMBER.encode() not in row.ciphertext
    assert VAULT.decrypt(row.ciphertext, place=f"identity:{row.debtor_id}") == _NUMBER


def test_a_debtor_is_indexed_for_search(db: Database) -> None:
    take_in(db, _batch(1, KINDERGARTEN))
    with db.read() as work:
        assert {"ostby", "ase"} <= set(work.scalars(select(Token.token)))
        assert "ase ostby" in set(work.scalars(select(Pair.words)))
        debtor = work.scalars(select(Debtor).order_by(Debtor.id)).first()
    assert debtor is not None
    assert debtor.search_name == "ostby ase"
    assert debtor.address_key == "ovingsveien 12b 0560 oslo"
    assert debtor.phone == "4700000001"


def test_a_protected_debtor_has_no_address_in_the_open(db: Database) -> None:
    take_in(db, _batch(1, RENT))
    with db.read() as work:
        debtor = work.scalars(select(Debtor).where(Debtor.protection != "open")).one()
    assert debtor.protection == "confidential"
    assert (debtor.street, debtor.postcode, debtor.city, debtor.address_key, debtor.phone) == (
        ("",) * 5
    )


def test_protection_that_comes_with_a_later_claim_hides_the_known_address(db: Database) -> None:
    take_in(db, _batch(1, KINDERGARTEN))
    protected = parents("2")
    protected["skyldnere"] = [
        {
            "rolle": "forelder",
            "fornavn": "Åse",
            "etternavn": "Østby",
            "fodselsnummer": _NUMBER,
            "fodselsdato": "1981-07-09",
            "adressesperre": True,
        }
    ]
    take_in(db, _batch(2, protected))
    with db.read() as work:
        debtor = work.scalars(select(Debtor).where(Debtor.protection != "open")).one()
        sealed = work.get_one(ProtectedAddress, debtor.id)
    assert (debtor.street, debtor.city, debtor.phone, debtor.address_key) == ("", "", "", "")
    shown = VAULT.decrypt(sealed.ciphertext, place=f"address:{debtor.id}")
    assert shown == "Øvingsveien 12 B, 0560 Oslo, tlf. 4700000001"


def test_protection_is_never_given_up_by_a_hand_over(db: Database) -> None:
    take_in(db, _batch(1, RENT))
    again = parents("2")
    again["skyldnere"] = [
        person("17868897651", "Ola", "Prøve", "1988-06-17", rolle="forelder", adresse="Røpt vei 1")
    ]
    report = take_in(db, _batch(2, again))
    assert report.lines[0].debtor == "Navnet er skjermet"
    with db.read() as work:
        debtor = work.scalars(select(Debtor).where(Debtor.protection != "open")).one()
    assert (debtor.name, debtor.street) == ("Prøve, Ola", "")


def test_an_old_parking_fine_brings_its_surcharge_once(db: Database) -> None:
    old = deepcopy(FINE) | {
        "fakturadato": "2025-08-10",
        "forfallsdato": "2025-09-01",
        "foreldelse_fra": "2025-09-01",
        "rente": "ingen",
        "rente_fra": "",
    }
    take_in(db, _batch(1, old))
    with db.read() as work:
        facts = work.scalars(select(FactRow).order_by(FactRow.id)).all()
        kept = work.scalars(select(ClaimBalance)).one()
    assert [(fact.kind, fact.amount) for fact in facts] == [
        ("principal", 90000),
        ("surcharge", 45000),
    ]
    assert facts[1].value_date == date(2025, 9, 2)
    assert (kept.principal, kept.fees, kept.bearing) == (90000, 45000, 0)


def test_new_debtors_are_dealt_to_the_teams_in_turn(db: Database) -> None:
    with db.write(SYSTEM) as work:
        work.add_all([Team(name="Nord"), Team(name="Sør")])
    take_in(db)
    with db.read() as work:
        teams = work.scalars(select(Debtor.team_id).order_by(Debtor.id)).all()
    assert len(set(teams)) == 2
    assert abs(teams.count(teams[0]) - teams.count(teams[1])) <= 1
