"""What people at the practice desk have written and opened, and papers kept on a debtor."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.models import Document, Note
from collector_desk.service import gate
from collector_desk.service.database import Who, Work
from collector_desk.service.keys import reserve
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_desk import DAY, Noon
from collector_desk.service.practice_rows import COLUMNS, Numbered, Sheets
from collector_desk.service.practice_showcase import LYKT, RECENT
from collector_desk.service.practice_story import KARI, PER, at_desk
from collector_desk.service.practice_write import write_all

_SHARE = 0.3
_TEXTS = (
    "Ringte. Vil betale når lønnen kommer den 12.",
    "Ringte, ikke svar. Prøver igjen i neste uke.",
    "Skyldneren ba om kopi av fakturaen. Sendt i digital postkasse.",
    "Spurte om avdrag. Fikk veiledning om avtale og hvordan man søker.",
    "NAV gjeldsrådgivning er koblet på, kontaktperson er oppgitt på telefon.",
    "Ny telefon oppgitt. Adressen stemmer med Folkeregisteret.",
    "Lurte på renten. Forklarte satsene og perioden, var fornøyd med svaret.",
    "Har flyttet, nytt brev sendt til ny adresse.",
    "Ønsker brev på engelsk.",
    "Foreldre deler regningen, den andre betaler sin del direkte.",
    "Sier at bilen var lånt bort. Henvist til Bymiljøetaten om selve gebyret.",
    "Oppholder seg i utlandet til over nyttår, svarer på e-post.",
)
_STAFF = (KARI, KARI, PER, "Siri Gaup", "Amir Hussain", "Ingrid Østby")
_AFTER_CASEWORK = 60  # minutes past noon on the practice day


def write(work: Work, book: Book, users: Mapping[str, Who], *, seed: int) -> None:
    """Notes on some debtors, the papers of the picture's debtor, and what Kari has opened."""
    sheets = Sheets()
    by_debtor: dict[int, list[Numbered]] = defaultdict(list)
    for one in book.claims:
        for debtor in one.debtor_ids:
            by_debtor[debtor].append(one)
    rng = Random(f"{seed}:notes")  # noqa: S311  practice, not secrets
    accounts = {who.name: who.account_id for who in users.values()}
    for debtor_id, claims in sorted(by_debtor.items()):
        if rng.random() < _SHARE:
            _notes(sheets, rng, debtor_id, claims, accounts)
    _papers(work, sheets, book)
    write_all(work, sheets.rows, COLUMNS)
    _open(work, book, users["kari"])


def _notes(
    sheets: Sheets,
    rng: Random,
    debtor_id: int,
    claims: list[Numbered],
    accounts: Mapping[str, int | None],
) -> None:
    story = claims[0].story
    day = story.received
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        day = next_working_day(day + timedelta(days=rng.randint(3, 120)))
        if day > story.until:
            return
        who = rng.choice(_STAFF)
        sheets.add(
            Note, debtor_id, rng.choice((None, claims[0].claim_id)), rng.choice(_TEXTS), None,
            accounts.get(who), who, at_desk(day), day,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document of a claim, as plain text."""

    claim: Numbered
    kind: str
    title: str
    day: date
    text: str

    def row(self, key: int) -> tuple[object, ...]:
        content = f"ØVELSE – oppdiktet dokument\n\n{self.title}\n{self.text}".encode()
        name = f"{self.claim.number}-{self.kind}-{self.day.isoformat()}.txt"
        return (
            key, self.claim.debtor_ids[0], self.claim.claim_id, self.kind, self.title, self.day,
            name, hashlib.sha256(content).hexdigest(), content, at_desk(self.day),
        )  # fmt: skip


def _papers(work: Work, sheets: Sheets, book: Book) -> None:
    """The invoices and letters of the debtor whom the pictures show."""
    debtor_ids = (book.named[LYKT],)
    papers = [
        paper for one in book.claims if one.debtor_ids == debtor_ids for paper in _of_claim(one)
    ]
    for paper, key in zip(papers, reserve(work, Document, len(papers)), strict=True):
        sheets.add(Document, *paper.row(key))


def _of_claim(one: Numbered) -> Iterator[_Paper]:
    handed = one.story.draft.handed
    yield _Paper(
        one, "invoice", f"Faktura {handed.invoice}", handed.invoice_date,
        f"{handed.description}\nForfall {dotted(handed.due)}\nBeløp {kroner(handed.original)} kr\n",
    )  # fmt: skip
    for sent in one.story.letters:
        letter = sent.letter
        yield _Paper(
            one, "letter", letter.letter.label, letter.sent,
            f"Krav {one.number}, KID {one.kid}\nFrist {dotted(letter.deadline)}\n"
            f"Gebyr {kroner(letter.fee)} kr\n",
        )  # fmt: skip


def _open(work: Work, book: Book, kari: Who) -> None:
    """Kari has opened some debtors, each a deed that is noted."""
    before = work.who, work.clock
    work.who = kari
    for minute, name in enumerate(RECENT):
        work.clock = Noon(DAY, _AFTER_CASEWORK + minute)
        gate.open_debtor(work, book.named[name], "Skyldneren ringte")
        work.flush()
    work.who, work.clock = before
