"""Casework as the window sees it: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import approvals, debtors, holds, inquiries, letters, objections, refunds


class Inquiries(Area):
    """The inbox."""

    def list(self) -> inquiries.Inquiries:
        return self._to.call("inquiries.list", inquiries.Inquiries)

    def register(
        self, debtor_id: int, order: inquiries.Register, *, key: str
    ) -> inquiries.InquiryRow:
        return self._to.call(
            "inquiries.register", inquiries.InquiryRow, order, key=key, debtor_id=debtor_id
        )

    def register_mail(self, order: inquiries.Mail, *, key: str) -> inquiries.InquiryRow:
        return self._to.call("inquiries.register_mail", inquiries.InquiryRow, order, key=key)

    def match(self, inquiry_id: int, order: inquiries.Match, *, key: str) -> inquiries.InquiryRow:
        return self._to.call(
            "inquiries.match", inquiries.InquiryRow, order, key=key, inquiry_id=inquiry_id
        )

    def handle(self, inquiry_id: int, order: inquiries.Handle, *, key: str) -> inquiries.InquiryRow:
        return self._to.call(
            "inquiries.handle", inquiries.InquiryRow, order, key=key, inquiry_id=inquiry_id
        )

    def sent_on(self) -> inquiries.SentOn:
        """The covering letters that are out, of mail that is nobody's."""
        return self._to.call("inquiries.sent_on", inquiries.SentOn)

    def read(self, inquiry_id: int) -> inquiries.InquiryRow:
        """Mail that belongs to nobody yet, with its words."""
        return self._to.call("inquiries.read", inquiries.InquiryRow, inquiry_id=inquiry_id)

    def document(self, inquiry_id: int, document_id: int) -> debtors.DocumentBytes:
        """An attachment of mail that belongs to nobody yet."""
        return self._to.call(
            "inquiries.document",
            debtors.DocumentBytes,
            inquiry_id=inquiry_id,
            document_id=document_id,
        )


class Calls(Area):
    """The phone desk."""

    def speakers(self, debtor_id: int) -> inquiries.Speakers:
        """Who may be told anything besides the debtor."""
        return self._to.call("calls.speakers", inquiries.Speakers, debtor_id=debtor_id)

    def log(self, debtor_id: int, order: inquiries.NewCall, *, key: str) -> inquiries.CallRow:
        return self._to.call("calls.log", inquiries.CallRow, order, key=key, debtor_id=debtor_id)


class Objections(Area):
    """Objections, from their registration to their decision."""

    def list(self) -> objections.Objections:
        return self._to.call("objections.list", objections.Objections)

    def show(self, objection_id: int) -> objections.ObjectionSheet:
        return self._to.call(
            "objections.show", objections.ObjectionSheet, objection_id=objection_id
        )

    def register(
        self, debtor_id: int, order: objections.NewObjection, *, key: str
    ) -> objections.ObjectionSheet:
        return self._to.call(
            "objections.register", objections.ObjectionSheet, order, key=key, debtor_id=debtor_id
        )

    def acknowledge(
        self, objection_id: int, order: objections.Step, *, key: str
    ) -> objections.ObjectionSheet:
        return self._step("objections.acknowledge", objection_id, order, key)

    def ask_unit(
        self, objection_id: int, order: objections.Ask, *, key: str
    ) -> objections.ObjectionSheet:
        return self._step("objections.ask_unit", objection_id, order, key)

    def remind_unit(
        self, objection_id: int, order: objections.Step, *, key: str
    ) -> objections.ObjectionSheet:
        return self._step("objections.remind_unit", objection_id, order, key)

    def answered(
        self, objection_id: int, order: objections.Answer, *, key: str
    ) -> objections.ObjectionSheet:
        return self._step("objections.answered", objection_id, order, key)

    def preview(self, objection_id: int, order: objections.Decide) -> objections.Preview:
        return self._to.call(
            "objections.preview", objections.Preview, order, objection_id=objection_id
        )

    def preview_letter(self, objection_id: int, order: objections.Decide) -> letters.LetterPreview:
        return self._to.call(
            "objections.preview_letter", letters.LetterPreview, order, objection_id=objection_id
        )

    def decide(
        self, objection_id: int, order: objections.Decide, *, key: str
    ) -> objections.ObjectionSheet:
        return self._step("objections.decide", objection_id, order, key)

    def _step(
        self, name: str, objection_id: int, order: objections.Step, key: str
    ) -> objections.ObjectionSheet:
        return self._to.call(
            name, objections.ObjectionSheet, order, key=key, objection_id=objection_id
        )


class Refunds(Area):
    """Money that goes back to who paid it."""

    def form(self, debtor_id: int, claim_id: int) -> refunds.RefundForm:
        return self._to.call(
            "refunds.form", refunds.RefundForm, debtor_id=debtor_id, claim_id=claim_id
        )

    def propose(
        self, debtor_id: int, claim_id: int, order: refunds.Propose, *, key: str
    ) -> refunds.RefundForm:
        return self._to.call(
            "refunds.propose", refunds.RefundForm, order, key=key, debtor_id=debtor_id,
            claim_id=claim_id,
        )  # fmt: skip


class Holds(Area):
    """What is stilt i bero."""

    def list(self) -> holds.Holds:
        return self._to.call("holds.list", holds.Holds)

    def put(self, debtor_id: int, order: holds.NewHold, *, key: str) -> holds.HoldRow:
        return self._to.call("holds.put", holds.HoldRow, order, key=key, debtor_id=debtor_id)

    def end(self, hold_id: int, order: holds.EndHold, *, key: str) -> holds.HoldRow:
        return self._to.call("holds.end", holds.HoldRow, order, key=key, hold_id=hold_id)


class Approvals(Area):
    """Four eyes."""

    def list(self) -> approvals.Approvals:
        return self._to.call("approvals.list", approvals.Approvals)

    def show(self, approval_id: int) -> approvals.ApprovalSheet:
        return self._to.call("approvals.show", approvals.ApprovalSheet, approval_id=approval_id)

    def approve(
        self, approval_id: int, order: approvals.Approve, *, key: str
    ) -> approvals.ApprovalSheet:
        return self._decide("approvals.approve", approval_id, order, key)

    def send_back(
        self, approval_id: int, order: approvals.SendBack, *, key: str
    ) -> approvals.ApprovalSheet:
        return self._decide("approvals.send_back", approval_id, order, key)

    def withdraw(
        self, approval_id: int, order: approvals.Withdraw, *, key: str
    ) -> approvals.ApprovalSheet:
        return self._decide("approvals.withdraw", approval_id, order, key)

    def _decide(
        self,
        name: str,
        approval_id: int,
        order: approvals.Approve | approvals.SendBack | approvals.Withdraw,
        key: str,
    ) -> approvals.ApprovalSheet:
        return self._to.call(name, approvals.ApprovalSheet, order, key=key, approval_id=approval_id)
