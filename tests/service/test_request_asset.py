"""What a request names is valued first, and a home is set beside what is owed (K17, K18)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from collector_desk.domain.enforcement.asset import AssetKind
from collector_desk.models import Measure
from collector_desk.service import approval_sheet, measures
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.liens import Asset
from collector_desk.wire.measures import MeasureCondition, MeasureTerms, Reckoned
from tests.service.enforcing import TODAY
from tests.service.requesting import Requesting

YEAR = timedelta(days=365)
WHY = "Skyldneren har ingen inntekt og ikke annet å ta pant i."
HOME = Asset(
    kind=AssetKind.HOME, what="Gnr. 12, bnr. 34, snr. 5 i Oslo", value=390_000_000,
    encumbrances=196_000_000, valued_on=TODAY, document="Takst 3", proportion=WHY,
)  # fmt: skip


@pytest.fixture
def case(db: Database) -> Requesting:
    made = Requesting(db)
    made.answered()
    return made


def reckoned(case: Requesting, asset: Asset) -> Reckoned:
    with case.db.read(case.kari) as work:
        return measures.preview(work, case.debtor, case.request(asset=asset))


def named(found: Reckoned, code: str) -> MeasureCondition | None:
    return next((one for one in found.conditions if one.code == code), None)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def home(**more: Any) -> Asset:
    return HOME.model_copy(update=more)


def test_nothing_is_asked_where_the_namsmann_finds_what_there_is(case: Requesting) -> None:
    found = reckoned(case, Asset())
    assert (named(found, "asset"), named(found, "proportion"), found.foremost) == (None, None, "")


def test_a_home_is_set_beside_what_is_owed_before_all_else(case: Requesting) -> None:
    found = reckoned(case, HOME)
    assert found.conditions[0].code == "proportion"
    asked = found.conditions[0]
    owed = found.total
    assert (asked.holds, plain(asked.detail).startswith("Verdi 3 900 000,00 kr")) == (True, True)
    share = f"{owed * 100 / 194_000_000:.2f}".replace(".", ",")
    assert f"det er {share} % av den." in plain(asked.detail)
    assert plain(found.foremost) == f"{HOME.what}\n{plain(asked.detail)}\n{WHY}"


@pytest.mark.parametrize("why", ["", "Penger."])
def test_no_home_is_asked_for_without_reasons(case: Requesting, why: str) -> None:
    found = reckoned(case, home(proportion=why))
    asked = found.conditions[0]
    assert (asked.code, asked.holds, found.may_propose) == ("proportion", False, False)
    assert asked.detail.endswith("Skriv hvorfor utlegg i boligen står i forhold til kravet.")


def test_reasons_that_are_written_are_not_asked_for_while_the_worth_is_not_known(
    case: Requesting,
) -> None:
    asked = reckoned(case, home(encumbrances=None)).conditions[0]
    assert (asked.holds, asked.detail) == (False, "Fyll ut verdi og heftelser.")


def test_the_checklist_says_which_thing_and_from_what_its_worth_is_known(case: Requesting) -> None:
    asked = named(reckoned(case, HOME), "asset")
    assert asked is not None
    assert asked.detail == f"{HOME.what}. Verdsatt {TODAY:%d.%m.%Y}: Takst 3."
    car = home(kind=AssetKind.VEHICLE, what="EK 12345", proportion="")
    asked = named(reckoned(case, car), "asset")
    assert asked is not None
    assert asked.detail.startswith(f"EK 12345. Verdsatt {TODAY:%d.%m.%Y}: Takst 3. Verdi ")
    account = Asset(kind=AssetKind.ACCOUNT, what="1234 56 78903 i Prøvebanken.")
    asked = named(reckoned(case, account), "asset")
    assert asked is not None
    assert asked.detail == "1234 56 78903 i Prøvebanken."


def test_nothing_is_named_without_its_worth(case: Requesting) -> None:
    asked = named(found := reckoned(case, home(encumbrances=None)), "asset")
    assert asked is not None
    told = "Heftelsene er ikke fylt ut. Ingen: 0."
    assert (asked.holds, asked.detail, asked.who_clears) == (False, told, "saksbehandler")
    assert not found.may_propose


@pytest.mark.parametrize("kind", [AssetKind.VEHICLE, AssetKind.OTHER])
def test_what_is_no_home_needs_no_reasons_of_its_own(case: Requesting, kind: AssetKind) -> None:
    found = reckoned(case, home(kind=kind, proportion="", valued_on=TODAY - YEAR))
    asked = named(found, "asset")
    assert asked is not None
    assert (asked.holds, asked.since, found.foremost) == (True, TODAY - YEAR, "")
    assert "er fri verdi" in asked.detail
    assert named(found, "proportion") is None
    assert asked.unconfirmed in found.unconfirmed


def test_the_bank_tells_what_an_account_holds(case: Requesting) -> None:
    asset = Asset(kind=AssetKind.ACCOUNT, what="1234 56 78903 i Prøvebanken")
    asked = named(found := reckoned(case, asset), "asset")
    assert asked is not None
    assert (asked.holds, found.may_propose) == (True, True)


def test_what_gives_no_cover_is_said(case: Requesting) -> None:
    asked = reckoned(case, home(encumbrances=390_000_000)).conditions[0]
    assert asked.detail.endswith("Et pant ser ikke ut til å gi dekning.")


def test_the_approver_reads_it_first(case: Requesting) -> None:
    case.propose(case.save(case.request(asset=HOME)))
    with case.db.write(case.per) as work:
        shown = approval_sheet.show(work, case.proposal().id)
    which, worth, _ = plain(shown.foremost).split("\n")
    assert which == HOME.what
    assert worth.startswith("Verdi 3 900 000,00 kr, heftelser 1 960 000,00 kr")
    assert shown.foremost.endswith(WHY)


def test_what_was_written_before_a_thing_had_a_kind_asks_for_it(case: Requesting) -> None:
    sheet = case.save(case.request(asset=home(kind=AssetKind.OTHER)))
    with case.db.write(SYSTEM) as work:
        row = work.get_one(Measure, sheet.measure_id)
        kept = {name: value for name, value in row.terms.items() if name != "asset"}
        row.terms = {**kept, "object": "Bil EK 12345"}
    assert (
        MeasureTerms.model_validate(case.row(sheet.measure_id).terms).asset.what == "Bil EK 12345"
    )
    asked = named(case.sheet(sheet.measure_id).reckoned, "asset")
    assert asked is not None
    assert (asked.holds, asked.detail) == (False, "Velg hva slags formuesgode det er.")
