"""Every deed that could charge, demand or receive, beside everything that may stand in its way.

The table holds the expected answer for every cell: the code of the refusal, the ruling that
leaves it open, or «never» with why the two do not meet. A deed that acts on a debtor without a row here fails.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from collector_desk.domain.access import DEEDS
from collector_desk.domain.letter import LetterKind
from collector_desk.errors import DeskError
from collector_desk.service import (
    letter_stops,
)
from collector_desk.service.database import Database, Who
from tests.databases import sqlite_address
from tests.kit import add_user, open_db
from tests.service.blocked_deeds import BEFORE, DOERS, nothing
from tests.service.blockers import BLOCKERS, REQUEST
from tests.service.casework import opens
from tests.service.mail import Mail

ROLES = ("caseworker", "supervisor")

_STOPPED = "letters.stopped"
_GONE = {"let out of the claim": "unknown", "merged into another": "debtors.merged"}
_COERCION_ALONE = {
    "special situation that nobody has considered": "open: it asks for care, no more",
    "hold on the measure": "open: it reaches that measure alone",
}
_DEMANDS: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, _STOPPED),
    **_GONE,
    **_COERCION_ALONE,
    "objection to a part": "open: ruling 18, the undisputed part goes on",
    REQUEST: "open: what is owed may be told, but without a fee until it is answered",
    "withdrawn by the unit": "letters.nothing_owed",
    "unplaced money for this claim": "payments.money_unplaced",  # ruling 28
    "unplaced money that may be for it": "payments.money_may_be_theirs",
    "status: guardian": "letters.guardian_missing",  # ruling 24: the guardian must be known
    "status: emigrated": "letters.emigrated",  # until the address abroad is known
    "status: confidential": "open: ruling 25, through the protected channel",
    "status: strictly_confidential": "open: ruling 25, through the protected channel",
}
_RECEIVES: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, "open: ruling 11, money that is paid is booked"),
    "let out of the claim": "unknown",  # nobody owes it any more
    "withdrawn by the unit": "payments.claim_withdrawn",
    "status: debt_settlement": "payments.not_received",
}
_ASKED = "open: ruling 18, answers go on; who asks what is owed is told"
_WRITTEN: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, _ASKED),
    **_GONE,
    **{name: _DEMANDS[name] for name in BLOCKERS if name.startswith("status: ")},
    "time-barred": _STOPPED,  # ruling 11
    "status: deceased": "letters.to_dead",  # ruling 23: the estate's contact must be known
    "status: minor": "letters.guardian_missing",
    "status: unknown_address": "letters.address_missing",
}
_OFFERED: Mapping[str, str] = {
    **_WRITTEN,
    **{name: _STOPPED for name in BLOCKERS if name.startswith(("objection", "complaint"))},
    "let out of the claim": "letters.nothing_owed",
    "objection to a part": "open: ruling 18, the undisputed part goes on",
    "withdrawn by the unit": "letters.nothing_owed",
    "status: deceased": _STOPPED,
}
_PAYOFF = {**_WRITTEN, "withdrawn by the unit": "letters.nothing_owed"}
_TAKEN_IN = "plans.claim_stopped"
_PROMISED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, _TAKEN_IN),
    **_GONE,
    **_COERCION_ALONE,
    **{
        name: "open: a promise is no demand, and ends what a claim rests for"
        for name in BLOCKERS
        if name.startswith(("hold", "unplaced money"))
    },
    "objection to a part": _TAKEN_IN,
    REQUEST: "open: it is what is asked for",
    "status: guardian": "open: the guardian is written to, or a task says that nobody is known",
    "status: minor": "open: ruling 24, what is enforced is another matter",
    "status: emigrated": "open: a task says that the letter waits for the address abroad",
    "status: confidential": _DEMANDS["status: confidential"],
    "status: strictly_confidential": _DEMANDS["status: strictly_confidential"],
}
_WAITS_OUT, _WAITS_MERGED = "never: parties.awaits_approval", "never: debtors.merge_awaits"
_ACCEPTED: Mapping[str, str] = {
    **_PROMISED,
    "let out of the claim": "plans.wrong_stage",  # the offer lapsed with it
    "merged into another": "access.not_opened",  # the offer is the other's now
}
_ENDED = ("let out of the claim", "objection, then let out and put back")
_UNSORTED = (
    "objection in the inbox that names no claim",
    "complaint in the inbox that names the claim",
)
_UNHEARD = (*_UNSORTED, "objection that came with the claim")
_UNPLACED = tuple(name for name in BLOCKERS if name.startswith("unplaced money"))
_APPROVED: Mapping[str, str] = {
    # what was proposed is frozen with its claims and stops: any other stop ends the proposal
    **dict.fromkeys(BLOCKERS, "approvals.changed"),
    **dict.fromkeys(_ENDED, _WAITS_OUT),
    **dict.fromkeys(("merged into another", "objection, then merged and split"), _WAITS_MERGED),
    **_COERCION_ALONE,
    **dict.fromkeys(_UNSORTED, _TAKEN_IN),
    REQUEST: "open: nothing of what was proposed has changed",
    **{name: _PROMISED[name] for name in _UNPLACED},
}
_NO_DEMAND = "open: it asks for nothing; its letter is kept back by bars of its own"
_SETTLED = {**_APPROVED, **dict.fromkeys(_ENDED, "approvals.changed")}
_FORGIVEN = {**_SETTLED, **dict.fromkeys(_UNSORTED, "open: nothing is asked for, less is owed")}
_OBJECTED = tuple(
    name for name in BLOCKERS if name.startswith("objection") and name not in _UNHEARD
)
_HEARD = {
    **_APPROVED,
    **dict.fromkeys(_UNSORTED, _NO_DEMAND),
    **dict.fromkeys(_OBJECTED, "never: objections.open_already"),
}
_DECIDED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, "approvals.changed"),
    **dict.fromkeys(_OBJECTED, "approvals.already_decided"),  # an objection ends the proposal
    **dict.fromkeys((*_UNSORTED, *_COERCION_ALONE, REQUEST, *_UNPLACED), "enforcement.gate_closed"),
    "let out of the claim": _WAITS_OUT,
    "merged into another": _WAITS_MERGED,
}
_DEFAULTED: Mapping[str, str] = {
    **_DEMANDS,
    "let out of the claim": "plans.not_broken",
    "hold: plan": "open: it is this hold that the notice tells the end of",
    "status: minor": "letters.guardian_missing",
}
_COERCED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, "enforcement.gate_closed"),
    "merged into another": "access.not_opened",  # the measure is the other's now
    "status: confidential": "open: ruling 25, by those who are cleared",
    "status: strictly_confidential": "open: ruling 25, by those who are cleared",
    "status: emigrated": "open: the wage is here; the letter of the decision needs the address",
    "status: unknown_address": "open: the same; § 4-18 may be left out where nobody is found",
}
_LEAVES: Mapping[str, str] = {**_COERCED, **dict.fromkeys(_ENDED, "enforcement.wrong_stage")}
_RESTS = "enforcement.rests"
_ENTERED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, _RESTS),
    **dict.fromkeys(_ENDED, "enforcement.wrong_stage"),
    **dict.fromkeys(_UNPLACED, "open: it was decided before it came, and lowers what is left"),
    "special situation that nobody has considered": _COERCION_ALONE[
        "special situation that nobody has considered"
    ],
    REQUEST: "open: nothing of what was decided has changed",
    "merged into another": "access.not_opened",
    "status: guardian": "open: ruling 24, the guardian was told of the decision",
    "status: emigrated": "open: the wage and the account are here",
    "status: unknown_address": "open: what the payer or the bank has is no letter to the debtor",
    "status: confidential": "open: ruling 25, by those who are cleared",
    "status: strictly_confidential": "open: ruling 25, by those who are cleared",
}
_SOLD: Mapping[str, str] = {
    **_ENTERED,
    "time-barred": "open: ruling 11, a lien outlasts the claim (foreldelsesloven § 27)",
}
_LEADER = "suits.leader"  # ruling 18: with a supervisor's reasons, and none are given here
_COMPLAINED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, "suits.stopped"),
    **_GONE,
    **_COERCION_ALONE,
    **{name: _LEADER for name in BLOCKERS if name.startswith(("objection", "complaint"))},
    REQUEST: "open: limitation is saved whatever is asked",
    "withdrawn by the unit": "enforcement.judged_closed",
    "unplaced money for this claim": "payments.money_unplaced",  # ruling 28
    "unplaced money that may be for it": "payments.money_may_be_theirs",
    "status: guardian": "open: the board hears the guardian",
    "status: emigrated": "open: limitation is saved wherever the debtor lives",
    "status: unknown_address": "open: the same where nobody knows",
    "status: confidential": "open: ruling 25, and the file has no address",
    "status: strictly_confidential": "open: ruling 25, and the file has no address",
}
_COMPLAINT_LEAVES = {**_COMPLAINED, "merged into another": "access.not_opened"}
EXPECTED = {
    "suits.make": _COMPLAINED,
    "suits.filed": _COMPLAINT_LEAVES,
    "measures.propose": _COERCED,
    "measures.told": _ENTERED,
    "measures.sale": _SOLD,
    "measures.write_again": _ENTERED,
    "requests.make": _LEAVES,
    "requests.filed": _LEAVES,
    "letters.send": _DEMANDS,
    "plans.grant": _PROMISED,
    "plans.offer": _PROMISED,
    "plans.accept": _ACCEPTED,
    "plans.notice_default": _DEFAULTED,
    "approvals.approve": _APPROVED,
    "payments.place": _RECEIVES,
    "payments.move": _RECEIVES,
    "units.paid": {**_RECEIVES, **_GONE},
}
_KINDS = {
    "enforcement notice": "coercive_fine",
    "own notice": "parking_fine",
    "propose a withholding": "parking_fine",
    "approve a withholding": "parking_fine",
    "tell the bank anew": "parking_fine",
    "order the payer anew": "parking_fine",
    "tell the bank": "parking_fine",
    "request tvangsdekning": "parking_fine",
    "tell the payer": "parking_fine",
    "approve a lien": "parking_fine",
    "propose a lien": "parking_fine",
}
_FEES = {"collection notice": 3_800, "payment demand": 11_300}  # 2026; the others bear none
_BY_WAY = {
    "free letter": _WRITTEN,
    "payoff": _PAYOFF,
    "plan offer": _OFFERED,
    "approve a waiver": _FORGIVEN,
    "approve a settlement": _SETTLED,
    "approve a refund": _FORGIVEN,
    "approve that an objection is groundless": _HEARD,
    "approve a withholding": _DECIDED,
    "approve a lien": _DECIDED,
    "approve a request": _DECIDED,
}
_LEFT = {"approve a waiver": 100_000, "approve a refund": 0}  # øre: the principal; nothing


NO_ROW: Mapping[str, str] = {
    "plans.refuse": "asks for nothing: what is owed is as before",
    "plans.watch": "ends nothing while a demand is stopped: tests/service/test_plan_stops.py",
    "plans.end": "the debtor's own wish; its letter's bars are in letter_stops.BARS",
    "deferrals.grant": "gives time, charges nothing and demands nothing",
    "reliefs.propose": "gives up money; an offer goes once two have approved it, by its letter's bars",
    "reliefs.accept": "the debtor's own yes; nothing is asked for that was not offered",
}
"""Deeds beside those that act, with why nothing need stand in their way."""


def test_a_deed_without_a_row_says_why() -> None:
    assert not NO_ROW.keys() & EXPECTED.keys()
    assert all(not DEEDS[name].acts for name in NO_ROW)


def test_every_deed_that_acts_on_a_debtor_has_its_row() -> None:
    acting = {name for name, deed in DEEDS.items() if deed.acts}
    assert acting <= DOERS.keys()
    assert all(EXPECTED[name].keys() == BLOCKERS.keys() for name in DOERS)


def test_every_kind_of_letter_has_its_row() -> None:
    assert letter_stops.BARS.keys() == set(LetterKind)


def _expected(deed: str, way: str, blocker: str, role: str) -> str:
    """A notice may go to a minor's guardian; a demand with the § 4-18 notice may not at all."""
    told = _BY_WAY.get(way, EXPECTED[deed])[blocker]
    asked = not told.startswith("never") and told != "approvals.already_decided"
    if deed == "approvals.approve" and role == "caseworker" and asked:
        return "approvals.not_an_approver"
    if (way, blocker) == ("collection notice", "status: minor"):
        return "letters.guardian_missing"
    return told


def _charged(deed: str, way: str, blocker: str) -> int:
    """Øre that an open cell adds to what is owed: no fee that a dispute may have caused."""
    if deed in {"payments.place", "payments.move", "units.paid"}:
        return -1_000
    return 0 if blocker in {"objection to a part", REQUEST} else _FEES.get(way, 0)


def _world(db: Database, way: str, role: str) -> tuple[Mail, Who]:
    """A debtor with what the way needs, while nothing stands in it yet, and who is to go it."""
    mail = Mail(db, kind=_KINDS.get(way, "kindergarten"))
    if way == "payment demand":
        mail.noticed()
    BEFORE.get(way, nothing)(mail, mail.kari)
    who = add_user(db, "anne", role=role, name="Anne Berg", clearance=True)
    opens(db, who, mail.debtor_id)
    return mail, who


def _try(mail: Mail, who: Who, deed: str, way: str, blocker: str) -> None:
    expected = _expected(deed, way, blocker, who.role)
    if expected.startswith("never"):  # what waits for a second person is not moved meanwhile
        with pytest.raises(DeskError) as frozen:
            BLOCKERS[blocker](mail)
        assert frozen.value.code == expected.removeprefix("never: ")
        return
    BLOCKERS[blocker](mail)
    before = mail.total(), len(mail.letters())
    if expected.startswith("open"):
        DOERS[deed][way](mail, who)
        assert mail.total() == _LEFT.get(way, before[0] + _charged(deed, way, blocker))
        return
    with pytest.raises(DeskError) as refused:
        DOERS[deed][way](mail, who)
    assert refused.value.code == expected
    assert (mail.total(), len(mail.letters())) == before


Worlds = Callable[[str], tuple[Path, Mail, Who]]


@pytest.fixture(scope="session")
def worlds(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """The world of each way for a supervisor, made once: a file to be copied."""

    @cache
    def made(way: str) -> tuple[Path, Mail, Who]:
        path = tmp_path_factory.mktemp("way") / "desk.db"
        shutil.copyfile(migrated_file, path)
        db = open_db(sqlite_address(path))
        mail, who = _world(db, way, "supervisor")
        db.close()
        return path, mail, who

    return made


_WAYS = [(deed, way) for deed, ways in DOERS.items() for way in ways]


@pytest.mark.parametrize("blocker", BLOCKERS)
@pytest.mark.parametrize(("deed", "way"), _WAYS)
def test_each_cell_of_the_table(
    worlds: Worlds, tmp_path: Path, deed: str, way: str, blocker: str
) -> None:
    path, mail, who = worlds(way)
    db = open_db(sqlite_address(Path(shutil.copyfile(path, tmp_path / "desk.db"))))
    _try(mail.at(db), who, deed, way, blocker)
    db.close()


@pytest.mark.long
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("blocker", BLOCKERS)
@pytest.mark.parametrize(("deed", "way"), _WAYS)
def test_each_cell_for_each_role_on_both_databases(
    db: Database, deed: str, way: str, blocker: str, role: str
) -> None:
    mail, who = _world(db, way, role)
    _try(mail, who, deed, way, blocker)
