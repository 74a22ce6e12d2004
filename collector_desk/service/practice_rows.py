"""The rows of made-up debtors and claims, as the real deeds would have written them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from collector_desk.domain import folding, kid
from collector_desk.domain.accounts_chart import Account
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.fees import Letter
from collector_desk.domain.interest_terms import interest_terms
from collector_desk.domain.ledger import fold
from collector_desk.domain.limitation import limitation
from collector_desk.domain.rates import Rates
from collector_desk.models import (
    BankFile,
    Case,
    Claim,
    ClaimBalance,
    ClaimBatch,
    ClaimDebtor,
    Debtor,
    DebtorStatus,
    Document,
    FactRow,
    Identity,
    LimitationEvent,
    Note,
    Notice,
    Payment,
    PaymentState,
    Posting,
    ProtectedAddress,
    Representative,
    Row,
    Transmission,
)
from collector_desk.service import numbers, owed, practice_guardians
from collector_desk.service.booking import balance_row
from collector_desk.service.facts import covering
from collector_desk.service.practice_people import Somebody
from collector_desk.service.practice_story import HANDED_OVER, Story, Told, at_desk, morning

_KID_KINDS = {kind: place for place, kind in enumerate(ClaimKind, 1)}

COLUMNS: Mapping[type[Row], tuple[str, ...]] = {
    ClaimBatch: (
        "id", "creditor_unit_id", "number", "name", "sha256", "count", "total", "state",
        "committed_at", "committed_by", "withdrawn_by", "reason", "version",
    ),
    Document: (
        "id", "debtor_id", "claim_id", "kind", "title", "day", "name", "sha256", "content",
        "kept_at",
    ),
    Case: ("id", "number", "debtor_id", "opened_on"),
    Identity: ("debtor_id", "kind", "ciphertext", "blind_index"),
    ProtectedAddress: ("debtor_id", "ciphertext"),
    BankFile: (
        "id", "name", "sha256", "payments", "total", "imported_at", "imported_by", "document_id",
    ),
    Transmission: ("id", "file_id", "sender", "number", "recipient", "settled_on"),
    Payment: (
        "id", "transmission_id", "assignment", "transaction", "line", "type", "amount",
        "settlement_date", "value_date", "kid", "account", "debit_account", "archive_reference",
        "text", "source", "raw", "known_at",
    ),
    PaymentState: ("payment_id", "unplaced", "why", "version"),
    Debtor: (
        "id", "kind", "name", "search_name", "birth_date", "org_number", "language", "street",
        "postcode", "city", "country", "address_key", "phone", "email", "protection", "team_id",
        "responsible_id", "version",
    ),
    DebtorStatus: ("debtor_id", "kind", "from_day", "to_day", "text", "source"),
    Representative: practice_guardians.COLUMNS,
    Claim: (
        "id", "number", "kind", "creditor_unit_id", "batch_id", "batch_line", "sender_reference",
        "invoice_number", "invoice_date", "due_date", "period_from", "period_to", "description",
        "principal", "interest_from", "interest_basis", "interest_rule", "interest_note", "limitation_start", "kid",
        "original_kid", "plate", "state", "received_on", "version",
    ),
    ClaimDebtor: ("claim_id", "debtor_id", "case_id", "role", "share", "last_day"),
    Notice: ("claim_id", "debtor_id", "kind", "sent_on", "deadline", "way", "fee", "source"),
    LimitationEvent: (
        "claim_id", "debtor_id", "step", "day", "ended", "outcome", "confirmed", "regime", "source",
    ),
    FactRow: (
        "id", "claim_id", "kind", "amount", "value_date", "known_at", "rule", "source", "bucket",
        "reverses", "covering", "payment_id", "document_id", "made_by", "reason",
    ),
    Posting: (
        "claim_id", "payment_id", "fact_id", "key", "debit", "credit", "amount", "value_date",
        "booked_at", "rule", "source", "reverses",
    ),
    ClaimBalance: (
        "claim_id", "principal", "costs", "fees", "interest", "credit", "bearing", "accrues_from",
        "accrued",
    ),
    Note: (
        "debtor_id", "claim_id", "text", "corrects", "account_id", "written_by", "written_at",
        "written_on",
    ),
}  # fmt: skip
"""What is written of each table; keys that nothing points at are the database's to give."""

Values = tuple[Any, ...]


@dataclass(slots=True)
class Sheets:
    """Rows by table, in the order of ``COLUMNS``."""

    rows: dict[type[Row], list[Values]] = field(
        default_factory=lambda: {table: [] for table in COLUMNS}
    )

    def add(self, table: type[Row], *values: Any) -> None:
        self.rows[table].append(values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Whose a debtor is at the desk: a team by district, and one of its responsible persons."""

    teams: Mapping[int, int]  # district → team
    responsible: Mapping[int, Sequence[int]]  # team → persons

    def of(self, district: int, debtor_id: int) -> tuple[int, int]:
        team = self.teams[district]
        persons = self.responsible[team]
        return team, persons[(debtor_id - 1) % len(persons)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A claim with its keys: what the rows of one story are written under."""

    story: Story
    claim_id: int
    serial: int
    unit_id: int
    client: int
    debtor_ids: tuple[int, ...]
    case_ids: tuple[int, ...]
    label: str
    batch: tuple[int | None, int | None] = (None, None)  # its id, the line in it
    document_id: int | None = None

    @property
    def kid(self) -> str:
        return kid.claim_kid(
            client=self.client, claim=self.serial, kind=_KID_KINDS[self.story.draft.kind]
        )

    @property
    def origin(self) -> str:
        """Where the claim came from: the batch and its line."""
        line = self.batch[1]
        return f"{self.label}, linje {line}" if line else self.label

    @property
    def number(self) -> str:
        return numbers.claim_number(self.story.received.year, self.serial)


def debtor(sheets: Sheets, debtor_id: int, one: Somebody, home: Home) -> None:
    """A debtor, the special status, and who speaks for the debtor by it."""
    shown = one.protection == "open"
    name = one.shown_name
    place = one.place
    team, responsible = home.of(place.district, debtor_id)
    address = folding.address(place.street, place.postcode, place.city) if shown else ""
    sheets.add(
        Debtor, debtor_id, one.kind, name, folding.search_name(name), one.born,
        one.org_number or None, one.name.language, place.street if shown else "",
        place.postcode if shown else "", place.city if shown else "", place.country, address,
        one.phone if shown else "", one.email if shown else "", one.protection, team, responsible, 1,
    )  # fmt: skip
    if one.status is not None and one.status_from is not None:
        source = _STATUS_SOURCES.get(one.status.value, "Folkeregisteret")
        sheets.add(
            DebtorStatus, debtor_id, one.status.value, one.status_from, one.status_to, "", source
        )
    if (guardian := practice_guardians.row(debtor_id, one)) is not None:
        sheets.add(Representative, *guardian)


_STATUS_SOURCES = {
    "debt_settlement": "Namsmannens melding om åpnet gjeldsforhandling",
    "bankruptcy": "Konkursregisteret",
    "unknown_address": "Brev kom i retur",
}


def claim(sheets: Sheets, one: Numbered) -> None:
    """A claim with its letters, limitation and notes; its money is ``booked``."""
    story, handed = one.story, one.story.draft.handed
    terms = interest_terms(handed, story.draft.kind)
    sheets.add(
        Claim, one.claim_id, one.number, story.draft.kind.value, one.unit_id, *one.batch,
        handed.reference, handed.invoice, handed.invoice_date, handed.due, handed.period_from,
        handed.period_to, handed.description, handed.original, terms.first,
        terms.basis.value, terms.rule, terms.note,
        handed.limitation_start or handed.due, one.kid, handed.kid, handed.plate, "open",
        story.received, 1,
    )  # fmt: skip
    for debtor_id in one.debtor_ids:
        _letters(sheets, one, debtor_id)
        for step, source in story.steps:
            sheets.add(
                LimitationEvent, one.claim_id, debtor_id, step.step.value, step.day, step.ended,
                step.outcome.value, step.confirmed, step.regime.value if step.regime else None,
                source,
            )  # fmt: skip
    for day, text in story.notes:
        sheets.add(
            Note, one.debtor_ids[0], one.claim_id, text, None, None, "Kari Nordmann", at_desk(day),
            day,
        )  # fmt: skip


def liable(sheets: Sheets, one: Numbered, *, left: int) -> None:
    """Who owes the claim, each until its last day where ``left`` øre are owed on it."""
    story, handed = one.story, one.story.draft.handed
    steps = [step for step, _ in story.steps]
    limit = limitation(story.draft.kind, handed.limitation_start or handed.due, steps)
    last_day = limit.last_day if left > 0 else None
    debtors = zip(handed.debtors, one.debtor_ids, one.case_ids, strict=True)
    for told, debtor_id, case_id in debtors:
        sheets.add(
            ClaimDebtor, one.claim_id, debtor_id, case_id, told.role.value, told.share, last_day
        )


def _letters(sheets: Sheets, one: Numbered, debtor_id: int) -> None:
    handed = one.story.draft.handed
    sent: list[Values] = [
        (each.letter.value, each.sent, each.deadline, "", each.fee, one.label)
        for each in handed.letters
    ]
    if (notice := handed.notice) is not None:
        way = notice.way.value if notice.way else ""
        sent.append(
            (
                Letter.COLLECTION_NOTICE.value,
                notice.sent,
                notice.deadline,
                way,
                notice.fee,
                one.label,
            )
        )
    for own in one.story.letters:
        letter = own.letter
        sent.append(
            (letter.letter.value, letter.sent, letter.deadline, own.way, letter.fee, own.who)
        )
    for values in sent:
        sheets.add(Notice, one.claim_id, debtor_id, *values)


@dataclass(frozen=True, slots=True)
class Source:
    """The payment row of some money: its key and what it is called."""

    payment_id: int
    name: str
    document_id: int | None = None


def facts(
    one: Numbered, keys: Sequence[int], sources: Mapping[int, Source]
) -> Iterator[tuple[Fact, Told, Source | None]]:
    """The story's facts under ``keys``, one each; ``sources`` by the identity of the money."""
    for told, key in zip(one.story.told, keys, strict=True):
        fact, source = told.fact, None
        if told.money is not None:
            source = sources[id(one.story.money[told.money])]
        yield (
            Fact(
                id=key,
                claim_id=one.claim_id,
                kind=fact.kind,
                amount=fact.amount,
                value_date=fact.value_date,
                known_at=fact.known_at,
                rule=fact.rule,
                source=source.name if source else fact.source.replace(HANDED_OVER, one.origin),
                bucket=fact.bucket,
                reverses=keys[fact.reverses - 1] if fact.reverses else None,
                order=fact.order,
            ),
            told,
            source,
        )


def facts_told(
    sheets: Sheets,
    one: Numbered,
    known: Sequence[tuple[Fact, Told, Source | None]],
    booked_at: datetime,
) -> None:
    """The facts of a claim; what its unit was paid before is settled against the unit."""
    for fact, told, source in known:
        sheets.add(
            FactRow, fact.id, fact.claim_id, fact.kind.value, fact.amount, fact.value_date,
            fact.known_at, fact.rule, fact.source, fact.bucket.value if fact.bucket else None,
            fact.reverses, covering(fact.order), source.payment_id if source else None,
            source.document_id if source else one.document_id, told.made_by, told.reason,
        )  # fmt: skip
        if fact.kind is FactKind.PAYMENT and source is None:
            sheets.add(
                Posting, None, None, fact.id, f"paid_to_unit:{fact.id}",
                Account.CREDITOR_CLAIMS.value, Account.UNPLACED.value, fact.amount,
                fact.value_date, booked_at,
                "innbetaling mottatt av virksomheten før overleveringen", fact.source, None,
            )  # fmt: skip


def booked(sheets: Sheets, one: Numbered, facts: Iterable[Fact], today: date, rates: Rates) -> None:
    """The postings, the balance and the last days that follow from a claim's facts today."""
    terms = replace(one.story.terms, claim_id=one.claim_id)
    statement = fold(terms, facts, on=today, rates=rates)
    for entry in statement.entries:
        sheets.add(
            Posting, one.claim_id, None, entry.fact_id, entry.key, entry.debit.value,
            entry.credit.value, entry.amount, entry.value_date, morning(today), entry.rule,
            entry.source, None,
        )  # fmt: skip
    row = balance_row(statement)
    liable(sheets, one, left=owed.posted(row))
    sheets.add(ClaimBalance, *(row[column] for column in COLUMNS[ClaimBalance]))


def bank(
    sheets: Sheets, payments: Iterable[tuple[int, int, date, str]], booked_at: datetime
) -> None:
    """What came to the bank account or left it: key, øre, day and source of each payment."""
    for payment_id, amount, day, source in payments:
        debit, credit = Account.BANK.value, Account.UNPLACED.value
        if amount < 0:
            debit, credit = credit, debit
        sheets.add(
            Posting, None, payment_id, None, f"bank:{payment_id}", debit, credit, abs(amount), day,
            booked_at, "bokføringsloven § 4", source, None,
        )  # fmt: skip
