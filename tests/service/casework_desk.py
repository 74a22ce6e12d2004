"""The desk that the machine of casework lives on: how a deed is done, taken back and told of."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date, timedelta
from functools import wraps
from typing import Any, TypeAlias

from hypothesis.stateful import RuleBasedStateMachine, invariant
from sqlalchemy import event, select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import CLOSED
from collector_desk.errors import DeskError
from collector_desk.errors.undo import UndoNothing
from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    Debtor,
    Hold,
    Inquiry,
    InquiryClaim,
    LetterClaim,
    LetterRow,
    Objection,
)
from collector_desk.service import (
    booking,
    gate,
    numbers,
    requests,
    resting_again,
    undo,
)
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.service.undo_past import noted
from collector_desk.wire.undo import UndoOrder
from tests.kit import add_user, open_db
from tests.service.books import Books
from tests.service.machines import Fresh
from tests.service.undo_world import owed, stands

START = date(2026, 9, 7)  # the first letters are of 1 September
KINDS_OF_CLAIM = ("kindergarten", "parking_fine", "rent", "control_sanction", "coercive_fine")
THEIRS = ("kindergarten", "parking_fine")
DEMANDS = (
    LetterKind.COLLECTION_NOTICE,
    LetterKind.PAYMENT_DEMAND,
    LetterKind.ENFORCEMENT_NOTICE,
    LetterKind.OWN_NOTICE,
)
ASKS_MONEY = (*DEMANDS, LetterKind.PAYOFF)

_STAYS_ENDED = "Tiltaket for kravet gjelder ikke igjen"
_OF_PROPOSALS = frozenset({"waiting", "measures", "tasks"})
_OF_MEASURES = frozenset({"measures", "letters", "tasks", "limitation", "owing"})
"""A measure that ended takes two persons anew: it stays ended, its payer is told, and no letter of
it goes."""

_OF_LETTERS = frozenset({"letters", "notices", "tasks", "owing"})
"""A letter that was taken back does not go with its fee; a task asks for it anew."""

_AGREEMENTS = {
    "plans.grant": "plan",
    "plans.offer": "plan_offer",
    "plans.refuse": "plan_refused",
    "deferrals.grant": "deferral",
    "deferrals.refuse": "deferral_refused",
    "deferrals.end": "deferral_ended",
}
"""The letter that each decision on an agreement is told by."""

_DECISIONS = {"parties.undo_release", "units.credit", "units.recall"}

Do: TypeAlias = Callable[[Work], Any]
Snapshot: TypeAlias = tuple[dict[str, list[Any]], list[int]]


class Writes:
    """How often something was written: what cannot have changed is not proved again."""

    def __init__(self, db: Database) -> None:
        self.count = 0
        with db.connection() as connection:
            event.listen(connection.engine, "before_cursor_execute", self._seen)

    def _seen(self, _conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.lstrip()[:6].upper() in {"INSERT", "UPDATE", "DELETE"}:
            self.count += 1


def proved_anew(check: Callable[[Any], None]) -> Any:
    """Something that holds after every step; asked when a step wrote, or it is another day."""

    @invariant()
    @wraps(check)
    def asked(self: CaseworkDesk) -> None:
        if self.asked.get(check.__name__) != self.now():
            check(self)
            self.asked[check.__name__] = self.now()

    return asked


class CaseworkDesk(RuleBasedStateMachine):
    """Three debtors, two of them with claims of several kinds; a caseworker and a supervisor."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.db = open_db(self.stack.enter_context(fresh()), today=START)
        self.stack.callback(self.db.close)
        self.books = Books(self.db)
        self.refused: list[DeskError] = []
        self.orders: dict[str, tuple[str, Snapshot, Snapshot]] = {}
        self.writes = Writes(self.db)
        self.asked: dict[str, object] = {}
        self.open: set[tuple[int | None, int, date]] = set()
        self.kari = add_user(self.db, clearance=True)  # an address may become protected
        self.per = add_user(self.db, "per", role="supervisor", name="Per Leder", clearance=True)
        due = START - timedelta(days=90)
        kinds = (*KINDS_OF_CLAIM, *THEIRS)
        self.claims = [self.books.claim(100_000, due=due, kind=kind) for kind in kinds]
        for claim in self.claims:
            self.books.happens(claim, FactKind.FEE, 3_500, START - timedelta(days=60))
        self.people = [self.books.debtor_id, self.person("Vik, Sol"), self.person("Li, Per")]
        with self.db.write(SYSTEM) as work:
            case = Case(number="2026-000099", debtor_id=self.people[1], opened_on=due)
            work.add(case)
            work.flush()
            for claim in self.claims[len(KINDS_OF_CLAIM) :]:
                row = work.get_one(ClaimDebtor, (claim, self.people[0]))
                row.debtor_id, row.case_id = self.people[1], case.id
            work.flush()
            booking.book(work, self.claims)

    def person(self, name: str) -> int:
        """A debtor with an address, and the same for the one of the books."""
        with self.db.write(SYSTEM) as work:
            row = Debtor(
                kind="person", name=name, search_name=name.lower().replace(",", ""),
                street="Bogstadveien 3", postcode="0355", city="Oslo",
            )  # fmt: skip
            work.add(row)
            first = work.get_one(Debtor, self.books.debtor_id)
            first.street, first.postcode, first.city = "Storgata 12 B", "0155", "Oslo"
            numbers.take(work, "case")  # past the case that ``books`` numbered by itself
            work.flush()
            return row.id

    def teardown(self) -> None:
        self.stack.close()

    # how a deed is done -----------------------------------------------------------------

    def opens(self, who: Who) -> None:
        """Every debtor is opened, each once a day; who is merged into another cannot be."""
        for debtor_id in self.people:
            key = (who.account_id, debtor_id, self.db.clock.today())
            if key in self.open:
                continue
            with suppress(DeskError):
                with self.db.write(who) as work:
                    gate.open_debtor(work, debtor_id, "prøve på et liv")
                self.open.add(key)

    def now(self) -> object:
        """What everything that stands depends on: all that was ever written, and the day."""
        return self.writes.count, self.db.clock.today()

    def snapshot(self) -> Snapshot:
        """Everything that stands, and what is owed on every claim."""
        return stands(self.db), owed(self.db)

    def nothing_changed(self, before: Snapshot, deed: str = "", said: str = "") -> None:
        """Everything stands as before, but for what was ``said`` to stay; else what does not."""
        stays = _OF_MEASURES if _STAYS_ENDED in said else frozenset()
        stays |= _OF_PROPOSALS if undo.FELL in said else frozenset()
        stays |= _OF_LETTERS if resting_again.WITHDRAWN in said else frozenset()
        after = self.snapshot()
        if resting_again.WITHDRAWN in said:
            before, after = _whatever_day(before), _whatever_day(after)
        differs = [row for row in _differs(before, after) if row[0] not in stays]
        assert not differs, (deed, differs)

    def work(self, deed: str, do: Do, *, who: Who | None = None, regret: bool = False) -> Any:
        """A deed under its key, as the service takes it; ``regret`` takes it back at once.

        It is done whole, or refused with its sentence and nothing changed.
        """
        doer = who or self.kari
        self.opens(doer)
        key, before = f"{len(self.orders):06d}", self.snapshot()
        try:
            with self.db.write(doer) as work:
                taken = requests.take(work, key, deed)
                result = do(work)
                work.flush()
                requests.keep(work, taken, deed=deed, answer="{}")
                _told(work)
        except DeskError as refusal:
            self.refused.append(refusal)
            self.nothing_changed(before)
            return None
        self.orders[key] = (deed, before, self.snapshot())
        if regret:
            self.take_back()
        return result

    def take_back(self) -> None:
        """Ctrl+Z: what is shown is what happens, and everything stands as before the deed."""
        self.opens(self.kari)
        now = self.snapshot()
        try:
            with self.db.write(self.kari) as work:
                shown = undo.show(work)
        except UndoNothing:
            return
        assert self.snapshot() == now, shown
        deed, before, after = self.orders[shown.order]
        try:
            with self.db.write(self.kari) as work:
                undone = undo.last(work, UndoOrder(order=shown.order))
        except DeskError as refusal:
            self.refused.append(refusal)
            why = refusal.text()
        else:
            why = ""
        if why:
            assert (shown.possible, shown.sentence) == (False, why)
            self.nothing_changed(now)
            return
        assert shown.possible, shown
        assert shown.sentence == undone.sentence
        if now == after:  # nothing was done since
            self.nothing_changed(before, deed, undone.sentence)

    def owes(self, claim: int) -> int:
        """Who owes a claim, the first of them; the debtor of the books where nobody does."""
        with self.db.read() as work:
            query = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim)
            return work.scalars(query.order_by(ClaimDebtor.debtor_id)).first() or self.people[0]

    def chosen(self, pick: int) -> tuple[int, int]:
        """A claim, and who owes it."""
        claim = self.claims[pick % len(self.claims)]
        return claim, self.owes(claim)

    def open_one(self, work: Work, pick: int) -> Objection | None:
        rows = work.scalars(
            select(Objection).where(Objection.state.not_in(CLOSED)).order_by(Objection.id)
        ).all()
        return rows[pick % len(rows)] if rows else None

    # what is known of it ----------------------------------------------------------------

    def fees(self, claim: int) -> int:
        """Øre of fees that stand on a claim."""
        with self.db.read() as work:
            row = work.get_one(Claim, claim)
            return booking.statements(work, [row], on=self.db.clock.today())[claim].balance.fees

    def moot(self) -> set[int]:
        """Letters that wait and demand what their debtor does not owe, or its unit took back."""
        with self.db.read() as work:
            owing = work.execute(
                select(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)
                .join(Claim, Claim.id == ClaimDebtor.claim_id)
                .where(Claim.state == "open")
            )
            owed_by = {tuple(row) for row in owing}
            waiting = (
                select(LetterRow, LetterClaim.claim_id)
                .join(LetterClaim, LetterClaim.letter_id == LetterRow.id)
                .where(LetterRow.state == "waiting", LetterRow.kind.in_(ASKS_MONEY))
            )
            return {
                letter.id
                for letter, claim in work.execute(waiting)
                if (claim, letter.debtor_id) not in owed_by
            }

    def disputed(self, claim: int, debtor: int) -> bool:
        """Whether an objection that stops is open, to a part or the whole."""
        with self.db.read() as work:
            query = select(Objection.id).where(
                Objection.debtor_id == debtor, Objection.claim_id == claim,
                Objection.state.not_in(CLOSED), Objection.stops.is_(True),
            )  # fmt: skip
            return work.scalars(query).first() is not None

    def blocked(self, claim: int, debtor: int) -> bool:
        """Whether a hold rests on the claim, or the whole of it is disputed, read or unread."""
        today = self.db.clock.today()
        with self.db.read() as work:
            case = work.scalar(
                select(ClaimDebtor.case_id).where(
                    ClaimDebtor.claim_id == claim, ClaimDebtor.debtor_id == debtor
                )
            )
            held = any(
                (hold.claim_id == claim or (not hold.claim_id and hold.case_id in {None, case}))
                and hold.measure_id is None  # rests the measure alone
                and hold.from_day <= today
                and (hold.until is None or today < hold.until)
                and hold.ended_on is None
                for hold in work.scalars(select(Hold).where(Hold.debtor_id == debtor))
            )
            found = select(Objection).where(
                Objection.debtor_id == debtor, Objection.claim_id == claim,
                Objection.state.not_in(CLOSED),
            )  # fmt: skip
            disputed = any(one.stops and one.disputed is None for one in work.scalars(found))
            return held or disputed or _unread(work, claim, debtor)


def _unread(work: Work, claim: int, debtor: int) -> bool:
    """Whether an objection or a complaint lies in the inbox that no objection on the claim took up."""
    taken = select(Objection.received_on).where(
        Objection.debtor_id == debtor, Objection.claim_id == claim, Objection.state != "void"
    )
    days = work.scalars(taken).all()
    waiting = select(Inquiry).where(
        Inquiry.debtor_id == debtor, Inquiry.state == "open",
        Inquiry.kind.in_(("objection", "complaint")),
    )  # fmt: skip
    for row in work.scalars(waiting):
        named = set(
            work.scalars(select(InquiryClaim.claim_id).where(InquiryClaim.inquiry_id == row.id))
        )
        meant = claim in named or (not named and row.kind == "objection")
        if meant and not any(day >= row.received_on for day in days):
            return True
    return False


def _told(work: Work) -> None:
    """Each decision of an order is told by letter, or a task says why that could not be."""
    notes = noted(work, work.noted)
    told = [one for one in notes if one.deed in {"letters.send", "letters.not_sent"}]
    for note in notes:
        if kind := _AGREEMENTS.get(note.deed):
            same = (one for one in told if one.stream == note.stream)
            assert any(one.details["kind"] == kind for one in same), note
        if note.deed == "objections.decide":
            claim = work.get_one(Objection, note.details["objection"]).claim_id
        elif note.deed in _DECISIONS or (
            note.deed == "parties.release" and "ground" in note.details
        ):
            claim = note.details["claim"]
        else:
            continue
        assert any(one.stream == note.stream and claim in one.details["claims"] for one in told), (
            note
        )


def _whatever_day(found: Snapshot) -> Snapshot:
    """What rests, not until when: a letter that was taken back gives its deadline no more."""
    rows, money = found
    return rows | {"holds": [row.partition("', ")[0] for row in rows["holds"]]}, money


def _differs(before: Snapshot, after: Snapshot) -> list[Any]:
    """What of it is not as before."""
    rows = [(name, was, after[0][name]) for name, was in before[0].items() if was != after[0][name]]
    return [*rows, *([] if before[1] == after[1] else [("owed", before[1], after[1])])]
