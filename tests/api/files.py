"""The world of the file matrix: one of every file that the service gives, of one debtor."""

from __future__ import annotations

import base64
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import requests
from fastapi.routing import APIRoute
from pydantic import BaseModel
from sqlalchemy import select

from collector_desk.api.routes import ROUTERS
from collector_desk.client.connection import new_key
from collector_desk.domain.access import DEEDS
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground, Outcome
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.models import Debtor, Document
from collector_desk.service import inquiries, requests_out
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.deferrals import RefuseDeferral
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.imports import ClaimReport, FileIn
from collector_desk.wire.inquiries import Mail, Register
from collector_desk.wire.letters import Write
from collector_desk.wire.objections import Decide
from collector_desk.wire.plans import NewOffer, NewPlan, RefusePlan, Terms
from collector_desk.wire.rates import RateRehearsal
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from collector_desk.wire.reports import CaseSummary, Export
from tests.api.matrix import MOMENT, NOWHERE, fields_of
from tests.kit import PASSWORD, add_user, path_of
from tests.service.casework import objects
from tests.service.enforcing import TODAY
from tests.service.suing import Suing

REASONS = "Skyldneren ringte og er permittert til sommeren."
SOON = date(2026, 12, 7)
PAPER = FileIn(
    name="kvittering-1183.pdf", content=base64.b64encode(b"%PDF-1.4 kvittering").decode()
)
WORKBOOKS: dict[str, type[BaseModel]] = {
    "reports/case_summary.py": CaseSummary,
    "ui/imports/report_file.py": ClaimReport,
    "ui/rates/rehearsal_file.py": RateRehearsal,
}
"""The answers that the window writes a workbook of, by the module that does."""


def given() -> dict[str, type[BaseModel]]:
    """Every deed whose answer holds the bytes of a file, or all that a workbook is made of."""
    routes = (r for one in ROUTERS for r in one.routes if isinstance(r, APIRoute))
    return {
        route.name: route.response_model
        for route in routes
        if route.response_model in WORKBOOKS.values() or _bytes_in(route.response_model)
    }


def _bytes_in(shape: Any) -> bool:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        fields = shape.model_fields
        return "content" in fields or any(_bytes_in(one.annotation) for one in fields.values())
    return any(_bytes_in(each) for each in typing.get_args(shape))


@dataclass(frozen=True)
class Way:
    """How a file is asked for: the numbers in the path, and the order."""

    numbers: dict[str, int]
    order: dict[str, Any] | None = None


class Files(Suing):
    """A debtor with a request, a complaint, letters, attachments and an objection."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.answered()
        self.ola = add_user(db, "ola", role="auditor", name="Ola Hansen")
        sheet = self.decided(self.request())
        with db.write(self.kari) as work:
            requests_out.make(work, sheet.measure_id, version=sheet.version)
        self.measure = sheet
        more = tuple(self.owes("kindergarten", 500_000) for _ in range(3))
        self.demanded(more, date(2026, 10, 1), date(2026, 10, 15))
        self.suit = self.make(more[0])
        self.objection = objects(db, self.kari, self.debtor, more[1])
        self.free = more[2]
        self.paper, self.mail, self.mailed = self._messages()

    def _messages(self) -> tuple[int, int, int]:
        """The paper of the debtor's own message; mail of nobody yet, and its paper."""
        said: dict[str, Any] = {
            "kind": InquiryKind.QUESTION, "text": "Se vedlegget.", "files": (PAPER,)
        }  # fmt: skip
        with self.db.write(self.kari) as work:
            inquiries.register(work, self.debtor, Register(channel=Channel.POST, **said))
        with self.db.write(self.kari) as work:
            mail = inquiries.register_mail(work, Mail(channel=Channel.POST, **said))
            query = select(Document.id).where(Document.kind == "inquiry")
            paper, mailed = work.scalars(query.order_by(Document.id))
            return paper, mail.inquiry_id, mailed

    def letter_document(self) -> int:
        with self.db.read() as work:
            query = select(Document.id).where(Document.kind == "letter")
            return work.scalars(query.order_by(Document.id)).first() or 0

    def ways(self) -> dict[str, Way]:
        """Each file with its way; of what is only shown before it is decided, the letter."""
        debtor, claims = {"debtor_id": self.debtor}, (self.free,)
        terms = Terms(claim_ids=claims, first_due=date(2026, 12, 28), amount=120_000)
        told: dict[str, Any] = {"terms": terms, "reasons": REASONS}
        waiver = NewRelief(
            kind=ReliefKind.WAIVER, ground=ReliefGround.CIRCUMSTANCES, reasons=REASONS,
            parts=(ReliefPart(claim_id=self.free, part=Part.INTEREST),),
        )  # fmt: skip
        orders: dict[str, BaseModel] = {
            "reports.case_summary": Export(),
            "letters.preview": Write(kind=LetterKind.STATEMENT),
            "deferrals.preview_refusal": RefuseDeferral(
                claim_ids=claims, until=SOON, reason=DeferralReason.OTHER, text=REASONS
            ),
            "plans.preview_letter": NewPlan(**told),
            "plans.preview_offer": NewOffer(offer_until=SOON, **told),
            "plans.preview_refusal": RefusePlan(**told),
            "reliefs.preview_letter": waiver,
        }
        decision = Decide(
            version=1, outcome=Outcome.NOT_UPHELD, ground=Ground.PAID, reasons=REASONS
        )
        return {
            "documents.show": Way(debtor | {"document_id": self.paper}),
            "requests.open": Way({"measure_id": self.measure.measure_id, "number": 1}),
            "suits.open": Way({"suit_id": self.suit.id}),
            "objections.preview_letter": Way(
                {"objection_id": self.objection}, decision.model_dump(mode="json")
            ),
            **{name: Way(debtor, one.model_dump(mode="json")) for name, one in orders.items()},
        }

    def papers_of_another(self) -> int:
        """A paper of somebody with a protected address."""
        with self.db.write(SYSTEM) as work:
            other = Debtor(
                name="Skjult, Ola", search_name="skjult ola", kind="person",
                protection="confidential",
            )  # fmt: skip
            work.add(other)
            work.flush()
            paper = Document(
                debtor_id=other.id, kind="incoming", title="Dom", day=TODAY, name="dom.pdf",
                sha256="d" * 64, content=b"%PDF-1.4 dom", kept_at=MOMENT,
            )  # fmt: skip
            work.add(paper)
            work.flush()
            return paper.id

    def attaching(self) -> dict[str, Way]:
        """The orders that name a paper which is kept, each good but for the paper."""
        day = TODAY.isoformat()
        judgment = NewJudgment(
            claim_id=self.free, what=JudgmentKind.DEFAULT, board=JudgmentBoard.CONCILIATION,
            board_name="Oslo forliksråd", complained_on=date(2026, 10, 20), decided_on=TODAY,
        )  # fmt: skip
        version = self.row(self.measure.measure_id).version
        refused = {"version": version, "kind": "refused", "code": "XX", "day": day}
        return {
            "requests.event": Way({"measure_id": self.measure.measure_id}, refused),
            "judgments.register": Way({"debtor_id": self.debtor}, judgment.model_dump(mode="json")),
        }

    def marks(self) -> tuple[str, ...]:
        """What names the debtor, or something of the debtor's, in a list."""
        return (self.measure.number, self.suit.number, "Lykt, Fager", f'"debtor_id":{self.debtor},')


@dataclass(frozen=True)
class Line:
    """Somebody at the service."""

    url: str
    token: str

    @staticmethod
    def of(url: str, username: str) -> Line:
        order = {"username": username, "password": PASSWORD}
        answer = requests.post(f"{url}/session", json=order, timeout=30)
        return Line(url, str(answer.json()["token"]))

    def ask(self, name: str, way: Way) -> requests.Response:
        return requests.request(
            DEEDS[name].method,
            self.url + path_of(name, NOWHERE, **way.numbers),
            json=way.order,
            headers={"Authorization": f"Bearer {self.token}", "Idempotency-Key": new_key()},
            timeout=30,
        )


def lists() -> Iterator[str]:
    """What is asked for without naming anybody, and changes nothing."""
    for name, deed in sorted(DEEDS.items()):
        if not fields_of(name) and not deed.changes and not deed.open_to_all:
            yield name
