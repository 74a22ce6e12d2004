"""The look-up of a debtor's rules on loopback: says yes or no, any status, and faults."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from collector_desk.exchange.regime_look_up import HttpLookUp

FIELD = "harEllerHarHattTrekk"
SOURCE = "Skatteetatens oppslag for kommuner"


def _nothing() -> None:
    """Nobody does anything while the answer is awaited."""


@dataclass
class LookUpService:
    """What the service knows and how it answers next.

    ``status`` and ``body`` replace its answer; ``trickle`` seconds lie between the bytes;
    ``meanwhile`` runs before it answers.
    """

    under_new: set[str] = field(default_factory=set)
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    trickle: float = 0.0
    hangs_up: bool = False
    meanwhile: Callable[[], None] = _nothing
    asked: list[dict[str, Any]] = field(default_factory=list)
    told: list[dict[str, str]] = field(default_factory=list)
    address: str = ""

    def port(self, *, seconds: int = 5, name: str = FIELD) -> HttpLookUp:
        return HttpLookUp(
            address=self.address, field=name, source=SOURCE, token=lambda: "token-av-i-dag",
            seconds=seconds, key="trekk_look_up",
        )  # fmt: skip


@contextmanager
def answering() -> Iterator[LookUpService]:
    """The service, until the block ends."""
    service = LookUpService()
    server = _Server(service)
    service.address = f"http://127.0.0.1:{server.server_address[1]}/oppslag"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), name="look-up")
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, service: LookUpService) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.service = service

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked may have hung up."""


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, _Server)
        service = self.server.service
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        service.asked.append({"path": self.path, "body": order})
        service.told.append(dict(self.headers.items()))
        service.meanwhile()
        if service.hangs_up:
            self.close_connection = True
            return
        party = order["skyldner"]
        said = {"skyldner": party, FIELD: party["taxIdentificationNumber"] in service.under_new}
        data = json.dumps(said).encode() if service.body is None else service.body
        self.send_response(service.status)
        self.send_header("Content-Length", str(len(data)))
        for name, value in service.headers.items():
            self.send_header(name, value)
        self.end_headers()
        for at in range(len(data)) if service.trickle else ():
            self.wfile.write(data[at : at + 1])
            time.sleep(service.trickle)
        if not service.trickle:
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass
