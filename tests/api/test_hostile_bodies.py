"""Bodies that are not what they should be: a clear refusal, never a fault of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import requests
from sqlalchemy import select

from collector_desk.api.routing import read_json
from collector_desk.config import Settings
from collector_desk.models import Audit
from collector_desk.service.database import Database
from tests.kit import PASSWORD, add_user, open_db, running

_GOOD = {"username": "kari", "password": PASSWORD}
_BODIES = {
    "empty": b"",
    "not json": b"{",
    "a list": b"[]",
    "a number": b"17",
    "null": b"null",
    "a text": b'"kari"',
    "duplicate key": b'{"username":"a","username":"b","password":"c"}',
    "unknown field": json.dumps({**_GOOD, "role": "administrator"}).encode(),
    "a missing field": b'{"username":"kari"}',
    "NaN": b'{"username":"kari","password":NaN}',
    "Infinity": b'{"username":"kari","password":Infinity}',
    "-Infinity": b'{"username":"kari","password":-Infinity}',
    "a huge number": b'{"username":"kari","password":' + b"9" * 5000 + b"}",
    "2^63": b'{"username":"kari","password":9223372036854775808}',
    "1e400": b'{"username":"kari","password":1e400}',
    "nul": b'{"username":"ka\\u0000ri","password":"x"}',
    "half a surrogate": b'{"username":"\\ud800","password":"x"}',
    "too deep": b'{"username":' + b"[" * 10_000 + b"]" * 10_000 + b"}",
    "latin-1": '{"username":"kåre","password":"x"}'.encode("latin-1"),
    "utf-16": '{"username":"kari","password":"x"}'.encode("utf-16"),
    "with a mark": b"\xef\xbb\xbf" + json.dumps(_GOOD).encode(),
    "too long": json.dumps({**_GOOD, "username": "k" * 81}).encode(),
    "empty name": json.dumps({**_GOOD, "username": ""}).encode(),
    "null name": json.dumps({**_GOOD, "username": None}).encode(),
    "a list as name": json.dumps({**_GOOD, "username": ["kari"]}).encode(),
    "an object as name": json.dumps({**_GOOD, "username": {"$ne": ""}}).encode(),
    "true as name": json.dumps({**_GOOD, "username": True}).encode(),
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, migrated_file: object) -> Iterator[str]:
    import shutil

    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    shutil.copyfile(str(migrated_file), path)
    db: Database = open_db(f"sqlite:///{path}")
    add_user(db)
    with running(db, settings=Settings(max_body=200_000)) as address:
        yield address
    db.close()


@pytest.mark.parametrize("name", sorted(_BODIES))
def test_a_hostile_body_is_refused_by_name(url: str, name: str) -> None:
    headers = {"Content-Type": "application/json"}
    answer = requests.post(f"{url}/session", data=_BODIES[name], headers=headers, timeout=10)
    assert answer.status_code == 422, answer.text
    body = answer.json()
    assert body["code"] == "input"
    assert body["params"]["field"]
    assert PASSWORD not in answer.text


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x"]
)
def test_a_body_of_another_kind_is_refused(url: str, kind: str) -> None:
    answer = requests.post(
        f"{url}/session", data=json.dumps(_GOOD), headers={"Content-Type": kind}, timeout=10
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "input")


def test_a_body_over_the_limit_is_refused_by_its_length_and_by_its_bytes(url: str) -> None:
    large = json.dumps({**_GOOD, "username": "k" * 300_000})
    told = requests.post(f"{url}/session", data=large, timeout=10)
    streamed = requests.post(f"{url}/session", data=(p for p in [large.encode()]), timeout=10)
    assert told.status_code == 413
    assert told.json()["code"] == "input.too_large"
    assert streamed.status_code == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "TRACE", "OPTIONS", "PROPFIND"])
def test_a_method_that_is_not_offered_is_refused(url: str, method: str) -> None:
    answer = requests.request(method, f"{url}/users/1/revoke", timeout=10)
    assert answer.status_code in {404, 405}


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "1e3", "x", "1;drop", "%00", "１"])
def test_a_number_in_the_path_that_is_none_is_refused(url: str, number: str) -> None:
    token = requests.post(f"{url}/session", json=_GOOD, timeout=10).json()["token"]
    answer = requests.post(
        f"{url}/debtors/{number}/open",
        json={},
        headers={"Authorization": f"Bearer {token}"},
        timeout=10,
    )
    assert answer.status_code in {404, 422}, answer.text


def test_answers_are_never_cached(url: str) -> None:
    for path in ("/livez", "/session", "/nope"):
        assert requests.get(f"{url}{path}", timeout=10).headers["Cache-Control"] == "no-store"


def test_a_stranger_on_this_machine_is_refused(sqlite_url: str) -> None:
    db = open_db(sqlite_url)
    with running(db, launch="hemmelig") as address:
        no = requests.get(f"{address}/livez", timeout=10)
        wrong = requests.get(f"{address}/livez", headers={"X-Desk-Launch": "x"}, timeout=10)
        rebound = requests.get(
            f"{address}/livez",
            headers={"X-Desk-Launch": "hemmelig", "Host": "ond.example"},
            timeout=10,
        )
        right = requests.get(f"{address}/livez", headers={"X-Desk-Launch": "hemmelig"}, timeout=10)
    db.close()
    assert [a.status_code for a in (no, wrong, rebound, right)] == [403, 403, 403, 200]


@pytest.mark.parametrize("text", ["0", "-1", "-10", "17", "-9007199254740992", "9007199254740992"])
def test_a_whole_number_keeps_its_sign(text: str) -> None:
    assert read_json(f'{{"amount": {text}}}'.encode()) == {"amount": int(text)}


def test_an_identity_number_in_the_path_reaches_no_log(
    sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    db = open_db(sqlite_url)
    add_user(db)
    number = "16899212345"
    with running(db) as address:
        token = requests.post(f"{address}/session", json=_GOOD, timeout=10).json()["token"]
        headers = {"Authorization": f"Bearer {token}"}
        path = f"{address}/debtors/{number}/open"
        requests.post(path, json={"reason": "oppslag på nummer"}, headers=headers, timeout=10)
    with db.read() as work:
        kept = " ".join(str(row.details) for row in work.scalars(select(Audit)))
    db.close()
    assert number not in kept
    assert number not in "".join(r.getMessage() for r in caplog.records if "desk" in r.name)
