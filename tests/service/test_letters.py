"""Letters of the service: what they say of the case, when they may go, and what sending writes."""

from __future__ import annotations

import base64
import hashlib
from datetime import date

import pytest

from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.rates import Rates
from collector_desk.errors import DeskError
from collector_desk.errors.letter_post import (
    LetterClaimsMissing,
    LetterFollowsDeed,
    LetterNeverLeft,
    LetterNothingOwed,
    LetterStopped,
    LetterTooEarly,
)
from collector_desk.errors.letters import LetterIdentityNumber
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.session import NotOpened
from collector_desk.models import (
    Audit,
    Debtor,
    DebtorStatus,
    Document,
    Hold,
    LetterClaim,
    Notice,
    Task,
)
from collector_desk.service import holding, letter_returns, letter_withdraw, letters
from collector_desk.service.database import Database
from collector_desk.wire.holds import NewHold
from collector_desk.wire.letters import Letters, Returned
from tests.kit import TODAY, add_user
from tests.service.casework import objects
from tests.service.mail import Mail, text_of

NOTICE, DEMAND = LetterKind.COLLECTION_NOTICE, LetterKind.PAYMENT_DEMAND
ENDS = date(2026, 12, 9)  # two days for the post, then fourteen, from Monday 23 November


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def plain(amount: int) -> str:
    return kroner(amount).replace("\u00a0", " ")


def returns(mail: Mail, letter_id: int, *, version: int | None = None) -> Letters:
    number = version or next(row.version for row in mail.letters() if row.id == letter_id)
    with mail.db.write(mail.kari) as work:
        order = Returned(version=number, text="Ukjent på adressen")
        return letter_returns.returned(work, letter_id, order)


def test_a_collection_notice_tells_of_the_claim_and_is_kept_as_it_was_sent(mail: Mail) -> None:
    before = mail.total()
    (row,) = mail.send(mail.order(NOTICE)).rows
    (letter,) = mail.letters()
    words = mail.text(letter)
    # 0,05 × 750,00 = 37,50, to the nearest krone (inkassoforskriften § 1-2)
    assert mail.total() == before + 3_800
    for said in (
        "Fager Lykt", "Storgata 12 B", "0155 Oslo", "23.11.2026", mail.number(), "Bydel Øvre By",
        plain(mail.total()), "38,00", "09.12.2026", "Kari Nordmann",
    ):  # fmt: skip
        assert said in words
    assert hashlib.sha256(mail.kept(letter)).hexdigest() == letter.sha256 == row.sha256
    (kept,) = mail.rows(Document, kind="letter")
    assert (kept.sha256, kept.debtor_id, kept.claim_id) == (row.sha256, mail.debtor_id, mail.claim)
    assert (letter.state, letter.template) == ("waiting", "collection_notice_nb v1")
    assert (letter.sent_on, letter.deadline, letter.lawful_from) == (None, ENDS, date(2026, 9, 2))
    assert [one.claim_id for one in mail.rows_of(LetterClaim)] == [mail.claim]
    (waiting,) = mail.dispatches()
    assert (waiting.letter_id, waiting.channel, waiting.state) == (
        letter.id,
        "file_drop",
        "waiting",
    )
    assert mail.proved()


def test_the_fee_is_a_fact_with_its_rule_and_the_letter_it_came_by(mail: Mail) -> None:
    mail.send(mail.order(NOTICE))
    (fee,), (letter,) = mail.fees(), mail.letters()
    assert (fee.amount, fee.value_date, fee.document_id) == (3_800, TODAY, letter.document_id)
    assert "FOR-2020-06-19-1248" in fee.rule
    assert fee.source == f"Inkassovarsel 23.11.2026, brev {letter.id}"
    (notice,) = mail.rows(Notice)
    assert (notice.kind, notice.fee, notice.letter_id) == ("collection_notice", 3_800, letter.id)
    assert (notice.sent_on, notice.deadline) == (TODAY, ENDS)


def test_a_payment_demand_is_the_notice_of_section_4_18_too(mail: Mail) -> None:
    mail.noticed()
    mail.send(mail.order(DEMAND))
    sent = {row.kind: row for row in mail.rows(Notice) if row.letter_id}
    assert {kind: row.fee for kind, row in sent.items()} == {
        "payment_demand": 11_300,  # 0,15 × 750,00 = 112,50
        "enforcement_notice": 0,
    }
    words = mail.text(mail.letters()[0])
    assert "Varsel etter tvangsfullbyrdelsesloven § 4-18" in words
    assert plain(mail.total()) in words


@pytest.mark.parametrize(
    ("kind", "letter", "days", "said"),
    [
        # two days for the post; then three weeks, or two
        ("parking_fine", LetterKind.OWN_NOTICE, date(2026, 12, 16), "selv beslutte utlegg"),
        ("studded_tyre_fee", LetterKind.OWN_NOTICE, date(2026, 12, 16), "dekningsloven kapittel 2"),
        ("coercive_fine", LetterKind.ENFORCEMENT_NOTICE, ENDS, "Vi ber da namsmannen om utlegg"),
    ],
)
def test_what_needs_no_demand_has_its_own_notice_of_enforcement(
    db: Database, kind: str, letter: LetterKind, days: date, said: str
) -> None:
    mail = Mail(db, kind=kind)
    mail.send(mail.order(letter))
    mail.goes()
    (notice,), (row,) = mail.rows(Notice), mail.letters()
    assert (notice.kind, notice.fee, notice.waits) == ("enforcement_notice", 0, False)
    assert (notice.deadline, row.deadline, mail.fees()) == (days, days, [])
    words = mail.text(row)
    assert said in words
    assert plain(mail.total()) in words
    assert f"{days:%d.%m.%Y}" in words


@pytest.mark.parametrize(
    ("kind", "letter", "right"),
    [
        ("kindergarten", LetterKind.OWN_NOTICE, DEMAND),
        ("control_sanction", LetterKind.OWN_NOTICE, DEMAND),  # ruling 4: never own utlegg
        ("coercive_fine", LetterKind.OWN_NOTICE, LetterKind.ENFORCEMENT_NOTICE),
        ("parking_fine", LetterKind.ENFORCEMENT_NOTICE, LetterKind.OWN_NOTICE),
        ("kindergarten", LetterKind.ENFORCEMENT_NOTICE, DEMAND),
    ],
)
def test_a_notice_of_enforcement_that_is_not_the_claims_is_refused_by_the_right_ones_name(
    db: Database, kind: str, letter: LetterKind, right: LetterKind
) -> None:
    mail = Mail(db, kind=kind)
    with pytest.raises(LetterStopped, match=f"varsles med brevet «{right.label}»"):
        mail.send(mail.order(letter))
    assert (mail.letters(), mail.rows(Notice)) == ([], [])


@pytest.mark.parametrize(
    ("day", "last", "template"),
    [
        # An old-rule decision can follow on 31 December at the latest (rulings 1 and 2).
        (date(2026, 12, 7), date(2026, 12, 30), "own_notice_nb"),
        (date(2026, 12, 8), date(2026, 12, 31), "own_notice_new_nb"),
        (date(2027, 1, 4), date(2027, 1, 27), "own_notice_new_nb"),
    ],
)
def test_an_own_notice_tells_of_the_rules_that_hold_when_its_deadline_has_run_out(
    db: Database, day: date, last: date, template: str
) -> None:
    mail = Mail(db, kind="parking_fine")
    mail.db.rates = Rates.practice()  # the shipped tables end with the year
    mail.books.today_is(day)
    mail.open_again()
    mail.send(mail.order(LetterKind.OWN_NOTICE))
    mail.goes()
    (notice,), (row,) = mail.rows(Notice), mail.letters()
    words = mail.text(row)
    assert (row.template, row.deadline, notice.deadline) == (f"{template} v1", last, last)
    new = "new" in template
    assert ("tvangsfullbyrdelsesloven §§ 2-14 og 2-15" in words) == new
    assert ("tvangsfullbyrdelsesloven § 4-18" in words) != new
    assert ("namsmannen, ikke kommunen" in words) == new
    for each in (f"{last:%d.%m.%Y}", "tar vi ikke utlegg", "flere kostnader"):
        assert each in words


def test_who_has_a_one_trekk_is_noticed_by_the_new_rules_before_the_year_end(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    mail.trekk(date(2026, 11, 1))
    mail.send(mail.order(LetterKind.OWN_NOTICE))
    (row,) = mail.letters()
    assert (row.template, row.regime) == ("own_notice_new_nb v1", "new")


def test_what_was_shown_is_what_is_sent(mail: Mail) -> None:
    mail.noticed()
    shown = mail.preview(mail.order(DEMAND))
    mail.send(mail.order(DEMAND))
    (letter,) = mail.letters()
    assert base64.b64decode(shown.content) == mail.kept(letter)
    assert (shown.lawful, shown.fee, shown.deadline) == (True, 11_300, ENDS)
    assert "3/20 × 750,00 = 113,00" in shown.fee_text
    assert shown.total == mail.total()
    figures = {figure.part: figure.amount for figure in shown.figures}
    assert figures["total"] == mail.total() - 11_300
    assert (figures["principal"], figures["fees"]) == (100_000, 3_800)


def test_a_locked_letter_is_shown_with_its_day_and_refused_with_its_rule(mail: Mail) -> None:
    mail.send(mail.order(NOTICE))
    mail.goes()
    shown = mail.preview(mail.order(DEMAND))
    assert (shown.lawful, shown.lawful_from) == (False, date(2026, 12, 10))
    with pytest.raises(LetterTooEarly) as refused:
        mail.send(mail.order(DEMAND))
    assert refused.value.params["earliest"] == "2026-12-10"
    assert "inkassoloven § 10" in refused.value.text()
    assert "10.12.2026" in refused.value.text() == shown.refusal
    assert len(mail.letters()) == 1
    mail.books.today_is(date(2026, 12, 10))
    mail.open_again()
    mail.send(mail.order(DEMAND))
    assert len(mail.letters()) == 2


def test_a_demand_without_a_notice_before_it_says_what_is_missing(mail: Mail) -> None:
    with pytest.raises(LetterStopped, match="Purring eller inkassovarsel"):
        mail.send(mail.order(DEMAND))


@pytest.mark.parametrize("status", ["debt_settlement", "bankruptcy", "unknown_address"])
def test_a_status_that_stops_demands_stops_the_letter(mail: Mail, status: str) -> None:
    with mail.db.write(mail.kari) as work:
        work.add(
            DebtorStatus(
                debtor_id=mail.debtor_id, kind=status, from_day=date(2026, 10, 1), source="prøve"
            )
        )
    with pytest.raises(LetterStopped):
        mail.send(mail.order(NOTICE))
    assert (mail.letters(), mail.fees(), mail.rows(Notice)) == ([], [], [])


def test_an_objection_and_a_hold_stop_the_letter_and_a_barred_claim_is_not_demanded(
    mail: Mail,
) -> None:
    held, barred = mail.owes(50_000), mail.owes(70_000, due=date(2020, 1, 1))
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    order = NewHold(reason=Reason.SAYS_PAID, until=date(2026, 12, 1), claim_id=held)
    with mail.db.write(mail.kari) as work:
        holding.put(work, mail.debtor_id, order)
    for claim, why in ((mail.claim, "innsigelse"), (held, "betalt"), (barred, "foreldet")):
        with pytest.raises(LetterStopped, match=why):
            mail.send(mail.order(NOTICE, claim))
    with pytest.raises(LetterStopped, match=mail.number(barred)):
        mail.send(mail.order(LetterKind.PAYOFF, barred))


def test_the_undisputed_part_is_demanded_without_a_fee(mail: Mail) -> None:
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim, disputed=40_000)
    before = mail.total()
    mail.send(mail.order(NOTICE))
    words = mail.text(mail.letters()[0])
    # 83 days at 12,25 %: 27,86 on 1 000 kroner, 16,71 on 600; what is disputed takes 11,15 along.
    assert plain(before - 40_000 - 1_115) in words
    assert "Bestridt beløp, kreves ikke nå" in words
    assert (mail.fees(), mail.total()) == ([], before)


def test_a_fee_that_may_not_be_charged_is_left_out_and_said_in_words(mail: Mail) -> None:
    young = mail.owes(50_000, due=date(2026, 11, 16))
    shown = mail.preview(mail.order(NOTICE, young))
    assert (shown.lawful, shown.fee) == (True, 0)
    assert "Brevet er uten gebyr." in shown.fee_text
    assert "30.11.2026" in shown.fee_text
    mail.send(mail.order(NOTICE, young))
    assert mail.fees() == []


def test_a_letter_of_several_claims_bears_one_fee(mail: Mail) -> None:
    other = mail.owes(30_000)
    mail.send(mail.order(NOTICE, mail.claim, other))
    assert [fee.claim_id for fee in mail.fees()] == [mail.claim]
    assert [notice.fee for notice in mail.rows(Notice)] == [3_800, 0]
    words = mail.text(mail.letters()[0])
    assert plain(mail.total() + mail.total(other)) in words


@pytest.mark.parametrize("kind", [NOTICE, DEMAND])
def test_claims_that_could_have_stood_in_one_letter_bear_one_fee(
    mail: Mail, kind: LetterKind
) -> None:
    other = mail.owes(30_000)
    if kind is DEMAND:
        mail.noticed()
        mail.noticed(other)
    before = len(mail.fees())
    mail.send(mail.order(kind, mail.claim))
    assert [fee.claim_id for fee in mail.fees()[before:]] == [mail.claim]
    shown = mail.preview(mail.order(kind, other))
    assert (shown.lawful, shown.fee) == (True, 0)
    assert "i ett brev" in shown.fee_text
    mail.send(mail.order(kind, other))
    assert len(mail.fees()) == before + 1


def test_a_letter_that_was_withdrawn_takes_no_fee_from_the_next(mail: Mail) -> None:
    other = mail.owes(30_000)
    mail.send(mail.order(NOTICE, mail.claim))
    (first,) = mail.letters()
    with mail.db.write(mail.kari) as work:
        letter_withdraw.withdraw_waiting(work, [first.id], "sendt ved en feil")
    assert mail.preview(mail.order(NOTICE, other)).fee == 3_800


def test_a_claim_that_is_paid_is_not_demanded(mail: Mail) -> None:
    mail.books.pays(mail.claim, 100_000, date(2026, 9, 1))
    with pytest.raises(LetterNothingOwed):
        mail.send(mail.order(NOTICE))


@pytest.mark.parametrize("day", [date(2026, 10, 1), date(2026, 12, 31)])
def test_a_statement_and_a_payoff_are_of_any_day(mail: Mail, day: date) -> None:
    expected = plain(mail.books.statement(mail.claim, day).balance.total)
    for kind in (LetterKind.STATEMENT, LetterKind.PAYOFF):
        shown = mail.preview(mail.order(kind, on=day))
        words = text_of(base64.b64decode(shown.content))
        assert expected in words
        assert f"{day:%d.%m.%Y}" in words
        assert {figure.on for figure in shown.figures} == {day}
    # 1 000,00 × 12,25 % ÷ 365 = 0,3356
    assert "0,3" in words


def test_a_statement_tells_of_what_was_sent_and_what_rests(mail: Mail) -> None:
    mail.noticed()
    mail.send(mail.order(LetterKind.STATEMENT))
    words = mail.text(mail.letters()[0])
    assert f"{mail.number()}: Inkassovarsel sendt 21.09.2026" in words
    assert "Du har betalt" not in words


def test_a_free_letter_says_what_the_caseworker_wrote(mail: Mail) -> None:
    order = mail.order(LetterKind.FREE_LETTER, subject="Om kopi", text="Du ba om kopi.")
    mail.send(order)
    assert "Om kopi" in mail.text(mail.letters()[0])
    number = "Gjelder 17912099997."
    with pytest.raises(LetterIdentityNumber):
        mail.send(mail.order(LetterKind.FREE_LETTER, subject="Om", text=number))


@pytest.mark.parametrize(
    ("language", "kind", "word"),
    [("nn", LetterKind.STATEMENT, "per 23.11.2026"), ("en", LetterKind.STATEMENT, "as of 23.11.2026"),
     ("en", NOTICE, "Inkassovarsel"), ("se", NOTICE, "Inkassovarsel")],
)  # fmt: skip
def test_the_language_is_the_debtors_or_else_bokmal(
    mail: Mail, language: str, kind: LetterKind, word: str
) -> None:
    with mail.db.write(mail.kari) as work:
        work.get_one(Debtor, mail.debtor_id).language = language
    assert word in text_of(base64.b64decode(mail.preview(mail.order(kind)).content))


def test_letters_of_a_deed_are_not_sent_by_themselves(mail: Mail) -> None:
    for kind in (LetterKind.OBJECTION_DECISION, LetterKind.PLAN_ENDED):
        with pytest.raises(LetterFollowsDeed):
            mail.send(mail.order(kind))


def test_only_the_debtors_own_claims_are_written_of(mail: Mail) -> None:
    with pytest.raises(Unknown):
        mail.send(mail.order(NOTICE, 999))
    with pytest.raises(LetterClaimsMissing):
        mail.send(mail.order(NOTICE).model_copy(update={"claim_ids": ()}))
    stranger = add_user(mail.db, "ola", name="Ola Saksbehandler")
    with mail.db.write(stranger) as work, pytest.raises(NotOpened):
        letters.send(work, mail.debtor_id, mail.order(NOTICE))


def test_a_letter_that_came_back_was_not_given(mail: Mail) -> None:
    before = mail.total()
    mail.send(mail.order(NOTICE))
    mail.goes()
    (letter,) = mail.letters()
    mail.books.today_is(date(2026, 11, 30))
    mail.open_again()
    (row,) = returns(mail, letter.id).rows
    assert (row.state, row.fault) == ("returned", "Ukjent på adressen")
    assert mail.total() == before  # the fee fell away, from its own day
    assert mail.proved()
    (notice,) = mail.rows(Notice)
    assert notice.returned_on == date(2026, 11, 30)
    (hold,) = mail.rows(Hold)
    assert (hold.reason, hold.claim_id, hold.until) == ("returned_post", None, date(2027, 1, 29))
    (task,) = mail.rows(Task)
    assert (task.kind, task.due_on) == ("returned_post", date(2026, 11, 30))
    mail.books.today_is(date(2027, 2, 1))
    mail.open_again()
    with pytest.raises(LetterStopped, match="Purring eller inkassovarsel"):
        mail.send(mail.order(DEMAND))  # the notice that came back opens nothing


def test_a_letter_comes_back_once_and_an_old_page_is_told_so(mail: Mail) -> None:
    mail.send(mail.order(NOTICE))
    mail.goes()
    (letter,) = mail.letters()
    with pytest.raises(Stale):
        returns(mail, letter.id, version=99)
    returns(mail, letter.id)
    with pytest.raises(DeskError, match="Kom i retur"):
        returns(mail, letter.id)
    assert len(mail.rows(Hold)) == 1


def test_a_letter_that_waits_has_not_come_back(mail: Mail) -> None:
    mail.send(mail.order(NOTICE))
    with pytest.raises(LetterNeverLeft):
        returns(mail, mail.letters()[0].id)
    assert mail.rows(Hold) == []
    assert mail.fees_owed() > 0


def test_every_deed_with_a_letter_is_in_the_debtors_audit(mail: Mail) -> None:
    mail.preview(mail.order(NOTICE))
    mail.send(mail.order(NOTICE))
    mail.goes()
    returns(mail, mail.letters()[0].id)
    noted = [row for row in mail.rows(Audit) if row.deed.startswith("letters.")]
    assert [row.deed for row in noted] == [
        f"letters.{one}" for one in ("preview", "send", "relayed", "returned")
    ]
    assert {row.stream for row in noted} == {f"debtor:{mail.debtor_id}"}
    assert noted[1].details["sha256"] == mail.letters()[0].sha256
