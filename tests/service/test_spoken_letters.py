"""A letter in Nynorsk or English is so in every sentence, also in those that code writes."""

from __future__ import annotations

import base64
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.models import Debtor, Document, LetterRow, Notice
from collector_desk.service import deciding, objections
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.objections import Decide
from tests.service.casework import REASONS, answer
from tests.service.mail import Mail, text_of
from tests.service.test_objections import Case


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def _speaks(case: Case, language: Language) -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.books.debtor_id).language = language.value


def _text(case: Case, kind: str) -> str:
    query = select(Document.content).join(LetterRow, LetterRow.document_id == Document.id)
    with case.db.read() as work:
        return " ".join(
            text_of(work.scalars(query.where(LetterRow.kind == kind)).one() or b"").split()
        )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            Language.ENGLISH,
            (
                "The objection concerns: Already paid.",
                "due 11.08.2026",
                "maintains the claim.",
                ": the claim itself", ": fees, interest and further collection",
                "Principal", "An administrative complaint (forvaltningsklage,",
            ),
        ),
        (
            Language.NYNORSK,
            (
                "Motsegna gjeld: Allereie betalt.",
                "forfalle 11.08.2026",
                "held fast ved kravet.",
                ": sjølve kravet", ": gebyr, renter og vidare innkrevjing", "Hovudstol",
            ),
        ),
    ],
)  # fmt: skip
def test_a_decision_is_in_one_language_but_for_the_words_of_people(
    case: Case, language: Language, words: tuple[str, ...]
) -> None:
    _speaks(case, language)
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    order = Decide(
        version=case.row(number).version, outcome=Outcome.NOT_UPHELD, ground=Ground.PAID,
        reasons=REASONS,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        deciding.decide(work, number, order)
    text = _text(case, "objection_decision")
    assert [word for word in words if word not in text] == []
    for bokmal in ("Innsigelsen", "forfalt", "svarte", "selve kravet", "videre", "Til sammen"):
        assert bokmal not in text
    assert REASONS in text


def test_the_acknowledgement_is_in_the_language_of_the_debtor(case: Case) -> None:
    _speaks(case, Language.ENGLISH)
    number = case.objects(disputed=10_000)
    with case.db.write(case.kari) as work:
        objections.acknowledge(work, number, case.row(number).version)
    text = _text(case, "objection_acknowledgement")
    assert "What you do not dispute, beyond NOK 100,00" in text
    assert "Det du ikke" not in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("Purring sendt 02.09.2026", "Varsel etter tvangsfullbyrdelsesloven § 4-18 sendt")),
        ("en", ("Reminder sent 02.09.2026", "Notice of enforcement (tvangsfullbyrdelsesloven")),
    ],
)
def test_a_statement_names_the_letters_that_were_sent(
    db: Database, language: str, words: tuple[str, ...]
) -> None:
    mail = Mail(db)
    with db.write(SYSTEM) as work:
        work.get_one(Debtor, mail.debtor_id).language = language
        for kind in ("reminder", "enforcement_notice"):
            work.add(
                Notice(
                    claim_id=mail.claim, debtor_id=mail.debtor_id, kind=kind, way="", fee=0,
                    sent_on=date(2026, 9, 2), deadline=date(2026, 9, 16), source="bunt 1",
                )
            )  # fmt: skip
    shown = mail.preview(mail.order(LetterKind.STATEMENT))
    text = " ".join(text_of(base64.b64decode(shown.content)).split())
    assert [word for word in words if word not in text] == []


def test_a_statement_calls_the_notice_before_our_own_utlegg_by_its_name(db: Database) -> None:
    mail = Mail(db, kind="parking_fine")
    mail.send(mail.order(LetterKind.OWN_NOTICE))
    mail.goes()
    text = text_of(base64.b64decode(mail.preview(mail.order(LetterKind.STATEMENT)).content))
    assert f"{mail.number()}: Varsel om utlegg sendt 23.11.2026" in text
    assert "§ 4-18" not in text
