"""Files of the last months, read in by the real import, and files that lie ready to be tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sqlalchemy import select

from collector_desk.domain import kid as kids
from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.status import Status
from collector_desk.models import ClaimBatch
from collector_desk.service import booking, ocr_import, practice_bank, practice_ready, withdrawing
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Who, Work
from collector_desk.service.payment_signs import neighbours
from collector_desk.service.practice_bank import Paid, slip
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_desk import DAY, Morning, Noon
from collector_desk.service.practice_rows import Numbered
from collector_desk.service.practice_showcase import RECENT
from collector_desk.service.practice_story import Money, file_day
from collector_desk.wire.imports import Withdraw

_SUMMER, _WITHDRAWN_ON = date(2026, 5, 1), date(2026, 11, 4)
_SEVERAL = range(3, 9)  # claims of a batch that is withdrawn: some, not many
_OF_EACH = 5
_NOT_OURS = 999_999_000


@dataclass(slots=True)
class Files:
    """Payments on their way to the desk, by the day of their file."""

    work: Work
    book: Book
    rng: Random
    by_day: dict[date, list[Paid]]

    def add(
        self, amount: int, kid: str, *, ordered: date, account: str = "", text: str = ""
    ) -> None:
        """Put a payment into the file of its day."""
        settled = next_working_day(ordered + timedelta(days=1))
        money = Money(amount=amount, ordered=ordered, settled=settled, account=account, text=text)
        self.by_day[min(file_day(settled), DAY)].append(Paid(money, kid))


def read_in(work: Work, book: Book, users: Mapping[str, Who], *, rng: Random, since: date) -> None:
    """Read in every file since ``since``, each on its day; some of their money finds no claim."""
    files = Files(work, book, rng, defaultdict(list))
    for one in book.claims:
        for money in one.story.coming:
            day = min(file_day(money.settled), DAY)
            files.by_day[day].append(Paid(money, one.kid))
    withdrawn = _withdraw(work, book, users["per"], rng)
    for add in (_slips, _blanks, _unknown, _in_text, _creditors_own, _held, _names):
        add(files, since)
    for one in withdrawn:
        files.add(one.story.draft.handed.original, one.kid, ordered=_a_day(rng, _WITHDRAWN_ON))
    for day in sorted(files.by_day):
        commit(work, book, day, files.by_day[day])
    work.clock = Morning(DAY)
    booking.book(work, [one.claim_id for one in book.claims if one.story.coming])


def commit(work: Work, book: Book, day: date, paid: Sequence[Paid]) -> None:
    """Read in the file of a day, early that morning."""
    book.files += 1
    work.clock = Morning(day)
    name = practice_bank.name_of(day, book.files)
    ocr_import.commit(work, name, practice_bank.write(book.files, day, paid))


def _a_day(rng: Random, since: date) -> date:
    """A working day from ``since`` until last week."""
    days = (DAY - since).days - 7
    return next_working_day(since + timedelta(days=rng.randint(1, days)))


def _open(files: Files) -> Iterator[Numbered]:
    """Claims that owe something and that no file of these months pays, in a drawn order.

    None of those who are ready for enforcement, nor any whose slipped KID may be theirs.
    """
    kept = practice_ready.kept(files.book.named)
    near = {one.kid for one in files.book.claims if kept.intersection(one.debtor_ids)}
    claims = list(files.book.claims)
    files.rng.shuffle(claims)
    return (
        one
        for one in claims
        if not one.story.coming and _is_open(one) and near.isdisjoint(neighbours(slip(one.kid)))
    )


def _is_open(one: Numbered) -> bool:
    story = one.story
    return story.until == DAY and not story.barred_on(DAY) and story.owed(DAY).total > 20000


def _some(files: Files, count: int) -> Sequence[Numbered]:
    claims = _open(files)
    return [one for one, _ in zip(claims, range(count), strict=False)]


def _slips(files: Files, since: date) -> None:
    """A wrong digit in the KID; one of them twice in one file, which is two payments."""
    for place, one in enumerate(_some(files, _OF_EACH + 2)):
        day = _a_day(files.rng, since)
        for _ in range(2 if place == 0 else 1):
            files.add(_part(one), slip(one.kid), ordered=day, account=_account(one))


def _blanks(files: Files, since: date) -> None:
    """No KID at all; some come from an account that has paid for the debtor before."""
    known = (one for one in _open(files) if any(not m.out for m in one.story.money))
    for one, _ in zip(known, range(_OF_EACH), strict=False):
        day = _a_day(files.rng, since)
        files.add(one.story.owed(DAY).total, "", ordered=day, account=_account(one))
    files.add(35000, "", ordered=_a_day(files.rng, since))


def _unknown(files: Files, since: date) -> None:
    """A right KID that no claim has."""
    for place in range(_OF_EACH):
        kid = kids.claim_kid(client=103, claim=_NOT_OURS + place, kind=2)
        files.add(files.rng.randrange(30000, 250000, 100), kid, ordered=_a_day(files.rng, since))


def _in_text(files: Files, since: date) -> None:
    """The number of the invoice or of the claim is in the text."""
    for place, one in enumerate(_some(files, _OF_EACH + 1)):
        number = one.number if place % 2 else f"faktura {one.story.draft.handed.invoice}"
        files.add(_part(one), "", ordered=_a_day(files.rng, since), text=f"Gjelder {number}")


def _creditors_own(files: Files, since: date) -> None:
    """The KID of the unit's own invoice."""
    told = (one for one in _open(files) if one.story.draft.handed.kid)
    for one, _ in zip(told, range(_OF_EACH), strict=False):
        files.add(_part(one), one.story.draft.handed.kid, ordered=_a_day(files.rng, since))


def _held(files: Files, since: date) -> None:
    """Debt settlement is being negotiated: the money may not be received (ruling 22)."""
    held = [
        one
        for one in files.book.claims
        if any(who.status is Status.DEBT_SETTLEMENT for who in one.story.draft.debtors)
        and one.story.until < since
        and one.story.owed(one.story.until).total > 0
    ]
    for one in held[:2]:
        files.add(_part(one), one.kid, ordered=_a_day(files.rng, since), account=_account(one))


def _names(files: Files, since: date) -> None:
    """Only a name in the text."""
    for one in _some(files, 2):
        name = one.story.draft.debtors[0].shown_name.replace(",", "")
        files.add(_part(one), "", ordered=_a_day(files.rng, since), text=f"Fra {name}"[:40])


def _part(one: Numbered) -> int:
    return min(one.story.owed(DAY).total, max(20000, one.story.draft.handed.principal // 2))


def _account(one: Numbered) -> str:
    payer = one.story.draft.debtors[0]
    return f"0001{int(payer.number or payer.org_number) * 7919 % 10**7:07d}"


def _withdraw(work: Work, book: Book, per: Who, rng: Random) -> Sequence[Numbered]:
    """«Denne importen var feil»: a supervisor withdrew one batch; its claims."""
    batches: dict[int, list[Numbered]] = defaultdict(list)
    for one in book.claims:
        if one.batch[0] is not None:
            batches[one.batch[0]].append(one)
    shown = {book.named[name] for name in RECENT} | practice_ready.kept(book.named)
    quiet = [
        claims
        for claims in batches.values()
        if len(claims) in _SEVERAL
        and all(_ended(one) and shown.isdisjoint(one.debtor_ids) for one in claims)
    ]
    if not quiet:
        return ()
    chosen = rng.choice(quiet)
    before = work.who, work.clock
    work.who, work.clock = per, Noon(_WITHDRAWN_ON)
    batch = work.scalars(select(ClaimBatch).where(ClaimBatch.id == chosen[0].batch[0])).one()
    reason = "Virksomheten sendte fjorårets krav om igjen"
    withdrawing.withdraw(work, batch.id, Withdraw(version=batch.version, reason=reason))
    work.who, work.clock = before
    return chosen


def _ended(one: Numbered) -> bool:
    """Whether a claim came this summer, and nothing was told of it after the withdrawal."""
    story = one.story
    told = [oslo_day(fact.known_at) for fact in story.facts]
    sent = [each.letter.sent for each in story.letters]
    last = max([*told, *sent, *(step.day for step, _ in story.steps)])
    return story.received > _SUMMER and last < _WITHDRAWN_ON and not story.coming
