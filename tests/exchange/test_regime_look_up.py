"""The contract of the look-up: what is sent, what is taken for an answer, and every way it fails."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from collector_desk.errors import DeskError
from collector_desk.errors.look_ups import (
    LookUpBusy,
    LookUpClosed,
    LookUpNotThere,
    LookUpRefused,
    LookUpSilent,
    LookUpUnreadable,
)
from collector_desk.errors.settings import BadSetting
from collector_desk.exchange.regime_look_up import HttpLookUp
from tests.exchange.look_up_server import FIELD, LookUpService, answering

NUMBER = "69887800189"  # a synthetic D-number
PARTY = {"landkodeIdentifikator": "NO", "taxIdentificationNumber": NUMBER}


@pytest.fixture
def there() -> Iterator[LookUpService]:
    with answering() as service:
        yield service


def body(**fields: object) -> bytes:
    return json.dumps(fields).encode()


@pytest.mark.parametrize("under_new", [True, False])
def test_yes_and_no_come_as_they_are_said(there: LookUpService, under_new: bool) -> None:
    there.under_new = {NUMBER} if under_new else {"17912099997"}
    assert there.port().ask(NUMBER) is under_new
    assert there.asked == [{"path": "/oppslag", "body": {"skyldner": PARTY}}]
    assert there.told[0]["Authorization"] == "Bearer token-av-i-dag"
    assert there.told[0]["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        (400, LookUpRefused), (401, LookUpClosed), (403, LookUpClosed), (404, LookUpNotThere),
        (406, LookUpRefused), (408, LookUpSilent), (409, LookUpRefused), (422, LookUpRefused),
        (429, LookUpBusy), (500, LookUpSilent), (502, LookUpSilent), (503, LookUpSilent),
        (504, LookUpSilent), (201, LookUpRefused), (204, LookUpRefused),
    ],
)  # fmt: skip
def test_each_status_is_a_refusal_of_its_own(
    there: LookUpService, status: int, refusal: type[DeskError]
) -> None:
    there.status = status
    if status == 204:
        there.body = b""
    with pytest.raises(refusal) as caught:
        there.port().ask(NUMBER)
    assert type(caught.value) is refusal


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_with_the_number(there: LookUpService, status: int) -> None:
    there.status, there.headers = status, {"Location": f"{there.address}/annet"}
    with pytest.raises(LookUpRefused):
        there.port().ask(NUMBER)
    assert len(there.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"nei", b"{", b"null", b"true", b"[]", b"\xff\xfe", b"[" * 9_000,
        body(skyldner=PARTY),
        body(skyldner=PARTY, **{FIELD: None}),
        body(skyldner=PARTY, **{FIELD: "true"}),
        body(skyldner=PARTY, **{FIELD: 1}),
        body(skyldner=PARTY, **{FIELD.upper(): True}),
        body(**{FIELD: True}),
        body(skyldner=None, **{FIELD: True}),
        body(skyldner=NUMBER, **{FIELD: True}),
        body(skyldner={**PARTY, "taxIdentificationNumber": "17912099997"}, **{FIELD: True}),
        body(skyldner={**PARTY, "taxIdentificationNumber": int(NUMBER)}, **{FIELD: True}),
        body(skyldner=PARTY, **{FIELD: True})[:-1] + f', "{FIELD}": false}}'.encode(),
        body(skyldner=PARTY, fyll="x" * 20_000, **{FIELD: True}),
    ],
)  # fmt: skip
def test_what_is_not_as_agreed_is_no_answer(there: LookUpService, answer: bytes) -> None:
    there.body = answer
    with pytest.raises(LookUpUnreadable) as caught:
        there.port().ask(NUMBER)
    assert caught.value.params["why"]


def test_more_than_was_agreed_does_no_harm(there: LookUpService) -> None:
    there.body = body(skyldner={**PARTY, "navn": "Rimelig Merr"}, nytt=[1], **{FIELD: True})
    assert there.port().ask(NUMBER) is True


def test_silence_a_trickle_and_a_lost_line_end_in_time(there: LookUpService) -> None:
    there.trickle = 0.05  # each byte comes in good time, the whole of it never does
    with pytest.raises(LookUpSilent, match="for lang tid"):
        there.port(seconds=1).ask(NUMBER)
    there.trickle, there.hangs_up = 0.0, True
    with pytest.raises(LookUpSilent):
        there.port().ask(NUMBER)
    with pytest.raises(LookUpSilent):
        replace(there.port(), address="http://127.0.0.1:9/oppslag").ask(NUMBER)


def test_an_answer_cut_short_is_no_answer(there: LookUpService) -> None:
    there.body, there.headers = body(skyldner=PARTY, **{FIELD: True})[:40], {}
    with pytest.raises(LookUpUnreadable):
        there.port().ask(NUMBER)


def test_the_token_is_read_anew_and_its_absence_told(there: LookUpService, tmp_path: Path) -> None:
    file = tmp_path / "token"
    port = replace(there.port(), token=lambda: file.read_text("utf-8").strip())
    with pytest.raises(LookUpClosed, match="tokenfilen"):
        port.ask(NUMBER)
    assert there.asked == []
    for token in ("first", "later"):
        file.write_text(f"{token}\n", "utf-8")
        port.ask(NUMBER)
    assert [told["Authorization"] for told in there.told] == ["Bearer first", "Bearer later"]


def test_the_number_is_in_no_refusal_no_trace_and_no_log(
    there: LookUpService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    faults: list[dict[str, object]] = [
        {"status": status} for status in (302, 400, 401, 404, 429, 503)
    ]
    faults += [{"body": NUMBER.encode()}, {"body": body(skyldner=NUMBER)}, {"hangs_up": True}]
    for fault in faults:
        there.status, there.body, there.hangs_up = 200, None, False
        for name, value in fault.items():
            setattr(there, name, value)
        with pytest.raises(DeskError) as caught:
            there.port().ask(NUMBER)
        told = "".join(traceback.format_exception(caught.value))
        assert NUMBER not in told + str(caught.value) + caught.value.line()
        assert caught.value.__cause__ is None
        assert caught.value.text()
        assert caught.value.advice()
    assert len(there.asked) == len(faults)
    assert NUMBER not in caplog.text


@pytest.mark.parametrize("address", ["http://oppslag.example", "ftp://oppslag.example", "oppslag"])
def test_a_number_is_never_sent_in_the_open(address: str) -> None:
    with pytest.raises(BadSetting, match="trekk_look_up"):
        HttpLookUp(
            address=address, field=FIELD, source="x", token=lambda: "", seconds=5,
            key="trekk_look_up",
        )  # fmt: skip
