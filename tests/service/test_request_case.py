"""A request while it is typed: made of the folder and the ledger, checked by the published rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import delete, update

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import Claim, Debtor, Identity, LetterRow, Notice
from collector_desk.service import requests_out
from collector_desk.service.database import SYSTEM, Database
from tests.service.enforcing import TODAY
from tests.service.requesting import DEMANDED, Requesting


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


@pytest.mark.parametrize("regime", Regime)
def test_a_request_without_a_breach_is_proposed(case: Requesting, regime: Regime) -> None:
    case.answered(regime)
    sheet = case.save(case.request())
    assert (sheet.reckoned.findings, sheet.reckoned.why_not) == ((), "")
    assert case.propose(sheet).stage is MeasureStage.WAITING


def _set(table: type, **values: object) -> Callable[[Requesting], None]:
    def do(case: Requesting) -> None:
        with case.db.write(SYSTEM) as work:
            work.execute(update(table).values(**values))

    return do


BREACHES: dict[str, tuple[str, str, Callable[[Requesting], object]]] = {
    "kid": ("UGYLDIG_KID", "betalingsinformasjon.kidnummer", _set(Claim, kid=Claim.id)),
    "name": (
        "MANGLER_OPPLYSNINGER_OM_SAKSOEKT", "saksoekt[0].saksoekt", lambda case: case.nameless(),
    ),
    "address": (
        "SAKSØKTES_INNENLANDS_ADRESSE_UGYLDIG", "saksoekt[0].saksoekt.adresse[0].adresseInnland",
        _set(Debtor, postcode=""),
    ),
    "number": ("O13", "saksoekt[0].saksoekt.person", _set(Identity, ciphertext=b"")),
    "bytes": (
        "O18", "begjaeringensTvangsgrunnlag[0]", _set(LetterRow, sha256="0" * 64),
    ),
    "notice": (
        "PARAGRAF_4_18_VARSEL_PAAKREVET", "begjaeringensTvangsgrunnlag[1].varsel",
        _set(Notice, returned_on=TODAY),
    ),
}  # fmt: skip


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_told_at_its_field_and_closes_the_gate(case: Requesting, breach: str) -> None:
    code, path, do = BREACHES[breach]
    case.answered()
    do(case)
    sheet = case.save(case.request())
    found = {one.code: one for one in sheet.reckoned.findings}
    assert code in found
    assert found[code].path.startswith(path)
    with pytest.raises(MeasureGateClosed):
        case.propose(sheet)


def test_a_claim_warned_anew_has_that_warning_beside_the_one_of_its_demand(
    case: Requesting,
) -> None:
    again = date(2026, 10, 20)
    letter = case.demanded(case.claims[1:], again, date(2026, 11, 3))
    with case.db.write(SYSTEM) as work:  # a warning alone
        demands = delete(Notice).where(Notice.letter_id == letter)
        work.execute(demands.where(Notice.kind == "payment_demand"))
    case.answered()
    measure = case.decided(case.request()).measure_id
    with case.db.write(case.kari) as work:
        requests_out.make(work, measure, version=case.row(measure).version)
        made = requests_out.newest_of(work, measure)
        assert made is not None
        (basis,) = read_request(made.source).bases
    assert [one.day for one in basis.notices] == [DEMANDED, again]


def test_the_statement_is_asked_for_at_its_field(case: Requesting) -> None:
    case.answered()
    sheet = case.save(case.request(statement_of_claim=""))
    assert [(one.code, one.path.rsplit(".", 1)[-1]) for one in sheet.reckoned.findings] == [
        ("PAASTAND_PAAKREVET", "paastand")
    ]
    assert sheet.reckoned.why_not.startswith("PAASTAND_PAAKREVET: En kombinert begjæring")


@pytest.mark.parametrize("regime", Regime)
def test_rent_is_not_asked_before_the_conciliation_board(case: Requesting, regime: Regime) -> None:
    """A dispute on it is the Rent Disputes Tribunal's (husleieloven § 12-5), also of one claim."""
    case.answered(regime)
    with case.db.write(SYSTEM) as work:
        work.get_one(Claim, case.claims[1]).kind = "rent"
    sheet = case.save(case.request())
    assert [(one.code, one.path.rsplit(".", 1)[-1]) for one in sheet.reckoned.findings] == [
        ("O19", "kanBehandlesIForliksraadet")
    ]
    assert case.save(case.request(conciliation=False)).reckoned.findings == ()


def test_what_is_uncertain_of_the_published_names_is_said_under_the_new_rules_only(
    case: Requesting,
) -> None:
    assert not any("Feltnavn" in one for one in case.save(case.request()).reckoned.unconfirmed)
    case.answered()
    told = [one for one in case.save(case.request()).reckoned.unconfirmed if "Feltnavn" in one]
    assert "kreverRettsgebyrErstattet" in told[0]
