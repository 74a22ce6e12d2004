"""A debtor is written to in the language a caseworker chose, from the next letter on."""

from __future__ import annotations

import pytest

from collector_desk.domain.letter import Language, LetterKind
from collector_desk.errors.session import NotOpened
from collector_desk.models import Audit, Debtor
from collector_desk.service import letter_language
from collector_desk.service.database import Database
from collector_desk.wire.statuses import NewLanguage
from tests.kit import add_user
from tests.service.mail import Mail


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def choose(mail: Mail, language: Language) -> None:
    order = NewLanguage(language=language, source="ba om det på telefon")
    with mail.db.write(mail.kari) as work:
        letter_language.choose(work, mail.debtor_id, order)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        (Language.ENGLISH, "Statement"),
        (Language.NYNORSK, "Dette er krava"),
        (Language.BOKMAL, "Dette er kravene"),
    ],
)
def test_the_next_letter_is_in_the_language_chosen(
    mail: Mail, language: Language, word: str
) -> None:
    choose(mail, language)
    mail.send(mail.order(LetterKind.STATEMENT))
    (letter,) = mail.letters()
    assert letter.language == language.value
    assert word.lower() in mail.text(letter).lower()


def test_a_letter_without_a_text_in_it_is_in_bokmal(mail: Mail) -> None:
    choose(mail, Language.ENGLISH)
    mail.noticed()
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    assert mail.letters()[0].language == Language.BOKMAL.value


def test_it_is_chosen_only_by_who_opened_the_debtor_and_it_is_noted(mail: Mail) -> None:
    other = add_user(mail.db, "ola", name="Ola Annen")
    order = NewLanguage(language=Language.ENGLISH, source="telefon")
    with pytest.raises(NotOpened), mail.db.write(other) as work:
        letter_language.choose(work, mail.debtor_id, order)
    with mail.db.read() as work:
        assert work.get_one(Debtor, mail.debtor_id).language == Language.BOKMAL.value
    with mail.db.write(mail.kari) as work:
        letter_language.choose(work, mail.debtor_id, order)
    (noted,) = mail.rows(Audit, deed="debtors.language")
    assert noted.stream == f"debtor:{mail.debtor_id}"
    assert noted.details == {"language": "en", "before": "nb", "source": "telefon"}
