"""Every status from its registration to its end: a status that is only a label fails here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from collector_desk.domain.delivery import Mandate, To
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.status import STATUSES, Act, Status
from collector_desk.domain.status_flow import FLOWS, PROTECTED, Answer, done_within
from collector_desk.errors import DeskError
from collector_desk.errors.letter_post import LetterAddressMissing, LetterEmigrated, LetterToDead
from collector_desk.errors.service import BadInput, Stale
from collector_desk.errors.statuses import (
    FiledAlready,
    FilingDeadlineNeeded,
    FilingToNobody,
    FilingTooLate,
    NothingFiled,
    StatusEnded,
    StatusRuns,
    StatusUntrue,
)
from collector_desk.models import (
    Audit,
    ClaimDebtor,
    Debtor,
    Hold,
    LetterRow,
    LimitationEvent,
    ProtectedAddress,
    Task,
)
from collector_desk.service import (
    addresses,
    filing,
    folder,
    holding,
    last_days,
    letter_recipients,
    letter_returns,
    letters,
    possible,
    statuses,
    stops,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import EndHold
from collector_desk.wire.letters import Represent, Returned
from collector_desk.wire.statuses import (
    EndStatus,
    FileClaims,
    NewAddress,
    NewStatus,
    Statuses,
    StatusRow,
)
from tests.kit import TODAY
from tests.service.mail import Mail
from tests.service.parties import PDF

BEGAN = date(2026, 11, 2)
DEADLINE = date(2026, 12, 14)  # six weeks after BEGAN
HOME = NewAddress(street="Nygata 4", postcode="5003", city="Bergen", source="Folkeregisteret")


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def other(to: To) -> Represent:
    return Represent(
        to=to, name="Advokat Tor Berg", street="Rådhusgata 1", postcode="0151", city="Oslo",
        source="oppnevning 3",
    )  # fmt: skip


def order(kind: Status, **more: Any) -> NewStatus:
    about: dict[str, Any] = {"from_day": BEGAN, "source": "Folkeregisteret"}
    if FLOWS[kind].files_by:
        about |= {"document": PDF, "announced_on": BEGAN}
        if kind is not Status.DECEASED:
            about["filing_deadline"] = DEADLINE
    return NewStatus(kind=kind, **(about | more))


def register(mail: Mail, kind: Status, **more: Any) -> StatusRow:
    with mail.db.write(mail.kari) as work:
        return statuses.register(work, mail.debtor_id, order(kind, **more)).rows[0]


def file(mail: Mail, row: StatusRow, **more: Any) -> StatusRow:
    with mail.db.write(mail.kari) as work:
        return filing.file(work, row.status_id, FileClaims(version=row.version, **more)).rows[0]


def end(mail: Mail, row: StatusRow, **more: Any) -> Statuses:
    with mail.db.write(mail.kari) as work:
        ended = EndStatus(version=row.version, why="registeret er rettet", **more)
        return statuses.end(work, row.status_id, ended)


def move(mail: Mail, where: NewAddress = HOME) -> None:
    with mail.db.write(mail.kari) as work:
        addresses.move(work, mail.debtor_id, where)


def current(mail: Mail, row: StatusRow) -> StatusRow:
    with mail.db.read(mail.kari) as work:
        found = statuses.show(work, mail.debtor_id).rows
    return next(one for one in found if one.status_id == row.status_id)


def steps(mail: Mail) -> set[str]:
    with mail.db.read(mail.kari) as work:
        found = possible.deeds(work, mail.debtor_id, mail.claim).deeds
    return {deed.name for deed in found if deed.lawful and deed.name.startswith("step.")}


def open_tasks(mail: Mail) -> list[Task]:
    return mail.rows(Task, state="open")


def test_every_status_has_its_flow_and_every_answer_is_used() -> None:
    assert FLOWS.keys() == set(Status) == STATUSES.keys()
    assert {flow.answer for flow in FLOWS.values()} == set(Answer)
    for kind, flow in FLOWS.items():
        assert (flow.answer is Answer.FILING) == bool(flow.files_by), kind
        assert flow.to is not None or not flow.files_by, kind


def test_what_follows_is_done_within_the_days_the_house_has_set(mail: Mail) -> None:
    rates = mail.db.rates
    table = rates.sets["status_days"].tables["emigrated"]
    sooner = replace(table, values=(replace(table.values[0], value=Decimal(3)),))
    every = {**rates.sets["status_days"].tables, "emigrated": sooner}
    days = replace(rates.sets["status_days"], tables=every)
    mail.db.rates = replace(rates, sets={**rates.sets, "status_days": days})
    assert register(mail, Status.EMIGRATED).due_on == TODAY + timedelta(days=3)
    assert rates.sets["status_days"].tables.keys() == {kind.value for kind in Status}
    assert not any(one.on(TODAY).confirmed for one in every.values())


@pytest.mark.parametrize("kind", Status)
def test_each_status_goes_from_its_registration_to_its_end(mail: Mail, kind: Status) -> None:
    """Registration → what stops → a task with its day → letter, filing or refusal → end."""
    flow, before = FLOWS[kind], steps(mail)
    row = register(mail, kind)
    stops = STATUSES[kind].stops
    enforced = {"step.enforcement_notice"} if Act.ENFORCEMENT in stops else set()
    assert steps(mail) == (set() if Act.DEMAND in stops else before - enforced)
    (task,) = open_tasks(mail)
    due = DEADLINE if flow.files_by else TODAY + done_within(kind, on=TODAY, rates=mail.db.rates)
    assert (task.text, task.due_on) == (row.task, due)
    _answered(mail, kind, row)
    rows = end(mail, current(mail, row)).rows if current(mail, row).to_day is None else ()
    assert all(one.to_day is not None for one in rows)
    assert task.id not in [one.id for one in open_tasks(mail)]
    assert not flow.after or any(flow.after in one.text for one in open_tasks(mail))
    if flow.files_by:  # the end may have taken the debt away: it rests until a person has looked
        assert steps(mail) == set()
        _lifted(mail)
    assert steps(mail) == before
    deeds = {one.deed for one in mail.rows(Audit, stream=f"debtor:{mail.debtor_id}")}
    assert "statuses.register" in deeds
    assert deeds & {"statuses.end", "debtors.move"}


def _lifted(mail: Mail) -> None:
    """The claim is found to be owed still, and the rest is ended by hand."""
    (hold,) = [one for one in mail.rows(Hold) if one.ended_on is None]
    assert (hold.claim_id, hold.until, hold.review_on) == (mail.claim, None, TODAY)
    with mail.db.write(mail.kari) as work:
        holding.end(work, hold.id, EndHold(version=hold.version, why="Boet overtok ikke kravet"))


def _answered(mail: Mail, kind: Status, row: StatusRow) -> None:
    """What each kind of answer is: a filing, a letter to another, a new address, or a refusal."""
    answer, to = FLOWS[kind].answer, FLOWS[kind].to
    if answer is Answer.FILING:
        _filed(mail, kind, row)
    elif answer is Answer.WRITE_OTHERS:
        with pytest.raises(DeskError, match=r"[Vv]erge"):
            mail.send(mail.order(LetterKind.STATEMENT))
        _represented(mail, to)
        mail.send(mail.order(LetterKind.STATEMENT))
        assert "guardian" in {letter.recipient for letter in mail.letters()}
    elif answer is Answer.ADDRESS:
        with pytest.raises(LetterAddressMissing):
            mail.send(mail.order(LetterKind.STATEMENT))
        move(mail)
        mail.send(mail.order(LetterKind.STATEMENT))
        assert "5003 Bergen" in mail.text(mail.letters()[-1])
    elif answer is Answer.HIDDEN:
        with mail.db.read() as work:
            debtor = work.get_one(Debtor, mail.debtor_id)
            assert (debtor.protection, debtor.street, debtor.phone) == (kind.value, "", "")
            assert work.get(ProtectedAddress, debtor.id) is not None
    else:
        move(mail, HOME.model_copy(update={"country": "SE", "city": "Malmö"}))
        mail.send(mail.order(LetterKind.PAYOFF))
        text = mail.text(mail.letters()[-1])
        assert "IBAN" in text
        assert "BIC" in text


def _represented(mail: Mail, to: To | None) -> None:
    from collector_desk.service import letter_recipients

    assert to is not None
    with mail.db.write(mail.kari) as work:
        letter_recipients.represent(work, mail.debtor_id, other(to))


def _filed(mail: Mail, kind: Status, row: StatusRow) -> None:
    with pytest.raises(FilingToNobody):
        file(mail, row)
    _represented(mail, FLOWS[kind].to)
    filed = file(mail, row)
    assert (filed.filed_on, filed.task, filed.may_file) == (TODAY, "", False)
    (letter,) = mail.letters()
    text = mail.text(letter)
    assert "Melding av krav" in text
    assert "Advokat Tor Berg" in text
    assert mail.number() in text
    assert "1 000,00 kr" in text
    with pytest.raises(FiledAlready):
        file(mail, filed)


def test_newer_claims_go_on_and_are_not_filed(mail: Mail) -> None:
    newer = mail.owes(50_000, due=date(2026, 12, 1))
    row = register(
        mail, Status.BANKRUPTCY, representative=other(To.TRUSTEE), from_day=date(2026, 11, 1)
    )
    file(mail, row)
    text = mail.text(mail.letters()[0])
    assert mail.number() in text
    assert mail.number(newer) not in text
    assert "per 01.11.2026" in text


def last_day(mail: Mail) -> date | None:
    """The kept last day of the claim, which ``verify`` proves."""
    assert mail.proved()
    (row,) = mail.rows_of(ClaimDebtor)
    return row.last_day  # type: ignore[no-any-return]


OWN_END = date(2029, 9, 3)  # three years from the due date, a Saturday: Monday
ENDED = date(2030, 3, 1)


@pytest.mark.cells
@pytest.mark.parametrize(
    ("kind", "to", "public", "paragraph"),
    [
        (Status.BANKRUPTCY, To.TRUSTEE, False, "§ 18"),
        (Status.DEBT_SETTLEMENT, To.BAILIFF, False, "§ 18"),
        (Status.DECEASED, To.ESTATE, True, "§ 18"),
    ],
)
@pytest.mark.parametrize(
    ("outcome", "until"),
    [
        ("recognised", date(2040, 3, 1)),  # ten years from the end, § 21 no. 3
        ("not_recognised", date(2031, 3, 3)),  # one year, § 22 no. 2; 1 March is a Saturday
        (None, date(2031, 3, 3)),  # nobody told: the shortest
    ],
)
def test_a_claim_that_is_filed_does_not_run_out_while_the_proceedings_last(  # noqa: PLR0917
    mail: Mail,
    kind: Status,
    to: To,
    public: bool,
    paragraph: str,
    outcome: str | None,
    until: date,
) -> None:
    row = register(mail, kind, representative=other(to))
    assert last_day(mail) == OWN_END
    filed = sent(mail, row, public=public)
    (event,) = mail.rows(LimitationEvent)
    assert (event.step, event.outcome) == (STEPS[kind], "pending")
    assert event.day == (TODAY if kind is Status.DECEASED else BEGAN)
    assert paragraph in event.source
    assert last_day(mail) is None
    mail.books.today_is(ENDED)
    mail.open_again()
    end(mail, current(mail, filed), outcome=outcome)
    assert last_day(mail) == until


STEPS = {
    Status.BANKRUPTCY: "bankruptcy", Status.DEBT_SETTLEMENT: "debt_settlement",
    Status.DECEASED: "estate",
}  # fmt: skip


def test_a_claim_filed_under_the_proklama_of_a_private_estate_has_a_year_from_the_deadline(
    mail: Mail,
) -> None:
    """§ 13; it is no use here, for the claim's own three years end later."""
    sent(mail, register(mail, Status.DECEASED, representative=other(To.ESTATE)))
    (event,) = mail.rows(LimitationEvent)
    assert (event.step, event.outcome, event.ended) == ("proklama", "filed", DEADLINE)
    assert "§ 13" in event.source
    assert last_day(mail) == OWN_END


@pytest.mark.parametrize(
    ("kind", "to", "until"),
    [
        (Status.BANKRUPTCY, To.TRUSTEE, "fristen i kunngjøringen"),
        (Status.DECEASED, To.ESTATE, "seks uker etter siste proklama"),
    ],
)
@pytest.mark.parametrize("came_back", [True, False])
def test_a_filing_that_did_not_come_was_none_and_is_asked_for_again_by_its_deadline(
    mail: Mail, kind: Status, to: To, until: str, *, came_back: bool
) -> None:
    row = register(mail, kind, representative=other(to))
    file(mail, row, public=True)
    mail.goes()
    lost(mail, came_back=came_back)
    assert mail.rows(LimitationEvent) == []
    assert last_day(mail) == OWN_END
    again = current(mail, row)
    assert (again.filed_on, again.may_file) == (None, True)
    assert f"meld kravene på nytt senest 14.12.2026, {until}" in again.task
    assert again.task in [task.text for task in open_tasks(mail)]
    (noted,) = mail.rows(Audit, deed="statuses.filing_lost")
    assert str(mail.claim) in str(noted.details)
    filed = sent(mail, again, public=True)
    assert (filed.filed_on, filed.task) == (TODAY, "")
    assert again.task not in [task.text for task in open_tasks(mail)]
    assert last_day(mail) is None


def sent(mail: Mail, row: StatusRow, **more: Any) -> StatusRow:
    """Filed by a letter that has gone."""
    file(mail, row, **more)
    mail.goes()
    return current(mail, row)


def lost(mail: Mail, *, came_back: bool) -> None:
    """The newest letter comes back, or is refused by who should deliver it."""
    letter = mail.letters()[-1]
    with mail.db.write(mail.kari) as work:
        if came_back:
            letter_returns.returned(
                work, letter.id, Returned(version=letter.version, text="flyttet")
            )
        else:
            letter_returns.failed(work, work.get_one(LetterRow, letter.id), "adressen finnes ikke")


def test_a_filing_that_came_back_after_its_deadline_says_that_it_has_run_out(mail: Mail) -> None:
    row = register(mail, Status.DECEASED, representative=other(To.ESTATE))
    file(mail, row, public=True)
    mail.goes()
    mail.books.today_is(DEADLINE + timedelta(days=1))
    mail.open_again()
    lost(mail, came_back=True)
    assert "Fristen for å melde kravene gikk ut 14.12.2026" in current(mail, row).task


def test_an_estates_filing_that_goes_after_the_deadline_was_none(mail: Mail) -> None:
    row = register(mail, Status.DECEASED, representative=other(To.ESTATE))
    mail.books.today_is(DEADLINE)
    mail.open_again()
    filed = file(mail, row, public=True)
    assert (filed.filed_on, filed.filing_waits) == (DEADLINE, True)
    goes_on(mail, DEADLINE + timedelta(days=3))
    again = current(mail, row)
    assert (again.filed_on, again.filing_waits) == (None, False)
    assert "Fristen for å melde kravene gikk ut 14.12.2026" in again.task
    assert "Meldingen gikk først 17.12.2026" in again.task
    assert mail.rows(LimitationEvent) == []
    assert last_day(mail) == OWN_END


def test_a_filing_counts_from_the_day_its_letter_has_gone(mail: Mail) -> None:
    row = register(mail, Status.DECEASED, representative=other(To.ESTATE))
    file(mail, row, public=True)
    assert mail.rows(LimitationEvent) == []
    assert last_day(mail) == OWN_END
    assert row.task in [task.text for task in open_tasks(mail)]  # asked for until it has gone
    went = TODAY + timedelta(days=2)
    goes_on(mail, went)
    (event,) = mail.rows(LimitationEvent)
    assert event.day == went
    assert "meldt 25.11.2026" in event.source
    assert last_day(mail) is None
    now = current(mail, row)
    assert (now.filed_on, now.filing_waits, now.task) == (went, False, "")
    assert open_tasks(mail) == []
    lost(mail, came_back=True)  # what it filed is found by its new day
    assert mail.rows(LimitationEvent) == []


def test_the_opening_counts_only_where_the_letter_went_within_the_deadline(mail: Mail) -> None:
    """§ 18 no. 2; a bankruptcy may be filed in later, but then its own day counts."""
    row = register(mail, Status.BANKRUPTCY, representative=other(To.TRUSTEE))
    file(mail, row)
    late = DEADLINE + timedelta(days=1)
    goes_on(mail, late)
    (event,) = mail.rows(LimitationEvent)
    assert event.day == late
    assert any("gikk først 15.12.2026, etter fristen 14.12.2026" in one for one in mail.tasks())


def goes_on(mail: Mail, day: date) -> None:
    """The relay sends what waits, on that day."""
    mail.books.today_is(day)
    mail.open_again()
    mail.goes()


def test_what_ran_out_after_the_opening_is_filed_by_the_deadline_and_saved(mail: Mail) -> None:
    """§ 18 no. 2: filed within the deadline, the day of opening counts."""
    old = mail.owes(20_000, due=date(2023, 11, 10))  # its three years ended on 10 November 2026
    sent(mail, register(mail, Status.BANKRUPTCY, representative=other(To.TRUSTEE)))
    assert mail.number(old) in mail.text(mail.letters()[0])
    assert {event.claim_id for event in mail.rows(LimitationEvent)} == {mail.claim, old}


def test_nothing_is_filed_where_nothing_is_touched(mail: Mail) -> None:
    row = register(
        mail, Status.BANKRUPTCY, representative=other(To.TRUSTEE), from_day=date(2026, 1, 2)
    )
    with pytest.raises(NothingFiled):
        file(mail, row)
    with pytest.raises(NothingFiled):
        file(mail, register(mail, Status.EMIGRATED))


def test_after_the_proklama_the_claim_has_lapsed(mail: Mail) -> None:
    row = register(mail, Status.DECEASED, representative=other(To.ESTATE))
    mail.books.today_is(DEADLINE + timedelta(days=1))
    mail.open_again()
    with pytest.raises(FilingTooLate):
        file(mail, row)


def test_the_dead_get_no_letter_and_a_plan_ends(mail: Mail) -> None:
    register(mail, Status.DECEASED)
    with pytest.raises(LetterToDead):
        mail.send(mail.order(LetterKind.STATEMENT))


def test_a_letter_that_came_back_is_sent_anew_to_the_new_address(mail: Mail) -> None:
    """Returned mail: the clock stops, a task asks for the address, and the new one starts it anew."""
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    mail.goes()
    (letter,) = mail.letters()
    with mail.db.write(mail.kari) as work:
        returned = Returned(version=letter.version, text="ukjent på adressen")
        letter_returns.returned(work, letter.id, returned)
    assert steps(mail) == set()
    move(mail)
    assert [hold.ended_on for hold in mail.rows(Hold)] == [TODAY]
    assert not mail.rows(Task, kind="returned_post", state="open")
    assert any("på nytt" in task.text for task in open_tasks(mail))
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    assert "5003 Bergen" in mail.text(mail.letters()[-1])


def test_a_status_does_not_hold_from_the_day_it_is_ended_by(mail: Mail) -> None:
    row = register(mail, Status.EMIGRATED)
    (ended,) = end(mail, row, to_day=TODAY).rows
    assert (runs_on(mail, TODAY - timedelta(days=1)), runs_on(mail, TODAY)) == (True, False)
    assert any("gjelder ikke fra og med 23.11.2026" in task.text for task in open_tasks(mail))
    with pytest.raises(StatusEnded, match=r"gjelder ikke fra og med 23\.11\.2026"):
        end(mail, ended)


def runs_on(mail: Mail, day: date) -> bool:
    """Whether the debtor's status stands in the way of the claim on a day."""
    with mail.db.read(mail.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, mail.debtor_id))
        (claim,) = rows.claims
        limit = last_days.limitation_of(claim, (), today=day)
        return any(stops.stops_on(rows, claim, limit, day))


def test_a_protected_debtor_moves_out_of_sight_and_back_again(mail: Mail) -> None:
    row = register(mail, Status.STRICTLY_CONFIDENTIAL)
    move(mail)
    with mail.db.read(mail.kari) as work:
        debtor = work.get_one(Debtor, mail.debtor_id)
        sealed = work.get_one(ProtectedAddress, debtor.id).ciphertext
        told = work.vault.decrypt(sealed, place=f"address:{debtor.id}")
        assert debtor.street == ""
    assert told.startswith("Nygata 4, 5003 Bergen")
    end(mail, row)
    with mail.db.read() as work:
        assert work.get_one(Debtor, mail.debtor_id).protection == "open"
        assert work.get(ProtectedAddress, mail.debtor_id) is None
    assert not PROTECTED & {one.kind for one in end_kinds(mail)}


def end_kinds(mail: Mail) -> list[StatusRow]:
    with mail.db.read(mail.kari) as work:
        return [one for one in statuses.show(work, mail.debtor_id).rows if one.to_day is None]


def test_what_cannot_be_true_is_refused(mail: Mail) -> None:
    with pytest.raises(FilingDeadlineNeeded):
        register(mail, Status.BANKRUPTCY, filing_deadline=None)
    with pytest.raises(BadInput):
        register(mail, Status.DECEASED, document=None)
    with pytest.raises(BadInput):
        register(mail, Status.EMIGRATED, from_day=TODAY + timedelta(days=1))
    row = register(mail, Status.EMIGRATED)
    with pytest.raises(StatusRuns):
        register(mail, Status.EMIGRATED)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Debtor, mail.debtor_id).birth_date = date(1980, 1, 1)
    with pytest.raises(StatusUntrue):
        register(mail, Status.MINOR)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Debtor, mail.debtor_id).kind = "company"
    with pytest.raises(StatusUntrue):
        register(mail, Status.DECEASED)
    with pytest.raises(BadInput):
        end(mail, row, to_day=BEGAN - timedelta(days=1))
    with pytest.raises(Stale):
        end(mail, row.model_copy(update={"version": 9}))
    ended = end(mail, row).rows[0]
    with pytest.raises(StatusEnded):
        end(mail, ended)


def test_letters_stay_locked_for_whom_the_status_stops(mail: Mail) -> None:
    register(mail, Status.DEBT_SETTLEMENT)
    with mail.db.write(mail.kari) as work, pytest.raises(DeskError) as refused:
        letters.send(work, mail.debtor_id, mail.order(LetterKind.COLLECTION_NOTICE))
    assert refused.value.code == "letters.stopped"


def test_nothing_is_demanded_at_the_old_address_of_who_has_emigrated(mail: Mail) -> None:
    mail.noticed()
    register(mail, Status.EMIGRATED)
    for kind in (LetterKind.PAYMENT_DEMAND, LetterKind.PAYOFF):
        with pytest.raises(LetterEmigrated) as refused:
            mail.send(mail.order(kind))
        assert "utvandret fra 02.11.2026" in refused.value.text()
        assert "adressen i utlandet" in refused.value.advice()
    mail.send(mail.order(LetterKind.STATEMENT))  # an answer goes all the same
    abroad = NewAddress(
        street="Kungsgatan 1", postcode="11143", city="Stockholm", country="SE", source="Skyldneren"
    )
    move(mail, abroad)
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    assert "Stockholm" in mail.text(mail.letters()[-1])


def test_the_guardian_of_who_has_emigrated_is_written_to_where_the_guardian_alone_is(
    mail: Mail,
) -> None:
    mail.noticed()
    mail.status("emigrated")
    for mandate in (Mandate.ECONOMY, Mandate.REMOVED):
        order = Represent(
            to=To.GUARDIAN, mandate=mandate, name="Vera Vik", street="Gata 1", postcode="0155",
            city="Oslo", source="Vergeattest",
        )  # fmt: skip
        with mail.db.write(mail.kari) as work:
            letter_recipients.represent(work, mail.debtor_id, order)
        if mandate is Mandate.ECONOMY:  # the debtor is written to as well
            with pytest.raises(LetterEmigrated):
                mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    mail.send(mail.order(LetterKind.PAYOFF))
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    mail.goes()
    assert {(one.recipient_name, one.state) for one in mail.letters()} == {("Vera Vik", "sent")}


def test_the_added_time_of_who_has_emigrated_is_told_as_a_possibility(mail: Mail) -> None:
    def told() -> str:
        with mail.db.read(mail.kari) as work:
            found = possible.deeds(work, mail.debtor_id, mail.claim).deeds
        return next(deed.reason for deed in found if deed.name == "law.limitation")

    assert "§ 10 nr. 3" not in told()
    register(mail, Status.EMIGRATED)
    assert "tilleggsfrist (foreldelsesloven § 10 nr. 3). Den er ikke regnet med." in told()
