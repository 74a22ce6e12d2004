"""Nothing that reveals a protected person reaches anybody without clearance, by any answer or log."""

from __future__ import annotations

import base64
import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import requests
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain import identity
from collector_desk.domain.access import DEEDS, Role
from collector_desk.models import Claim, Debtor, ProtectedAddress
from collector_desk.service.database import SYSTEM, Database
from tests.exchange.claim_files import KINDERGARTEN, SANCTION, Json, document, person, to_csv
from tests.kit import PASSWORD, add_user, path_of, running
from tests.service.desks import practise, take_in

HIDDEN = identity.make(day=3, month=4, yy=88, individual=321)
OPEN = identity.make(day=9, month=7, yy=81, individual=345)
CANARIES = (
    HIDDEN,
    "Kanarifuglveien",
    "kanarifuglveien",
    "0958",
    "98765431",
    "987 65 431",
    "EV98765",
    "Skjult",
    "skjult",
)


def _hidden_parent() -> Json:
    """A kindergarten claim on two parents, one of them protected."""
    claim = deepcopy(KINDERGARTEN)
    claim["skyldnere"] = [
        person(OPEN, "Åpen", "Østby", "1981-07-09", rolle="forelder"),
        person(
            HIDDEN,
            "Skjult",
            "Grønland",
            "1988-04-03",
            rolle="forelder",
            adresse="",
            postnummer="",
            poststed="",
            adressesperre=True,
        ),
    ]
    return claim


def _hidden_driver() -> Json:
    """A control sanction on the protected person alone, with a plate."""
    claim = deepcopy(SANCTION)
    claim.update({"regnr": "EV98765", "referanse": "PS-9", "fakturanummer": "909090", "kid": ""})
    driver = deepcopy(_hidden_parent()["skyldnere"][1])
    driver["rolle"] = "fører"
    claim["skyldnere"] = [driver]
    return claim


@pytest.fixture
def desk(db: Database) -> Iterator[tuple[str, Database]]:
    practise(db)
    report = take_in(db, document(_hidden_parent(), _hidden_driver()))
    assert report.refused == 0, [line.faults for line in report.lines]
    with db.write(SYSTEM) as work:
        hidden = work.scalars(select(Debtor.id).where(Debtor.protection != "open")).one()
        place = f"address:{hidden}"
        sealed = work.vault.encrypt("Kanarifuglveien 7, 0958 Oslo, 98765431", place=place)
        work.merge(ProtectedAddress(debtor_id=hidden, ciphertext=sealed))
    for role in Role:
        add_user(db, role.value, role=role.value)
    with running(db) as url:
        yield url, db


def _bodies(deed: str, debtor_id: int, file: str) -> list[dict[str, Any] | None]:
    if deed == "search.find":
        words = ["grønland", "gronland skj", "skjult", "grenland", HIDDEN, f"{HIDDEN[:6]} {HIDDEN[6:]}",
                 "03.04.1988", "98765431", "+47 987 65 431", "kanarifuglveien", "0958", "EV98765",
                 "ev 98765", "909090", "K-2026-000002", "østby", "1988 grønland"]  # fmt: skip
        return [{"text": word} for word in words]
    if deed == "payments.claims_of":
        return [{"debtor_id": debtor_id}]
    if deed == "debtors.open":
        return [{"reason": "prøve av skjerming"}]
    if deed in {"imports.check_ocr", "imports.ocr"}:
        return [{"name": "ocr.txt", "content": base64.b64encode(b"NY").decode()}]
    if deed.startswith("imports.") and DEEDS[deed].method == "POST" and deed != "imports.withdraw":
        return [{"name": "igjen.csv", "content": file}]
    return [{}, None]


def _numbers(name: str, debtor_id: int) -> dict[str, int]:
    numbers = {"account_id": 99, "batch_id": 99, "debtor_id": debtor_id}
    return {key: number for key, number in numbers.items() if f"{{{key}}}" in DEEDS[name].path}


def _answers(url: str, role: Role, debtors: list[int]) -> Iterator[tuple[str, str]]:
    line = requests.Session()
    signed = line.post(
        f"{url}/session", json={"username": role.value, "password": PASSWORD}, timeout=10
    )
    line.headers["Authorization"] = f"Bearer {signed.json()['token']}"
    for debtor_id in debtors:
        order = {"reason": "prøve av skjerming"}
        line.post(f"{url}/debtors/{debtor_id}/open", json=order, timeout=10)
    file = base64.b64encode(to_csv(document(_hidden_parent()))).decode()
    skip = {"session.sign_out", "users.add", "users.change", "users.revoke"}
    for name in sorted(DEEDS.keys() - skip):
        for debtor_id in debtors:
            path = path_of(name, 1, **_numbers(name, debtor_id))
            for body in _bodies(name, debtor_id, file):
                answer = line.request(
                    DEEDS[name].method,
                    url + path,
                    json=body,
                    headers={"Idempotency-Key": new_key()},
                    timeout=30,
                )
                assert answer.status_code < 500, (name, answer.text)
                # A search repeats what was typed; what it found is what counts.
                typed = (body or {}).get("text", "")
                yield name, answer.text.replace(json.dumps(typed, ensure_ascii=False), "")


def test_no_answer_to_the_uncleared_holds_a_canary(
    desk: tuple[str, Database], caplog: pytest.LogCaptureFixture
) -> None:
    url, db = desk
    with db.read() as work:
        debtors = list(work.scalars(select(Debtor.id).order_by(Debtor.id)))
    caplog.set_level(logging.DEBUG)
    for role in Role:
        for name, text in _answers(url, role, debtors):
            if name in {"imports.check_claims", "imports.claims"}:
                continue  # the answer about a file repeats what its own sender wrote
            assert _held(text) == [], (role, name, text[:300])
    assert _held(caplog.text) == []


def _held(text: str) -> list[str]:
    """The canaries in a text. Digits stand by themselves: any moment may hold four of them."""
    return [each for each in CANARIES if re.search(rf"(?<!\d){re.escape(each)}(?!\d)", text)]


def test_an_answer_about_a_file_masks_the_protected(desk: tuple[str, Database]) -> None:
    url, _ = desk
    for name, text in _answers(url, Role.CASEWORKER, [1]):
        if name in {"imports.check_claims", "imports.claims"}:
            assert not any(canary in text for canary in CANARIES[:7]), text[:400]


def test_hidden_and_missing_cannot_be_told_apart(desk: tuple[str, Database]) -> None:
    url, db = desk
    with db.read() as work:
        hidden = work.scalars(select(Debtor.id).where(Debtor.protection != "open")).one()
    token = requests.post(
        f"{url}/session", json={"username": "caseworker", "password": PASSWORD}, timeout=10
    ).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}

    def shape(debtor_id: int) -> list[tuple[int, str]]:
        found = []
        for name in ("debtors.open", "debtors.reveal", "debtors.explain", "debtors.deeds"):
            answer = requests.post(
                url + DEEDS[name].path.format(debtor_id=debtor_id),
                json={"reason": "prøve av skjerming"} if name == "debtors.open" else {},
                headers=headers,
                timeout=10,
            )
            found.append((answer.status_code, re.sub(r"\d+", "#", answer.text)))
        return found

    assert shape(hidden) == shape(10**6)


def test_the_co_debtor_is_shown_as_hidden_and_leads_nowhere(desk: tuple[str, Database]) -> None:
    url, db = desk
    with db.read() as work:
        visible = work.scalars(select(Debtor.id).where(Debtor.protection == "open")).one()
    token = requests.post(
        f"{url}/session", json={"username": "caseworker", "password": PASSWORD}, timeout=10
    ).json()["token"]
    sheet = requests.post(
        f"{url}/debtors/{visible}/open",
        json={"reason": "prøve av skjerming"},
        headers={"Authorization": f"Bearer {token}"},
        timeout=10,
    ).json()
    (claim,) = sheet["claims"]
    assert claim["co_debtors"] == [
        {"debtor_id": None, "name": "Skjermet person", "role": "Forelder"}
    ]


def test_the_database_holds_no_canary_in_plain_columns(desk: tuple[str, Database]) -> None:
    _, db = desk
    with db.read() as work:
        for row in work.scalars(select(Debtor).where(Debtor.protection != "open")):
            plain = " ".join(str(value) for value in vars(row).values())
            assert not any(canary in plain for canary in CANARIES[:6])
        claims = " ".join(str(vars(claim)) for claim in work.scalars(select(Claim)))
        assert HIDDEN not in claims
