"""SvarUt on loopback: takes letters, keeps them, answers with any status and with faults."""

from __future__ import annotations

import email
import hashlib
import json
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema_rs

from collector_desk.exchange.svarut import SvarUt
from collector_desk.paths import resource

SCHEMA = json.loads(resource("schemas/svarut-v2-forsendelse.json").read_text("utf-8"))
ACCOUNT = "0b7c8a52-9e0c-4c5e-8f5e-0d1b2c3a4f56"
PATH = f"/api/v2/kontoer/{ACCOUNT}/forsendelser"


@dataclass
class Receiver:
    """What the server holds: letters by its own number, their status, the faults to come."""

    letters: dict[str, dict[str, Any]] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    address: str = ""

    def port(self) -> SvarUt:
        return SvarUt(
            address=self.address, account=ACCOUNT, integration="int-1", password="hemmelig",
            token=lambda: "token-av-i-dag",
        )  # fmt: skip

    def all_are(self, status: str) -> None:
        self.status = dict.fromkeys(self.letters, status)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """The server, until the block ends."""
    receiver = Receiver()
    server = _Server(receiver)
    receiver.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), name="svarut")
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, receiver: Receiver) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.receiver = receiver


class _Handler(BaseHTTPRequestHandler):
    @property
    def receiver(self) -> Receiver:
        assert isinstance(self.server, _Server)
        return self.server.receiver

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)["eksternRef"][0]
        found = [
            number for number, one in self.receiver.letters.items()
            if one["eksternReferanse"] == asked
        ]  # fmt: skip
        self._answer(200, {"forsendelseIds": found})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.receiver.headers = dict(self.headers.items())
        if self.path == f"{PATH}/status-sok":
            wanted = json.loads(body)["forsendelseIds"]
            rows = [
                {"id": number, "status": self.receiver.status.get(number, "MOTTATT"),
                 "sisteStatusEndring": "2026-11-23T10:00:00Z"}
                for number in wanted
            ]  # fmt: skip
            self._answer(200, {"statuser": rows})
        elif self.path == PATH:
            self._take(body)
        else:
            self._answer(404, {"message": "ukjent"})

    def _take(self, body: bytes) -> None:
        fault = self.receiver.faults.pop(0) if self.receiver.faults else ""
        if fault.isdigit():
            self._answer(int(fault), {"message": "feil"})
            return
        parts = _parts(self.headers["Content-Type"], body)
        shipment = json.loads(parts["forsendelse"])
        errors = [each.message for each in jsonschema_rs.iter_errors(SCHEMA, shipment)]
        if errors:
            self._answer(400, {"message": "; ".join(errors)})
            return
        number = str(uuid.uuid4())
        self.receiver.letters[number] = shipment
        self.receiver.hashes[number] = hashlib.sha256(parts["filer"]).hexdigest()
        if fault == "taken, then silent":
            self.close_connection = True
            return
        self._answer(200, {} if fault == "taken, then nonsense" else {"id": number})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


def _parts(kind: str, body: bytes) -> dict[str, bytes]:
    whole = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=HTTP)
    found: dict[str, bytes] = {}
    for part in whole.iter_parts():
        assert isinstance(part, Message)
        name = str(part.get_param("name", header="content-disposition"))
        found[name] = part.get_payload(decode=True)  # type: ignore[assignment]
    return found
