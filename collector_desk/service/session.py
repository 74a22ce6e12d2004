"""Signing in and out: passwords, tokens, and who is behind a token."""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Date, bindparam, select, update

from collector_desk.config import Settings
from collector_desk.errors.session import NotSignedIn, SlowDown, WrongPassword, WrongSignIn
from collector_desk.models import Account, Person, SessionToken, StandIn, TeamMember
from collector_desk.service import coercion, presence, stand_ins
from collector_desk.service.database import Database, Who, Work

# Measured: 19 MiB, two passes, one lane costs 47 ms; the library's own choice costs 238 ms and
# would make three hundred people wait half a minute at eight in the morning.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = HASHER.hash(secrets.token_hex(16))  # an unknown user costs as much time as a known one
_HASHING = threading.BoundedSemaphore(2)
_TOUCH_AFTER = timedelta(minutes=1)
# Asked by every call: made once, and one row for each team and stand-in, or one without.
_BEHIND = (
    select(
        *(SessionToken.revoked_at, SessionToken.expires_at, SessionToken.last_used_at),
        *(SessionToken.confirmed_at, StandIn.for_person_id),
        *(Account.id, Account.active, Account.role),
        *(Person.id.label("person_id"), Person.name, Person.clearance, TeamMember.team_id),
    )
    .join_from(SessionToken, Account, Account.id == SessionToken.account_id)
    .join(Person, Person.id == Account.person_id)
    .join(TeamMember, TeamMember.person_id == Person.id, isouter=True)
    .join(
        StandIn,
        (StandIn.person_id == Person.id) & stand_ins.acting(bindparam("today", type_=Date)),
        isouter=True,
    )
    .where(SessionToken.token_hash == bindparam("token"))
)


def token_hash(token: str) -> str:
    """What the database keeps of a token: 256 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(slots=True)
class Guesses:
    """Wrong guesses per user name and source: a growing wait, never a lock others can cause."""

    _seen: dict[tuple[str, str], tuple[int, datetime]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, username: str, source: str, now: datetime) -> None:
        """Raises SlowDown where the next guess comes too soon."""
        with self._lock:
            count, last = self._seen.get((username, source), (0, now))
        pause = timedelta(seconds=min(2 ** max(0, count - 4), 300)) if count >= 5 else timedelta()
        left = (last + pause - now).total_seconds()
        if left > 0:
            raise SlowDown(seconds=int(left) + 1)

    def wrong(self, username: str, source: str, now: datetime) -> None:
        """Count a wrong guess."""
        with self._lock:
            if len(self._seen) > 10_000:
                self._seen.clear()
            count, _ = self._seen.get((username, source), (0, now))
            self._seen[username, source] = (count + 1, now)

    def right(self, username: str, source: str) -> None:
        """Forget the wrong guesses of somebody who got in."""
        with self._lock:
            self._seen.pop((username, source), None)


def _fits(password_hash: str, password: str) -> bool:
    with _HASHING:
        try:
            return HASHER.verify(password_hash, password)
        except VerifyMismatchError:
            return False


def sign_in(  # noqa: PLR0913
    db: Database, settings: Settings, guesses: Guesses, *, username: str, password: str, source: str
) -> tuple[str, Who]:
    """A new token for a user, and who that is.

    Raises:
        WrongSignIn: user name or password is wrong; the same answer, in the same time.
        SlowDown: too many wrong guesses from this source.
    """
    username = username.strip().lower()
    now = db.clock.wall()
    guesses.wait(username, source, now)
    with db.read() as work:
        account = work.scalar(
            select(Account).where(Account.username == username, Account.active.is_(True))
        )
    if not _fits(account.password_hash if account else _NOBODY, password) or account is None:
        guesses.wrong(username, source, now)
        with db.write(_nobody()) as work:
            work.note("session.sign_in", stream="house", outcome="refused:session.wrong")
        raise WrongSignIn
    guesses.right(username, source)
    token = secrets.token_urlsafe(32)
    with db.write(_nobody()) as work:
        work.who = who_of(work, account)
        work.add(
            SessionToken(
                token_hash=token_hash(token),
                account_id=account.id,
                created_at=now,
                last_used_at=now,
                expires_at=now + timedelta(hours=settings.session_hours),
                revoked_at=None,
            )
        )
        work.note("session.sign_in")
        return token, work.who


def _nobody() -> Who:
    return Who(account_id=None, person_id=None, name="", role="none")


def who_of(work: Work, account: Account) -> Who:
    """The one who works through an account: the person, the role, the teams."""
    person, standing = work.get_one(Person, account.person_id), stand_ins.stands_for(work, account)
    teams = work.scalars(select(TeamMember.team_id).where(TeamMember.person_id == person.id))
    return Who(
        account_id=account.id,
        person_id=person.id,
        name=person.name,
        role=stand_ins.role_of(account.role, standing),
        clearance=person.clearance,
        team_ids=frozenset(teams),
        stands_for=standing,
    )


def who_is(work: Work, settings: Settings, token: str) -> tuple[Who, bool]:
    """Who is behind a token, and whether its last use should be written down again.

    Read anew for each request, so that a revoked token, a closed account or a changed role
    counts at once.

    Raises:
        NotSignedIn: unknown, revoked, expired or idle too long.
    """
    now = work.clock.wall()
    rows = (
        work.connection()
        .execute(_BEHIND, {"token": token_hash(token), "today": work.clock.today()})
        .all()
    )
    if not rows:
        raise NotSignedIn
    found = rows[0]
    idle = timedelta(minutes=settings.idle_minutes)
    dead = found.revoked_at is not None or not found.active
    if dead or now >= found.expires_at or now - found.last_used_at >= idle:
        raise NotSignedIn
    standing = frozenset(row.for_person_id for row in rows if row.for_person_id is not None)
    role = stand_ins.role_of(found.role, standing)
    who = Who(
        account_id=found.id,
        person_id=found.person_id,
        name=found.name,
        role=role,
        clearance=found.clearance,
        team_ids=frozenset(row.team_id for row in rows if row.team_id is not None),
        stands_for=standing if role != found.role else frozenset(),
        confirmed_at=found.confirmed_at,
    )
    return who, now - found.last_used_at > _TOUCH_AFTER


def confirm(  # noqa: PLR0913
    db: Database, guesses: Guesses, who: Who, *, token: str, password: str, source: str
) -> datetime:
    """Take the password again from the one who is signed in; until when that counts.

    A guess counts as one at the sign-in does, so that a desk left open is no way to guess. The
    moment is kept with the session, and the audit says that it was tried, never with what.

    Raises:
        WrongPassword: it is not the password of this account.
        SlowDown: too many wrong guesses from this source.
    """
    now = db.clock.wall()
    with db.read() as work:
        account = work.get_one(Account, who.account_id)
    guesses.wait(account.username, source, now)
    if not _fits(account.password_hash, password):
        guesses.wrong(account.username, source, now)
        with db.write(who) as work:
            work.note("session.confirm", outcome="refused:session.wrong_password")
        raise WrongPassword
    guesses.right(account.username, source)
    with db.write(who) as work:
        work.execute(
            update(SessionToken)
            .where(SessionToken.token_hash == token_hash(token))
            .values(confirmed_at=now)
        )
        work.note("session.confirm")
        return now + timedelta(minutes=coercion.minutes(work))


def touch(work: Work, token: str) -> None:
    """Note that a token was used, so that it does not grow idle."""
    work.execute(
        update(SessionToken)
        .where(SessionToken.token_hash == token_hash(token))
        .values(last_used_at=work.clock.wall())
    )


def sign_out(work: Work, token: str) -> None:
    """End the session of this token."""
    presence.leave_all(work)
    _revoke(work, SessionToken.token_hash == token_hash(token))
    work.note("session.sign_out")


def _revoke(work: Work, which: object) -> None:
    work.execute(
        update(SessionToken)
        .where(which, SessionToken.revoked_at.is_(None))  # type: ignore[arg-type]
        .values(revoked_at=work.clock.wall())
    )


def revoke_account(work: Work, account_id: int) -> None:
    """End all sessions of an account; the next request of any of them is refused."""
    _revoke(work, SessionToken.account_id == account_id)
