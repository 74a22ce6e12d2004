"""The walk of «make demo» goes through the real window and the real service, or fails aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from collector_desk import __main__ as program
from collector_desk.api.home import open_database
from collector_desk.config import Settings
from collector_desk.paths import NEW_SIDE, OLD_SIDE
from collector_desk.service import practice
from collector_desk.service.database import Database
from collector_desk.ui.tour import guide, looks, steps
from tests.ui.greyed import unexplained
from tests.ui.shell import PointingHome


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A small practice desk, made as the command makes it."""
    yield from made(tmp_path / "practice", OLD_SIDE)


@pytest.fixture
def new_year(tmp_path: Path) -> Iterator[Database]:
    """The same on the other side of the year end."""
    yield from made(tmp_path / "practice-2027", NEW_SIDE)


def made(folder: Path, side: str) -> Iterator[Database]:
    settings = Settings(folder=str(folder))
    opened = open_database(settings)
    for _ in practice.fill(opened, debtors=30, seed=1, side=side):
        pass
    opened.close()
    opened = open_database(settings)
    yield opened
    opened.close()


def test_the_walk_leaves_pictures_and_a_workbook(
    db: Database, tmp_path: Path, qapp: QApplication
) -> None:
    home = PointingHome(db, practice=True)
    try:
        made = steps.walk(home, tmp_path / "demo")
    finally:
        home.stop()
    pictures = [path for path in made if path.suffix == ".png"]
    assert [path.stem[0] for path in pictures] == list("123456789")
    for path in pictures:
        image = QImage(str(path))
        assert (image.width(), image.height()) == guide.SIZE
    (workbook,) = (path for path in made if path.suffix == ".xlsx")
    assert "Sammendrag" in openpyxl.load_workbook(workbook).sheetnames


def test_the_walk_and_the_pictures_of_the_new_rules_go_through_in_2027(
    new_year: Database, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "LOOKS", looks.LOOKS[:1])
    home = PointingHome(new_year, practice=True)
    try:
        walked = steps.walk(home, tmp_path / "demo")
        drawn = looks.new_rules(home, tmp_path / "looks")
    finally:
        home.stop()
    assert [path.stem[0] for path in walked if path.suffix == ".png"] == list("123456789")
    assert [path.stem for path in drawn] == [
        "new-rules-reckoning",
        "new-rules-proposal",
        "new-rules-decided",
        "new-rules-approval",
    ]


def test_the_walk_stops_at_the_step_that_failed(
    db: Database, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide, "PATIENCE", 5.0)
    monkeypatch.setattr(steps, "PASSWORD", "feil passord her")
    home = PointingHome(db, practice=True)
    try:
        with pytest.raises(guide.StepFailed, match="innlogging"):
            steps.walk(home, tmp_path / "demo")
    finally:
        home.stop()


def test_a_search_without_hits_stops_the_walk(
    db: Database, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "SEARCHED", "zzxq")
    home = PointingHome(db, practice=True)
    try:
        with pytest.raises(guide.StepFailed, match="zzxq"):
            steps.walk(home, tmp_path / "demo")
    finally:
        home.stop()


FILLED = (
    "box-settlement", "box-deferral-beyond", "box-deferral-never", "box-objection", "box-reason",
    "plan-beyond", "plan-never", "presence", "box-refund", "inbox-mail", "inbox-read", "box-match",
    "box-mail", "box-dismiss", "filter", "filter-none", "box-save-list", "decision-letter",
    "box-suit-event", "box-suit-judgment", "box-ask-unit", "box-unit-answer",
    *(f"approval-{each}" for each in ("deferral", "refund", "relief", "measure", "end")),
    "box-send-back", "box-confirm", "box-user", "box-outages", "box-rate", "box-rate-end",
    "approval-rates", "box-measure-told", "box-measure-stop", "box-measure-statement",
    "box-measure-regime", "box-request-filed", "box-request-event", "amend",
    "box-relief-answer", "fees", "request-kept-back", "box-request-contested", "box-request-back",
    "box-measure-sale", "box-judgment-back",
)  # fmt: skip
"""What is written in boxes and screens, beyond how each is first seen."""


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_screen_and_box_is_drawn_in_each_look(
    db: Database, tmp_path: Path, qapp: QApplication
) -> None:
    (claim_file, *_) = (tmp_path / "practice").glob("*/krav-*.csv")
    home = PointingHome(db, practice=True)
    try:
        made = looks.every(home, tmp_path / "looks", claim_file)
    finally:
        home.stop()
    names = {path.stem for path in made}
    assert len(names) == len(made)
    for suffix, _mode, _scale in looks.LOOKS:
        assert {
            f"{user}-{kind}{suffix}" for user, all_ in looks.PLACES.items() for kind in all_
        } <= names
        assert {f"box-{name}{suffix}" for name in (*looks.BOXES, "represent")} <= names
        assert {f"{name}{suffix}" for name in FILLED} <= names
        assert {f"{name}{suffix}" for shown in looks.COERCION.values() for name in shown} <= names
    window = QImage(str(tmp_path / "looks" / "kari-work.png")).size()
    boxes = [name for name in FILLED if name.startswith("box-")]
    for name in (*(f"box-{each}" for each in (*looks.BOXES, "represent", "undo")), *boxes):
        assert QImage(str(tmp_path / "looks" / f"{name}.png")).size() != window, name


@pytest.mark.long
@pytest.mark.timeout(900)
def test_whatever_is_greyed_says_why(
    db: Database, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N11, on every screen and in every box as each is first seen."""
    (claim_file, *_) = (tmp_path / "practice").glob("*/krav-*.csv")
    lacking: dict[str, list[str]] = {}

    def read(walk: guide.Guide, name: str) -> None:
        """What lies in front is read instead of being drawn."""
        walk.settle(name)
        lacking[name] = sorted(
            set(unexplained(QApplication.activeModalWidget() or walk.program.window))
        )

    monkeypatch.setattr(guide.Guide, "picture", read)
    monkeypatch.setattr(looks, "LOOKS", looks.LOOKS[:1])
    home = PointingHome(db, practice=True)
    try:
        looks.every(home, tmp_path, claim_file)
    finally:
        home.stop()
    assert {f"box-{name}" for name in looks.BOXES} <= lacking.keys()
    assert {name: found for name, found in lacking.items() if found} == {}


@pytest.mark.parametrize(
    ("environment", "seen"),
    [
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": ""}, True),
        ({"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": ""}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": ""}, False),
    ],
)
def test_a_display_is_known_by_what_the_system_says(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], seen: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(program.sys, "platform", "linux")  # type: ignore[attr-defined]
    assert program.has_display() is seen
