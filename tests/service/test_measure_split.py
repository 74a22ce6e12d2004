"""A mixed selection splits itself: what fits is ticked, and the rest says why it is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.service import measure_sheet
from collector_desk.wire.measures import MeasureStart
from tests.kit import open_db
from tests.service.mixed import DISPUTED, ON_JUDGMENT, ON_MESSAGE, OWN_ONLY, Mixed


@pytest.fixture
def case(database_url: str) -> Iterator[Mixed]:
    opened = open_db(database_url)
    yield Mixed(opened)
    opened.close()


def begun(case: Mixed, kind: MeasureKind) -> MeasureStart:
    with case.db.read(case.kari) as work:
        return measure_sheet.start(work, case.debtor, kind)


def words(start: MeasureStart) -> dict[int, str]:
    return {one.claim_id: one.why_not or one.blocked for one in start.claims}


@pytest.mark.parametrize("kind", [MeasureKind.WITHHOLDING, MeasureKind.ACCOUNT_LIEN])
def test_an_own_decision_takes_the_fine_alone(case: Mixed, kind: MeasureKind) -> None:
    start = begun(case, kind)
    assert start.terms.claim_ids == (case.fine,)
    assert words(start) == {
        case.fine: "",
        case.disputed: DISPUTED,
        case.fee: ON_MESSAGE,
        case.judged: ON_JUDGMENT,
        case.disputed_fee: ON_MESSAGE,  # and waits there
    }


def test_a_request_takes_the_fee_and_the_judgment(case: Mixed) -> None:
    start = begun(case, MeasureKind.REQUEST)
    assert start.terms.claim_ids == (case.fee, case.judged)
    assert words(start) == {
        case.fine: OWN_ONLY,
        case.disputed: OWN_ONLY,
        case.fee: "",
        case.judged: "",
        case.disputed_fee: DISPUTED,
    }


def test_the_split_may_be_proposed_as_it_is_and_the_disputed_fine_would_close_the_gate(
    case: Mixed,
) -> None:
    kept = case.save(case.terms(claim_ids=begun(case, MeasureKind.WITHHOLDING).terms.claim_ids))
    assert kept.reckoned.may_propose, kept.reckoned.why_not
    both = case.save(case.terms(claim_ids=(case.fine, case.disputed)))
    assert not both.reckoned.may_propose
    (stop,) = [one for one in both.reckoned.conditions if one.code == "stops"]
    assert (stop.label, stop.holds) == ("En innsigelse er ikke avgjort", False)
