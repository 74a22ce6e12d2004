"""The freshness gate (ruling 28): nothing is demanded while money that may be theirs is unplaced."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.errors.payments import MatchGone, MatchStrong, MoneyMayBeTheirs, MoneyUnplaced
from collector_desk.models import Audit, Case, ClaimDebtor, DismissedMatch, LetterRow, Pair, Plan
from collector_desk.service import (
    dismissing,
    letter_choices,
    letters,
    placing,
    plan_monitor,
    possible,
    unplaced,
    unplaced_match,
)
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.debtors import Deed
from collector_desk.wire.payments import Dismiss, Part, PaymentSheet, Place
from collector_desk.wire.plans import PlanStep, Terms
from tests.exchange.claim_files import FINE, document
from tests.kit import TODAY, add_user
from tests.service.books import receive
from tests.service.counting import statements
from tests.service.desks import Paid, claims_of, invoice, parents, practise, read_in, take_in
from tests.service.mail import Mail
from tests.service.parties import neighbour, shares
from tests.service.test_plan_letters import plan


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def comes(mail: Mail, text: str, amount: int = 70_000) -> int:
    """Money that nobody has placed."""
    with mail.db.write(SYSTEM) as work:
        return receive(work, amount, TODAY, text=text)


def called(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        work.add(Pair(words="fager lykt", debtor_id=mail.debtor_id))


def test_a_demand_waits_for_the_money_and_goes_once_it_is_placed(mail: Mail) -> None:
    mail.noticed()
    payment = comes(mail, f"gjelder {mail.number()}")
    order = mail.order(LetterKind.PAYMENT_DEMAND)
    with pytest.raises(MoneyUnplaced) as refused:
        mail.send(order)
    assert refused.value.text().replace("\u00a0", " ") == (
        "700,00 kr innbetalt 23.11.2026 ligger uplassert og peker på K-2026-000001:"
        " kravnummeret står i teksten. Da kreves det ikke mer."
    )
    assert mail.rows(LetterRow) == []
    with mail.db.write(mail.kari) as work:
        parts = (Part(claim_id=mail.claim, amount=70_000),)
        placing.place(work, payment, Place(version=1, parts=parts))
    mail.send(order)
    assert len(mail.rows(LetterRow)) == 1


def test_what_can_be_done_now_and_the_choice_of_letters_lead_to_the_money(mail: Mail) -> None:
    def steps() -> dict[str, Deed]:
        with mail.db.write(mail.kari) as work:
            found = possible.deeds(work, mail.debtor_id, mail.claim).deeds
            return {deed.name: deed for deed in found}

    assert steps()["step.collection_notice"].lawful
    payment = comes(mail, f"gjelder {mail.number()}")
    locked = steps()
    assert next(iter(locked)) == "payments.show"
    way_on = locked["payments.show"]
    assert (way_on.lawful, way_on.payment_id) == (True, payment)
    assert "ligger uplassert og peker på K-2026-000001" in way_on.reason
    notice = locked["step.collection_notice"]
    assert (notice.lawful, notice.payment_id) == (False, None)
    assert "Låst av en uplassert innbetaling" in notice.reason
    assert locked["notes.add"].lawful
    with mail.db.write(mail.kari) as work:
        kinds = {one.kind: one for one in letter_choices.choices(work, mail.debtor_id).kinds}
    assert kinds[LetterKind.COLLECTION_NOTICE].payment_id == payment
    assert kinds[LetterKind.STATEMENT].payment_id is None
    with mail.db.write(mail.kari) as work:
        parts = (Part(claim_id=mail.claim, amount=70_000),)
        placing.place(work, payment, Place(version=1, parts=parts))
    assert "payments.show" not in steps()
    assert steps()["step.collection_notice"].lawful


def test_a_name_alone_is_weak_and_strong_with_the_exact_sum(mail: Mail) -> None:
    called(mail)
    order = mail.order(LetterKind.COLLECTION_NOTICE)
    comes(mail, "hilsen Fager Lykt", 12_300)
    with pytest.raises(MoneyMayBeTheirs):
        mail.send(order)
    comes(mail, "hilsen Fager Lykt", mail.total())
    with pytest.raises(
        MoneyUnplaced, match="navnet står i teksten og beløpet er lik saldoen i dag"
    ):
        mail.send(order)


def test_money_of_others_stops_nobody(mail: Mail) -> None:
    called(mail)
    comes(mail, "hilsen Bjørn Dal")
    comes(mail, "K-2026-000777")
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))


def test_the_box_of_letters_says_it_of_every_demand_and_of_no_answer(mail: Mail) -> None:
    comes(mail, f"gjelder {mail.number()}")
    with mail.db.write(mail.kari) as work:
        kinds = letter_choices.choices(work, mail.debtor_id).kinds
    said = {each.kind: each.claims[0].why_not for each in kinds}
    assert "ligger uplassert og peker på K-2026-000001" in said[LetterKind.COLLECTION_NOTICE]
    assert (said[LetterKind.STATEMENT], said[LetterKind.PAYOFF]) == ("", "")
    shown = mail.preview(mail.order(LetterKind.COLLECTION_NOTICE))
    assert (shown.lawful, shown.refusal) == (False, said[LetterKind.COLLECTION_NOTICE])
    assert "Uplasserte innbetalinger" in shown.advice


def dismisses(mail: Mail, payment: int, who: Who) -> PaymentSheet:
    order = Dismiss(debtor_id=mail.debtor_id, reason="Betaleren er en annen Fager Lykt.")
    with mail.db.write(who) as work:
        return dismissing.dismiss(work, payment, order)


def test_a_weak_match_is_dismissed_with_a_reason_and_does_not_come_back(mail: Mail) -> None:
    called(mail)
    payment = comes(mail, "hilsen Fager Lykt", 12_300)
    sheet = dismisses(mail, payment, mail.kari)
    assert [one.dismissed for one in sheet.payment.suggestions] == [
        "Avvist 23.11.2026 av Kari Nordmann"
    ]
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    (row,) = mail.rows(DismissedMatch)
    assert (row.payment_id, row.debtor_id, row.dismissed_by) == (
        payment,
        mail.debtor_id,
        "Kari Nordmann",
    )
    assert row.reason == "Betaleren er en annen Fager Lykt."
    (note,) = mail.rows(Audit, deed="payments.dismiss")
    assert note.stream == f"debtor:{mail.debtor_id}"
    with pytest.raises(MatchGone):
        dismisses(mail, payment, mail.kari)


def test_another_payment_of_the_same_name_stops_again(mail: Mail) -> None:
    called(mail)
    dismisses(mail, comes(mail, "hilsen Fager Lykt", 12_300), mail.kari)
    comes(mail, "hilsen Fager Lykt", 12_300)
    with pytest.raises(MoneyMayBeTheirs):
        mail.send(mail.order(LetterKind.COLLECTION_NOTICE))


def test_a_strong_match_is_dismissed_by_a_supervisor_alone(mail: Mail) -> None:
    payment = comes(mail, f"gjelder {mail.number()}")
    with pytest.raises(MatchStrong):
        dismisses(mail, payment, mail.kari)
    dismisses(mail, payment, add_user(mail.db, "sif", role="supervisor", name="Sif Lund"))
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))


def pays_jointly(mail: Mail, other: int) -> None:
    """The other owes the claim too, and some of it has come from an account."""
    shares(mail, other)
    with mail.db.write(SYSTEM) as work:
        first = receive(work, 1_000, TODAY, account="15030012345", text="")
    with mail.db.write(mail.kari) as work:
        part = Part(claim_id=mail.claim, amount=1_000)
        placing.place(work, first, Place(version=1, parts=(part,)))


def comes_again(mail: Mail, amount: int) -> int:
    """From the same account, without a word."""
    with mail.db.write(SYSTEM) as work:
        return receive(work, amount, TODAY, account="15030012345", text="")


def test_what_is_dismissed_for_one_stops_another_by_a_claim_of_their_own(mail: Mail) -> None:
    """The account paid the joint claim once, and now sends just what the other owes alone."""
    other = neighbour(mail)
    pays_jointly(mail, other)
    own = mail.owes(30_000)
    with mail.db.write(SYSTEM) as work:
        joint = work.get_one(ClaimDebtor, (mail.claim, other))
        work.delete(work.get_one(ClaimDebtor, (own, mail.debtor_id)))
        work.add(ClaimDebtor(claim_id=own, debtor_id=other, case_id=joint.case_id, role="debtor"))
    dismisses(mail, comes_again(mail, mail.total(own)), mail.kari)
    assert [row.debtor_id for row in mail.rows(DismissedMatch)] == [mail.debtor_id]
    with mail.db.write(mail.kari) as work, pytest.raises(MoneyUnplaced):
        letters.send(work, other, mail.order(LetterKind.COLLECTION_NOTICE, own))


def test_what_is_dismissed_for_one_is_for_another_by_the_same_claim(mail: Mail) -> None:
    other = neighbour(mail)
    pays_jointly(mail, other)
    payment = comes_again(mail, 12_300)
    with mail.db.read() as work:
        assert isinstance(unplaced_match.refusal(work, other), MoneyMayBeTheirs)
    dismisses(mail, payment, mail.kari)
    with mail.db.read() as work:
        assert unplaced_match.refusal(work, other) is None
    assert [row.debtor_id for row in mail.rows(DismissedMatch)] == [mail.debtor_id, other]


def _broken(mail: Mail) -> int:
    terms = Terms(claim_ids=(mail.claim,), first_due=date(2026, 10, 15), count=2)
    number = plan(mail)
    with mail.db.write(SYSTEM) as work:
        row = work.get_one(Plan, number)
        row.state, row.request = "broken", terms.model_dump(mode="json")
    return number


def test_no_notice_of_default_is_given_meanwhile(mail: Mail) -> None:
    number = _broken(mail)
    comes(mail, f"gjelder {mail.number()}")
    with pytest.raises(MoneyUnplaced), mail.db.write(mail.kari) as work:
        plan_monitor.notice_default(work, number, PlanStep(version=2))
    assert mail.rows(LetterRow) == []


def test_nothing_is_read_but_that_no_money_lies_unplaced(mail: Mail) -> None:
    with mail.db.read(mail.kari) as work, statements(work) as made:
        assert unplaced_match.refusal(work, mail.debtor_id) is None
    assert len(made) == 1


def test_what_the_list_suggests_is_what_stops_and_as_strongly(db: Database) -> None:
    practise(db)
    take_in(db, document(invoice("10012"), parents("10037", kid="700181225"), deepcopy(FINE)))
    kid, joint = claims_of(db)[0].kid, claims_of(db)[1]
    with db.read(SYSTEM) as work:
        case = work.scalar(select(Case.number).where(Case.debtor_id == 1))
    read_in(
        db,
        Paid(amount=300, kid=f"{kid[:9]}{(int(kid[9]) + 1) % 10}{kid[10:]}"),
        Paid(amount=301, kid=f"{kid[:12]}{kid[13:]}"),
        Paid(amount=302, kid=f"{kid[:8]}7{kid[8:]}"),
        Paid(amount=303, kid=f"{kid[:14]}{kid[15]}{kid[14]}"),
        Paid(amount=304, kid="700181225"),
        Paid(amount=305, text=f"til {joint.number.lower().replace('-', '')} takk"),
        Paid(amount=306, text="faktura 10012"),
        Paid(amount=307, text=f"Sak {case}"),
        Paid(amount=308, text=f"KID {kid}"),
        Paid(amount=309, text="fra Åse Østby"),
        Paid(amount=310, text="ingen ting"),
    )
    with db.read(SYSTEM) as work:
        listed = {
            (row.payment_id, one.claim_number, one.strong)
            for row in unplaced.listed(work).rows
            for one in row.suggestions[:1]
        }
        stops = {
            (match.payment.id, match.claim_number, match.weighed.strong)
            for debtor_id in (1, 2, 3, 4)
            for match in unplaced_match.matches(work, debtor_id)
        }
    assert len(listed) == 10
    assert stops == listed
