"""The night's work: book what the day has made due, sign the log, clear up, keep a copy.

Each step is finished by itself and finds out for itself what is left to do, so that the work may
be stopped anywhere and run again; a second run on the same day changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import CursorResult, Delete, delete, insert, select, text, update

from collector_desk.domain.phrases import dotted
from collector_desk.models import (
    Claim,
    ClaimBalance,
    FactRow,
    House,
    Presence,
    Request,
    SessionToken,
)
from collector_desk.service import (
    audit_root,
    backup,
    care,
    deferrals,
    held_money,
    interest_night,
    last_days,
    measure_night,
    plan_money,
    plan_monitor,
    presence,
    rate_changes,
    ready_steps,
    relief_keeping,
    search_index,
    suit_asking,
)
from collector_desk.service.audit import canonical
from collector_desk.service.booking import book
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.facts import CHUNK
from collector_desk.service.keys import turn
from collector_desk.service.proof import counted
from collector_desk.service.verify_ledger import BOOKED_THROUGH, booked_through

_BOOKED_BY = "booked_by_rates"
_ANSWERS_KEPT = timedelta(days=90)
_TOLD_EVERY = 20  # batches


def run(db: Database, folder: Path) -> Iterator[str]:
    """Do the night's work; each line says what was done."""
    yield from _book(db)
    yield _last_days(db)
    yield _interest(db)
    yield _plan_money(db)
    yield _agreements(db)
    yield _measures(db)
    yield _rates(db)
    yield _held(db)
    yield _ready(db)
    yield _clear(db)
    yield _erase(db)
    yield _words(db)
    yield _sign(db)
    yield _copy(db, folder)


def _book(db: Database) -> Iterator[str]:
    """Book claims whose rate has changed or whose facts have come to their day."""
    last, batches, claims, postings = 0, 0, 0, 0
    while True:
        with db.write(SYSTEM) as work:
            some = _due(work, after=last)
            postings += book(work, some)
        if not some:
            break
        last, claims, batches = some[-1], claims + len(some), batches + 1
        if batches % _TOLD_EVERY == 0:
            yield f"Bokfører: {counted(claims)} krav, {counted(postings)} posteringer"
    with db.write(SYSTEM) as work:
        day = work.clock.today()
        _keep(work, BOOKED_THROUGH, day.isoformat())
        _keep(work, _BOOKED_BY, _print_of(work))
        if postings:
            work.note("nightly.book", stream="house", details={"postings": postings})
    yield (
        f"Bokført til og med {dotted(day)}: {counted(claims)} krav gjennomgått,"
        f" {counted(postings)} posteringer"
    )


def _due(work: Work, *, after: int) -> list[int]:
    """The next claims that a booking may change; all of them where the rates have changed."""
    ids = select(Claim.id).where(Claim.id > after).order_by(Claim.id).limit(CHUNK)
    by = work.get(House, _BOOKED_BY)
    if by is not None and by.value == _print_of(work):
        today = work.clock.today()
        fallen_due = select(FactRow.claim_id).where(
            FactRow.value_date > booked_through(work), FactRow.value_date <= today
        )
        rate_changed = select(ClaimBalance.claim_id).where(
            ClaimBalance.accrues_from < _last_turn(work, today)
        )
        ids = ids.where(Claim.id.in_(fallen_due.union(rate_changed)))
    return list(work.scalars(ids))


def _last_turn(work: Work, today: date) -> date:
    values = work.rates["late_interest"].values
    turns = [new.since for old, new in pairwise(values) if old.value != new.value]
    return max((turn for turn in turns if turn <= today), default=date.min)


def _print_of(work: Work) -> str:
    """A print of what a booking is reckoned by; another one, and every claim is booked again."""
    orders = work.rates.keyed("covering_order").tables
    tables = [work.rates["late_interest"], *(orders[name] for name in sorted(orders))]
    told = [
        [table.name, str(rate.since), str(rate.value), rate.source]
        for table in tables
        for rate in table.values
    ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _last_days(db: Database) -> str:
    """Reckon every last day of limitation anew, and set right what has come to differ.

    A new version of the rules moves days that no deed has touched.
    """
    last, seen, wrong = 0, 0, 0
    while True:
        with db.read() as work:
            query = select(Claim.id).where(Claim.id > last).order_by(Claim.id).limit(CHUNK)
            some = list(work.scalars(query))
            found = last_days.reckoned(work, some)
        if not some:
            break
        last, seen = some[-1], seen + len(found)
        differ = {each.claim_id for each in found if each.kept != each.right}
        if differ:
            with db.write(SYSTEM) as work:
                changed = last_days.keep(work, differ)
                work.note("nightly.last_days", stream="house", details={"changed": changed})
            wrong += changed
    return f"Foreldelse: {counted(seen)} frister regnet på nytt, {counted(wrong)} rettet"


def _interest(db: Database) -> str:
    """Ask of later interest that is time-barred by itself, or soon will be."""
    return f"Renter med egen frist: {counted(interest_night.ask_all(db))} spurt om"


def _keep(work: Work, key: str, value: str) -> None:
    found = work.scalar(select(House.value).where(House.key == key))
    if found is None:
        work.execute(insert(House).values(key=key, value=value))
    elif found != value:
        work.execute(update(House).where(House.key == key).values(value=value))


def _plan_money(db: Database) -> str:
    """Place what waited for its plan, before the plans are looked at."""
    with db.write(SYSTEM) as work:
        taken = plan_money.place_all(work)
    return f"Avtalenes KID: {counted(taken)} uplasserte innbetalinger plassert"


def _agreements(db: Database) -> str:
    """Look at every plan and settlement, and end the deferrals whose last day is over."""
    seen, lapsed = plan_monitor.check_all(db), deferrals.lapse_all(db)
    seen += relief_keeping.check_all(db)
    return f"Avtaler: {counted(seen)} gjennomgått, {counted(lapsed)} utsettelser utløpt"


def _measures(db: Database) -> str:
    """End the measures whose time or ground is over, and ask of complaints that are paid."""
    with db.write(SYSTEM) as work:
        suit_asking.ask_of_paid(work)
    return f"Tvangstiltak: {counted(measure_night.check_all(db))} avsluttet eller bortfalt"


def _rates(db: Database) -> str:
    """Let the proposed rates lapse whose day came before a second person approved them."""
    return f"Satser: {counted(rate_changes.lapse_all(db))} forslag bortfalt"


def _held(db: Database) -> str:
    """Let go of held money that nothing hinders any more, e.g. a status entered by mistake."""
    with db.write(SYSTEM) as work:
        seen = held_money.settle_all(work)
    return f"Penger holdt utenfor: {counted(seen)} innbetalinger gjennomgått"


def _ready(db: Database) -> str:
    """Find whom the next letter may be written to, and close what is ready no more."""
    seen, ready = ready_steps.look_all(db)
    return f"Klare for neste steg: {counted(ready)} av {counted(seen)} skyldnere gjennomgått"


def _clear(db: Database) -> str:
    with db.write(SYSTEM) as work:
        now = work.clock.wall()
        answers = _removed(work, delete(Request).where(Request.at < now - _ANSWERS_KEPT))
        sessions = _removed(work, delete(SessionToken).where(SessionToken.expires_at < now))
        work.execute(delete(Presence).where(Presence.seen_at < presence.here_since(work)))
    return f"Ryddet: {counted(answers)} gamle svar, {counted(sessions)} utløpte innlogginger"


def _erase(db: Database) -> str:
    """Erase what is kept of special situations that are over."""
    return f"Særlig hensyn: {counted(care.erase_all(db))} opplysninger slettet"


def _removed(work: Work, statement: Delete) -> int:
    done = work.execute(statement)
    assert isinstance(done, CursorResult)
    return done.rowcount


_WRONG_WORDS = text(
    "SELECT COUNT(*) FROM (SELECT token FROM (SELECT token, bearers AS n FROM word"
    " UNION ALL SELECT token, -COUNT(*) FROM token GROUP BY token) AS counts"
    " GROUP BY token HAVING SUM(n) <> 0) AS wrong"
)


def _words(db: Database) -> str:
    """Count the words of all names anew where a count has come to differ."""
    with db.read() as work:
        wrong = work.scalar(_WRONG_WORDS) or 0
    if wrong:
        with db.write(SYSTEM) as work:
            search_index.count_words(work)
    return f"Søkeord: {counted(wrong)} rettet"


def _sign(db: Database) -> str:
    with db.write(SYSTEM) as work:
        turn(work, "audit_root")
        signed = audit_root.sign(work)
        if signed is None:
            return "Loggens rot: dagens er signert"
        return f"Loggens rot: signert for {counted(signed.streams)} kjeder"


def _copy(db: Database, folder: Path) -> str:
    made = backup.daily(db, folder, day=db.clock.today())
    if not db.sqlite:
        return "Sikkerhetskopi: tas av databaseserveren"
    return f"Sikkerhetskopi: {made.name if made else 'dagens finnes'}"
