"""What asks the namsmann for more than two persons approved, and who may ask it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.own_fee import FeeStep
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.errors.approvals import (
    AboveLevel,
    StandInForProposer,
    SuperiorDisqualified,
)
from collector_desk.errors.enforcement import GrownNeedsPassword, MeasureGrown
from collector_desk.exchange.enforcement.json_in import read_decision
from collector_desk.models import Audit, Claim, Disqualification, FactRow, Person, Task
from collector_desk.service import booking, measure_claims, placed
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.measures import MeasureSheet
from tests.kit import add_user
from tests.service.agreeing import make, make_as
from tests.service.books import Taken
from tests.service.casework import opens
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import text_of
from tests.service.test_measure_letters import new_rules
from tests.service.test_trekk_change import dropped, goes_on, had, held, make_deed, newest
from tests.service.test_trekk_message import told, versions

NUMBER, OTHER = "K-2026-000001", "K-2026-000002"
PAID_ON, LATER = date(2026, 9, 1), date(2026, 11, 30)
GROWN = r"9\xa0200,00 kr i hovedstol på K-2026-000001, og nå er det 9\xa0700,00 kr"


class Grown:
    """A trekk that the namsmann has for 500 kroner less than the fine: Kari proposed, Per approved."""

    def __init__(self, case: Enforcement, writer: Who | None = None) -> None:
        self.case = case
        new_rules(case)
        self.paid = case.books.pays(case.claims[0], 50_000, PAID_ON)
        made = case.propose(case.save(who=writer))
        case.approve()
        self.waits = case.sheet(made.measure_id)

    def told(self) -> MeasureSheet:
        return told(self.case, self.waits)

    def back(self, taken: Taken | None = None) -> None:
        """The payment was never of this claim."""
        self.case.books.takes_back(self.case.claims[0], taken or self.paid)

    def make(self, who: Who | None = None) -> None:
        """Make it, the password given again a moment ago and what has grown agreed to."""
        make(self.case, self.waits.measure_id, who or self.case.kari)

    def make_as(self, who: Who) -> None:
        """Make it, with no password given and nothing agreed to."""
        make_as(self.case, self.waits.measure_id, who)

    def leader(self, name: str = "Liv Leder", username: str = "liv") -> Who:
        who = add_user(self.case.db, username, role="supervisor", name=name)
        opens(self.case.db, who, self.case.debtor)
        return who

    def fee(self) -> FactRow:
        with self.case.db.read() as work:
            query = select(FactRow).where(FactRow.rule == FeeStep.DECISION.rule)
            return work.scalars(query).one()

    def tasks(self, begins: str, state: str = "open") -> Sequence[str]:
        with self.case.db.read() as work:
            query = select(Task.text).where(Task.text.startswith(begins), Task.state == state)
            return work.scalars(query).all()


@pytest.fixture
def grown(db: Database) -> Grown:
    return Grown(Enforcement(db))


def test_a_payment_that_went_back_takes_another_leader(grown: Grown) -> None:
    grown.told()
    grown.back()
    with pytest.raises(MeasureGrown, match=GROWN):
        grown.make()
    grown.make(grown.case.per)
    text = text_of(newest(grown.case).content)
    assert "K-2026-000001-H Parkeringsgebyr, Barnehage 9 200,00 9 700,00" in text


def test_the_other_leader_gives_the_password_again(grown: Grown) -> None:
    grown.back()
    with pytest.raises(GrownNeedsPassword) as asked:
        grown.make_as(grown.case.per)
    assert asked.value.text().replace("\xa0", " ") == (
        "T-2026-000001 har økt siden det ble godkjent. Hovedstol på K-2026-000001 er nå 9 700,00 kr,"
        " og av det som er godkjent, er det igjen 9 200,00 kr. Renter på K-2026-000001 er nå 500,74 kr,"
        " og av det som er godkjent, er det igjen 486,82 kr. Lager du filen, godkjenner du at det er"
        " med."
    )
    assert len(versions(grown.case)) == 1
    grown.make(grown.case.per)
    grown.told()
    grown.case.books.pays(grown.case.claims[0], 10_000, TODAY)
    grown.make_as(grown.case.kari)  # less than he was told takes nobody's password


def test_it_is_so_before_the_namsmann_had_it_too(grown: Grown) -> None:
    grown.back()
    with pytest.raises(MeasureGrown, match=GROWN):
        grown.make()
    grown.make(grown.case.per)
    assert [one.form for one in versions(grown.case)] == ["json", "json"]


def test_what_came_after_it_was_approved_may_go_back(grown: Grown) -> None:
    grown.told()
    more = grown.case.books.pays(grown.case.claims[0], 70_000, TODAY)
    grown.make()
    grown.back(more)
    grown.make()
    assert newest(grown.case).number == 3


def test_the_window_tells_who_may_make_it(grown: Grown) -> None:
    sheet = grown.told()
    grown.back()
    deed = make_deed(grown.case, sheet)
    assert not deed.lawful
    assert "Det trengs to personer: en leder lager filen" in deed.reason
    case = grown.case
    case.kari, case.per = case.per, case.kari
    assert make_deed(case, sheet).lawful


def test_a_change_leaves_a_task_that_says_who_makes_the_paper(grown: Grown) -> None:
    sheet = grown.told()
    grown.back()
    rest = held(grown.case, sheet)
    begins = f"Meldingen om det som har økt er ikke laget, {sheet.number}: "
    (asked,) = grown.tasks(begins)
    assert asked.replace("\xa0", " ") == (
        f"{begins}{sheet.number}: av det som er godkjent, er det igjen 9 200,00 kr i hovedstol på"
        " K-2026-000001, og nå er det 9 700,00 kr. Det trengs to personer: en leder lager filen, og"
        " ikke en som skrev eller foreslo tiltaket eller førte inn økningen."
    )
    assert len(asked) < 300
    goes_on(grown.case, rest)
    grown.make(grown.case.per)
    assert grown.tasks(begins) == []
    with grown.case.db.read() as work:
        noted = work.scalars(select(Audit).where(Audit.deed == "requests.make")).all()
        closed = work.scalars(select(Task.id).where(Task.text == asked)).all()
    assert (noted[-1].details or {})["tasks"] == closed


def left(grown: Grown) -> dict[str, int]:
    """What the newest version says is left of each line, øre; without the interest."""
    lines = read_decision(newest(grown.case).source).lines
    found = {one.reference: one.remaining for one in lines if one.kind is not LineKind.INTEREST}
    return {reference: one.ore for reference, one in found.items() if one is not None}


def plain(grown: Grown) -> str:
    return text_of(newest(grown.case).content).replace("\xa0", " ")


@pytest.mark.parametrize("leads", [False, True])
def test_a_rest_waits_for_no_leader_and_asks_for_nothing_more(grown: Grown, *, leads: bool) -> None:
    """Also not where a leader, who gave the password for something else, enters the rest."""
    sheet = grown.told()
    grown.back()
    case, at = grown.case, grown.case.db.clock.wall()
    kari = case.kari
    case.kari = replace(case.per if leads else kari, confirmed_at=at)
    rest = held(case, sheet)
    case.kari = kari
    text = plain(grown)
    assert "hvile" in text
    assert "9 200,00 9 200,00" in text
    assert "Noe som er kommet til på kravene, er ikke med i beløpene." in text
    assert len(versions(case)) == 2
    grown.make(case.per)
    assert "9 200,00 9 200,00" in plain(grown)  # nobody asks for more while it rests
    goes_on(case, rest)
    grown.make(case.per)
    assert "9 200,00 9 700,00" in plain(grown)
    assert "er ikke med i beløpene" not in plain(grown)


def test_what_was_paid_of_what_has_grown_elsewhere_is_told_by_anybody(grown: Grown) -> None:
    """Costs came to the claim whose principal is paid: it is told without the costs."""
    grown.told()
    claim = grown.case.claims[0]
    before = left(grown)[f"{NUMBER}-H"]
    grown.case.books.pays(claim, 500_000, TODAY)
    grown.case.books.happens(claim, FactKind.COSTS, 120_000, TODAY)
    grown.make()
    now = left(grown)
    assert now[f"{NUMBER}-H"] < before - 400_000
    assert 120_000 not in now.values()
    assert len(grown.tasks("Meldingen om det som har økt er ikke laget")) == 1
    with pytest.raises(
        MeasureGrown
    ):  # he had that, and there is nothing more that anybody may tell
        _had_and_make(grown)


def _had(grown: Grown) -> None:
    had(grown.case, grown.case.sheet(grown.waits.measure_id), TODAY)


def _had_and_make(grown: Grown) -> None:
    _had(grown)
    grown.make()


def test_what_a_leader_agreed_to_and_nobody_sent_is_let_go_by_the_next(grown: Grown) -> None:
    """What nobody sent is not what two persons approved: it is left out again."""
    grown.told()
    grown.back()
    grown.make(grown.case.per)
    grown.case.books.pays(grown.case.claims[0], 40_000, TODAY)
    grown.make()
    assert left(grown)[f"{NUMBER}-H"] == 880_000
    assert "er ikke med i beløpene" in plain(grown)


def test_another_claim_that_is_paid_is_told_by_anybody(grown: Grown) -> None:
    grown.told()
    grown.back()
    grown.case.books.pays(grown.case.claims[1], 800_000, TODAY)
    grown.make()
    assert left(grown)[f"{NUMBER}-H"] == 920_000
    assert left(grown)[f"{OTHER}-H"] < 970_000


def test_a_claim_that_falls_out_is_told_though_another_has_grown(grown: Grown) -> None:
    grown.told()
    grown.back()
    with grown.case.db.write(grown.case.kari) as work:
        claim = work.get_one(Claim, grown.case.claims[1])
        measure_claims.let_go(work, grown.case.debtor, claim, "betalt av en annen")
    made = newest(grown.case)
    lines = {one.reference: one for one in read_decision(made.source).lines}
    assert {one.rpartition("-")[0] for one in lines} == {"K-2026-000001"}
    left = lines["K-2026-000001-H"].remaining
    assert left is not None
    assert left.ore == 920_000
    assert len(grown.tasks("Meldingen om det som har økt er ikke laget")) == 1


def test_a_claim_that_fell_out_is_not_counted(grown: Grown) -> None:
    sheet = grown.told()
    grown.back()
    dropped(grown.case, sheet)
    assert "K-2026-000001" in text_of(newest(grown.case).content)


def makes_without(grown: Grown, what: str) -> None:
    """Kari tells what else has changed; what has grown is asked of a leader."""
    grown.make()
    (asked,) = grown.tasks("Meldingen om det som har økt er ikke laget")
    assert what in asked.replace("\xa0", " ")
    assert "er ikke med i beløpene" in plain(grown)


def test_the_fee_of_the_decision_is_in_what_was_approved(grown: Grown) -> None:
    grown.told()
    claim, fee = grown.case.claims[0], grown.fee()
    assert fee.claim_id == claim
    grown.case.books.pays(grown.case.claims[1], 100_000, TODAY)
    grown.make()
    grown.case.books.happens(claim, FactKind.FEE, 1, TODAY)
    makes_without(grown, "kr i kostnader")


def waived(grown: Grown, fee: FactRow) -> None:
    grown.case.books.happens(fee.claim_id, FactKind.WAIVER, fee.amount, TODAY, bucket=Bucket.FEES)


def fell(grown: Grown, fee: FactRow) -> None:
    with grown.case.db.write(SYSTEM) as work:
        row = work.get_one(FactRow, fee.id)
        placed.reverse(work, [row], rule="prøve", source="prøve", reason="brevet kom ikke fram")


@pytest.mark.parametrize("gone", [waived, fell])
def test_a_fee_that_is_gone_makes_no_room_for_another(grown: Grown, gone: object) -> None:
    grown.told()
    fee = grown.fee()
    assert callable(gone)
    gone(grown, fee)
    grown.make()  # told as it is
    grown.case.books.happens(fee.claim_id, FactKind.COSTS, fee.amount, TODAY)
    makes_without(grown, "er det igjen 0,00 kr i kostnader")


def test_interest_takes_nobody_else(grown: Grown) -> None:
    grown.told()
    grown.case.day(LATER)
    grown.case.books.pays(grown.case.claims[1], 100_000, TODAY)
    grown.make()
    assert newest(grown.case).number == 2


def test_what_was_paid_of_the_fine_hides_no_new_costs(grown: Grown) -> None:
    grown.told()
    grown.case.books.pays(grown.case.claims[0], 500_000, TODAY)
    grown.case.books.happens(grown.case.claims[0], FactKind.COSTS, 250_000, TODAY)
    makes_without(grown, "kr i kostnader")
    assert 250_000 not in left(grown).values()


def test_what_was_paid_of_the_fine_makes_no_room_for_a_payment_that_goes_back(grown: Grown) -> None:
    grown.told()
    grown.case.books.pays(grown.case.claims[0], 120_000, TODAY)
    grown.make()
    _had(grown)
    grown.back()
    with pytest.raises(MeasureGrown, match=r"8\xa0000,00 kr i hovedstol.*8\xa0500,00 kr"):
        grown.make()
    grown.make(grown.case.per)


def test_that_is_so_where_he_was_not_told_of_the_payment_too(grown: Grown) -> None:
    """The paper tells of the payment, and leaves out the one that went back."""
    grown.told()
    grown.case.books.pays(grown.case.claims[0], 120_000, TODAY)
    grown.back()
    grown.make()
    assert left(grown)[f"{NUMBER}-H"] == 800_000
    assert "er ikke med i beløpene" in plain(grown)
    grown.make(grown.case.per)
    assert left(grown)[f"{NUMBER}-H"] == 850_000


def test_what_was_paid_of_costs_makes_no_room_for_others(db: Database) -> None:
    case = Enforcement(db)
    case.books.happens(case.claims[0], FactKind.COSTS, 300_000, TODAY)
    grown = Grown(case)
    grown.told()
    case.books.pays(case.claims[0], 200_000, TODAY)
    grown.make()
    kept = sum(left(grown).values())
    _had(grown)
    case.books.happens(case.claims[0], FactKind.COSTS, 150_000, TODAY)
    with pytest.raises(MeasureGrown, match="i kostnader på K-2026-000001"):
        grown.make()
    grown.make(case.per)
    assert sum(left(grown).values()) == kept + 150_000


def test_a_payment_that_is_placed_anew_takes_nobody_else(grown: Grown) -> None:
    """Also where more of it is placed: that makes no room for costs."""
    grown.told()
    with grown.case.db.write(SYSTEM) as work:
        facts = placed.of_payment(work, grown.paid.payment_id)
        placed.reverse(work, facts, rule="prøve", source="prøve", reason="feil beløp")
    case, claim = grown.case, grown.case.claims[0]
    case.books.happens(claim, FactKind.PAYMENT, 60_000, PAID_ON, payment_id=grown.paid.payment_id)
    grown.make()
    assert left(grown)[f"{NUMBER}-H"] == 910_000
    _had(grown)
    case.books.happens(claim, FactKind.COSTS, 5_000, TODAY)
    with pytest.raises(MeasureGrown, match="i kostnader"):
        grown.make()


def test_what_a_second_leader_agreed_to_is_what_two_persons_approved(grown: Grown) -> None:
    sheet = grown.told()
    grown.back()
    grown.make(grown.case.per)
    had(grown.case, sheet, TODAY)
    more = grown.case.books.pays(grown.case.claims[0], 10_000, TODAY)
    grown.make()
    text = text_of(newest(grown.case).content)
    assert "K-2026-000001-H Parkeringsgebyr, Barnehage 9 700,00 9 600,00" in text
    had(grown.case, sheet, TODAY)
    grown.back(more)
    grown.make()
    assert left(grown)[f"{NUMBER}-H"] == 970_000
    grown.case.books.happens(grown.case.claims[0], FactKind.COSTS, 1, TODAY)
    had(grown.case, sheet, TODAY)
    with pytest.raises(MeasureGrown, match="i kostnader"):
        grown.make()


def test_a_leader_who_proposed_it_is_no_second(db: Database) -> None:
    case = Enforcement(db)
    kari, case.kari = case.kari, add_user(db, "liv", role="supervisor", name="Liv Leder")
    opens(db, case.kari, case.debtor)
    grown = Grown(case)
    grown.told()
    grown.back()
    for who in (case.kari, kari):
        with pytest.raises(MeasureGrown):
            grown.make(who)
    grown.make(case.per)


def test_nor_a_caseworker_who_proposed_it_and_leads_since(grown: Grown) -> None:
    grown.told()
    grown.back()
    again = add_user(grown.case.db, "kari2", role="supervisor", person_id=grown.case.kari.person_id)
    opens(grown.case.db, again, grown.case.debtor)
    with pytest.raises(MeasureGrown):
        grown.make(again)


def test_nor_one_who_wrote_in_it(db: Database) -> None:
    case = Enforcement(db)
    liv = add_user(db, "liv", role="supervisor", name="Liv Leder")
    opens(db, liv, case.debtor)
    grown = Grown(case, writer=liv)
    grown.told()
    grown.back()
    with pytest.raises(MeasureGrown):
        grown.make(liv)
    grown.make(grown.case.per)


def test_nor_one_who_took_the_payment_back(grown: Grown) -> None:
    grown.told()
    with grown.case.db.write(grown.case.per) as work:
        facts = placed.of_payment(work, grown.paid.payment_id)
        placed.reverse(work, facts, rule="prøve", source="prøve", reason="feil krav")
        booking.book(work, grown.case.claims)
    with pytest.raises(MeasureGrown):
        grown.make(grown.case.per)
    grown.make(grown.leader())


def test_a_stand_in_for_the_proposer_is_no_second(db: Database) -> None:
    case = Enforcement(db)
    case.kari = add_user(db, "liv", role="supervisor", name="Liv Leder")
    opens(db, case.kari, case.debtor)
    grown = Grown(case)
    grown.told()
    grown.back()
    ola = add_user(db, "ola", name="Ola Berg")
    acting = replace(ola, role="supervisor", stands_for=frozenset({case.kari.person_id or 0}))
    opens(db, acting, case.debtor)
    with pytest.raises(StandInForProposer):
        grown.make(acting)
    grown.make(replace(acting, stands_for=frozenset({case.per.person_id or 0})))


def test_nor_one_whose_superior_may_not_decide(grown: Grown) -> None:
    grown.told()
    grown.back()
    liv = grown.leader()
    with grown.case.db.write(SYSTEM) as work:
        work.get_one(Person, grown.case.per.person_id).superior_id = liv.person_id
        work.add(
            Disqualification(
                person_id=liv.person_id, debtor_id=grown.case.debtor, reason="søsken",
                declared_at=work.clock.now(),
            )
        )  # fmt: skip
    with pytest.raises(SuperiorDisqualified):
        grown.make(grown.case.per)


def test_nor_a_leader_for_more_than_one_approves_alone(db: Database) -> None:
    case = Enforcement(db)
    grown = Grown(case)
    grown.told()
    case.books.happens(case.claims[0], FactKind.PRINCIPAL, 200_000_000, TODAY)
    with pytest.raises(AboveLevel):
        grown.make(case.per)
