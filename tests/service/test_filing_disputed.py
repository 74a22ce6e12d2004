"""A disputed claim is filed by a supervisor alone, with reasons (ruling 18); what stops is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from collector_desk.domain.delivery import To
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground
from collector_desk.domain.status import Status
from collector_desk.errors.base import DeskError
from collector_desk.errors.statuses import FilingAsksLeader
from collector_desk.models import Audit, Claim
from collector_desk.service import filing, statuses
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.statuses import FileClaims, StatusRow
from tests.kit import add_user
from tests.service.casework import objects, opens
from tests.service.inbox_stops import came
from tests.service.mail import Mail
from tests.service.test_statuses import DEADLINE, other, register

REASONS = "Fristen i boet går ut før innsigelsen kan avgjøres."


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def dead(mail: Mail) -> StatusRow:
    """An estate with somebody who answers for it."""
    return register(mail, Status.DECEASED, representative=other(To.ESTATE))


def leader(mail: Mail) -> Who:
    per = add_user(mail.db, "per", role="supervisor", name="Per Leder")
    opens(mail.db, per, mail.debtor_id)
    return per


def files(mail: Mail, who: Who, row: StatusRow, reasons: str = "") -> None:
    with mail.db.write(who) as work:
        filing.file(work, row.status_id, FileClaims(version=row.version, reasons=reasons))


@pytest.mark.parametrize("dispute", ["whole", "part", "inbox"])
def test_a_disputed_claim_is_filed_by_a_supervisor_with_reasons(mail: Mail, dispute: str) -> None:
    if dispute == "inbox":
        came(mail, InquiryKind.OBJECTION)
    else:
        part = {"disputed": 10_000} if dispute == "part" else {}
        ground = Ground.WRONG_AMOUNT
        objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=ground, **part)
    row, per = dead(mail), leader(mail)
    before = len(mail.letters())
    for who, reasons in ((mail.kari, ""), (mail.kari, REASONS), (per, ""), (per, "Haster.")):
        with pytest.raises(FilingAsksLeader, match="er bestridt"):
            files(mail, who, row, reasons)
    assert len(mail.letters()) == before
    files(mail, per, row, f" {REASONS} ")
    (letter,) = [one for one in mail.letters() if one.recipient == To.ESTATE.value]
    assert letter.kind == LetterKind.FREE_LETTER.value
    assert "Kravet er bestridt." in str(letter.content)
    (note,) = mail.rows(Audit, deed="statuses.file")
    assert (note.details["disputed"], note.details["reasons"]) == ([mail.claim], REASONS)


def test_what_nobody_disputes_is_filed_by_a_caseworker_without_reasons(mail: Mail) -> None:
    files(mail, mail.kari, dead(mail))
    (note,) = mail.rows(Audit, deed="statuses.file")
    assert "reasons" not in note.details


def shown(mail: Mail, who: Who) -> StatusRow:
    with mail.db.read(who) as work:
        return statuses.show(work, mail.debtor_id).rows[0]


def test_what_a_disputed_filing_asks_for_is_shown_to_whoever_it_is_asked_of(mail: Mail) -> None:
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim, ground=Ground.WRONG_AMOUNT)
    row, per = dead(mail), leader(mail)
    theirs, leads = shown(mail, mail.kari), shown(mail, per)
    with pytest.raises(FilingAsksLeader) as refused:
        files(mail, mail.kari, row, REASONS)
    assert (theirs.filing_stop, theirs.filing_reasons) == (str(refused.value), 0)
    assert leads.filing_stop == ""
    with pytest.raises(FilingAsksLeader):
        files(mail, per, row, "x" * (leads.filing_reasons - 1))
    files(mail, per, row, "x" * leads.filing_reasons)
    assert shown(mail, per).may_file is False


@pytest.mark.parametrize("lacks", ["nobody", "late", "nothing"])
def test_what_stops_a_filing_is_shown_in_the_words_of_its_refusal(mail: Mail, lacks: str) -> None:
    whom = {} if lacks == "nobody" else {"representative": other(To.ESTATE)}
    row = register(mail, Status.DECEASED, **whom)
    if lacks == "late":
        mail.books.today_is(DEADLINE + timedelta(days=1))
        mail.open_again()
    if lacks == "nothing":
        with mail.db.write(SYSTEM) as work:
            work.get_one(Claim, mail.claim).state = "withdrawn"
    with pytest.raises(DeskError) as refused:
        files(mail, mail.kari, row)
    assert shown(mail, mail.kari).filing_stop == str(refused.value)
