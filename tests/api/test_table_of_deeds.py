"""The table of deeds is the service: each row is a route, each route a row, each role is tried."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from fastapi.routing import APIRoute

from collector_desk.api.routes import ROUTERS
from collector_desk.client.connection import new_key
from collector_desk.domain.access import DEEDS, Role
from collector_desk.service.database import Database
from tests.kit import PASSWORD, add_user, open_db, path_of, running

# Signing out would take the token from the cases after it; it has a test of its own.
_CASES = [(name, role) for name in sorted(DEEDS.keys() - {"session.sign_out"}) for role in Role]


def _routes() -> list[APIRoute]:
    return [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]


def test_every_deed_has_its_route_and_every_route_its_deed() -> None:
    served = {
        (route.name, method, route.path) for route in _routes() for method in route.methods or ()
    }
    listed = {(deed.name, deed.method, deed.path) for deed in DEEDS.values()}
    assert served == listed


def test_no_route_stands_beside_the_routers(sqlite_url: str) -> None:
    from collector_desk.api.app import create_app
    from collector_desk.config import Settings

    db = open_db(sqlite_url)
    app = create_app(db, Settings())
    described = {
        operation["operationId"]
        for path in app.openapi()["paths"].values()
        for operation in path.values()
    }
    assert described == set(DEEDS)
    db.close()


@pytest.fixture(scope="module")
def tokens(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: object
) -> Iterator[tuple[str, dict[Role, str]]]:
    """A service with one user of each role, for the whole matrix."""
    import shutil

    path = tmp_path_factory.mktemp("matrix") / "desk.db"
    shutil.copyfile(str(migrated_file), path)
    db: Database = open_db(f"sqlite:///{path}")
    for role in Role:
        add_user(db, role.value, role=role.value)
    with running(db) as url:
        found = {
            role: requests.post(
                f"{url}/session", json={"username": role.value, "password": PASSWORD}, timeout=10
            ).json()["token"]
            for role in Role
        }
        yield url, found
    db.close()


def _call(url: str, name: str, token: str) -> requests.Response:
    deed, path = DEEDS[name], path_of(name, 10**6)
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_key()}
    return requests.request(deed.method, url + path, headers=headers, timeout=10)


@pytest.mark.parametrize(("name", "role"), _CASES)
def test_a_role_is_let_in_exactly_where_the_table_says(
    tokens: tuple[str, dict[Role, str]], name: str, role: Role
) -> None:
    url, found = tokens
    answer = _call(url, name, found[role])
    code = answer.json().get("code", "")
    if role in DEEDS[name].roles:
        assert code not in {"access.role", "session.none"}
        assert answer.status_code < 500
    else:
        assert (answer.status_code, code) == (403, "access.role")


@pytest.mark.parametrize("name", sorted(DEEDS))
@pytest.mark.parametrize("token", ["", "x" * 43, "kari"])
def test_nobody_gets_in_without_a_token(
    tokens: tuple[str, dict[Role, str]], name: str, token: str
) -> None:
    answer = _call(tokens[0], name, token)
    if DEEDS[name].open_to_all:
        assert answer.status_code in {200, 422}
    else:
        assert (answer.status_code, answer.json()["code"]) == (401, "session.none")


@pytest.mark.parametrize("name", sorted(n for n, deed in DEEDS.items() if deed.changes))
def test_an_order_without_its_key_is_refused(
    tokens: tuple[str, dict[Role, str]], name: str
) -> None:
    url, found = tokens
    deed = DEEDS[name]
    role = min(deed.roles)
    path = path_of(name, 1)
    for key in ("", "kort", "x" * 65, "med mellomrom som ikke gaar"):
        headers = {"Authorization": f"Bearer {found[role]}", "Idempotency-Key": key}
        answer = requests.request(deed.method, url + path, headers=headers, timeout=10)
        assert (answer.status_code, answer.json()["code"]) == (400, "request.key_missing")
