"""Of several who owe a claim, who got a letter answers for its fee, and nobody else is asked for it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.estate import EstateKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.domain.phrases import kroner
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.models import Claim, ClaimDebtor, Debtor, Document, FactRow, Identity, LetterRow
from collector_desk.service import (
    booking,
    debtors,
    explaining,
    folder,
    letters,
    owed,
    own_fees,
    plan_claims,
    plan_shares,
    portal,
    release_preview,
    release_undo,
    releasing,
    relief_keeping,
    reliefs,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Explain, Open, Sums
from collector_desk.wire.letters import Write
from collector_desk.wire.parties import NewJoint, NewRelease, TryRelease, UndoRelease
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from tests.kit import TODAY, VAULT, add_user
from tests.service.agreements import FIRST, Agreement
from tests.service.books import tell
from tests.service.casework import REASONS, answer, approve, decide, objects, opens, proposal
from tests.service.counting import statements
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour, shares

UNITS, OURS = 3_800, 11_300
"""The fee of the unit's notice that came with the claim, and that of our demand to Fager Lykt."""
NUMBER = "01819012345"  # month + 80: nobody's


class Owner:
    """Fager Lykt has had a notice and a demand with fees; then Sol Vik is put on the claim."""

    def __init__(self, db: Database, role: HandedRole = HandedRole.OWNER) -> None:
        self.mail = mail = Mail(db)
        mail.noticed()
        mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
        self.driver, self.owner = mail.debtor_id, neighbour(mail)
        order = NewJoint(
            claim_id=mail.claim, debtor_id=self.owner, role=role, reasons=WHY, document=PDF,
            estate=EstateKind.TOOK_OVER if role is HandedRole.HEIR else None,
        )  # fmt: skip
        with mail.db.write(mail.kari) as work:
            releasing.join(work, self.driver, order)

    def sums(self, debtor_id: int) -> Sums:
        with self.mail.db.write(self.mail.kari) as work:
            sheet = debtors.open_sheet(work, debtor_id, Open(reason="står på kravet"))
            assert sheet.sums == sheet.claims[0].sums
            return sheet.sums

    def letter(self, kind: LetterKind) -> str:
        """The words of a letter to the owner."""
        with self.mail.db.write(self.mail.kari) as work:
            sent = letters.send(work, self.owner, Write(kind=kind, claim_ids=(self.mail.claim,)))
            number = sent.rows[0].letter_id
        return self.mail.text(next(row for row in self.mail.letters() if row.id == number))


@pytest.fixture
def case(db: Database) -> Owner:
    return Owner(db)


def test_each_is_shown_what_they_owe(case: Owner) -> None:
    driver, owner = case.sums(case.driver), case.sums(case.owner)
    assert (driver.principal, driver.interest) == (owner.principal, owner.interest)
    assert (driver.fees, owner.fees) == (UNITS + OURS, 0)
    assert owner.total == driver.total - UNITS - OURS == case.mail.total() - UNITS - OURS


@pytest.mark.parametrize(
    "kind", [LetterKind.COLLECTION_NOTICE, LetterKind.PAYOFF, LetterKind.STATEMENT]
)
def test_no_letter_asks_for_the_fee_of_another(case: Owner, kind: LetterKind) -> None:
    due = case.sums(case.owner).total
    text = case.letter(kind)
    assert kroner(due).replace("\u00a0", " ") in text
    assert "Gebyr for brev sendt" not in text
    for amount in (UNITS, OURS, UNITS + OURS, due + UNITS, due + OURS, due + UNITS + OURS):
        assert kroner(amount).replace("\u00a0", " ") not in text


def test_the_figures_of_a_preview_are_those_of_the_letter(case: Owner) -> None:
    with case.mail.db.write(case.mail.kari) as work:
        order = Write(kind=LetterKind.STATEMENT, claim_ids=(case.mail.claim,))
        shown = letters.preview(work, case.owner, order).figures
    found = {one.part: one.amount for one in shown}
    assert found["total"] == case.sums(case.owner).total
    assert found.get("fees", 0) == 0


def test_the_leaves_of_an_explanation_add_up_to_what_each_owes(case: Owner) -> None:
    for debtor_id in (case.driver, case.owner):
        total = case.sums(debtor_id).total
        with case.mail.db.write(case.mail.kari) as work:
            told = explaining.explanation(
                work, debtor_id, Explain(claim_id=case.mail.claim, part="total")
            )
        assert told.amount == sum(leaf.amount for leaf in told.leaves) == total
        assert any(leaf.kind == "fee" for leaf in told.leaves) is (debtor_id == case.driver)


def test_a_plan_of_one_promises_nothing_of_the_others_fee(case: Owner) -> None:
    due = case.sums(case.owner).total
    with case.mail.db.write(case.mail.kari) as work:
        found = plan_claims.chosen(work, work.get_one(Debtor, case.owner), [case.mail.claim])
        assert [one.balance.total for one in found.statements.values()] == [due]


def test_the_portal_asks_each_for_their_own(case: Owner) -> None:
    due = case.sums(case.owner).total
    with case.mail.db.write(SYSTEM) as work:
        work.add(
            Identity(
                debtor_id=case.owner, kind="fodselsnummer", ciphertext=b"",
                blind_index=VAULT.blind_index(NUMBER),
            )
        )  # fmt: skip
    machine = add_user(case.mail.db, "portal", role="integration", name="Portalen", team=None)
    with case.mail.db.write(machine) as work:
        view = portal.show(work, NUMBER)
    assert (view.owed, view.claims[0].fees) == (due, 0)


def test_lists_show_what_the_sheet_shows(case: Owner) -> None:
    due = {one: case.sums(one).total for one in (case.driver, case.owner)}
    with case.mail.db.read() as work:
        found = owed.of_debtors(work, list(due))
    assert {one: found[one].owed for one in due} == due


def test_one_more_debtor_in_a_list_costs_one_statement_more(case: Owner) -> None:
    with case.mail.db.read() as work:
        assert work.rates  # which are read once in a transaction
        with statements(work) as one:
            owed.of_debtors(work, [case.driver])
        with statements(work) as both:
            owed.of_debtors(work, [case.driver, case.owner])
    assert len(both) == len(one) + 1


def test_money_from_one_discharges_all_but_the_others_own_fees(case: Owner) -> None:
    """The owner pays all that the owner owes: nothing is left there, and the driver's fees are."""
    case.mail.books.pays(case.mail.claim, case.sums(case.owner).total, TODAY)
    assert case.sums(case.owner).total == 0
    assert case.sums(case.driver).total == UNITS + OURS
    assert case.mail.proved()


def test_who_pays_all_leaves_nothing_to_the_credit_of_the_other(case: Owner) -> None:
    case.mail.books.pays(case.mail.claim, case.sums(case.driver).total, TODAY)
    for debtor_id in (case.driver, case.owner):
        sums = case.sums(debtor_id)
        assert (sums.total, sums.credit) == (0, 0)


def test_an_heir_takes_over_the_fees_of_the_dead(db: Database) -> None:
    case = Owner(db, HandedRole.HEIR)
    assert case.sums(case.owner) == case.sums(case.driver)


def test_fees_of_later_letters_stay_with_who_got_them(case: Owner) -> None:
    """Also between two who owed the claim from the start."""
    mail = case.mail
    with mail.db.write(SYSTEM) as work:
        work.get_one(ClaimDebtor, (mail.claim, case.owner)).joined_on = None
        fees = work.scalars(select(FactRow).where(FactRow.kind == FactKind.FEE.value)).all()
        papers = {fact.amount: fact.document_id for fact in fees}
        assert papers[UNITS] is None
        assert work.get_one(Document, papers[OURS]).debtor_id == case.driver
    assert case.sums(case.owner).fees == UNITS  # it came with the claim, to both
    assert case.sums(case.driver).fees == UNITS + OURS


def test_who_is_let_go_takes_the_fees_of_their_letters_along(db: Database) -> None:
    mail = Mail(db)
    other = neighbour(mail)
    shares(mail, other)
    mail.noticed()
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    mail.goes()
    before = mail.total()
    order = NewRelease(claim_id=mail.claim, ground=ReleaseGround.LET_GO, reasons=WHY, document=PDF)
    with mail.db.write(mail.kari) as work:
        asked = TryRelease(claim_id=mail.claim, ground=ReleaseGround.LET_GO)
        shown = release_preview.preview(work, mail.debtor_id, asked)
        row = releasing.release(work, mail.debtor_id, order)
    assert mail.total() == before - OURS  # the unit's notice was to both
    assert (shown.lines[0].before, shown.lines[0].after) == (before, before - OURS)
    assert f"{kroner(OURS)} kr i gebyr og kostnader for egne brev faller bort." in shown.effects
    with mail.db.write(mail.kari) as work:
        release_undo.undo(work, row.id, UndoRelease(version=row.version, why="feil valgt"))
    assert mail.total() == before
    assert mail.proved()


def test_the_day_of_joining_comes_back_with_an_undone_release(case: Owner) -> None:
    mail = case.mail
    opens(mail.db, mail.kari, case.owner)
    order = NewRelease(claim_id=mail.claim, ground=ReleaseGround.LET_GO, reasons=WHY, document=PDF)
    with mail.db.write(mail.kari) as work:
        row = releasing.release(work, case.owner, order)
    with mail.db.write(mail.kari) as work:
        release_undo.undo(work, row.id, UndoRelease(version=row.version, why="feil valgt"))
        assert work.get_one(ClaimDebtor, (mail.claim, case.owner)).joined_on == TODAY
    assert case.sums(case.owner).fees == 0


def test_the_claim_as_a_whole_keeps_all_its_fees(case: Owner) -> None:
    """The books, and what is decided on the claim itself, know no debtor."""
    with case.mail.db.read() as work:
        claim = work.get_one(Claim, case.mail.claim)
        assert len(own_fees.theirs_of(work, case.owner, [claim.id])) == 2
        assert own_fees.theirs_of(work, case.driver, [claim.id]) == frozenset()
        rows = folder.read(work, work.get_one(Debtor, case.owner))
        assert [fact.theirs for fact in rows.facts[claim.id] if fact.kind == "fee"] == [1, 1]
    assert case.mail.fees_owed() == UNITS + OURS


def test_a_plan_takes_no_fee_that_another_answers_for(db: Database) -> None:
    """With the plan's own KID its claims are paid in turn, each by what the plan's debtor owes."""
    case = Agreement(db)
    second = case.books.claim(300_000, due=FIRST, interest_from=None)
    sheet = case.grant(claim_ids=(case.claim, second))
    with db.write(SYSTEM) as work:
        spouse = Debtor(kind="person", name="Lykt, Matt", search_name="lykt matt")
        work.add(spouse)
        work.flush()
        about = {"claim_id": case.claim, "debtor_id": spouse.id, "case_id": case.books.case_id}
        paper = Document(
            debtor_id=spouse.id, kind="letter", title="Inkassovarsel", day=TODAY,
            name="varsel.pdf", sha256="", kept_at=work.clock.now(),
        )  # fmt: skip
        work.add_all([ClaimDebtor(**about, role="joint"), paper])
        work.flush()
        tell(work, case.claim, FactKind.FEE, UNITS, TODAY, document_id=paper.id)
    with db.write(SYSTEM) as work:
        shares_of = plan_shares.Shares(work, [case.claim, second])
        due = case.books.statement(case.claim, FIRST).balance.total - UNITS
        parts = shares_of.of_plan(sheet.number, due + 50_000, FIRST, "KID")
    assert {part.claim_id: part.amount for part in parts} == {case.claim: due, second: 50_000}


def own_fee(case: Owner) -> int:
    """The owner has had a letter too; gives the øre of its fee."""
    mail = case.mail
    with mail.db.write(SYSTEM) as work:
        paper = Document(
            debtor_id=case.owner, kind="letter", title="Inkassovarsel", day=TODAY,
            name="varsel.pdf", sha256="", kept_at=work.clock.now(),
        )  # fmt: skip
        work.add(paper)
        work.flush()
        tell(work, mail.claim, FactKind.FEE, 5_700, TODAY, document_id=paper.id)
        booking.book(work, [mail.claim])
    opens(mail.db, mail.kari, case.owner)
    return 5_700


def printed(case: Owner, kind: LetterKind) -> list[tuple[str, str, str]]:
    """The rows «before» and «now» of the owner's letter of a kind."""
    found = case.mail.rows(LetterRow, debtor_id=case.owner, kind=kind.value)
    return [(row["part"], row["before"], row["after"]) for row in found[-1].content["amounts"]]


def approved(case: Owner, order: NewRelief) -> int:
    """The owner is given something up, approved by a second person; gives the øre approved."""
    mail, per = case.mail, add_user(case.mail.db, "per", role="supervisor", name="Per Leder")
    opens(mail.db, per, case.owner)
    with mail.db.write(mail.kari) as work:
        amount = reliefs.propose(work, case.owner, order).amount
    approve(mail.db, per, proposal(mail.db, "relief"))
    return amount


def test_no_more_is_given_up_than_was_approved_for_one_who_owes_a_claim_with_others(
    case: Owner,
) -> None:
    fee, before = own_fee(case), case.mail.total()
    part = ReliefPart(claim_id=case.mail.claim, part=Part.FEES)
    given_up = approved(
        case,
        NewRelief(
            kind=ReliefKind.WAIVER,
            ground=ReliefGround.CIRCUMSTANCES,
            parts=(part,),
            reasons=REASONS,
        ),
    )
    assert before - case.mail.total() == given_up == fee
    assert case.sums(case.owner).fees == 0
    assert printed(case, LetterKind.RELIEF) == [("Gebyrer", "57,00", "0,00")]
    assert case.mail.proved()


def test_a_settlement_of_one_leaves_the_fees_of_the_other(case: Owner) -> None:
    own_fee(case)
    order = NewRelief(
        kind=ReliefKind.SETTLEMENT, ground=ReliefGround.CREDITOR_INTEREST, reasons=REASONS,
        parts=(ReliefPart(claim_id=case.mail.claim),), pay=50_000, pay_by=date(2026, 12, 18),
        offer_until=date(2026, 12, 9),
    )  # fmt: skip
    due = case.sums(case.owner).total
    assert approved(case, order) == due - 50_000
    case.mail.books.pays(case.mail.claim, 50_000, TODAY)
    relief_keeping.check_all(case.mail.db)
    assert case.sums(case.owner).total == 0
    assert case.mail.total() == UNITS + OURS
    fees = [row for row in printed(case, LetterKind.RELIEF) if row[0] == "Gebyrer"]
    assert fees == [("Gebyrer", "57,00", "0,00")]
    assert case.mail.proved()


def test_the_answer_to_an_objection_shows_what_the_debtor_owes(case: Owner) -> None:
    own_fee(case)
    due = case.sums(case.owner)
    number = objects(case.mail.db, case.mail.kari, case.owner, case.mail.claim)
    answer(case.mail.db, case.mail.kari, number, UnitView.UPHOLDS)
    decide(case.mail.db, case.mail.kari, number, Outcome.NOT_UPHELD)
    rows = {part: (before, after) for part, before, after in printed(
        case, LetterKind.OBJECTION_DECISION
    )}  # fmt: skip
    after = case.sums(case.owner).total
    assert rows["Gebyr"] == ("57,00", "0,00")
    assert rows["Til sammen"] == (kroner(due.total), kroner(after))
    (letter,) = case.mail.rows(LetterRow, kind=LetterKind.OBJECTION_DECISION.value)
    assert letter.content["payment"]["amount"] == kroner(after)
