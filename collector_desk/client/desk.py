"""The desk as the window sees it: one method per deed, named as the deed."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path

from collector_desk.client.agreements import Deferrals, Plans, Reliefs
from collector_desk.client.area import Area
from collector_desk.client.care import CareOf
from collector_desk.client.casework import Approvals, Calls, Holds, Inquiries, Objections, Refunds
from collector_desk.client.connection import Connection
from collector_desk.client.letters import Letters
from collector_desk.client.measures import Bases, Judgments, Measures, Regimes, Requests, Statements
from collector_desk.client.outages import Outages
from collector_desk.client.parties import PartiesOf, StatusesOf, Units
from collector_desk.client.presence import Presence
from collector_desk.client.rates import HouseRates
from collector_desk.client.suits import SuitsOf
from collector_desk.client.undo import Undoing
from collector_desk.client.work import Lists, Worklists
from collector_desk.wire import (
    audit,
    debtors,
    imports,
    payments,
    reports,
    search,
    session,
)
from collector_desk.wire import notes as note_wire
from collector_desk.wire import work as work_wire
from collector_desk.wire.explanations import Explanation


class Session(Area):
    """Signing in and out."""

    def sign_in(self, username: str, password: str) -> session.SignedIn:
        order = session.SignIn(username=username, password=password)
        signed = self._to.call("session.sign_in", session.SignedIn, order)
        self._to.token = signed.token
        return signed

    def show(self) -> session.SignedIn:
        return self._to.call("session.show", session.SignedIn)

    def confirm(self, password: str) -> session.Confirmed:
        order = session.Confirm(password=password)
        return self._to.call("session.confirm", session.Confirmed, order)

    def sign_out(self) -> None:
        self._to.call("session.sign_out", session.Nothing)
        self._to.token = ""


class Users(Area):
    """The users of the desk."""

    def list(self) -> session.Users:
        return self._to.call("users.list", session.Users)

    def add(self, order: session.NewUser, *, key: str) -> session.UserRow:
        return self._to.call("users.add", session.UserRow, order, key=key)

    def change(self, account_id: int, order: session.ChangeUser, *, key: str) -> session.UserRow:
        return self._to.call("users.change", session.UserRow, order, key=key, account_id=account_id)

    def revoke(self, account_id: int, *, key: str) -> session.UserRow:
        return self._to.call("users.revoke", session.UserRow, key=key, account_id=account_id)


class StandIns(Area):
    """Who decides in a supervisor's place."""

    def list(self) -> session.StandIns:
        return self._to.call("stand_ins.list", session.StandIns)

    def register(self, order: session.NewStandIn, *, key: str) -> session.StandInRow:
        return self._to.call("stand_ins.register", session.StandInRow, order, key=key)

    def end(self, stand_in_id: int, *, key: str) -> session.StandInRow:
        return self._to.call("stand_ins.end", session.StandInRow, key=key, stand_in_id=stand_in_id)


class Debtors(Area):
    """One debtor: opened, explained, noted."""

    def recent(self) -> debtors.Recents:
        return self._to.call("debtors.recent", debtors.Recents)

    def open(
        self, debtor_id: int, *, reason: str = "", on: date | None = None, known: date | None = None
    ) -> debtors.Sheet:
        order = debtors.Open(reason=reason, on=on, known=known)
        return self._to.call("debtors.open", debtors.Sheet, order, debtor_id=debtor_id)

    def reveal(self, debtor_id: int) -> debtors.Revealed:
        return self._to.call("debtors.reveal", debtors.Revealed, debtor_id=debtor_id)

    def explain(self, debtor_id: int, order: debtors.Explain) -> Explanation:
        return self._to.call("debtors.explain", Explanation, order, debtor_id=debtor_id)

    def difference(self, debtor_id: int, order: debtors.Explain) -> debtors.Difference:
        return self._to.call("debtors.difference", debtors.Difference, order, debtor_id=debtor_id)

    def deeds(self, debtor_id: int, claim_id: int | None) -> debtors.DeedsOf:
        order = debtors.Explain(claim_id=claim_id)
        return self._to.call("debtors.deeds", debtors.DeedsOf, order, debtor_id=debtor_id)

    def disqualify(
        self, debtor_id: int, order: work_wire.Disqualify, *, key: str
    ) -> work_wire.Declared:
        return self._to.call(
            "debtors.disqualify", work_wire.Declared, order, key=key, debtor_id=debtor_id
        )

    def looks(self, debtor_id: int) -> debtors.Looks:
        return self._to.call("audit.looks", debtors.Looks, debtor_id=debtor_id)

    def document(self, debtor_id: int, document_id: int) -> debtors.DocumentBytes:
        return self._to.call(
            "documents.show",
            debtors.DocumentBytes,
            debtor_id=debtor_id,
            document_id=document_id,
        )


class Audit(Area):
    """Proving the house."""

    def verify(self) -> audit.Finding:
        return self._to.call("audit.verify", audit.Finding, long=True)


class Notes(Area):
    """Notes on a debtor."""

    def add(self, debtor_id: int, order: debtors.NewNote, *, key: str) -> debtors.Event:
        return self._to.call("notes.add", debtors.Event, order, key=key, debtor_id=debtor_id)

    def save_draft(self, debtor_id: int, text: str) -> note_wire.Saved:
        order = debtors.SaveDraft(text=text)
        return self._to.call("notes.save_draft", note_wire.Saved, order, debtor_id=debtor_id)


class Payments(Area):
    """Money that came in."""

    def unplaced(self) -> payments.Unplaced:
        return self._to.call("payments.unplaced", payments.Unplaced)

    def show(self, payment_id: int) -> payments.PaymentSheet:
        return self._to.call("payments.show", payments.PaymentSheet, payment_id=payment_id)

    def claims_of(self, payment_id: int, debtor_id: int) -> payments.ClaimsOf:
        order = payments.AskClaims(debtor_id=debtor_id)
        return self._to.call("payments.claims_of", payments.ClaimsOf, order, payment_id=payment_id)

    def preview(self, payment_id: int, order: payments.Place) -> payments.Preview:
        return self._to.call("payments.preview", payments.Preview, order, payment_id=payment_id)

    def preview_move(self, payment_id: int, order: payments.Move) -> payments.Preview:
        name = "payments.preview_move"
        return self._to.call(name, payments.Preview, order, payment_id=payment_id)

    def preview_take_back(self, payment_id: int, order: payments.TakeBack) -> payments.Preview:
        name = "payments.preview_take_back"
        return self._to.call(name, payments.Preview, order, payment_id=payment_id)

    def place(self, payment_id: int, order: payments.Place, *, key: str) -> payments.PaymentSheet:
        return self._change("payments.place", payment_id, order, key)

    def move(self, payment_id: int, order: payments.Move, *, key: str) -> payments.PaymentSheet:
        return self._change("payments.move", payment_id, order, key)

    def take_back(
        self, payment_id: int, order: payments.TakeBack, *, key: str
    ) -> payments.PaymentSheet:
        return self._change("payments.take_back", payment_id, order, key)

    def dismiss(
        self, payment_id: int, order: payments.Dismiss, *, key: str
    ) -> payments.PaymentSheet:
        return self._change("payments.dismiss", payment_id, order, key)

    def _change(
        self,
        name: str,
        payment_id: int,
        order: payments.Place | payments.Move | payments.TakeBack | payments.Dismiss,
        key: str,
    ) -> payments.PaymentSheet:
        return self._to.call(name, payments.PaymentSheet, order, key=key, payment_id=payment_id)


def file_in(path: Path) -> imports.FileIn:
    """A file as an order: its name and its bytes."""
    content = base64.b64encode(path.read_bytes()).decode("ascii")
    return imports.FileIn(name=path.name, content=content)


class Imports(Area):
    """Files from creditor units and from the bank."""

    def check_claims(self, file: imports.FileIn) -> imports.ClaimReport:
        return self._to.call("imports.check_claims", imports.ClaimReport, file, long=True)

    def claims(self, file: imports.FileIn, *, key: str) -> imports.ClaimReport:
        return self._to.call("imports.claims", imports.ClaimReport, file, key=key, long=True)

    def batches(self) -> imports.Batches:
        return self._to.call("imports.batches", imports.Batches)

    def withdraw(self, batch_id: int, order: imports.Withdraw, *, key: str) -> imports.BatchRow:
        return self._to.call(
            "imports.withdraw", imports.BatchRow, order, key=key, long=True, batch_id=batch_id
        )

    def check_ocr(self, file: imports.FileIn) -> imports.OcrReport:
        return self._to.call("imports.check_ocr", imports.OcrReport, file, long=True)

    def ocr(self, file: imports.FileIn, *, key: str) -> imports.OcrReport:
        return self._to.call("imports.ocr", imports.OcrReport, file, key=key, long=True)

    def ocr_files(self) -> imports.OcrFiles:
        return self._to.call("imports.ocr_files", imports.OcrFiles)


class Desk:
    """Everything the window may ask of the service."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.session = Session(connection)
        self.users = Users(connection)
        self.stand_ins = StandIns(connection)
        self.outages = Outages(connection)
        self.audit = Audit(connection)
        self.debtors = Debtors(connection)
        self.notes = Notes(connection)
        self.presence = Presence(connection)
        self.payments = Payments(connection)
        self.imports = Imports(connection)
        self.inquiries = Inquiries(connection)
        self.calls = Calls(connection)
        self.objections = Objections(connection)
        self.refunds = Refunds(connection)
        self.holds = Holds(connection)
        self.letters = Letters(connection)
        self.approvals = Approvals(connection)
        self.work = Worklists(connection)
        self.lists = Lists(connection)
        self.plans = Plans(connection)
        self.measures = Measures(connection)
        self.requests = Requests(connection)
        self.judgments = Judgments(connection)
        self.suits = SuitsOf(connection)
        self.statements = Statements(connection)
        self.regimes = Regimes(connection)
        self.bases = Bases(connection)
        self.deferrals = Deferrals(connection)
        self.parties = PartiesOf(connection)
        self.statuses = StatusesOf(connection)
        self.care = CareOf(connection)
        self.reliefs = Reliefs(connection)
        self.rates = HouseRates(connection)
        self.units = Units(connection)
        self.undo = Undoing(connection)

    def search(self, text: str, *, limit: int = 20) -> search.Hits:
        """What the one search box finds."""
        order = search.Find(text=text, limit=limit)
        return self.connection.call("search.find", search.Hits, order)

    def case_summary(self, debtor_id: int, order: reports.Export) -> reports.CaseSummary:
        """The rows of a debtor's case summary. Asking for them is a noted deed."""
        return self.connection.call(
            "reports.case_summary", reports.CaseSummary, order, long=True, debtor_id=debtor_id
        )
