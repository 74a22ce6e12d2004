"""Ten years of enforcement: new claims, liens, requests and their answers, and a service that dies.

The years pass in leaps, over the change of the rules on 2027-01-01 and past every limitation.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import APPROVED, MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.explain import explain
from collector_desk.domain.kid import claim_kid
from collector_desk.domain.leaves import Part
from collector_desk.domain.objection import Ground
from collector_desk.models import (
    Approval,
    Claim,
    DebtorMerge,
    House,
    LetterRow,
    Measure,
    RequestVersion,
    Task,
)
from collector_desk.service import (
    booking,
    debtor_statements,
    letter_moot,
    measure_amend,
    measures,
    nightly,
    relief_keeping,
    request_drop,
    request_events,
    requests,
    requests_out,
)
from collector_desk.service.database import SYSTEM, Who
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.liens import BankAccount, Owner
from collector_desk.wire.measures import MeasureTerms, NewRegimeAnswer, Reckoned, SaveMeasure
from tests.kit import open_db
from tests.service import dying, what_stops
from tests.service.casework_desk import Do, Writes, proved_anew
from tests.service.casework_life import some
from tests.service.changing_life import ChangingLife
from tests.service.enforcing import noticed, terms
from tests.service.machines import Fresh
from tests.service.parties import PDF
from tests.service.requesting import demanded

_EVERY, _NIGHTS, _DAYS = 3, 7, 20  # after every third step 140 days, with a night each 20
_MOST_CLAIMS = 85  # two a turn and what chance adds: new ones come until the ten years are over
_OWN, _OTHER = "parking_fine", "kindergarten"


class DecadeLife(ChangingLife):
    """Every measure there is, for claims that keep coming."""

    def __init__(self, fresh: Fresh) -> None:
        super().__init__(fresh)
        self.steps = 0
        self.dies_at = 0
        self.folder = Path(self.stack.enter_context(TemporaryDirectory()))
        with self.db.write(SYSTEM) as work:
            work.add(House(key="practice", value="true"))  # synthetic numbers are good here

    @invariant()
    def years_pass(self) -> None:
        """Eighty steps are ten years, and something is enforced anew in each part of them."""
        self.steps += 1
        if self.steps % _EVERY == 0:
            for _ in range(_NIGHTS):
                self.time_passes(_DAYS)
            turn = self.steps // _EVERY
            self.is_enforced(turn)
            self.is_brought_before_a_board(turn)
            self.house_changes(turn)
            if turn % 2 == 0:
                self.is_tried_while_disputed(turn // 2)
                self.is_disputed_before_it_is_sent(turn // 2)

    def is_tried_while_disputed(self, turn: int) -> None:
        """A claim is disputed before it is asked for, or between the two persons."""
        kind = MeasureKind.WITHHOLDING if turn % 2 else MeasureKind.REQUEST
        self.falls_due(200_000, kind is not MeasureKind.REQUEST)
        among = self.claims if kind is MeasureKind.REQUEST else self.fines
        claim = among[-1]
        self.is_looked_up(self.owes(claim), Regime.OLD)
        self.is_written(-1, kind)
        if turn % 4 < 2:
            self.propose(-1)
        self.object(self.claims.index(claim), Ground.PAID, False, False)
        self.propose(-1)
        self.is_decided(-1)
        self.discard(-1)

    def is_disputed_before_it_is_sent(self, turn: int) -> None:
        """What two persons decided is ready for the namsmann when its claim is disputed."""
        kind = MeasureKind.REQUEST if turn % 2 else MeasureKind.WITHHOLDING
        self.falls_due(200_000, kind is not MeasureKind.REQUEST)
        claim = (self.claims if kind is MeasureKind.REQUEST else self.fines)[-1]
        self.is_looked_up(self.owes(claim), Regime.NEW)
        self.is_written(-1, kind)
        self.propose(-1)
        self.is_decided(-1)
        self.request_goes(-1, False)
        self.object(self.claims.index(claim), Ground.PAID, False, False)

    def house_changes(self, turn: int) -> None:
        """In turn a rate by two persons, a letter that did not come, and what comes meanwhile."""
        if turn % 3 == 0:
            self.rate_is_proposed(turn // 3, 8 + turn % 5)
            self.rate_is_decided()
        if turn % 3 == 1:
            self.letter_comes_back(-1 - turn)
            self.papers_go_anew(-1)
        if turn % 3 == 2:
            kinds = list(RequestEventKind)
            self.is_answered(-1, kinds[turn // 3 % len(kinds)])

    def is_enforced(self, turn: int) -> None:
        """Each kind in its turn, under each answer to a look-up."""
        kinds = list(MeasureKind)
        self.goes_the_whole_way(-1, kinds[turn % len(kinds)], turn % 2 == 0, True)

    def is_brought_before_a_board(self, turn: int) -> None:
        if turn % 2:
            self.falls_due(150_000, False)
            self.is_complained_of(-1, True)

    @rule(amount=st.integers(10_000, 400_000), own=st.booleans())
    def falls_due(self, amount: int, own: bool) -> None:
        """A new claim of the first debtor, demanded or noticed in time."""
        if len(self.claims) >= _MOST_CLAIMS or self.is_merged(self.books.debtor_id):
            return
        due = self.db.clock.today() - timedelta(days=60)
        kind = _OWN if own else _OTHER
        claim = self.books.claim(amount, due=due, interest_from=due, kind=kind)
        with self.db.write(SYSTEM) as work:
            work.get_one(Claim, claim).kid = claim_kid(client=1003, claim=claim, kind=1)
        self.claims.append(claim)
        if own:
            self.fines = (*self.fines, claim)
        self.is_noticed(claim)

    def is_merged(self, debtor: int) -> bool:
        with self.db.read() as work:
            query = select(DebtorMerge.id).filter_by(gone_id=debtor, undone_on=None)
            return work.scalar(query) is not None

    # every measure ----------------------------------------------------------------------

    @rule(pick=some, kind=st.sampled_from(MeasureKind))
    def is_written(self, pick: int, kind: MeasureKind) -> None:
        among = self.claims if kind is MeasureKind.REQUEST else self.fines
        claim = among[pick % len(among)]
        debtor = self.owes(claim)
        order = SaveMeasure(terms=self.terms(kind, claim))
        self.work("measures.save", lambda work: measures.save(work, debtor, order))

    @rule(pick=some, kind=st.sampled_from(MeasureKind), new=st.booleans(), claim=st.booleans())
    def goes_the_whole_way(self, pick: int, kind: MeasureKind, new: bool, claim: bool) -> None:
        """Noticed anew, looked up, written, proposed, decided, and handed over."""
        if claim:
            self.falls_due(200_000, kind is not MeasureKind.REQUEST)
        among = self.claims if kind is MeasureKind.REQUEST else self.fines
        pick = -1 if claim else pick
        number = among[pick % len(among)]
        self.is_noticed(number)
        self.is_looked_up(self.owes(number), Regime.NEW if new else Regime.OLD)
        self.is_written(pick, kind)
        self.propose(-1)
        self.is_decided(-1)
        if kind is MeasureKind.REQUEST:
            self.request_goes(-1, True)
        else:
            self.payer_is_told(-1)

    @rule(pick=some)
    def amount_is_changed(self, pick: int) -> None:
        """A running measure is weighed anew, by two persons again."""
        if not (row := self.measure(pick, MeasureStage.IN_FORCE)):
            return
        drafted = self.work(
            "measures.amend", lambda work: measure_amend.amend(work, row.id, version=row.version)
        )
        if drafted is not None:
            self.propose(-1)
            self.is_decided(-1)
            self.payer_is_told(-1)

    def terms(self, kind: MeasureKind, claim: int) -> MeasureTerms:
        """What is filled in for a measure of a kind."""
        if kind is MeasureKind.WITHHOLDING:
            return terms((claim,))
        if kind is MeasureKind.REQUEST:
            return terms(
                (claim,), kind=kind, conciliation=True, facts="Fakturaen er ikke betalt.",
                statement_of_claim="Skyldneren dømmes til å betale med renter innen 2 uker.",
            )  # fmt: skip
        today = self.db.clock.today()
        account = BankAccount(
            bank="Prøvebanken", number="69930570044", balance=9_000_000, balance_on=today,
            owners=(Owner(name="Lykt, Fager", share=100, debtor=True),),
            next_income_on=today + timedelta(days=20),
            street="Bankplassen 4", postcode="0151", city="Oslo",
        )  # fmt: skip
        return terms((claim,), kind=kind, account=account)

    def is_noticed(self, claim: int) -> None:
        today = self.db.clock.today()
        sent, ends = today - timedelta(days=40), today - timedelta(days=10)
        if claim in self.fines:
            noticed(self.db, self.owes(claim), claim, sent=sent, ends=ends)
            self.is_written_in(claim)
        else:
            demanded(self.db, self.owes(claim), (claim,), sent, ends)

    def is_looked_up(self, debtor: int, regime: Regime) -> None:
        day = self.db.clock.today()
        order = NewRegimeAnswer(answer=regime, asked_on=day, source="Betjeningskartet")
        self.work("regimes.register", lambda work: debtor_statements.answered(work, debtor, order))

    @rule(pick=some, filed=st.booleans())
    def request_goes(self, pick: int, filed: bool) -> None:
        """A version is made, and filed the same day."""
        if not (row := self.measure(pick, *APPROVED)):
            return
        made = self.work(
            "requests.make", lambda work: requests_out.make(work, row.id, version=row.version)
        )
        if made is not None and filed:
            order = FileRequest(version=made.version, day=self.db.clock.today())
            self.work("requests.filed", lambda work: requests_out.filed(work, row.id, order))

    @rule(pick=some, kind=st.sampled_from(RequestEventKind))
    def is_answered(self, pick: int, kind: RequestEventKind) -> None:
        after = kind in {RequestEventKind.COSTS, RequestEventKind.ACCEPTED}
        at = MeasureStage.ENDED if after else MeasureStage.IN_FORCE
        filed = [row for row in self.at(at) if row.kind == MeasureKind.REQUEST]
        if not filed:
            return
        row, today = filed[pick % len(filed)], self.db.clock.today()
        order = NewRequestEvent(
            version=row.version, kind=kind, day=today, deadline=today + timedelta(days=14),
            amount=140_000, code="KRAV-001", text="Som det står i brevet.",
            document=PDF if kind is RequestEventKind.COSTS else None,
        )  # fmt: skip
        self.work("requests.event", lambda work: request_events.register(work, row.id, order))

    # kills ------------------------------------------------------------------------------

    @rule(at=st.integers(1, 150))
    def is_about_to_die(self, at: int) -> None:
        """The service is killed in what it does next, and started again."""
        self.dies_at = at

    def work(self, deed: str, do: Do, *, who: Who | None = None, regret: bool = False) -> Any:
        """As every deed; killed in the midst of it, nothing is kept, and it is ordered again."""
        if self.dies_at:
            doer = who or self.kari
            self.opens(doer)

            def ordered() -> None:
                with self.db.write(doer) as work:
                    requests.take(work, f"{len(self.orders):06d}", deed)
                    do(work)
                    work.flush()
                    dying.die()  # before it is committed

            before = self.snapshot()
            self.dies_in(ordered)
            self.nothing_changed(before, deed)
        result = super().work(deed, do, who=who, regret=regret)
        if deed == "approvals.approve":
            self.night_books()  # a rate may have come late, after its day (ruling 33)
        return result

    def night_books(self) -> None:
        """Claims whose rate changed are booked by the new one, as every night does first."""
        list(nightly._book(self.db))

    def night(self) -> None:
        """The night does its work; killed in the midst of it, it is done by the next."""
        if self.dies_at:
            self.dies_in(self.night_works)
        self.night_works()

    def night_works(self) -> None:
        self.night_books()
        super().night()
        relief_keeping.check_all(self.db)

    def dies_in(self, do: Callable[[], object]) -> None:
        at, self.dies_at = self.dies_at, 0
        today = self.db.clock.today()
        self.db.close()
        dying.killed(do, at=at)
        self.stack.callback(self.db.close)
        writes = self.writes.count
        self.db = self.books.db = open_db(self.db.url, today=today)
        self.writes = Writes(self.db)
        self.writes.count = writes + 1

    # what holds -------------------------------------------------------------------------

    @proved_anew
    def no_coercion_without_two_persons(self) -> None:
        """Whatever was decided was asked for by one person and approved by another."""
        with self.db.read() as work:
            decided = work.scalars(select(Measure).where(Measure.decided_on.is_not(None))).all()
            for row in decided:
                asked = work.get_one(Approval, row.approval_id or 0)
                assert asked.state == "approved", row.number
                assert asked.decided_by_person is not None, row.number
                assert asked.decided_by_person != asked.proposed_by_person, row.number

    @proved_anew
    def nothing_that_is_stopped_lies_ready_for_the_namsmann(self) -> None:
        """Of what he has not had: a first request or decision, and what goes on with a request."""
        list(request_drop.run(self.db, self.folder))
        lies = {one.name for one in self.folder.glob("T-*")}
        with self.db.read() as work:
            query = select(Measure, RequestVersion).join(
                RequestVersion, RequestVersion.measure_id == Measure.id
            )
            for row, made in work.execute(query.where(RequestVersion.filed_on.is_(None))):
                if f"{row.number}-v{made.number}" in lies and row.effect_on is None:
                    found = what_stops.of_measure(work, row, on=self.db.clock.today())
                    assert not found, (row.number, made.number, found)

    @proved_anew
    def no_order_that_is_stopped_is_sent(self) -> None:
        """What waits for a payer or a bank is asked as the relay does, and found stopped too."""
        with self.db.read() as work:
            query = select(LetterRow).where(
                LetterRow.kind.in_(("withholding_order", "lien_notice")),
                LetterRow.state == "waiting",
            )
            for letter in work.scalars(query).all():
                row = work.get_one(Measure, letter.measure_id)
                found = what_stops.of_measure(work, row, on=self.db.clock.today())
                assert not found or letter_moot.moot(work, letter), (row.number, found)

    @proved_anew
    def own_trekk_together_leave_what_the_law_leaves(self) -> None:
        """Those of a debtor that run take no more than the largest that was lawful for one."""
        together: dict[int, list[Reckoned]] = {}
        for row in self.at(MeasureStage.IN_FORCE):
            if row.kind == MeasureKind.WITHHOLDING.value and row.regime == Regime.OLD.value:
                kept = Reckoned.model_validate(row.reckoned)
                together.setdefault(row.debtor_id, []).append(kept)
        for debtor, trekk in together.items():
            most = max(one.largest or 0 for one in trekk)
            assert sum(one.amount or 0 for one in trekk) <= most, debtor

    @proved_anew
    def every_krone_is_explained(self) -> None:
        today = self.db.clock.today()
        with self.db.read() as work:
            claims = work.scalars(select(Claim)).all()
            for found in booking.statements(work, claims, on=today).values():
                for part in Part:
                    explain(found, part)

    @proved_anew
    def the_night_looked_at_every_measure(self) -> None:
        with self.db.read() as work:
            failed = select(Task.text).where(Task.text.contains("er ikke gjennomgått"))
            assert not work.scalars(failed).all()
