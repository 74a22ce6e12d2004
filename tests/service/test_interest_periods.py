"""A stretch of interest has the same two days wherever it is read, and both days bear interest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import through
from collector_desk.models import Debtor
from collector_desk.reports.case_summary import write
from collector_desk.reports.layout import place
from collector_desk.service import case_summary, explaining
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Explain
from collector_desk.wire.explanations import Leaf
from collector_desk.wire.reports import Export
from tests.kit import TODAY
from tests.service.mail import Mail

WORDS = {
    "nb": "Forsinkelsesrente fra og med {} til og med {}: {} dager",
    "nn": "Forseinkingsrente frå og med {} til og med {}: {} dagar",
    "en": "Late interest from and including {} to and including {}: {} days",
}


@pytest.fixture
def mail(db: Database) -> Mail:
    """A claim whose rate changed on 1 July 2026."""
    made = Mail(db)
    made.claim = made.owes(500_000, due=date(2026, 6, 15))
    return made


def panel(mail: Mail) -> tuple[Leaf, ...]:
    """The stretches of interest as the panel of explanation has them."""
    with mail.db.write(mail.kari) as work:
        found = explaining.explanation(
            work, mail.debtor_id, Explain(claim_id=mail.claim, part="interest")
        )
    assert len(found.leaves) == 2
    return found.leaves


def test_the_days_named_are_the_days_counted_and_the_stretches_meet(mail: Mail) -> None:
    first, second = panel(mail)
    for leaf in (first, second):
        assert leaf.from_day
        assert leaf.last_day
        assert (leaf.last_day - leaf.from_day).days + 1 == leaf.days
        assert through(leaf.from_day, leaf.last_day) in leaf.text
    assert (first.from_day, first.last_day) == (date(2026, 6, 15), date(2026, 6, 30))
    assert (second.from_day, second.last_day) == (date(2026, 7, 1), TODAY - timedelta(days=1))


@pytest.mark.parametrize("language", WORDS)
def test_the_statement_names_the_days_of_the_panel(mail: Mail, language: str) -> None:
    with mail.db.write(SYSTEM) as work:
        work.get_one(Debtor, mail.debtor_id).language = language
    mail.send(mail.order(LetterKind.STATEMENT, mail.claim))
    text = mail.text(mail.letters()[0])
    for leaf in panel(mail):
        days = (f"{day:%d.%m.%Y}" for day in (leaf.from_day, leaf.last_day))
        assert WORDS[language].format(*days, leaf.days) in text


def test_the_payment_demand_names_the_days_of_the_panel(mail: Mail) -> None:
    mail.noticed()
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    text = mail.text(mail.letters()[0])
    for leaf in panel(mail):
        assert leaf.from_day
        assert leaf.last_day
        assert f"{through(leaf.from_day, leaf.last_day)}: {leaf.days} dager" in text


def test_the_workbook_names_the_days_of_the_panel(mail: Mail, tmp_path: Path) -> None:
    with mail.db.write(mail.kari) as work:
        order = Export(claim_ids=(mail.claim,), reason="Innsyn")
        summary = case_summary.case_summary(work, "Oslo kommune", mail.debtor_id, order)
    book = load_workbook(write(summary, tmp_path / "sak.xlsx"))
    area = place(summary).leaves
    keys = [column.key for column in area.columns]
    assert [each.title for each in area.columns if each.key in {"from", "to"}] == [
        "Fra og med",
        "Til og med",
    ]
    rows: Iterator[tuple[Any, ...]] = book[area.sheet].iter_rows(
        min_row=area.first, max_row=area.last, min_col=area.left, values_only=True
    )
    at = keys.index("from"), keys.index("to")
    found = [tuple(row[place].date() for place in at) for row in rows if row[at[1]]]
    assert found == [(leaf.from_day, leaf.last_day) for leaf in panel(mail)]
