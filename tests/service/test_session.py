"""Signing in: the same answer for every wrong guess, tokens kept as hashes, revoked at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.errors.session import NotAllowed, NotSignedIn, SlowDown, WrongSignIn
from collector_desk.models import Account, SessionToken
from collector_desk.service import session
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.session import HASHER, revoke_account
from tests.kit import PASSWORD, add_user

SignIn = Callable[..., Desk]


def test_a_user_signs_in_and_is_told_what_the_role_may_do(sign_in: SignIn) -> None:
    desk = sign_in("kari", role="caseworker")
    shown = desk.session.show()
    assert (shown.user.name, shown.user.role) == ("Kari Nordmann", "caseworker")
    assert "notes.add" in shown.user.may
    assert "users.add" not in shown.user.may
    assert shown.token == ""


@pytest.mark.parametrize(("username", "password"), [("kari", "feil"), ("ukjent", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(
    db: Database, service: str, username: str, password: str
) -> None:
    add_user(db)
    with pytest.raises(WrongSignIn) as refused:
        Desk(Connection(service)).session.sign_in(username, password)
    assert refused.value.params == {}


def test_guessing_is_slowed_down_but_the_user_still_gets_in_from_elsewhere(
    db: Database, service: str
) -> None:
    add_user(db)
    evaluated = 0
    for _ in range(40):
        try:
            Desk(Connection(service)).session.sign_in("kari", "gjetning")
        except WrongSignIn:
            evaluated += 1
        except SlowDown:
            continue
    assert evaluated == 5
    from collector_desk.config import Settings
    from collector_desk.service.session import Guesses
    from collector_desk.service.session import sign_in as sign_in_from

    token, who = sign_in_from(
        db, Settings(), Guesses(), username="Kari", password=PASSWORD, source="192.0.2.1"
    )
    assert who.name == "Kari Nordmann"
    assert len(token) >= 43


def test_the_database_keeps_neither_token_nor_password(
    db: Database, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "HASHER", HASHER)  # the house's own, not the light one of the kit
    desk = sign_in("kari")
    with db.read() as work:
        kept = work.scalars(select(SessionToken.token_hash)).all()
        password_hash = work.scalar(select(Account.password_hash))
    assert desk.connection.token not in kept
    assert password_hash is not None
    assert password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert HASHER.verify(password_hash, PASSWORD)


def test_signing_out_ends_the_session(sign_in: SignIn) -> None:
    desk = sign_in("kari")
    token = desk.connection.token
    desk.session.sign_out()
    desk.connection.token = token
    with pytest.raises(NotSignedIn):
        desk.session.show()


def test_a_revoked_account_is_refused_at_its_next_call(db: Database, sign_in: SignIn) -> None:
    desk = sign_in("kari")
    account_id = desk.session.show().user.account_id
    with db.write(SYSTEM) as work:
        revoke_account(work, account_id)
    with pytest.raises(NotSignedIn):
        desk.session.show()


def test_a_changed_role_counts_at_the_next_call(db: Database, sign_in: SignIn) -> None:
    desk = sign_in("leder", role="administrator")
    assert len(desk.users.list().users) == 1
    with db.write(SYSTEM) as work:
        work.execute(update(Account).values(role="auditor"))
    with pytest.raises(NotAllowed):
        desk.users.list()


@pytest.mark.parametrize("age", ["idle", "old"])
def test_a_session_ends_when_idle_or_old(db: Database, sign_in: SignIn, age: str) -> None:
    desk = sign_in("kari")
    long_ago = db.clock.wall() - timedelta(minutes=16)
    values = {"last_used_at": long_ago} if age == "idle" else {"expires_at": long_ago}
    with db.write(SYSTEM) as work:
        work.execute(update(SessionToken).values(values))
    with pytest.raises(NotSignedIn):
        desk.session.show()


def test_a_used_session_stays_awake(db: Database, sign_in: SignIn) -> None:
    desk = sign_in("kari")
    earlier = db.clock.wall() - timedelta(minutes=10)
    with db.write(SYSTEM) as work:
        work.execute(update(SessionToken).values(last_used_at=earlier))
    desk.session.show()
    for _ in range(200):
        with db.read() as work:
            if work.scalar(select(SessionToken.last_used_at)) != earlier:
                return
    pytest.fail("the last use was not written down")
