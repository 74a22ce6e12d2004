"""What letters must say, and values that do not add up or give too little time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from collector_desk.domain.claim import KINDS, ClaimKind, Regime
from collector_desk.domain.interest import lines
from collector_desk.domain.letter import (
    NOTICE_OF,
    Language,
    LetterKind,
    every_element,
    required,
)
from collector_desk.domain.letter_content import CONTENTS, PlanDefaultNotice
from collector_desk.domain.letter_parts import InterestRow
from collector_desk.domain.objection import Outcome
from collector_desk.domain.rates import Rates
from collector_desk.errors.letters import (
    LetterDeadlineShort,
    LetterProvisional,
    LetterSumsDisagree,
)
from tests.exchange import letter_samples as samples


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("regime", Regime)
def test_every_letter_must_say_whom_to_ask_and_no_thing_twice(
    kind: LetterKind, regime: Regime
) -> None:
    keys = [element.key for element in required(kind, regime)]
    assert "contact" in keys
    assert len(keys) == len(set(keys))


def test_every_element_names_its_rule_and_what_it_is() -> None:
    for element in every_element():
        assert element.what
        assert "§" in element.rule or element.rule == "husregel"


@pytest.mark.parametrize("regime", Regime)
def test_a_payment_demand_has_the_content_of_section_10_and_the_notice(regime: Regime) -> None:
    keys = {element.key for element in required(LetterKind.PAYMENT_DEMAND, regime)}
    section_10 = {f"inkassoloven-10-{each}" for each in _SECTION_10}
    assert section_10 | {"tvangsfullbyrdelsesloven-4-18", "how-to-object"} <= keys
    assert ("tvangsfullbyrdelsesloven-7-20" in keys) == (regime is Regime.NEW)


@pytest.mark.parametrize("regime", Regime)
def test_a_notice_of_own_utlegg_has_the_content_of_section_7_6(regime: Regime) -> None:
    keys = {element.key for element in required(LetterKind.OWN_NOTICE, regime)}
    section_7_6 = {f"7-6-{each}" for each in ("deadline", "avoid", "costs", "exemptions")}
    assert section_7_6 | {"vegtrafikkloven-31-a", "basis", "how-to-object"} <= keys
    # ruling 5: § 4-18 under the old rules, never under the new ones
    assert ("tvangsfullbyrdelsesloven-4-18" in keys) == (regime is Regime.OLD)
    assert ("tvangsfullbyrdelsesloven-7-20" in keys) == (regime is Regime.NEW)


@pytest.mark.parametrize("regime", Regime)
def test_a_notice_before_the_namsmann_is_that_of_section_4_18(regime: Regime) -> None:
    keys = {element.key for element in required(LetterKind.ENFORCEMENT_NOTICE, regime)}
    assert {"tvangsfullbyrdelsesloven-4-18", "basis", "amounts", "how-to-object"} <= keys


def test_every_claim_has_one_letter_that_gives_notice_of_its_enforcement() -> None:
    assert {kind: NOTICE_OF[facts.enforcement] for kind, facts in KINDS.items()} == {
        **dict.fromkeys(ClaimKind, LetterKind.PAYMENT_DEMAND),
        ClaimKind.COERCIVE_FINE: LetterKind.ENFORCEMENT_NOTICE,
        ClaimKind.PARKING_FINE: LetterKind.OWN_NOTICE,
        ClaimKind.STUDDED_TYRE_FEE: LetterKind.OWN_NOTICE,
    }


def test_a_notice_of_own_utlegg_gives_three_weeks_and_not_twenty_days() -> None:
    early = samples.payment(*samples.CLAIMS, deadline=samples.DAY + timedelta(days=20))
    with pytest.raises(LetterDeadlineShort, match="7-6"):
        replace(samples.own_notice(), payment=early)


_SECTION_10 = ("creditor", "claim", "principal", "interest", "consequence", "deadline")


@pytest.mark.parametrize("kind", [LetterKind.DEFERRAL, LetterKind.PLAN, LetterKind.PLAN_OFFER])
def test_what_is_agreed_is_confirmed_with_new_days_and_amounts(kind: LetterKind) -> None:
    rules = {each.key: each.rule for each in required(kind, Regime.OLD)}
    assert "§ 16" in rules["due-dates"]


def test_every_kind_has_its_contract() -> None:
    assert set(CONTENTS) == set(LetterKind)


def test_outcomes_are_named_as_the_house_names_them() -> None:
    assert [each.label for each in Outcome] == [
        "Medhold",
        "Delvis medhold",
        "Ikke medhold",
        "Åpenbart grunnløs",
        "Trukket",
        "Avvist",
    ]


def test_a_claim_whose_lines_do_not_come_to_its_total_is_no_letter() -> None:
    claim = samples.claim()
    with pytest.raises(LetterSumsDisagree) as refused:
        replace(claim, total=claim.total + 1)
    assert refused.value.params == {
        "what": "krav 2026-10001",
        "lines": claim.total,
        "total": claim.total + 1,
    }


def _notice() -> PlanDefaultNotice:
    made = samples.SAMPLES[LetterKind.PLAN_DEFAULT_NOTICE](Language.BOKMAL, Regime.OLD)
    assert isinstance(made, PlanDefaultNotice)
    return made


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda: replace(samples.payment(*samples.CLAIMS), amount=1),
        lambda: replace(samples.demand(), claims=samples.CLAIMS[:1]),
        lambda: replace(samples.statement(), total=samples.TOTAL - 1),
        lambda: replace(samples.plan(), total=1),
        lambda: replace(samples.plan(), rows=samples.rows(5)),
        lambda: replace(samples.rows()[0], principal=0),
        lambda: replace(samples.deferral(), payment=samples.one_payment(1)),
        lambda: replace(_notice(), missed=_notice().missed[:1]),
    ],
)
def test_amounts_that_disagree_are_no_letter(spoilt: Callable[[], object]) -> None:
    with pytest.raises(LetterSumsDisagree):
        spoilt()


@pytest.mark.parametrize(
    "give",
    [
        lambda day: replace(
            samples.demand(), payment=samples.payment(*samples.CLAIMS, deadline=day)
        ),
        lambda day: replace(_notice(), payment=replace(_notice().payment, deadline=day)),
        lambda day: replace(samples.decision(), payment=samples.one_payment(617_251, day)),
    ],
)
def test_fourteen_days_are_given_and_not_thirteen(give: Callable[[date], object]) -> None:
    fourteenth = samples.DAY + timedelta(days=14)
    give(fourteenth)
    with pytest.raises(LetterDeadlineShort) as refused:
        give(fourteenth - timedelta(days=1))
    assert refused.value.params["earliest"] == fourteenth.isoformat()


@pytest.mark.parametrize(
    "kind", [LetterKind.COLLECTION_NOTICE, LetterKind.PAYMENT_DEMAND, LetterKind.PLAN_ENDED]
)
def test_what_rests_on_a_rate_to_come_is_not_demanded(kind: LetterKind) -> None:
    letter = samples.SAMPLES[kind](Language.BOKMAL, Regime.OLD)
    (claim, *others) = letter.claims  # type: ignore[attr-defined]
    (first, last) = claim.interest
    early = replace(claim, interest=(first, replace(last, provisional=True)))
    with pytest.raises(LetterProvisional, match=r"2026-10001"):
        replace(letter, claims=(early, *others))  # type: ignore[call-arg]
    replace(samples.statement(), claims=(early, samples.CLAIMS[1]))


def test_a_line_of_interest_is_printed_with_its_last_day() -> None:
    begin, end = date(2026, 10, 1), date(2026, 12, 2)
    table = Rates.shipped()["late_interest"]
    (line,) = lines([(begin, 1_000_000)], start=begin, until=end, table=table)
    row = InterestRow.of(line)
    assert (row.from_day, row.last_day) == (begin, date(2026, 12, 1))
    assert (row.days, row.base, row.amount) == (62, 1_000_000, line.amount)
    assert isinstance(row.rate, Decimal)
