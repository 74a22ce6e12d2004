"""A debtor's folder: every row the debtor screen, an explanation or an export is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.interest_terms import InterestTerms
from collector_desk.domain.ledger import Statement
from collector_desk.domain.outages import Outage
from collector_desk.domain.rates import Rates
from collector_desk.domain.towards import Cap, Towards, fold_towards
from collector_desk.models import Debtor
from collector_desk.service import extended_rests, outages
from collector_desk.service.database import Work
from collector_desk.service.facts import fact_of, terms_of
from collector_desk.service.folder_query import statement
from collector_desk.service.kept_json import rows
from collector_desk.service.kept_rows import (
    KeptClaim,
    KeptDeferral,
    KeptDocument,
    KeptFact,
    KeptHold,
    KeptInquiry,
    KeptLetter,
    KeptNote,
    KeptNotice,
    KeptObjection,
    KeptOutage,
    KeptPayment,
    KeptPlan,
    KeptQuestion,
    KeptSentOn,
    KeptStatus,
    KeptStep,
    Liable,
)


class _OfClaim(Protocol):
    @property
    def claim_id(self) -> int: ...


T = TypeVar("T", bound=_OfClaim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The rows of one debtor, read in one snapshot."""

    debtor: Debtor
    claims: tuple[KeptClaim, ...]
    facts: Mapping[int, Sequence[KeptFact]]  # claim → all that happened to it
    payments: Mapping[int, KeptPayment]  # behind these facts
    liable: Mapping[int, Sequence[Liable]]  # claim → its debtors
    notices: Mapping[int, Sequence[KeptNotice]]  # claim → letters to this debtor
    limitation: Mapping[int, Sequence[KeptStep]]  # claim → steps towards this debtor
    statuses: Sequence[KeptStatus]
    objections: Mapping[int, Sequence[KeptObjection]]  # claim → this debtor's objections to it
    holds: Sequence[KeptHold]
    inbox: Sequence[KeptInquiry]  # what nobody has registered or answered yet
    sent_on: Sequence[KeptSentOn]  # messages that were not ours
    plans: Sequence[KeptPlan]
    deferrals: Sequence[KeptDeferral]
    letters: Sequence[KeptLetter]  # ours, whatever came of them
    questions: Sequence[KeptQuestion]  # to creditor units, about this debtor
    outages: Sequence[Outage]  # of the house, whoever the debtor is
    notes: Sequence[KeptNote]
    documents: Sequence[KeptDocument]
    portfolio: str
    responsible: str
    sealed: bytes | None  # the newest identity number, encrypted
    draft: str  # this account's unfinished note
    heard: date | None  # the debtor's last statement to a notice of utlegg
    one_trekk_since: date | None  # a trekk under the new rules, by a registered answer
    care_since: date | None  # a special situation runs, registered on this day
    reckoned: dict[tuple[int, date], Statement] = field(default_factory=dict)

    def claim(self, claim_id: int) -> KeptClaim | None:
        """The claim by that number, where it is this debtor's."""
        return next((claim for claim in self.claims if claim.id == claim_id), None)

    def only(self, claims: tuple[KeptClaim, ...]) -> Folder:
        """The folder with these claims alone, and what belongs to them."""
        ids = {claim.id for claim in claims}
        return replace(
            self,
            claims=claims,
            questions=[asked for asked in self.questions if asked.claim_id in ids],
            notices={number: found for number, found in self.notices.items() if number in ids},
            notes=[note for note in self.notes if note.claim_id is None or note.claim_id in ids],
            documents=[
                kept for kept in self.documents if kept.claim_id is None or kept.claim_id in ids
            ],
        )

    def folded(
        self,
        rates: Rates,
        *,
        on: date,
        known: datetime | None = None,
        former: Mapping[int, InterestTerms] = MappingProxyType({}),
    ) -> Mapping[int, Statement]:
        """Each claim on a day as this debtor owes it, as known at a moment (None: all known).

        ``former`` are the terms at that moment of the claims that have others now.
        """
        if known is None and not former:
            return {claim.id: self.statement(claim, rates, on=on) for claim in self.claims}
        return {
            claim.id: self._fold(claim, rates, on=on, known=known, terms=former.get(claim.id))
            for claim in self.claims
        }

    def statement(self, claim: KeptClaim, rates: Rates, *, on: date) -> Statement:
        """A claim on a day, by all that is known; reckoned once, however many rules ask.

        ``rates`` are the house's, the same for all who ask.
        """
        key = claim.id, on
        if key not in self.reckoned:
            self.reckoned[key] = self._fold(claim, rates, on=on)
        return self.reckoned[key]

    def statement_of(
        self, claim: KeptClaim, facts: Iterable[Fact], rates: Rates, *, on: date
    ) -> Statement:
        """A claim on a day as this debtor would owe it had these facts been told, and no others."""
        return fold_towards(terms_of(claim), facts, self._towards(claim.id), on=on, rates=rates)

    def _fold(
        self,
        claim: KeptClaim,
        rates: Rates,
        *,
        on: date,
        known: datetime | None = None,
        terms: InterestTerms | None = None,
    ) -> Statement:
        facts = self.facts.get(claim.id, ())
        return fold_towards(
            terms_of(claim, terms),
            map(fact_of, facts),
            self._towards(claim.id),
            on=on,
            known=known,
            rates=rates,
        )

    def _towards(self, claim_id: int) -> Towards:
        theirs = frozenset(fact.id for fact in self.facts.get(claim_id, ()) if fact.theirs)
        own = self.own(claim_id)
        if own is None or own.cap is None or own.joined_on is None:
            return Towards(theirs=theirs)
        return Towards(theirs=theirs, cap=Cap(amount=own.cap, since=own.joined_on))

    def own(self, claim_id: int) -> Liable | None:
        """How this debtor stands on a claim."""
        found = self.liable.get(claim_id, ())
        return next((one for one in found if one.debtor_id == self.debtor.id), None)

    def standing(self) -> list[KeptFact]:
        """The facts of these claims that count, oldest first: no reversal, and not reversed."""
        told = [fact for claim in self.claims for fact in self.facts.get(claim.id, ())]
        undone = {fact.reverses for fact in told}
        counts = [f for f in told if f.kind != FactKind.REVERSAL.value and f.id not in undone]
        return sorted(counts, key=lambda fact: fact.id)


def read(work: Work, debtor: Debtor) -> Folder:
    """Every row of a debtor, in one statement. The gate has been passed before."""
    return read_all(work, [debtor])[debtor.id]


def read_all(work: Work, debtors: Iterable[Debtor]) -> Mapping[int, Folder]:
    """The same of many debtors, by their numbers, in one statement for all of them."""
    query = statement(work.get_bind().dialect.name, clearance=work.who.clearance)
    known = {debtor.id: debtor for debtor in debtors}
    asked_on = work.clock.today()
    asked = {"debtors": list(known), "account": work.who.account_id, "today": asked_on}
    return {
        number: _folder(known[number], found, today=asked_on, rates=work.rates)
        for number, *found in work.connection().execute(query, asked)
    }


def _folder(debtor: Debtor, found: Sequence[Any], *, today: date, rates: Rates) -> Folder:
    """A folder of the columns of the statement, in their order."""
    claims, liable, facts, notices, steps, statuses, notes, documents, payments, *rest = found
    objections, holds, inbox, sent_on, plans, deferrals, letters, down, asked, *last = rest
    portfolio, responsible, sealed, draft, heard, one_trekk_since, care_since = last
    was_down = [outages.of_row(row, today) for row in rows(KeptOutage, down)]
    ours = sorted(rows(KeptLetter, letters))
    return Folder(
        debtor=debtor,
        claims=tuple(sorted(rows(KeptClaim, claims), key=lambda row: (row.due_date, row.id))),
        facts=_by_claim(sorted(rows(KeptFact, facts))),
        payments={row.id: row for row in rows(KeptPayment, payments)},
        liable=_by_claim(
            sorted(rows(Liable, liable), key=lambda row: (row.claim_id, row.role, row.debtor_id))
        ),
        notices=_by_claim(sorted(rows(KeptNotice, notices), key=lambda row: (row.sent_on, row.id))),
        limitation=_by_claim(sorted(rows(KeptStep, steps))),
        statuses=sorted(rows(KeptStatus, statuses)),
        objections=_by_claim(sorted(rows(KeptObjection, objections))),
        holds=list(extended_rests.longer(sorted(rows(KeptHold, holds)), ours, was_down, rates)),
        inbox=rows(KeptInquiry, inbox),
        sent_on=rows(KeptSentOn, sent_on),
        plans=sorted(rows(KeptPlan, plans)),
        deferrals=sorted(rows(KeptDeferral, deferrals)),
        letters=ours,
        questions=sorted(rows(KeptQuestion, asked)),
        outages=was_down,
        notes=sorted(rows(KeptNote, notes)),
        documents=sorted(
            rows(KeptDocument, documents), key=lambda row: (row.day, row.id), reverse=True
        ),
        portfolio=portfolio or "",
        responsible=responsible or "",
        sealed=sealed,
        draft=draft or "",
        heard=heard,
        one_trekk_since=one_trekk_since,
        care_since=care_since,
    )


def _by_claim(found: Iterable[T]) -> Mapping[int, Sequence[T]]:
    kept: dict[int, list[T]] = defaultdict(list)
    for row in found:
        kept[row.claim_id].append(row)
    return kept
