"""The unplaced list: age, why, and likely claims with the reason; never a protected one."""

from __future__ import annotations

from copy import deepcopy

import pytest
from sqlalchemy import select

from collector_desk.errors.service import Unknown
from collector_desk.models import Audit, Case, Debtor
from collector_desk.service import unplaced
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.owed import of_claims
from collector_desk.service.payment_signs import neighbours
from collector_desk.wire.payments import Suggestion
from tests.exchange.claim_files import FINE, document
from tests.kit import add_user
from tests.service.desks import (
    Paid,
    claims_of,
    invoice,
    parents,
    practise,
    read_in,
    take_in,
)


@pytest.fixture(autouse=True)
def _desk(db: Database) -> None:
    practise(db)
    fine = deepcopy(FINE)
    take_in(db, document(invoice("10012"), parents("10037", kid="700181225"), fine))


def _suggested(db: Database, paid: Paid, who: Who = SYSTEM) -> tuple[Suggestion, ...]:
    read_in(db, paid)
    with db.read(who) as work:
        return unplaced.show(work, 1).payment.suggestions


def _kid(db: Database, place: int = 0) -> str:
    return claims_of(db)[place].kid


def test_the_list_has_age_why_and_sums_with_the_oldest_first(db: Database) -> None:
    read_in(db, Paid(amount=300), Paid(amount=200, kid="123"))
    with db.read(SYSTEM) as work:
        found = unplaced.listed(work)
    assert (found.total, found.oldest_days) == (500, 3)
    first = found.rows[0]
    assert (first.amount, first.unplaced, first.age_days, first.why) == (300, 300, 3, "KID mangler")
    assert first.debit_account == "99991004277"
    assert first.raw.startswith("NY09")


def test_an_empty_list_has_no_age(db: Database) -> None:
    with db.read(SYSTEM) as work:
        found = unplaced.listed(work)
    assert (found.rows, found.total, found.oldest_days) == ((), 0, 0)


def test_what_is_placed_by_its_kid_is_not_in_the_list(db: Database) -> None:
    read_in(db, Paid(amount=300, kid=_kid(db)))
    with db.read(SYSTEM) as work:
        assert unplaced.listed(work).rows == ()
        assert len(unplaced.show(work, 1).placements) == 1


def test_an_unknown_payment_is_unknown(db: Database) -> None:
    with pytest.raises(Unknown), db.read(SYSTEM) as work:
        unplaced.show(work, 1)


@pytest.mark.parametrize("slip", ["wrong", "missing", "more", "swapped"])
def test_a_kid_one_slip_away_is_a_strong_sign(db: Database, slip: str) -> None:
    kid = _kid(db)
    near = {
        "wrong": kid[:9] + str((int(kid[9]) + 1) % 10) + kid[10:],
        "missing": kid[:12] + kid[13:],
        "more": kid[:8] + "7" + kid[8:],
        "swapped": kid[:14] + kid[15] + kid[14],
    }[slip]
    assert kid in neighbours(near)
    found = _suggested(db, Paid(amount=300, kid=near))
    assert [(one.claim_id, one.strong) for one in found] == [(1, True)]
    assert found[0].reason == "KID er ett siffer fra kravets KID"


def test_the_creditors_own_kid_is_a_strong_sign(db: Database) -> None:
    found = _suggested(db, Paid(amount=300, kid="700181225"))
    assert [(one.claim_id, one.strong) for one in found] == [(2, True)]
    assert found[0].reason == "KID er virksomhetens egen for dette kravet"
    assert found[0].debtor_name == "Østby, Åse og Grønland, Bjørn Ærlig"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Krav K-2026-000001", "Kravnummeret står i teksten"),
        ("k2026000001 takk", "Kravnummeret står i teksten"),
        ("faktura 10012", "Fakturanummeret står i teksten"),
    ],
)
def test_a_number_in_the_text_is_a_sign(db: Database, text: str, reason: str) -> None:
    found = _suggested(db, Paid(amount=300, text=text))
    assert [(one.claim_id, one.strong, one.reason) for one in found] == [(1, True, reason)]


def test_our_kid_in_the_text_and_a_case_number_are_signs(db: Database) -> None:
    read_in(db, Paid(amount=300, text=f"KID {_kid(db)}"))
    with db.read(SYSTEM) as work:
        number = work.scalar(select(Case.number).where(Case.debtor_id == 1))
        first = unplaced.show(work, 1).payment.suggestions
    assert first[0].reason == "Kravets KID står i teksten"
    read_in(db, Paid(amount=301, text=f"Sak {number}"), number=2)
    with db.read(SYSTEM) as work:
        second = unplaced.show(work, 2).payment.suggestions
    assert [(one.claim_id, one.reason) for one in second] == [(1, "Saksnummeret står i teksten")]


def test_the_exact_balance_of_one_claim_is_a_weak_sign(db: Database) -> None:
    with db.read(SYSTEM) as work:
        owed = of_claims(work, [3])[3].owed
    found = _suggested(db, Paid(amount=owed))
    assert [(one.claim_id, one.strong, one.reason, one.owed) for one in found] == [
        (3, False, "Beløpet er lik saldoen i dag", owed)
    ]


def test_the_balance_of_two_claims_points_at_neither(db: Database) -> None:
    take_in(db, document(invoice("777"), invoice("778")) | {"buntnummer": 18})
    with db.read(SYSTEM) as work:
        owed = of_claims(work, [4])[4].owed
    assert _suggested(db, Paid(amount=owed)) == ()


def test_the_account_that_paid_before_is_weak_and_strong_with_the_sum(db: Database) -> None:
    read_in(db, Paid(amount=500, kid=_kid(db), account="12345678903"), number=2)
    with db.read(SYSTEM) as work:
        owed = of_claims(work, [1])[1].owed
    read_in(
        db,
        Paid(amount=300, account="12345678903"),
        Paid(amount=owed, account="12345678903"),
        Paid(amount=301, account="00000000000"),
        number=3,
    )
    with db.read(SYSTEM) as work:
        weak, strong, none = (unplaced.show(work, n).payment.suggestions for n in (2, 3, 4))
    assert [(one.claim_id, one.strong) for one in weak] == [(1, False)]
    assert weak[0].reason == "Kontoen har betalt for skyldneren før"
    assert [(one.claim_id, one.strong) for one in strong] == [(1, True)]
    assert strong[0].reason.endswith("og beløpet er lik saldoen i dag")
    assert none == ()


def test_a_name_in_the_text_is_a_weak_sign(db: Database) -> None:
    found = _suggested(db, Paid(amount=300, text="Fra Åse Østby oktober"))
    assert [(one.claim_id, one.strong, one.reason) for one in found] == [
        (2, False, "Navnet står i teksten")
    ]


@pytest.mark.parametrize("text", ["Fra Sven Prøvesson", "PG-40077 40077"])
def test_a_protected_debtor_is_suggested_to_the_cleared_only(db: Database, text: str) -> None:
    with db.write(SYSTEM) as work:
        for debtor in work.scalars(select(Debtor).where(Debtor.name == "Prøvesson, Sven")):
            debtor.protection = "confidential"
    with db.read(SYSTEM) as work:
        owed = of_claims(work, [3])[3].owed
    assert _suggested(db, Paid(amount=owed, text=text), add_user(db)) == ()
    with db.read(add_user(db, "per", clearance=True)) as work:
        assert [one.claim_id for one in unplaced.show(work, 1).payment.suggestions] == [3]
        assert [one.claim_id for one in unplaced.listed(work).rows[0].suggestions] == [3]


def test_seeing_a_payment_is_noted_with_everybody_it_names(db: Database) -> None:
    """Two joint debtors of one claim are suggested, the one protected for the uncleared not."""
    with db.write(SYSTEM) as work:
        for debtor in work.scalars(select(Debtor).where(Debtor.name == "Østby, Åse")):
            debtor.protection, hidden = "confidential", debtor.id
    other = Paid(amount=200, kid=_kid(db, 2), account="12345678903")
    read_in(db, Paid(amount=300, text="K-2026-000002"), other)
    who, cleared = add_user(db), add_user(db, "per", clearance=True)
    for payment_id, reader in ((1, who), (2, who), (1, cleared)):
        with db.write(reader) as work:
            sheet = unplaced.look(work, payment_id)
            seen = repr(sheet.payment.suggestions)
            assert ("Østby" in seen) is (reader is cleared)
    with db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.deed == "payments.show")).all()
        names = {f"debtor:{one.id}": one.name for one in work.scalars(select(Debtor))}
    of_hidden = [row.account_id for row in rows if row.stream == f"debtor:{hidden}"]
    assert of_hidden == [cleared.account_id]
    assert sorted((names[row.stream], (row.details or {})["payment"]) for row in rows) == [
        ("Grønland, Bjørn Ærlig", 1),
        ("Grønland, Bjørn Ærlig", 1),
        ("Prøvesson, Sven", 2),
        ("Østby, Åse", 1),
    ]


def test_seeing_the_list_is_noted_once_with_everybody_it_names(db: Database) -> None:
    """The one protected is named, and noted, for the cleared reader only."""
    with db.write(SYSTEM) as work:
        for debtor in work.scalars(select(Debtor).where(Debtor.name == "Østby, Åse")):
            debtor.protection, hidden = "confidential", debtor.id
    read_in(
        db,
        Paid(amount=300, text="K-2026-000002"),
        Paid(amount=200, text="K-2026-000002"),
        Paid(amount=100),
    )
    who, cleared = add_user(db), add_user(db, "per", clearance=True)
    for reader in (who, cleared):
        with db.write(reader) as work:
            seen = unplaced.look_through(work)
            assert seen == unplaced.listed(work)
            assert ("Østby" in repr(seen)) is (reader is cleared)
    with db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.deed == "payments.unplaced")).all()
    assert all(row.details == {"payments": [1, 2]} for row in rows)
    by_reader = {
        reader.account_id: sorted(row.stream for row in rows if row.account_id == reader.account_id)
        for reader in (who, cleared)
    }
    (other,) = by_reader[who.account_id]
    assert other != f"debtor:{hidden}"
    assert by_reader[cleared.account_id] == sorted([other, f"debtor:{hidden}"])


def test_a_paid_claim_is_named_only_where_the_payment_names_it(db: Database) -> None:
    with db.read(SYSTEM) as work:
        owed = of_claims(work, [3])[3].owed
    read_in(db, Paid(amount=owed, kid=_kid(db, 2), order="231126"), number=2)
    read_in(
        db,
        Paid(amount=100, text="Sven Prøvesson"),
        Paid(amount=100, text="faktura 40077"),
        number=3,
    )
    with db.read(SYSTEM) as work:
        assert unplaced.show(work, 2).payment.suggestions == ()
        assert [one.claim_id for one in unplaced.show(work, 3).payment.suggestions] == [3]


@pytest.mark.parametrize("text", ["12", "", "1" * 14, "1" * 18, "12345678901234a6", "²" * 16])
def test_what_is_no_kid_of_ours_has_no_neighbours(text: str) -> None:
    assert neighbours(text) == frozenset()
