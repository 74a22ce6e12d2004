"""The letters of approvals and of agreements that end, beside all that may come before they go.

The table holds the expected answer for every cell: the letter goes, or stays for these words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.models import Deferral, Dispatch, Plan
from collector_desk.service import deferral_end, plans, relay
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.deferrals import EndDeferral
from collector_desk.wire.plans import EndPlan
from tests.kit import TODAY, add_user, open_db
from tests.service import proposing
from tests.service.blockers import BLOCKERS
from tests.service.casework import answer, approve, decide, objects, opens, proposal
from tests.service.mail import Mail
from tests.service.test_letter_moot import let_out

FIRST_DUE = TODAY + timedelta(days=28)
WISH = "ringte og vil betale alt selv"
Writes = Callable[[Mail, Who], None]


def _plan(mail: Mail, per: Who) -> None:
    proposing.plan(mail)
    approve(mail.db, per, proposal(mail.db, "plan"))


def _plan_ended(mail: Mail, per: Who) -> None:
    _plan(mail, per)
    mail.goes()
    with mail.db.write(mail.kari) as work:
        row = work.scalars(select(Plan)).one()
        plans.end(work, row.id, EndPlan(version=row.version, why=WISH))


def _deferral(mail: Mail, per: Who) -> None:
    proposing.deferral(mail)
    approve(mail.db, per, proposal(mail.db, "deferral"))


def _deferral_ended(mail: Mail, per: Who) -> None:
    _deferral(mail, per)
    mail.goes()
    with mail.db.write(mail.kari) as work:
        row = work.scalars(select(Deferral)).one()
        deferral_end.end(work, row.id, EndDeferral(why=WISH))


def _waiver(mail: Mail, per: Who) -> None:
    proposing.waiver(mail)
    approve(mail.db, per, proposal(mail.db, "relief"))


def _settlement(mail: Mail, per: Who) -> None:
    proposing.settlement(mail)
    approve(mail.db, per, proposal(mail.db, "relief"))


def _groundless(mail: Mail, per: Who) -> None:
    proposing.groundless(mail)
    approve(mail.db, per, proposal(mail.db, "objection"))


def _refund(mail: Mail, _per: Who) -> None:
    proposing.refund(mail)


LETTERS: Mapping[str, Writes] = {
    "plan": _plan,
    "deferral": _deferral,
    "relief": _waiver,
    "settlement_offer": _settlement,
    "objection_decision": _groundless,
    "free_letter": _refund,
    "plan_ended": _plan_ended,
    "deferral_ended": _deferral_ended,
}
"""How each kind comes to wait: approved by a second person, where it takes one."""

GOES = ""
WHOLE, PART = "objection to the whole", "objection to a part"
INBOX, HELD = "objection in the inbox that names no claim", "hold on the debtor"
MEANWHILE: Mapping[str, Callable[[Mail], object]] = {
    **{name: BLOCKERS[name] for name in (WHOLE, PART, INBOX, HELD)},
    "released": let_out,
    **{
        name: BLOCKERS[name]
        for name in (
            "withdrawn by the unit", "time-barred", "status: debt_settlement",
            "status: bankruptcy", "status: deceased", "status: guardian",
        )
    },
}  # fmt: skip
_REACHES_NOBODY = {
    "status: deceased": "død",  # ruling 23: no letters to the dead
    "status: guardian": "verge",  # ruling 24: letters to both
}
_ANSWERS = {**dict.fromkeys(MEANWHILE, GOES), **_REACHES_NOBODY}
_NOT_OWED = {
    **_REACHES_NOBODY,
    "released": "skyldes ikke lenger",
    "withdrawn by the unit": "skyldes ikke lenger",
    "time-barred": "kravet er foreldet",  # ruling 11
    "status: debt_settlement": "gjeldsordning",  # ruling 22
    "status: bankruptcy": "konkurs",
}
_PROMISES = {
    **_NOT_OWED,
    WHOLE: "en innsigelse er ikke avgjort",  # ruling 18
    INBOX: "ligger i innboksen",
    PART: GOES,  # decision 0019: the plan is watched without that part
    HELD: GOES,  # a promise is no demand, and ends what a claim rests for
}
_DEMANDS = {**_PROMISES, PART: "en del av kravet er bestridt", HELD: "annet, stilt i bero"}
EXPECTED: Mapping[str, Mapping[str, str]] = {
    "plan": _PROMISES,
    "deferral": {**_PROMISES, PART: "en del av kravet er bestridt"},  # all is asked for at its end
    "settlement_offer": _PROMISES,
    "relief": _ANSWERS,
    "objection_decision": {**_ANSWERS, **_NOT_OWED},  # ruling 18: replies go; it asks for money too
    "free_letter": _ANSWERS,  # money goes back
    "plan_ended": _DEMANDS,
    "deferral_ended": _DEMANDS,
}
_BY_HAND = frozenset({"time-barred", "withdrawn by the unit"})
"""Written into the claim as no deed would: the books prove nothing then."""

CELLS = [(letter, what) for letter in LETTERS for what in MEANWHILE]


def _on_its_way(mail: Mail) -> int:
    """A fault kept it once: no deed takes back such a letter. Gives the letter's number."""
    with mail.db.write(SYSTEM) as work:
        row = work.scalars(select(Dispatch).where(Dispatch.state == "waiting")).one()
        row.attempts = 1
        return row.letter_id


def _try(db: Database, folder: Path, letter: str, what: str) -> None:
    mail, per = Mail(db), add_user(db, "per", role="supervisor", name="Per Leder")
    opens(db, per, mail.debtor_id)
    LETTERS[letter](mail, per)
    number = _on_its_way(mail)
    MEANWHILE[what](mail)
    list(relay.run(db, folder, None, lease=timedelta()))
    (row,) = [one for one in mail.letters() if one.id == number]
    told = [text for text in mail.tasks() if f"{row.made_on:%d.%m.%Y} til" in text]
    expected = EXPECTED[letter][what]
    assert row.kind == letter
    assert (row.state, len(told)) == (("withdrawn", 1) if expected else ("sent", 0))
    assert not expected or expected in told[0]
    assert what in _BY_HAND or mail.proved()


@pytest.mark.parametrize(("letter", "what"), CELLS)
def test_each_cell_of_the_table(sqlite_url: str, tmp_path: Path, letter: str, what: str) -> None:
    db = open_db(sqlite_url)
    _try(db, tmp_path, letter, what)
    db.close()


@pytest.mark.long
@pytest.mark.parametrize(("letter", "what"), CELLS)
def test_each_cell_on_both_databases(db: Database, tmp_path: Path, letter: str, what: str) -> None:
    _try(db, tmp_path, letter, what)


def test_what_is_barred_or_in_a_debt_settlement_is_not_asked_for_by_an_answer(
    sqlite_url: str,
) -> None:
    """The answer goes all the same (rulings 11, 18 and 22)."""
    db = open_db(sqlite_url)
    mail = Mail(db)
    number = objects(db, mail.kari, mail.debtor_id, mail.claim)
    answer(db, mail.kari, number, UnitView.UPHOLDS)
    BLOCKERS["status: debt_settlement"](mail)
    decide(db, mail.kari, number, Outcome.NOT_UPHELD)
    mail.goes()
    told = mail.letters()[-1]
    said = mail.text(told)
    assert (told.kind, told.state) == ("objection_decision", "sent")
    assert "Du får ikke medhold" in said
    assert not any(words in said for words in ("Betal innen", "KID", "Slik betaler du"))
    db.close()
