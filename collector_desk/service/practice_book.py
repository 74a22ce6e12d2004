"""Writing a made-up city into an empty database: numbered, filed, booked, as real deeds would."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, islice

from collector_desk.domain.identity import IdentityKind
from collector_desk.exchange import ocr
from collector_desk.models import (
    BankFile,
    Case,
    Claim,
    ClaimBatch,
    Debtor,
    Document,
    FactRow,
    Identity,
    Payment,
    PaymentState,
    ProtectedAddress,
    Transmission,
)
from collector_desk.service import numbers, practice_bank, practice_handover, practice_rows
from collector_desk.service.bulk_notes import note_debtors
from collector_desk.service.database import Work
from collector_desk.service.debtor_book import address_place, identity_place
from collector_desk.service.keys import reserve
from collector_desk.service.practice_bank import Paid, slip
from collector_desk.service.practice_desk import Desk
from collector_desk.service.practice_people import Somebody
from collector_desk.service.practice_rows import COLUMNS, Numbered, Sheets, Source
from collector_desk.service.practice_story import (
    SYSTEM,
    Money,
    Story,
    at_desk,
    file_day,
    morning,
)
from collector_desk.service.practice_world import World
from collector_desk.service.practice_write import write_all


@dataclass(slots=True)
class Book:
    """What was written: keys of debtors and claims by the objects they were made from."""

    debtor_ids: dict[int, int] = field(default_factory=dict)  # id(Somebody) → key
    claims: list[Numbered] = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)  # name → key of the first who bears it
    files: int = 0

    def of(self, one: Somebody) -> int:
        return self.debtor_ids[id(one)]


@dataclass(slots=True)
class _Writing:
    """One city on its way into the database."""

    work: Work
    desk: Desk
    world: World
    today: date
    book: Book = field(default_factory=Book)
    sheets: Sheets = field(default_factory=Sheets)
    sources: dict[int, Source] = field(default_factory=dict)  # id(Money) → its payment

    def store(self) -> None:
        """Insert what has been collected so far."""
        write_all(self.work, self.sheets.rows, COLUMNS)
        self.sheets = Sheets()


def write(work: Work, desk: Desk, world: World, *, today: date) -> Book:
    """Write the whole city. Searching is made ready by ``search_index.rebuild``."""
    writing = _Writing(work, desk, world, today)
    _debtors(writing)
    _claims(writing)
    writing.store()  # the keys of documents are taken: SQLite gives out what follows the highest
    _payments(writing)
    _money(writing)
    writing.store()
    _note(work, writing.book)
    return writing.book


def _debtors(at: _Writing) -> None:
    people = at.world.debtors
    keys = reserve(at.work, Debtor, len(people))
    for one, key in zip(people, keys, strict=True):
        at.book.debtor_ids[id(one)] = key
        at.book.named.setdefault(one.shown_name, key)
        practice_rows.debtor(at.sheets, key, one, at.desk.home)
        sealed(at.work, at.sheets, key, one)


def sealed(work: Work, sheets: Sheets, key: int, one: Somebody) -> None:
    """What is kept apart and encrypted: the identity number, and an address that is protected."""
    if one.number:
        kind = IdentityKind.D_NUMBER if int(one.number[0]) >= 4 else IdentityKind.NATIONAL
        cipher = work.vault.encrypt(one.number, place=identity_place(key))
        sheets.add(Identity, key, kind.value, cipher, work.vault.blind_index(one.number))
    if one.protection != "open":
        place = one.place
        address = f"{place.street}, {place.postcode} {place.city}"
        sheets.add(ProtectedAddress, key, work.vault.encrypt(address, place=address_place(key)))


def _claims(at: _Writing) -> None:
    """Number the claims in the order they came, by batch and line."""
    stories = sorted(at.world.stories, key=_arrival)
    cases = _cases(at, stories)
    keys = zip(
        reserve(at.work, Claim, len(stories)),
        numbers.take(at.work, "claim", len(stories)) if stories else (),
        strict=True,
    )
    batches = [list(group) for _, group in groupby(stories, key=_arrival)]
    for batch, filed in zip(batches, _filed(at, batches), strict=True):
        for line, story in zip(filed.lines, batch, strict=True):
            claim_id, serial = next(keys)
            debtors = tuple(at.book.of(one) for one in story.draft.debtors)
            unit = at.desk.units[story.draft.handed.unit]
            one = Numbered(
                story=story,
                claim_id=claim_id,
                serial=serial,
                unit_id=unit.id or 0,
                client=unit.client,
                debtor_ids=debtors,
                case_ids=tuple(cases[debtor] for debtor in debtors),
                label=filed.label,
                batch=(filed.batch_id, line),
                document_id=filed.document_id,
            )
            at.book.claims.append(one)
            practice_rows.claim(at.sheets, one)


def _arrival(story: Story) -> tuple[date, str]:
    return story.received, story.draft.handed.unit


def _cases(at: _Writing, stories: Sequence[Story]) -> Mapping[int, int]:
    """Each debtor's folder, opened on the day of the first claim; a debtor may have none."""
    opened: dict[int, date] = {}
    for story in stories:
        for one in story.draft.debtors:
            opened.setdefault(at.book.of(one), story.received)
    keys = reserve(at.work, Case, len(opened))
    serials = numbers.take(at.work, "case", len(opened))
    cases = {}
    for (debtor, day), key, serial in zip(opened.items(), keys, serials, strict=True):
        at.sheets.add(Case, key, numbers.case_number(day.year, serial), debtor, day)
        cases[debtor] = key
    return cases


@dataclass(frozen=True, slots=True)
class _Filed:
    """A hand-over file that was kept."""

    label: str
    batch_id: int
    document_id: int
    lines: tuple[int, ...]


def _filed(at: _Writing, batches: Sequence[Sequence[Story]]) -> Iterator[_Filed]:
    """Each batch with its file, as the unit sent it."""
    keys = zip(
        reserve(at.work, ClaimBatch, len(batches)),
        reserve(at.work, Document, len(batches)),
        strict=True,
    )
    counts: dict[str, int] = defaultdict(int)
    for (batch_id, document_id), stories in zip(keys, batches, strict=True):
        day, unit = _arrival(stories[0])
        counts[unit] += 1
        handed = [story.draft.handed for story in stories]
        data, lines = practice_handover.written(unit, counts[unit], day, handed)
        digest, name = hashlib.sha256(data).hexdigest(), f"krav-{unit}-{counts[unit]:04d}.csv"
        label = f"{unit} bunt {counts[unit]}"
        at.sheets.add(
            Document, document_id, None, None, "claim_file", f"Overlevering {label}", day, name,
            digest, data, morning(day),
        )  # fmt: skip
        at.sheets.add(
            ClaimBatch, batch_id, at.desk.units[unit].id, str(counts[unit]), name, digest,
            len(handed), sum(claim.principal for claim in handed), "committed", morning(day),
            SYSTEM, "", "", 1,
        )  # fmt: skip
        yield _Filed(label, batch_id, document_id, lines)


def _payments(at: _Writing) -> None:
    """Every payment: in bank files by the day they were read in, or paid out by the desk."""
    arrived: dict[int, tuple[Money, Numbered]] = {}
    for one in at.book.claims:
        for money in one.story.money:
            # Money that was moved stands in two stories; the bank sent it to the first.
            arrived.setdefault(id(money), (money, one))
    by_day: dict[date, list[tuple[Money, Numbered]]] = defaultdict(list)
    for money, one in arrived.values():
        by_day[file_day(money.settled)].append((money, one))
    days = sorted(by_day)
    keys = zip(
        reserve(at.work, BankFile, len(days)),
        reserve(at.work, Transmission, len(days)),
        reserve(at.work, Document, len(days)),
        strict=True,
    )
    payments = reserve(at.work, Payment, len(arrived))
    for (file_id, transmission_id, document_id), day in zip(keys, days, strict=True):
        at.book.files += 1
        sent = [(money, one) for money, one in by_day[day] if not money.out]
        file = _File(at.book.files, day, file_id, transmission_id, document_id)
        _read_in(at, file, sent, payments)
        for money, one in by_day[day]:
            if money.out:
                _paid_out(at, money, one, next(payments))


@dataclass(frozen=True, slots=True)
class _File:
    number: int
    day: date
    file_id: int
    transmission_id: int
    document_id: int


def _read_in(
    at: _Writing, file: _File, sent: list[tuple[Money, Numbered]], keys: Iterator[int]
) -> None:
    """A bank file with its payments, as ``ocr_import`` keeps them."""
    if not sent:
        return
    sent.sort(key=lambda each: each[0].settled)
    paid = [Paid(m, slip(one.kid) if m.kid_slip else one.kid) for m, one in sent]
    name = practice_bank.name_of(file.day, file.number)
    data = practice_bank.write(file.number, file.day, paid)
    read = ocr.read(data, name=name)
    at.sheets.add(
        Document, file.document_id, None, None, "payment_file", f"OCR-fil {name}", file.day, name,
        read.sha256, data, morning(file.day),
    )  # fmt: skip
    at.sheets.add(
        BankFile, file.file_id, name, read.sha256, read.transactions, read.amount,
        morning(file.day), SYSTEM, file.document_id,
    )  # fmt: skip
    transmission = read.transmissions[0]
    at.sheets.add(
        Transmission, file.transmission_id, file.file_id, transmission.sender,
        str(transmission.number), transmission.recipient, transmission.settled_on,
    )  # fmt: skip
    assignment = transmission.assignments[0]
    rows = zip(sent, assignment.transactions, islice(keys, len(sent)), strict=True)
    for (money, _), told, key in rows:
        source = f"OCR {transmission.number:07d}, post {told.number}"
        at.sources[id(money)] = Source(key, source, file.document_id)
        at.sheets.add(
            Payment, key, file.transmission_id, str(assignment.number), str(told.number),
            told.line, f"{told.kind:02d}", told.amount, told.settlement_date, told.value_date,
            told.kid or "", assignment.account, told.debit_account or "", told.archive_reference,
            told.text or "", source, "\n".join(told.raw), morning(file.day),
        )  # fmt: skip
        _settled(at, key, told.amount, told.settlement_date, source)


def _paid_out(at: _Writing, money: Money, one: Numbered, key: int) -> None:
    """Money that the desk paid back; no file of the bank tells of it."""
    source = f"utbetaling {money.settled:%d.%m.%Y}"
    at.sources[id(money)] = Source(key, source)
    at.sheets.add(
        Payment, key, None, "", "", 0, "", money.amount, money.settled, money.ordered, one.kid,
        practice_bank.ACCOUNT, money.account, "", "", source, "", at_desk(money.settled),
    )  # fmt: skip
    _settled(at, key, money.amount, money.settled, source)


def _settled(at: _Writing, key: int, amount: int, day: date, source: str) -> None:
    """All of it is placed: nothing of it is «uplassert»."""
    at.sheets.add(PaymentState, key, 0, "", 1)
    practice_rows.bank(at.sheets, [(key, amount, day, source)], morning(at.today))


def _money(at: _Writing) -> None:
    """Every fact, numbered in the order they became known, and what follows from them today."""
    first = 1
    count = sum(len(one.story.told) for one in at.book.claims)
    keys = list(reserve(at.work, FactRow, count))
    for one in at.book.claims:
        own = keys[first - 1 : first - 1 + len(one.story.told)]
        first += len(own)
        told = list(practice_rows.facts(one, own, at.sources))
        practice_rows.facts_told(at.sheets, one, told, morning(at.today))
        if one.story.coming:  # the import books what its files pay
            practice_rows.liable(at.sheets, one, left=0)
        else:
            facts = [fact for fact, _, _ in told]
            practice_rows.booked(at.sheets, one, facts, at.today, at.work.rates)


def _note(work: Work, book: Book) -> None:
    """One row in the audit stream of each debtor that has a claim."""
    by_debtor: dict[int, list[str]] = defaultdict(list)
    for one in book.claims:
        for debtor in one.debtor_ids:
            by_debtor[debtor].append(one.number)
    note_debtors(
        work, "imports.claims", {debtor: {"claims": told} for debtor, told in by_debtor.items()}
    )
