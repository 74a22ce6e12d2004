"""Wrong debtors and joint debtors: who is let out owes nothing, who comes on begins anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import InterestBasis
from collector_desk.domain.estate import EstateKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.errors.letter_post import LetterStopped
from collector_desk.errors.numbers import AccountWrong
from collector_desk.errors.parties import (
    ChildCannotOwe,
    InterestStands,
    NobodyLeft,
    NotPaidThere,
    OthersOweOn,
    OwesAlready,
    ReleaseMoneyMoved,
    ReleaseUndone,
    ReturnNotOpen,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.session import NotOpened
from collector_desk.models import (
    Approval,
    Audit,
    Claim,
    Hold,
    LetterRow,
    LimitationEvent,
    Note,
    Objection,
    PaymentState,
    Release,
    ReturnedPayment,
    Task,
)
from collector_desk.service import (
    approvals,
    debtors,
    explaining,
    holding,
    kid_matching,
    letter_returns,
    letters,
    possible,
    release_undo,
    releasing,
    reliefs,
    returned_money,
    search,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Explain, Open
from collector_desk.wire.holds import NewHold
from collector_desk.wire.letters import Returned
from collector_desk.wire.parties import NewJoint, NewRelease, PayBack, UndoRelease
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from collector_desk.wire.search import ClaimHit
from tests.kit import TODAY, add_user
from tests.service.casework import approve, objects, opens, proposal
from tests.service.mail import Mail
from tests.service.parties import ACCOUNT, PAID, PDF, WHY, neighbour, owing, shares


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def release(mail: Mail, **more: object) -> Release:
    about: dict[str, object] = {
        "claim_id": mail.claim, "ground": ReleaseGround.WRONG_DEBTOR, "reasons": WHY,
        "document": PDF,
    }  # fmt: skip
    with mail.db.write(mail.kari) as work:
        return releasing.release(work, mail.debtor_id, NewRelease(**(about | more)))  # type: ignore[arg-type]


def undo(mail: Mail, row: Release) -> Release:
    with mail.db.write(mail.kari) as work:
        order = UndoRelease(version=row.version, why="feil person valgt")
        return release_undo.undo(work, row.id, order)


def propose_back(mail: Mail, account: str = ACCOUNT) -> ReturnedPayment:
    (row,) = mail.rows(ReturnedPayment)
    with mail.db.write(mail.kari) as work:
        return returned_money.pay_back(work, row.id, PayBack(version=row.version, account=account))


def pay_back(mail: Mail) -> None:
    per = add_user(mail.db, "per", role="supervisor", name="Per Leder")
    approve(mail.db, per, proposal(mail.db, "returned"))


def unplaced(mail: Mail, payment_id: int) -> int:
    with mail.db.read() as work:
        return work.get_one(PaymentState, payment_id).unplaced


def test_the_right_debtor_begins_anew_and_the_wrong_one_gets_the_money_back(mail: Mail) -> None:
    mail.noticed()
    paid = mail.books.pays(mail.claim, 40_000, PAID)
    right = neighbour(mail)
    row = release(mail, successor_id=right, payments=(paid.payment_id,))
    assert owing(mail) == [right]
    balance = mail.books.statement(mail.claim, TODAY).balance
    # All of the principal is owed again, without the fee and the interest of the other's time.
    assert (balance.principal, balance.fees, balance.interest, balance.credit) == (100_000, 0, 0, 0)
    assert unplaced(mail, paid.payment_id) == 40_000
    (letter,) = mail.letters()
    text = mail.text(letter)
    assert letter.debtor_id == mail.debtor_id
    assert "kravet ikke gjelder deg" in text
    assert "400,00" in text
    assert "Sol Vik" not in text
    (back,) = mail.rows(ReturnedPayment)
    assert (back.debtor_id, back.amount, back.state) == (mail.debtor_id, 40_000, "proposed")
    assert "kontonummeret" not in text
    assert row.successor_id == right
    assert mail.proved()


def demanded(mail: Mail, debtor_id: int, day: date) -> None:
    """A collection notice is written to a debtor and goes on paper on that day."""
    mail.books.today_is(day)
    opens(mail.db, mail.kari, debtor_id)
    with mail.db.write(mail.kari) as work:
        letters.send(work, debtor_id, mail.order(LetterKind.COLLECTION_NOTICE))
    mail.goes()


def test_interest_of_the_right_debtor_begins_thirty_days_after_their_own_demand(
    mail: Mail,
) -> None:
    right = neighbour(mail)
    release(mail, successor_id=right)
    sent = date(2026, 11, 24)
    assert mail.books.statement(mail.claim, date(2026, 12, 30)).balance.interest == 0
    demanded(mail, right, sent)
    begins = sent + timedelta(days=30)  # 24 December
    assert mail.books.statement(mail.claim, begins).balance.interest == 0
    # 1 000 kr × 12,25 % × 6/365 = 2,01 kr
    at_the_end = mail.books.statement(mail.claim, date(2026, 12, 30))
    assert at_the_end.balance.interest == 201
    assert "24.11.2026" in at_the_end.terms.interest_basis
    assert mail.proved()


def test_a_demand_that_came_back_begins_no_interest(mail: Mail) -> None:
    right = neighbour(mail)
    release(mail, successor_id=right)
    demanded(mail, right, date(2026, 11, 24))
    (letter,) = mail.rows(LetterRow, debtor_id=right)
    with mail.db.write(mail.kari) as work:
        letter_returns.returned(work, letter.id, Returned(version=letter.version, text="flyttet"))
    assert mail.books.statement(mail.claim, date(2026, 12, 30)).balance.interest == 0
    assert mail.proved()


def test_money_with_the_kid_of_who_was_let_out_is_not_placed_on_what_another_owes(
    mail: Mail,
) -> None:
    def match(kid: str) -> kid_matching.Verdict:
        with mail.db.read() as work:
            (found,) = kid_matching.match(work, [kid_matching.Money(kid, 1_000, TODAY)])
            return found

    def kid() -> str:
        with mail.db.read() as work:
            return work.get_one(Claim, mail.claim).kid

    old = kid()
    row = release(mail, successor_id=neighbour(mail))
    new = kid()
    verdict = match(old)
    assert verdict.parts == ()
    assert verdict.why == f"KID er fra en som er fritatt for kravet {mail.number()}"
    assert [part.claim_id for part in match(new).parts] == [mail.claim]
    undo(mail, row)
    assert kid() == old
    assert [part.claim_id for part in match(old).parts] == [mail.claim]
    assert match(new).parts == ()


def test_an_old_kid_finds_the_claim_and_says_whose_it_was(mail: Mail) -> None:
    old = "1003000000771012"
    with mail.db.write(SYSTEM) as work:
        work.get_one(Claim, mail.claim).kid = old
    row = release(mail, successor_id=neighbour(mail))
    for typed in (old, old[:-1]):
        (hit,) = found(mail, typed)
        assert (hit.debtor_id, hit.number) == (row.successor_id, mail.number())
        assert hit.why == "gammel KID, hørte til en skyldner som er fritatt"
    undo(mail, row)
    (hit,) = found(mail, old)
    assert (hit.debtor_id, hit.why.startswith("KID ")) == (mail.debtor_id, True)


def found(mail: Mail, text: str) -> Sequence[ClaimHit]:
    with mail.db.read(mail.kari) as work:
        return search.find(work, text).claims


def test_as_known_before_a_release_the_claim_bears_the_interest_it_bore_then(mail: Mail) -> None:
    before = mail.books.statement(mail.claim, TODAY)
    assert before.balance.interest > 0
    mail.books.today_is(LATER)
    mail.open_again()
    right = neighbour(mail)
    row = release(mail, successor_id=right)
    assert sheet(mail, right, known=None) == 0
    assert sheet(mail, right, known=TODAY) == before.balance.interest
    assert sheet(mail, right, known=LATER) == 0
    with mail.db.read(mail.kari) as work:
        order = Explain(on=TODAY, known=TODAY, part="interest", claim_id=mail.claim)
        told = explaining.explanation(work, right, order)
    assert told.amount == before.balance.interest
    mail.books.today_is(LATER + timedelta(days=2))
    for number in (mail.debtor_id, right):
        opens(mail.db, mail.kari, number)
    undo(mail, row)
    assert [sheet(mail, mail.debtor_id, known=day) for day in (TODAY, LATER, None)] == [
        before.balance.interest, 0, before.balance.interest,
    ]  # fmt: skip


LATER = TODAY + timedelta(days=3)


def sheet(mail: Mail, debtor_id: int, *, known: date | None) -> int:
    """Øre of interest on the debtor's screen for the same day, as known on another."""
    with mail.db.write(mail.kari) as work:
        order = Open(on=TODAY, known=known, reason="som på dagen")
        return debtors.open_sheet(work, debtor_id, order).sums.interest


def test_the_refund_is_paid_by_a_second_person_and_leaves_the_claim_as_it_was(mail: Mail) -> None:
    paid = mail.books.pays(mail.claim, 40_000, PAID)
    release(mail, successor_id=neighbour(mail), payments=(paid.payment_id,))
    before = mail.total()
    pay_back(mail)
    assert mail.total() == before
    assert unplaced(mail, paid.payment_id) == 0
    assert mail.rows(ReturnedPayment)[0].state == "paid"
    assert mail.proved()


def test_notices_and_limitation_of_the_one_are_not_those_of_the_other(mail: Mail) -> None:
    mail.noticed()
    with mail.db.write(SYSTEM) as work:
        work.add(
            LimitationEvent(
                claim_id=mail.claim, debtor_id=mail.debtor_id, step="acknowledgement",
                day=date(2026, 11, 1), source="brev",
            )
        )  # fmt: skip
    right = neighbour(mail)
    release(mail, successor_id=right)
    with mail.db.write(mail.kari) as work:
        (claim,) = debtors.open_sheet(work, right, Open(reason="riktig skyldner")).claims
        sheet = debtors.open_sheet(work, mail.debtor_id, Open(reason="riktig skyldner"))
        steps = {deed.name: deed.lawful for deed in possible.deeds(work, right, mail.claim).deeds}
    assert sheet.claims == ()
    assert claim.limitation_date == date(2029, 9, 3)  # three years from the due date, a Saturday
    assert steps["step.collection_notice"]
    order = mail.order(LetterKind.PAYMENT_DEMAND)
    with mail.db.write(mail.kari) as work, pytest.raises(LetterStopped):
        letters.send(work, right, order)


def test_what_rested_on_the_claim_ends_and_the_objection_is_met(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with mail.db.write(mail.kari) as work:
        until = TODAY + timedelta(days=10)
        order = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=mail.claim)
        holding.put(work, mail.debtor_id, order)
    release(mail, successor_id=neighbour(mail))
    assert [hold.ended_on for hold in mail.rows(Hold)] == [TODAY]
    (objection,) = mail.rows(Objection)
    assert (objection.id, objection.outcome, objection.decided_on) == (number, "upheld", TODAY)


def test_where_nobody_is_known_the_claim_goes_back_and_all_money_is_free(mail: Mail) -> None:
    mail.noticed()
    paid = mail.books.pays(mail.claim, 40_000, PAID)
    row = release(mail, ground=ReleaseGround.IDENTITY_THEFT)
    assert row.closed_claim
    assert owing(mail) == []
    assert mail.total() == 0
    assert unplaced(mail, paid.payment_id) == 40_000
    with mail.db.read() as work:
        assert work.get_one(Claim, mail.claim).state == "withdrawn"
    assert mail.proved()


def test_a_payment_to_the_unit_falls_and_comes_back_with_a_closed_claim(mail: Mail) -> None:
    from collector_desk.service.money_in import PaidToUnit, paid_to_units
    from tests.service.books import tell

    with mail.db.write(SYSTEM) as work:
        fact = tell(work, mail.claim, FactKind.PAYMENT, 10_000, PAID)
        paid_to_units(work, [PaidToUnit(fact_id=fact, amount=10_000, day=PAID, source="bunt 1")])
    mail.books.book(mail.claim)
    before = mail.total()
    for _ in range(2):
        row = release(mail)
        assert mail.total() == 0
        assert mail.proved()
        undo(mail, row)
        assert mail.total() == before
        assert mail.proved()


@pytest.mark.parametrize("known", [True, False])
def test_undone_everything_stands_as_before_and_both_are_told(mail: Mail, known: bool) -> None:
    mail.noticed()
    paid = mail.books.pays(mail.claim, 40_000, PAID)
    before = mail.books.statement(mail.claim, TODAY).balance
    right = neighbour(mail)
    row = release(mail, successor_id=right if known else None, payments=(paid.payment_id,))
    undone = undo(mail, row)
    assert owing(mail) == [mail.debtor_id]
    assert mail.books.statement(mail.claim, TODAY).balance == before
    assert unplaced(mail, paid.payment_id) == 0
    assert [one.state for one in mail.rows(Approval)] == ["void"]
    told = [letter.debtor_id for letter in mail.letters()]
    assert told == ([mail.debtor_id, right, mail.debtor_id] if known else [mail.debtor_id] * 2)
    assert mail.proved()
    with pytest.raises(ReleaseUndone):
        undo(mail, undone)


def test_it_cannot_be_undone_once_money_has_moved(mail: Mail) -> None:
    paid = mail.books.pays(mail.claim, 40_000, PAID)
    row = release(mail, successor_id=neighbour(mail), payments=(paid.payment_id,))
    pay_back(mail)
    with pytest.raises(ReleaseMoneyMoved):
        undo(mail, row)


def test_it_cannot_be_undone_once_the_right_debtor_has_paid(mail: Mail) -> None:
    row = release(mail, successor_id=neighbour(mail))
    mail.books.pays(mail.claim, 1_000, TODAY)
    with pytest.raises(ReleaseMoneyMoved):
        undo(mail, row)


def test_one_of_two_is_let_out_and_the_other_owes_on(mail: Mail) -> None:
    mail.noticed()
    other = neighbour(mail)
    shares(mail, other)
    before = mail.total()
    release(mail)  # the fee came with the hand-over: it is the other's too
    assert owing(mail) == [other]
    assert mail.total() == before
    assert mail.proved()


def test_nobody_is_put_beside_one_who_owes_on_with_the_interest_and_fees_of_that_time(
    mail: Mail,
) -> None:
    """Interest and fees so far are the other's; the right debtor would begin anew (ruling 12)."""
    mail.noticed()
    other = neighbour(mail)
    shares(mail, other)
    before = mail.total()
    with pytest.raises(OthersOweOn) as refused:
        release(mail, successor_id=neighbour(mail, "Li, Per"))
    assert "uten å velge" in refused.value.advice()
    assert owing(mail) == [mail.debtor_id, other]
    release(mail)
    assert (owing(mail), mail.total()) == ([other], before)


@pytest.mark.parametrize(("share", "left"), [(None, 100_000), (30_000, 70_000)])
def test_a_joint_debtor_is_let_go_with_a_known_share_or_without(
    mail: Mail, share: int | None, left: int
) -> None:
    """Jointly and severally the others owe all of it; a known share falls with who goes."""
    other = neighbour(mail)
    shares(mail, other)
    with mail.db.write(SYSTEM) as work:
        from collector_desk.models import ClaimDebtor

        work.get_one(ClaimDebtor, (mail.claim, mail.debtor_id)).share = share
    release(mail, ground=ReleaseGround.LET_GO)
    assert mail.books.statement(mail.claim, TODAY).balance.principal == left
    assert mail.proved()


def test_the_last_one_is_not_let_go(mail: Mail) -> None:
    with pytest.raises(NobodyLeft):
        release(mail, ground=ReleaseGround.LET_GO)


def test_money_from_one_discharges_all(mail: Mail) -> None:
    other = neighbour(mail)
    shares(mail, other)
    mail.books.pays(mail.claim, mail.total(), TODAY)
    with mail.db.write(mail.kari) as work:
        for number in (mail.debtor_id, other):
            sheet = debtors.open_sheet(work, number, Open(reason="begge skylder kravet"))
            assert [claim.sums.total for claim in sheet.claims] == [0]


def test_an_heir_comes_on_the_claim_with_notices_of_their_own(mail: Mail) -> None:
    mail.noticed()
    heir = neighbour(mail)
    order = NewJoint(
        claim_id=mail.claim,
        debtor_id=heir,
        role=HandedRole.HEIR,
        estate=EstateKind.TOOK_OVER,
        reasons=WHY,
        document=PDF,
    )
    with mail.db.write(mail.kari) as work:
        releasing.join(work, mail.debtor_id, order)
        rows = debtors.open_sheet(work, heir, Open(reason="arving med gjeldsansvar"))
    assert owing(mail) == [mail.debtor_id, heir]
    assert rows.letters == ()  # the notice went to the other
    assert any("Satt på" in note.text for note in mail.rows(Note, debtor_id=heir))
    with mail.db.write(mail.kari) as work, pytest.raises(OwesAlready):
        releasing.join(work, mail.debtor_id, order)


BY_STATUTE = {HandedRole.OWNER, HandedRole.TENANT, HandedRole.PARENT}


@pytest.mark.parametrize("added", ["interest", "interest by a demand", "a fee", "nothing"])
@pytest.mark.parametrize("role", HandedRole)
def test_who_is_put_on_answers_for_no_letter_to_another(
    mail: Mail, role: HandedRole, added: str
) -> None:
    """An heir takes all over; who is liable by statute the interest from the claim's own day.

    A fee stops nobody: it is owed by who got the letter (tests of ``own_fees``).
    """
    other = neighbour(mail)
    with mail.db.write(SYSTEM) as work:
        claim = work.get_one(Claim, mail.claim)
        if added != "interest":
            claim.interest_basis = InterestBasis.DEMAND_PLUS_30.value
        if "interest" not in added:
            claim.interest_from, claim.interest_note = None, "venter på påkrav"
    if added == "a fee":
        mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
        assert mail.fees()
    before = owing(mail), mail.total()
    order = NewJoint(
        claim_id=mail.claim, debtor_id=other, role=role, reasons=WHY, document=PDF,
        estate=EstateKind.TOOK_OVER if role is HandedRole.HEIR else None,
    )  # fmt: skip
    free = added in {"nothing", "a fee"} or (added == "interest" and role in BY_STATUTE)
    if role is HandedRole.HEIR or free:
        with mail.db.write(mail.kari) as work:
            releasing.join(work, mail.debtor_id, order)
        assert owing(mail) == [mail.debtor_id, other]
        return
    with pytest.raises(InterestStands, match="Bare en arving"), mail.db.write(mail.kari) as work:
        releasing.join(work, mail.debtor_id, order)
    assert (owing(mail), mail.total()) == before
    assert mail.rows(Task, debtor_id=other) == mail.rows(Note, debtor_id=other) == []


def test_the_interest_that_keeps_an_owner_off_is_waived_and_he_comes_on(mail: Mail) -> None:
    """The way that the refusal names exists."""
    owner = neighbour(mail)
    mail.noticed()
    with mail.db.write(SYSTEM) as work:
        work.get_one(Claim, mail.claim).interest_basis = InterestBasis.DEMAND_PLUS_30.value
    order = NewJoint(
        claim_id=mail.claim, debtor_id=owner, role=HandedRole.OWNER, reasons=WHY, document=PDF
    )
    with pytest.raises(InterestStands) as refused, mail.db.write(mail.kari) as work:
        releasing.join(work, mail.debtor_id, order)
    interest = mail.books.statement(mail.claim, TODAY).balance.interest
    assert f"{kroner(interest)} kr i renter" in refused.value.text()
    assert "Ettergi" in refused.value.advice()
    waiver = NewRelief(
        kind=ReliefKind.WAIVER, ground=ReliefGround.CIRCUMSTANCES, reasons=WHY,
        parts=(ReliefPart(claim_id=mail.claim, part=Part.INTEREST),),
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        reliefs.propose(work, mail.debtor_id, waiver)
    per = add_user(mail.db, "per", role="supervisor", name="Per Leder")
    approve(mail.db, per, proposal(mail.db, "relief"))
    with mail.db.write(mail.kari) as work:
        releasing.join(work, mail.debtor_id, order)
    assert owing(mail) == [mail.debtor_id, owner]


def test_what_cannot_be_done_is_refused(mail: Mail) -> None:
    child = neighbour(mail, "Lykt, Liten", birth_date=date(2018, 1, 1))
    with pytest.raises(ChildCannotOwe):
        release(mail, successor_id=child)
    with pytest.raises(OwesAlready):
        release(mail, successor_id=mail.debtor_id)
    with pytest.raises(NotPaidThere):
        release(mail, successor_id=neighbour(mail, "Berg, Tor"), payments=(99,))
    with pytest.raises(Unknown):
        release(mail, claim_id=99)
    stranger = neighbour(mail, "Dal, Eli")
    anne = add_user(mail.db, "anne", name="Anne Berg")
    opens(mail.db, anne, mail.debtor_id)
    order = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF,
        successor_id=stranger,
    )  # fmt: skip
    with mail.db.write(anne) as work, pytest.raises(NotOpened):
        releasing.release(work, mail.debtor_id, order)
    assert owing(mail) == [mail.debtor_id]
    row = release(mail, successor_id=stranger)
    with mail.db.write(mail.kari) as work, pytest.raises(Stale):
        release_undo.undo(work, row.id, UndoRelease(version=99, why="feil person"))


def test_money_back_waits_for_its_account_and_may_be_proposed_anew(mail: Mail) -> None:
    paid = mail.books.pays(mail.claim, 40_000, PAID, account="")
    release(mail, successor_id=neighbour(mail), payments=(paid.payment_id,))
    assert "kontonummeret" in mail.text(mail.letters()[0])
    assert any("Kontonummer" in text for text in mail.tasks())
    with pytest.raises(AccountWrong):
        propose_back(mail, "12345678901")
    propose_back(mail)
    with pytest.raises(ReturnNotOpen):
        propose_back(mail)
    per = add_user(mail.db, "per", role="supervisor", name="Per Leder")
    waiting = proposal(mail.db, "returned")
    with mail.db.write(per) as work:
        approvals.send_back(work, waiting.id, version=waiting.version, comment="sjekk kontoen")
    assert propose_back(mail).state == "proposed"


def test_both_audit_streams_tell_of_it(mail: Mail) -> None:
    right = neighbour(mail)
    release(mail, successor_id=right)
    with mail.db.read() as work:
        found = work.scalars(select(Audit.stream).where(Audit.deed == "parties.release")).all()
    assert sorted(found) == sorted(f"debtor:{number}" for number in (mail.debtor_id, right))
