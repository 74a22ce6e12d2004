"""The commands of the service: each does its work, says what it did, and refuses in words."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from collector_desk.api.cli import main
from collector_desk.api.home import Hold, copy_of, open_database, settings_of
from collector_desk.domain.rates import Rates
from tests.exchange import ocr_lines
from tests.exchange.claim_files import document, to_csv


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLLECTOR_DESK_DATA", str(tmp_path))
    return tmp_path


def _add(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("en lang setning til øving\n"))
    return main(["user", "add", *words])


def test_a_new_desk_is_migrated_gets_a_user_and_is_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"]) == 0
    assert _add(monkeypatch, "kari", "--name", "Kari Nordmann", "--role", "caseworker") == 0
    assert main(["user", "list"]) == 0
    assert main(["verify"]) == 0
    assert main(["send-letters"]) == 0
    said = capsys.readouterr().out
    assert "Kari Nordmann" in said
    assert "hel" in said
    assert (folder / "desk.key").stat().st_mode & 0o777 == 0o600
    assert (folder / "desk.db").stat().st_mode & 0o777 == 0o600


def test_a_user_with_a_wrong_role_is_refused_in_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _add(monkeypatch, "kari", "--name", "Kari Nordmann", "--role", "sjef") == 1
    assert "role" in capsys.readouterr().err


def test_a_closed_user_is_said_to_be_closed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _add(monkeypatch, "kari", "--name", "Kari Nordmann", "--role", "caseworker")
    assert main(["user", "revoke", "kari"]) == 0
    main(["user", "list"])
    assert "(stengt)" in capsys.readouterr().out
    assert main(["user", "revoke", "ingen"]) == 1


def test_files_are_tried_and_taken_in(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--practice", "practice", "--debtors", "40"]) == 0
    claims, payments = tmp_path / "krav.csv", tmp_path / "ocr.txt"
    claims.write_bytes(to_csv(document()))
    payments.write_bytes(ocr_lines.to_bytes(ocr_lines.good_lines()))
    assert main(["--practice", "import-claims", str(claims), "--dry-run"]) == 0
    assert main(["--practice", "import-claims", str(claims)]) == 0
    assert main(["--practice", "import-claims", str(claims)]) == 1
    assert main(["--practice", "import-ocr", str(payments), "--dry-run"]) == 0
    assert main(["--practice", "import-ocr", str(payments)]) == 0
    said = capsys.readouterr()
    assert "5 krav kan tas inn" in said.out
    assert "5 krav tatt inn" in said.out
    assert "krav.csv" in said.err
    assert main(["--practice", "verify"]) == 0
    assert main(["--practice", "nightly"]) == 0
    assert main(["--practice", "verify"]) == 0


def test_the_command_line_refuses_while_a_desk_holds_the_database(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Hold(settings_of(practice=False)):
        assert main(["verify"]) == 1
    assert "i bruk" in capsys.readouterr().err


def test_a_lost_key_file_stops_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    (folder / "desk.key").unlink()
    assert main(["verify"]) == 1
    assert "desk.key" in capsys.readouterr().err


def test_a_key_file_that_others_may_read_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["migrate"])
    (folder / "desk.key").chmod(0o644)
    assert main(["verify"]) == 1
    assert "0600" in capsys.readouterr().err


def test_the_practice_desk_stands_on_either_side_of_the_year_end(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for side, words, where in (
        ("2026", "23.11.2026", "practice"),
        ("2027", "15.01.2027", "practice-2027"),
    ):
        assert main(["--practice", "--side", side, "practice", "--debtors", "20"]) == 0
        assert f"øvelsesdagen {words}" in capsys.readouterr().out
        assert (folder / where / "desk.db").is_file()
        db = open_database(settings_of(practice=True, side=side))
        assert (f"{db.clock.today():%d.%m.%Y}", db.rates) == (words, Rates.practice())
        db.close()


def test_the_copy_made_before_a_migration_is_whole_and_the_owners_alone(folder: Path) -> None:
    main(["--practice", "practice", "--debtors", "20"])
    home = folder / "practice"
    copy_of(home / "desk.db", home / "copy.db")
    with closing(sqlite3.connect(home / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM debtor").fetchone() >= (20,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert (home / "copy.db").stat().st_mode & 0o777 == 0o600
