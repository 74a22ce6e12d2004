"""Every screen and box of the desk in light, in dark and at double size, to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.ui import undoing
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.hold import HoldBox
from collector_desk.ui.casework.letter import LetterBox
from collector_desk.ui.debtor.boxes import Boxes
from collector_desk.ui.debtor.pages import CLAIMS
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.enforcement import texts
from collector_desk.ui.history import Place
from collector_desk.ui.home import Home
from collector_desk.ui.theme import Mode
from collector_desk.ui.tour import (
    answers,
    casework,
    coercion,
    courts,
    deciding,
    lists,
    rates,
    steps,
)
from collector_desk.ui.tour.guide import Guide

LOOKS = (("", Mode.LIGHT, 100), ("-dark", Mode.DARK, 100), ("-200", Mode.LIGHT, 200))

PLACES = {
    "kari": (
        "work", "inbox", "objections", "agreements", "holds", "measures", "approvals", "unplaced",
        "limitation", "imports", "rates", "shortcuts",
    ),
    "per": ("work", "holds", "approvals"),
    "arne": ("users",),
}  # fmt: skip
"""The screens of the side bar, by who sees most on them; the first one sees the debtor too."""

COERCION: Mapping[str, Mapping[str, Callable[[Guide], object]]] = {
    "per": {"approval": coercion.approval, "rates-waiting": rates.interest},
    "arne": {"stand-ins": coercion.stand_ins},
}
"""What others than the caseworker see of enforcement, by the name of its picture."""

NEW_RULES: Mapping[str, Mapping[str, Callable[[Guide], object]]] = {
    "kari": {
        "new-rules-reckoning": partial(
            coercion.draft, kind=MeasureKind.WITHHOLDING, step=texts.RECKONING
        ),
        "new-rules-proposal": partial(
            coercion.draft, kind=MeasureKind.WITHHOLDING, step=texts.PROPOSAL
        ),
        "new-rules-decided": partial(
            coercion.opened,
            kind=MeasureKind.WITHHOLDING,
            stage=MeasureStage.DECIDED,
            step=texts.PROPOSAL,
        ),
    },
    "per": {"new-rules-approval": coercion.approval},
}
"""A withholding under the new rules, on the practice desk of the other side of the year end."""

BOXES: Mapping[str, Callable[[Boxes], object]] = {
    "call": Boxes.call,
    "inquiry": Boxes.inquiry,
    "hold": Boxes.hold,
    "end-hold": Boxes.end_hold,
    "deferral": Boxes.deferral,
    "relief": Boxes.relief,
    "status": Boxes.status,
    "care": Boxes.care,
    "language": Boxes.language,
    "suit": Boxes.suit,
    "task": Boxes.task,
    "disqualify": Boxes.disqualify,
    "letters": Boxes.letters,
    "letter": Boxes.letter,
    "parties": Boxes.parties,
    "merge": Boxes.merge,
    "unit-message": Boxes.unit_message,
    "unit-question": Boxes.unit_question,
}
"""What is entered about a debtor, by the name of its picture."""


def every(home: Home, folder: Path, claim_file: Path) -> list[Path]:
    """Each screen and box in each look; ``claim_file`` is tried, not taken in.

    Raises StepFailed.
    """
    with Guide(home, folder) as guide:
        guide.until("tjenesten starter", guide.program.sign_in.enter.isEnabled)
        _in_each(guide, {"sign-in": lambda: None})
        for user, places in PLACES.items():
            steps.sign_in(guide, "", user)
            ways: dict[str, Callable[[], object]] = {
                f"{user}-{kind}": partial(_go, guide, kind) for kind in places
            }
            if user == steps.USER:
                ways |= _of_debtor(guide)
                ways["kari-imports"] = partial(steps.import_report, guide, claim_file, "")
            ways |= {name: partial(way, guide) for name, way in COERCION.get(user, {}).items()}
            ways |= deciding.MORE[user](guide) if user in deciding.MORE else {}
            ways |= answers.of_answers(guide) if user == steps.SECOND else {}
            _in_each(guide, ways)
            if user == steps.USER:
                casework.propose(guide)
                rates.propose(guide)
            guide.main.sign_out_wanted.emit()
            guide.settle("utlogging")
        return guide.made


def new_rules(home: Home, folder: Path) -> list[Path]:
    """Enforcement under the new rules in each look; ``home`` stands in 2027. Raises StepFailed."""
    with Guide(home, folder) as guide:
        guide.until("tjenesten starter", guide.program.sign_in.enter.isEnabled)
        for user, shown in NEW_RULES.items():
            steps.sign_in(guide, "", user)
            _in_each(guide, {name: partial(way, guide) for name, way in shown.items()})
            guide.main.sign_out_wanted.emit()
            guide.settle("utlogging")
        return guide.made


def _in_each(guide: Guide, ways: Mapping[str, Callable[[], object]]) -> None:
    """Open by each way in each look, and keep what lies in front; what lies over is closed.

    What a way answers with, it wants done afterwards.
    """
    for suffix, mode, scale in LOOKS:
        guide.look(mode, scale)
        for name, way in ways.items():
            guide.program.window.activateWindow()
            afterwards = way()
            guide.settle(name)  # what it fetches begins the reckoning that is waited for
            guide.until(name, _ready)
            guide.picture(f"{name}{suffix}")
            while (over := QApplication.activeModalWidget()) is not None:
                over.close()
            if callable(afterwards):
                afterwards()
                guide.settle(name)
            if guide.program.main is not None:
                guide.main.box.close_box()
    guide.look()


def _ready() -> bool:
    """Whether the box in front, if any, has reckoned or drawn what it shows of itself."""
    box = QApplication.activeModalWidget()
    return not isinstance(box, Box) or not box.why.text().endswith("…")


def _go(guide: Guide, kind: str, number: int = 0) -> None:
    guide.main.go(Place(kind, number))


def _of_debtor(guide: Guide) -> dict[str, Callable[[], object]]:
    """What there is to see of one debtor, and what can be done with it; a hold is put on one claim."""
    steps.search(guide, "")
    screen = steps.debtor(guide, "")
    debtor_id = screen.presenter.debtor_id
    _hold(guide, screen)

    def section(at: int) -> None:
        _go(guide, "debtor", debtor_id)
        screen.pages.go(at)

    def box(do: Callable[[Boxes], object]) -> None:
        section(CLAIMS)
        do(screen.boxes)

    def explained() -> None:
        section(CLAIMS)
        steps.explanation(guide, screen, "")

    def represent() -> None:
        box(Boxes.letter)
        letter = screen.boxes.box
        assert isinstance(letter, LetterBox)
        letter.name_reader()

    return {
        "search": partial(steps.search, guide, ""),
        **{f"section-{at + 1}": partial(section, at) for at in range(len(screen.pages.words))},
        "explanation": explained,
        "plan": partial(_go, guide, "plan", debtor_id),
        "plans": partial(_go, guide, "plans", debtor_id),
        **_of_measures(guide),
        "decision": partial(steps.objection, guide, ""),
        **{f"box-{name}": partial(box, do) for name, do in BOXES.items()},
        "box-represent": represent,
        **casework.of_debtor(guide, screen),
        **_of_others(guide),
        "box-undo": lambda: undoing.ask(guide.main.context, guide.main, guide.main.refresh),
    }


def _of_others(guide: Guide) -> dict[str, Callable[[], object]]:
    """What is seen of other debtors, and in lists."""
    return {
        **casework.of_company(guide),
        **courts.of_courts(guide),
        **casework.of_plans(guide),
        **lists.of_lists(guide),
        **{name: partial(way, guide) for name, way in rates.WAYS.items()},
    }


def _of_measures(guide: Guide) -> dict[str, Callable[[], object]]:
    """Each kind of measure on the steps where it differs from the others, and one in force."""
    shown = {
        MeasureKind.WITHHOLDING: range(texts.PROPOSAL + 1),
        MeasureKind.ACCOUNT_LIEN: (texts.PAYER, texts.RECKONING),
        MeasureKind.REQUEST: (texts.KRAV, texts.PAYER, texts.PROPOSAL),
    }
    runs = MeasureKind.WITHHOLDING, MeasureStage.IN_FORCE, texts.PROPOSAL
    return {
        **{
            f"{kind.value}-{step + 1}": partial(coercion.draft, guide, kind, step)
            for kind, steps_ in shown.items()
            for step in steps_
        },
        "in-force": partial(coercion.opened, guide, *runs),
        **coercion.boxes(guide),
    }


def _hold(guide: Guide, screen: DebtorScreen) -> None:
    """Put one claim i bero, so that there is something to end and to take back."""
    sheet = screen.presenter.sheet
    assert sheet is not None
    screen.show_claim(sheet.claims[-1].claim_id)
    screen.boxes.hold()
    box = screen.boxes.box
    assert isinstance(box, HoldBox)
    box.send()
    guide.until("hold", lambda: screen.boxes.box is None)
    screen.show_claim(sheet.claims[0].claim_id)
    guide.settle("hold")
