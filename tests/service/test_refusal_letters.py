"""A request that is refused is answered in writing: what was asked, why not, and what one can do."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.models import Claim, Debtor, Document, LetterClaim, LetterRow
from collector_desk.service import deferrals, inquiries, letters, plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.deferrals import RefuseDeferral
from collector_desk.wire.inquiries import Register
from collector_desk.wire.letters import Write
from collector_desk.wire.plans import RefusePlan
from tests.service.agreements import TODAY, Agreement
from tests.service.casework import objects
from tests.service.mail import text_of

WHY = "Avdraget er mindre enn renten som løper."
KINDS = ["plan_refused", "deferral_refused"]
UNTIL = date(2027, 5, 31)
NOW = date(2026, 11, 27)
"""The first day of the newest wording."""
BARRED = date(2023, 8, 3)
"""The due date of a claim that is time-barred since."""
LANGUAGES = {
    "nb": ("gjelder som før", "Vi krever det ikke", "søke igjen"),
    "nn": ("gjeld som før", "Vi krev det ikkje", "søkje igjen"),
    "en": ("as before", "We do not demand it", "ask again"),
}
"""What each language says of a claim that stands, of one that is barred, and of a new request."""


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def refuses(
    case: Agreement, kind: str, *claims: int, inquiry_id: int | None = None, named: bool = True
) -> int:
    """Kari refuses what was asked for; gives the number of the plan or the deferral."""
    ids = claims or (case.claim,)
    with case.db.write(case.kari) as work:
        if kind == "plan_refused":
            terms = case.terms(amount=5_000, claim_ids=ids)
            plan = RefusePlan(terms=terms, reasons=WHY, inquiry_id=inquiry_id, day_named=named)
            return plans.refuse(work, case.debtor, plan).id
        time = RefuseDeferral(
            claim_ids=ids, until=UNTIL, reason=DeferralReason.ILLNESS, text=WHY,
            inquiry_id=inquiry_id, day_named=named,
        )  # fmt: skip
        return deferrals.refuse(work, case.debtor, time).id


def letter(case: Agreement) -> tuple[LetterRow, str]:
    """The one letter, with its words as they are kept."""
    with case.db.read() as work:
        row = work.scalars(select(LetterRow)).one()
        content = work.get_one(Document, row.document_id).content
        assert content is not None
        return row, text_of(content)


def owed(case: Agreement) -> int:
    return case.books.statement(case.claim, TODAY).balance.total


@pytest.mark.parametrize("kind", KINDS)
def test_the_letter_says_what_was_asked_why_not_what_applies_and_what_to_do(
    case: Agreement, kind: str
) -> None:
    before = owed(case)
    number = refuses(case, kind)
    row, said = letter(case)
    of = row.plan_id if kind == "plan_refused" else row.deferral_id
    assert (row.kind, of, row.deadline, row.language) == (kind, number, None, "nb")
    with case.db.read() as work:
        claim = work.get_one(Claim, case.claim).number
        assert work.scalars(select(LetterClaim.claim_id)).all() == [case.claim]
    asked = ["50,00", "25.12.2026"] if kind == "plan_refused" else ["31.05.2027"]
    for each in (
        *asked, claim, "23.11.2026", "Søknaden er avslått.", WHY, "Kravene gjelder som før",
        "vurderer vi saken på nytt", "søke igjen",
    ):  # fmt: skip
        assert each in said
    assert "sykdom" not in said.casefold()
    assert owed(case) == before
    assert case.noted("letters.") == ["letters.send"]
    assert case.proved()


@pytest.mark.parametrize(
    ("language", "words"), [("nn", "Søknaden er avslegen."), ("en", "Your request is refused.")]
)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_written_in_the_debtors_language(
    case: Agreement, kind: str, language: str, words: str
) -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).language = language
    refuses(case, kind)
    row, said = letter(case)
    assert (row.language, words in said) == (language, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_barred_is_not_said_to_stand(case: Agreement, kind: str, language: str) -> None:
    case.day(NOW)
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).language = language
    barred = case.books.claim(40_000, due=BARRED)
    refuses(case, kind, case.claim, barred)
    said = letter(case)[1]
    with case.db.read() as work:
        numbers = [work.get_one(Claim, one).number for one in (case.claim, barred)]
    stands, not_demanded, again = LANGUAGES[language]
    between = said[said.index(not_demanded) : said.index(stands)]
    assert [number in between for number in numbers] == [False, True]
    assert again in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_where_all_is_barred_nothing_is_demanded_and_nobody_asked_to_apply_again(
    case: Agreement, kind: str, language: str
) -> None:
    case.day(NOW)
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).language = language
    refuses(case, kind, case.books.claim(40_000, due=BARRED))
    said = letter(case)[1]
    stands, not_demanded, again = LANGUAGES[language]
    assert not_demanded in said
    assert stands not in said
    assert again not in said


@pytest.mark.parametrize("kind", KINDS)
def test_a_day_is_printed_only_where_the_debtor_named_it(case: Agreement, kind: str) -> None:
    case.day(NOW)
    refuses(case, kind, named=False)
    said = letter(case)[1]
    for day in ("25.12.2026", "31.05.2027", "Første forfall"):
        assert day not in said
    assert "None" not in said
    assert "27.11.2026" in said


@pytest.mark.parametrize(
    ("kind", "asks"), [(KINDS[0], InquiryKind.PLAN), (KINDS[1], InquiryKind.DEFERRAL)]
)
def test_it_names_the_day_the_request_came(case: Agreement, kind: str, asks: InquiryKind) -> None:
    order = Register(kind=asks, channel=Channel.POST, text="Kan jeg få betale senere?")
    with case.db.write(case.kari) as work:
        asked = inquiries.register(work, case.debtor, order)
    refuses(case, kind, inquiry_id=asked.inquiry_id)
    assert "23.11.2026" in letter(case)[1]


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_goes_whatever_stops_a_demand(case: Agreement, kind: str) -> None:
    objects(case.db, case.kari, case.debtor, case.claim)
    refuses(case, kind)
    assert kind in case.letters()


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_cannot_be_addressed_leaves_a_task_and_stands(case: Agreement, kind: str) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(street="", postcode="", city=""))
    refuses(case, kind)
    assert case.letters() == []
    (told,) = case.tasks("follow_up")
    assert told.startswith(f"{LetterKind(kind).label} er ikke sendt: ")


def test_what_was_not_refused_has_no_such_letter(case: Agreement) -> None:
    number = case.grant().plan_id
    order = Write(kind=LetterKind.PLAN_REFUSED, plan_id=number)
    with case.db.write(case.kari) as work, pytest.raises(LetterLacks, match="ikke avslått"):
        letters.preview(work, case.debtor, order)
