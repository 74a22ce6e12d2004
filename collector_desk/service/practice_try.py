"""Files that lie ready in the practice folder: a hand-over and a bank file to try the import with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from sqlalchemy import make_url

from collector_desk.domain import kid as kids
from collector_desk.domain.calendar import add_years
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.handover import Complaint, HandedClaim
from collector_desk.domain.rates import Rates
from collector_desk.service import practice_bank, practice_handover
from collector_desk.service.database import Database
from collector_desk.service.practice_bank import Paid, slip
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_claims import Claims
from collector_desk.service.practice_desk import DAY
from collector_desk.service.practice_people import People, Somebody
from collector_desk.service.practice_rows import Numbered
from collector_desk.service.practice_story import Money

FOLDER = "ovelsesfiler"
_UNIT, _SERIAL = "BYM", 950_000
_ORDERED, _SETTLED = DAY - timedelta(days=4), DAY - timedelta(days=3)
_MONTH = date(2026, 5, 1)


@dataclass(frozen=True, slots=True)
class _Hand:
    """What the claims to try are made with."""

    claims: Claims
    people: Sequence[Somebody]

    def make(self, kind: ClaimKind, who: int, month: date = _MONTH) -> HandedClaim:
        draft = self.claims.make(kind, month, [self.people[who]], 0)
        if draft is None:
            raise ValueError(f"no lawful {kind} falls due in {month}")
        return draft.handed


def files(book: Book, rates: Rates, *, known: Sequence[Somebody], seed: int) -> Mapping[str, bytes]:
    """The files by name. ``known`` are debtors of the desk, whose numbers stay theirs."""
    rng = Random(f"{seed}:try")  # noqa: S311  practice, not secrets
    people = People(rng, DAY, taken={one.number for one in known})
    grown = [one for one in known if one.kind == "person" and one.until == DAY and one.plate]
    new = [people.person() for _ in range(4)]
    hand = _Hand(Claims(rng, DAY, rates, serial=_SERIAL), [*new, *grown[:3]])
    number = 1 + max(_numbers(book), default=0)
    claims = [*_good(hand), *_bad(hand, book)]
    data, _ = practice_handover.written(_UNIT, number, DAY, claims)
    bank = practice_bank.write(book.files + 1, DAY, _paid(book))
    return {
        f"krav-{_UNIT}-{number:04d}.csv": data,
        practice_bank.name_of(DAY, book.files + 1): bank,
    }


def _numbers(book: Book) -> Sequence[int]:
    """The batch numbers of the unit so far, out of «BYM bunt 17»."""
    return [int(one.label.split()[-1]) for one in book.claims if one.label.startswith(_UNIT)]


def _good(hand: _Hand) -> list[HandedClaim]:
    return [
        hand.make(ClaimKind.PARKING_FINE, 0),
        hand.make(ClaimKind.CONTROL_SANCTION, 1),
        hand.make(ClaimKind.TOWING_FEE, 2),
        hand.make(ClaimKind.STUDDED_TYRE_FEE, 3, date(2026, 3, 1)),
        hand.make(ClaimKind.PARKING_FINE, 4),
        hand.make(ClaimKind.PARKING_FINE, 5, date(2026, 6, 1)),
    ]


def _bad(hand: _Hand, book: Book) -> list[HandedClaim]:
    """Each with one thing that is not ready, and one that is here already."""
    sanction = hand.make(ClaimKind.CONTROL_SANCTION, 0)
    short = hand.make(ClaimKind.TOWING_FEE, 1)
    fine = hand.make(ClaimKind.PARKING_FINE, 3)
    old = hand.make(ClaimKind.PARKING_FINE, 4, date(2026, 7, 1))
    assert short.notice is not None  # such a claim always comes with one
    notice = replace(short.notice, deadline=short.notice.sent + timedelta(days=9))
    units = [one.story.draft.handed for one in book.claims if one.label.startswith(_UNIT)]
    years = -5
    return [
        replace(sanction, complaint=Complaint.OPEN, complaint_date=sanction.invoice_date),
        replace(short, notice=notice),
        replace(fine, plate=""),
        replace(
            old,
            invoice_date=add_years(old.invoice_date, years),
            due=add_years(old.due, years),
            limitation_start=add_years(old.due, years),
            interest_from=None,
            interest=old.interest.NONE,
            letters=(),
        ),
        units[-1],
    ]


def _paid(book: Book) -> list[Paid]:
    """Ten payments that find their claim, and three that do not."""
    newest = (one for one in reversed(book.claims) if _is_open(one))
    paid = []
    for place, one in enumerate(islice(newest, 13)):
        total = one.story.owed(DAY).total
        amount = total if place % 3 else one.story.draft.handed.principal
        told = slip(one.kid) if place == 3 else one.kid
        paid.append(_one(amount, "" if place == 7 else told, place))
    unknown = kids.claim_kid(client=101, claim=999_999_777, kind=1)
    return [*paid, _one(123450, unknown, len(paid))]


def _is_open(one: Numbered) -> bool:
    story = one.story
    quiet = story.until == DAY and not story.coming and not story.barred_on(DAY)
    return quiet and story.owed(DAY).total > 10000


def _one(amount: int, kid: str, place: int) -> Paid:
    account = f"0001{4711 * (place + 1):07d}"
    return Paid(Money(amount=amount, ordered=_ORDERED, settled=_SETTLED, account=account), kid)


def folder_of(db: Database) -> Path | None:
    """The practice folder beside an SQLite file; None where the database is elsewhere."""
    name = make_url(db.url).database if db.sqlite else None
    return Path(name).parent / FOLDER if name else None


def lay_ready(folder: Path, ready: Mapping[str, bytes]) -> None:
    """Write the files, and take away those of an earlier practice desk."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.glob("*-*"):
        old.unlink()
    for name, data in ready.items():
        (folder / name).write_bytes(data)
