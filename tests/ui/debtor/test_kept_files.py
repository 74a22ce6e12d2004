"""A document is opened only when it is what was registered, and a kind that does nothing."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from collector_desk.models import Document
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.messages import Message
from tests.ui.debtor.conftest import Bench, House

PDF = b"%PDF-1.7 faktura"


@pytest.fixture
def db(house: House) -> Database:
    """Documents are only added, so all the tests here may share the house."""
    return house.db


def keep(db: Database, debtor_id: int, name: str, *, content: bytes = PDF, of: bytes = PDF) -> int:
    """Keep a document whose registered checksum is that of ``of``."""
    with db.write(SYSTEM) as work:
        row = Document(
            debtor_id=debtor_id,
            kind="invoice",
            title="Faktura 700123",
            day=date(2025, 6, 1),
            name=name,
            sha256=hashlib.sha256(of).hexdigest(),
            content=content,
            kept_at=datetime(2026, 9, 1, tzinfo=UTC),
        )
        work.add(row)
        work.flush()
        return row.id


class Shown:
    """The program that would have shown the file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, works: bool = True) -> None:
        self.files: list[Path] = []
        self._works = works
        monkeypatch.setattr(kept_files, "show", self.show)

    def show(self, path: Path) -> bool:
        self.files.append(path)
        return self._works


def _refused(bench: Bench, debtor_id: int, document_id: int) -> Message:
    opener = kept_files.Opener(bench.presenter(debtor_id))
    with bench.qtbot.waitSignal(opener.refused) as came:
        opener.open(document_id)
    assert came.args is not None
    said = came.args[0]
    assert isinstance(said, Message)
    return said


def test_a_kept_document_is_opened_under_a_name_that_tells_nothing(
    bench: Bench, db: Database, debtor_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = keep(db, debtor_id, "Lykt Fager faktura.PDF")
    shown = Shown(monkeypatch)
    opener = kept_files.Opener(bench.presenter(debtor_id))
    opener.open(number)
    bench.qtbot.waitUntil(lambda: bool(shown.files))
    assert shown.files[0].name == f"dokument-{number}.pdf"
    assert shown.files[0].read_bytes() == PDF
    assert shown.files[0].parent.stat().st_mode & 0o077 == 0, "only the user reads it"


def test_a_document_that_is_not_what_was_registered_is_not_opened(
    bench: Bench, db: Database, debtor_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(monkeypatch)
    number = keep(db, debtor_id, "faktura.pdf", of=b"noe annet")
    assert "kontrollsummen stemmer ikke" in _refused(bench, debtor_id, number).sentence
    assert shown.files == []


@pytest.mark.parametrize("name", ["faktura.exe", "faktura.pdf.js", "faktura", "..\\x.desktop"])
def test_what_could_do_something_by_itself_is_not_opened(
    bench: Bench, db: Database, debtor_id: int, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shown = Shown(monkeypatch)
    said = _refused(bench, debtor_id, keep(db, debtor_id, name))
    assert said.code == "documents.kind"
    assert shown.files == []


def test_a_machine_without_a_program_for_it_says_so(
    bench: Bench, db: Database, debtor_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shown(monkeypatch, works=False)
    said = _refused(bench, debtor_id, keep(db, debtor_id, "faktura.pdf"))
    assert said.code == "documents.no_program"
