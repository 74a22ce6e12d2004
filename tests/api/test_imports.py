"""Files over the wire: taken in once for each key, refused by name, withdrawn by a supervisor."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk, file_in
from collector_desk.errors import DeskError
from collector_desk.errors.imports import (
    AlreadyWithdrawn,
    ClaimFileHere,
    FileNotReadable,
    OcrFileHere,
)
from collector_desk.errors.service import BadInput, KeyReused, Stale, Unknown
from collector_desk.errors.session import NotAllowed
from collector_desk.models import (
    BankFile,
    Claim,
    ClaimBatch,
    Debtor,
    FactRow,
    Payment,
    PaymentState,
    Posting,
)
from collector_desk.service.database import Database
from collector_desk.wire.imports import FileIn, Withdraw
from tests.exchange.claim_files import document, to_csv, to_json
from tests.kit import PASSWORD, add_user
from tests.service.desks import Paid, counted, invoice, ocr, practise

SignIn = Callable[..., Desk]
_TABLES = (Claim, ClaimBatch, Debtor, FactRow, Posting, Payment, PaymentState, BankFile)


@pytest.fixture(autouse=True)
def _practice(db: Database) -> None:
    practise(db)


def _file(data: bytes, name: str = "krav.csv") -> FileIn:
    return FileIn(name=name, content=base64.b64encode(data).decode())


def test_a_claim_file_goes_from_disk_to_claims(
    db: Database, sign_in: SignIn, tmp_path: Path
) -> None:
    path = tmp_path / "overlevering.json"
    path.write_bytes(to_json(document()))
    desk = sign_in("kari")
    tried = desk.imports.check_claims(file_in(path))
    assert (tried.accepted, tried.committed) == (5, False)
    assert counted(db, Claim) == {"claim": 0}
    done = desk.imports.claims(file_in(path), key=new_key())
    assert (done.accepted, done.committed, done.name) == (5, True, "overlevering.json")
    row = desk.imports.batches().rows[0]
    assert (row.batch_id, row.committed_by, row.count) == (done.batch_id, "Kari Nordmann", 5)


def test_the_same_key_takes_a_file_in_once(db: Database, sign_in: SignIn) -> None:
    desk, key = sign_in("kari"), new_key()
    first = desk.imports.claims(_file(to_csv(document())), key=key)
    before = counted(db, *_TABLES)
    assert desk.imports.claims(_file(to_csv(document())), key=key) == first
    with pytest.raises(KeyReused):
        desk.imports.claims(_file(to_csv(document(invoice("1")))), key=key)
    with pytest.raises(ClaimFileHere) as refused:
        desk.imports.claims(_file(to_csv(document())), key=new_key())
    assert refused.value.params["who"] == "Kari Nordmann"
    assert counted(db, *_TABLES) == before


def test_a_payment_file_goes_the_same_way(db: Database, sign_in: SignIn) -> None:
    desk, key = sign_in("fil", role="integration"), new_key()
    file = _file(ocr(Paid(amount=12_345, kid="2345676"), Paid(amount=5)), "OCR.txt")
    assert desk.imports.check_ocr(file).unplaced == 2
    done = desk.imports.ocr(file, key=key)
    assert desk.imports.ocr(file, key=key) == done
    with pytest.raises(OcrFileHere):
        desk.imports.ocr(file, key=new_key())
    assert counted(db, Payment, BankFile) == {"payment": 2, "bank_file": 1}
    row = desk.imports.ocr_files().rows[0]
    assert (row.name, row.total, row.unplaced) == ("OCR.txt", 12_350, 2)


def test_only_a_supervisor_withdraws_and_only_once(db: Database, sign_in: SignIn) -> None:
    caseworker = sign_in("kari")
    batch = caseworker.imports.claims(_file(to_csv(document())), key=new_key()).batch_id or 0
    order = Withdraw(version=1, reason="denne importen var feil")
    with pytest.raises(NotAllowed):
        caseworker.imports.withdraw(batch, order, key=new_key())
    lead, key = sign_in("leder", role="supervisor", name="Per Leder"), new_key()
    with pytest.raises(Unknown):
        lead.imports.withdraw(batch + 1, order, key=new_key())
    with pytest.raises(Stale):
        lead.imports.withdraw(batch, Withdraw(version=7, reason="for gammel"), key=new_key())
    row = lead.imports.withdraw(batch, order, key=key)
    assert (row.state, row.withdrawn_by, row.reason) == (
        "withdrawn",
        "Per Leder",
        "denne importen var feil",
    )
    assert lead.imports.withdraw(batch, order, key=key) == row
    with pytest.raises(AlreadyWithdrawn):
        lead.imports.withdraw(batch, order, key=new_key())


def test_a_file_name_loses_its_folder(sign_in: SignIn) -> None:
    desk = sign_in("kari")
    file = _file(to_csv(document(invoice("1"))), "C:\\Filer\\..\\bunt 17.csv")
    assert desk.imports.check_claims(file).name == "bunt 17.csv"


@pytest.mark.parametrize(
    ("file", "refusal"),
    [
        (FileIn(name="krav.csv", content="%%%"), FileNotReadable),
        (FileIn(name="krav.csv", content="abc"), FileNotReadable),
        (FileIn(name="krav.csv", content="YWJj\nYWJj"), FileNotReadable),
        (FileIn(name="krav\u202evsc.exe", content=""), FileNotReadable),
        (FileIn(name="krav\n.csv", content=""), FileNotReadable),
        (FileIn(name="mappe/", content=""), FileNotReadable),
        (FileIn(name=" ", content=""), FileNotReadable),
    ],
)
def test_a_file_that_hides_what_it_is_is_refused(
    db: Database, sign_in: SignIn, file: FileIn, refusal: type[DeskError]
) -> None:
    desk = sign_in("kari")
    for send in (desk.imports.check_claims, desk.imports.check_ocr):
        with pytest.raises(refusal) as refused:
            send(file)
        assert refused.value.params["field"] in ("name", "content")
    assert counted(db, *_TABLES) == dict.fromkeys(counted(db, *_TABLES), 0)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


_GOOD = {"name": "krav.csv", "content": _b64(to_csv(document()))}
_FILES: dict[str, object] = {
    "nothing": None,
    "a list": [],
    "a text": "krav.csv",
    "no name": {"content": _GOOD["content"]},
    "no content": {"name": "krav.csv"},
    "an empty name": _GOOD | {"name": ""},
    "a long name": _GOOD | {"name": "k" * 201},
    "a number as name": _GOOD | {"name": 17},
    "null as name": _GOOD | {"name": None},
    "nul in the name": _GOOD | {"name": "krav\0.csv"},
    "content as a list": _GOOD | {"content": ["a"]},
    "content as a number": _GOOD | {"content": 1},
    "null as content": _GOOD | {"content": None},
    "not base64": _GOOD | {"content": "æøå"},
    "cut base64": _GOOD | {"content": "YWJ"},
    "a size besides": _GOOD | {"size": 3},
    "a sender besides": _GOOD | {"sender": "BYD03"},
    "a hash besides": _GOOD | {"sha256": "0" * 64},
    "committed besides": _GOOD | {"committed": True},
    "an empty file": _GOOD | {"content": ""},
    "blanks": _GOOD | {"content": _b64(b" \n ")},
    "an image": _GOOD | {"content": _b64(b"\x89PNG\r\n\x1a\n" + bytes(64))},
    "a spreadsheet": _GOOD | {"content": _b64(b"PK\x03\x04" + bytes(64))},
    "the other format": {"name": "x", "content": _b64(b"NY000010")},
    "xml": _GOOD | {"content": _b64(b"<?xml version='1.0'?><!DOCTYPE a><a/>")},
    "a cut file": _GOOD | {"content": _b64(to_csv(document())[:400])},
    "utf-16": _GOOD | {"content": _b64(to_csv(document()).decode().encode("utf-16"))},
    "a wrong count": _GOOD | {"content": _b64(to_csv(document() | {"antall_krav": 4}))},
    "a wrong sum": _GOOD | {"content": _b64(to_json(document() | {"kontrollsum_ore": 0}))},
    "an unknown version": _GOOD | {"content": _b64(to_csv(document() | {"versjon": "9.9"}))},
    "an unknown sender": _GOOD | {"content": _b64(to_csv(document() | {"avsender": "NAV"}))},
    "a duplicate key in the file": _GOOD | {"content": _b64(b'{"format":1,"format":2}')},
    "ocr without an end": _GOOD | {"content": _b64(ocr(Paid(amount=1))[:240])},
}
_WITHDRAWALS: dict[str, object] = {
    "nothing": None,
    "no version": {"reason": "feil bunt"},
    "no reason": {"version": 1},
    "a short reason": {"version": 1, "reason": "feil"},
    "a long reason": {"version": 1, "reason": "f" * 301},
    "a reason of a number": {"version": 1, "reason": 12345},
    "a version in words": {"version": "en", "reason": "feil bunt"},
    "half a version": {"version": 1.5, "reason": "feil bunt"},
    "a huge version": {"version": 2**70, "reason": "feil bunt"},
    "an old version": {"version": 0, "reason": "feil bunt"},
    "a state besides": {"version": 1, "reason": "feil bunt", "state": "committed"},
    "a name besides": {"version": 1, "reason": "feil bunt", "withdrawn_by": "en annen"},
}


def _post(url: str, token: str, path: str, body: object) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_key()}
    return requests.post(f"{url}{path}", json=body, headers=headers, timeout=10)


def _token(db: Database, url: str) -> str:
    add_user(db, "leder", role="supervisor")
    order = {"username": "leder", "password": PASSWORD}
    return str(requests.post(f"{url}/session", json=order, timeout=10).json()["token"])


def _clear(answer: requests.Response) -> bool:
    body = answer.json()
    return 400 <= answer.status_code < 500 and bool(body.get("code") and body.get("title"))


def test_a_bad_file_is_refused_with_code_and_field_and_changes_nothing(
    db: Database, service: str
) -> None:
    token = _token(db, service)
    before = counted(db, *_TABLES)
    paths = ("/imports/claims/check", "/imports/claims", "/imports/ocr/check", "/imports/ocr")
    for path in paths:
        for name, body in _FILES.items():
            answer = _post(service, token, path, body)
            assert _clear(answer), (path, name, answer.text)
            params = answer.json()["params"]
            assert params.get("field") or params.get("file") is not None, (path, name, answer.text)
    assert counted(db, *_TABLES) == before


def test_a_bad_withdrawal_is_refused_and_changes_nothing(db: Database, service: str) -> None:
    token = _token(db, service)
    assert _post(service, token, "/imports/claims", _GOOD).json()["committed"]
    before = counted(db, *_TABLES)
    for name, body in _WITHDRAWALS.items():
        answer = _post(service, token, "/imports/claims/1/withdraw", body)
        assert _clear(answer), (name, answer.text)
    for batch in ("0", "-1", "x", "1.0", str(2**63), "%2e%2e"):
        answer = _post(service, token, f"/imports/claims/{batch}/withdraw", {})
        assert _clear(answer), (batch, answer.text)
    assert counted(db, *_TABLES) == before


def test_a_file_without_a_key_is_refused(db: Database, service: str) -> None:
    headers = {"Authorization": f"Bearer {_token(db, service)}"}
    answer = requests.post(f"{service}/imports/ocr", json=_GOOD, headers=headers, timeout=10)
    assert (answer.status_code, answer.json()["code"]) == (400, "request.key_missing")


def test_a_bad_name_is_told_at_its_field(sign_in: SignIn) -> None:
    with pytest.raises(BadInput) as refused:
        sign_in("kari").connection.call(
            "imports.check_ocr", FileIn, FileIn.model_construct(name="", content="")
        )
    assert refused.value.params["field"] == "name"
