"""Who may do what: the one table of deeds.

Routes, «Hva kan gjøres nå» and the authorisation tests are made from it. It lists only what
is built. A deed that is not here cannot be reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from collector_desk.domain.status import Act


class Role(StrEnum):
    """The five roles. Clearance for protected persons belongs to the person, not the role."""

    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"  # reads everything, changes nothing
    ADMINISTRATOR = "administrator"  # users and set-up, no case data
    INTEGRATION = "integration"  # machines that deliver files


class Target(StrEnum):
    """What a deed is done to; decides which gates stand before it."""

    NONE = "none"  # the desk itself
    DEBTOR = "debtor"  # one debtor: own case, protection and portfolio are tried
    CLAIM = "claim"  # a claim of a debtor
    PAYMENT = "payment"  # money that came in
    FILE = "file"  # an imported file
    OBJECTION = "objection"
    APPROVAL = "approval"
    HOLD = "hold"
    PLAN = "plan"
    INQUIRY = "inquiry"
    LETTER = "letter"
    RELIEF = "relief"
    MEASURE = "measure"
    SUIT = "suit"
    USER = "user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that can be done.

    ``changes`` tells whether it writes, and so needs an idempotency key. ``opening`` tells
    whether the debtor must have been opened by this user first. ``acts`` are what it may do to a
    debtor that something can stand in the way of; the blocker test is made from them.
    """

    name: str
    method: str
    path: str
    roles: frozenset[Role]
    target: Target = Target.NONE
    changes: bool = False
    opening: bool = False
    open_to_all: bool = False  # no sign-in needed
    acts: frozenset[Act] = frozenset()


_DEMANDS = frozenset({Act.LETTER, Act.FEE, Act.DEMAND})
_COERCES = frozenset({Act.ENFORCEMENT})
_PROMISES = frozenset({Act.LETTER, Act.DEMAND})  # what may not be demanded is not promised either
_RECEIVES = frozenset({Act.RECEIVE})
_WORK = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
_READ = _WORK | {Role.AUDITOR}
_LEAD = frozenset({Role.SUPERVISOR})
_FILES = _WORK | {Role.INTEGRATION}
_ADMIN = frozenset({Role.ADMINISTRATOR})
_ALL = frozenset(Role)


def _table(*deeds: Deed) -> dict[str, Deed]:
    table = {deed.name: deed for deed in deeds}
    if len(table) != len(deeds):
        raise ValueError("two deeds share a name")
    return table


_D, _C, _P, _F, _U = Target.DEBTOR, Target.CLAIM, Target.PAYMENT, Target.FILE, Target.USER
_O, _A, _H, _I = Target.OBJECTION, Target.APPROVAL, Target.HOLD, Target.INQUIRY
_L, _T, _R, _M = Target.LETTER, Target.PLAN, Target.RELIEF, Target.MEASURE
_S = Target.SUIT
_MACHINE = frozenset({Role.INTEGRATION})

DEEDS: dict[str, Deed] = _table(
    Deed(name="house.alive", method="GET", path="/livez", roles=_ALL, open_to_all=True),
    Deed(name="house.ready", method="GET", path="/readyz", roles=_ALL, open_to_all=True),
    Deed(name="house.api", method="GET", path="/openapi.json", roles=_ALL, open_to_all=True),
    Deed(name="session.sign_in", method="POST", path="/session", roles=_ALL, open_to_all=True),
    Deed(name="session.show", method="GET", path="/session", roles=_ALL),
    Deed(name="session.confirm", method="POST", path="/session/confirm", roles=_LEAD),
    Deed(name="session.sign_out", method="DELETE", path="/session", roles=_ALL),
    Deed(name="users.list", method="GET", path="/users", roles=_ADMIN, target=_U),
    Deed(name="users.add", method="POST", path="/users", roles=_ADMIN, target=_U, changes=True),
    Deed(name="users.change", method="POST", path="/users/{account_id}/change", roles=_ADMIN, target=_U, changes=True),
    Deed(name="users.revoke", method="POST", path="/users/{account_id}/revoke", roles=_ADMIN, target=_U, changes=True),
    Deed(name="stand_ins.list", method="GET", path="/stand-ins", roles=_ADMIN, target=_U),
    Deed(name="stand_ins.register", method="POST", path="/stand-ins", roles=_ADMIN, target=_U, changes=True),
    Deed(name="stand_ins.end", method="POST", path="/stand-ins/{stand_in_id}/end", roles=_ADMIN, target=_U, changes=True),
    Deed(name="outages.list", method="GET", path="/outages", roles=_ADMIN),
    Deed(name="outages.register", method="POST", path="/outages", roles=_ADMIN, changes=True),
    Deed(name="outages.end", method="POST", path="/outages/{outage_id}/end", roles=_ADMIN, changes=True),
    Deed(name="outages.withdraw", method="POST", path="/outages/{outage_id}/withdraw", roles=_ADMIN, changes=True),
    Deed(name="search.find", method="POST", path="/search", roles=_READ),
    Deed(name="debtors.recent", method="GET", path="/debtors/recent", roles=_READ),
    Deed(name="debtors.open", method="POST", path="/debtors/{debtor_id}/open", roles=_READ, target=_D),
    Deed(name="debtors.reveal", method="POST", path="/debtors/{debtor_id}/reveal", roles=_READ, target=_D, opening=True),
    Deed(name="debtors.explain", method="POST", path="/debtors/{debtor_id}/explain", roles=_READ, target=_D, opening=True),
    Deed(name="debtors.difference", method="POST", path="/debtors/{debtor_id}/difference", roles=_READ, target=_D, opening=True),
    Deed(name="debtors.deeds", method="POST", path="/debtors/{debtor_id}/deeds", roles=_READ, target=_D, opening=True),
    Deed(name="notes.add", method="POST", path="/debtors/{debtor_id}/notes", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="notes.save_draft", method="PUT", path="/debtors/{debtor_id}/draft", roles=_WORK, target=_D, opening=True),
    Deed(name="presence.look", method="PUT", path="/debtors/{debtor_id}/presence", roles=_READ, target=_D, opening=True),
    Deed(name="presence.leave", method="DELETE", path="/debtors/{debtor_id}/presence", roles=_READ, target=_D),
    Deed(name="documents.show", method="POST", path="/debtors/{debtor_id}/documents/{document_id}", roles=_READ, target=_D, opening=True),
    Deed(name="reports.case_summary", method="POST", path="/debtors/{debtor_id}/case-summary", roles=_READ, target=_D, opening=True),
    Deed(name="payments.unplaced", method="GET", path="/payments/unplaced", roles=_READ, target=_P),
    Deed(name="payments.show", method="GET", path="/payments/{payment_id}", roles=_READ, target=_P),
    Deed(name="payments.claims_of", method="POST", path="/payments/{payment_id}/claims-of", roles=_WORK, target=_P),
    Deed(name="payments.preview", method="POST", path="/payments/{payment_id}/preview", roles=_WORK, target=_P),
    Deed(name="payments.preview_move", method="POST", path="/payments/{payment_id}/preview-move", roles=_WORK, target=_P),
    Deed(name="payments.preview_take_back", method="POST", path="/payments/{payment_id}/preview-take-back", roles=_WORK, target=_P),
    Deed(name="payments.place", method="POST", path="/payments/{payment_id}/place", roles=_WORK, target=_P, changes=True, acts=_RECEIVES),
    Deed(name="payments.move", method="POST", path="/payments/{payment_id}/move", roles=_WORK, target=_P, changes=True, acts=_RECEIVES),
    Deed(name="payments.take_back", method="POST", path="/payments/{payment_id}/take-back", roles=_WORK, target=_P, changes=True),
    Deed(name="payments.dismiss", method="POST", path="/payments/{payment_id}/dismiss", roles=_WORK, target=_P, changes=True),
    Deed(name="imports.check_claims", method="POST", path="/imports/claims/check", roles=_FILES, target=_F),
    Deed(name="imports.claims", method="POST", path="/imports/claims", roles=_FILES, target=_F, changes=True),
    Deed(name="imports.batches", method="GET", path="/imports/claims", roles=_READ | {Role.INTEGRATION}, target=_F),
    Deed(name="imports.withdraw", method="POST", path="/imports/claims/{batch_id}/withdraw", roles=_LEAD, target=_F, changes=True),
    Deed(name="imports.check_ocr", method="POST", path="/imports/ocr/check", roles=_FILES, target=_F),
    Deed(name="imports.ocr", method="POST", path="/imports/ocr", roles=_FILES, target=_F, changes=True),
    Deed(name="imports.ocr_files", method="GET", path="/imports/ocr", roles=_READ | {Role.INTEGRATION}, target=_F),
    Deed(name="inquiries.list", method="GET", path="/inquiries", roles=_READ, target=_I),
    Deed(name="inquiries.sent_on", method="GET", path="/inquiries/sent-on", roles=_WORK, target=_I),
    Deed(name="inquiries.read", method="POST", path="/inquiries/{inquiry_id}/read", roles=_READ, target=_I),
    Deed(name="inquiries.from_portal", method="POST", path="/portal/inquiries", roles=_MACHINE, target=_I, changes=True),
    Deed(name="inquiries.register", method="POST", path="/debtors/{debtor_id}/inquiries", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="inquiries.register_mail", method="POST", path="/inquiries", roles=_WORK, target=_I, changes=True),
    Deed(name="inquiries.match", method="POST", path="/inquiries/{inquiry_id}/match", roles=_WORK, target=_I, opening=True, changes=True),
    Deed(name="inquiries.handle", method="POST", path="/inquiries/{inquiry_id}/handle", roles=_WORK, target=_I, opening=True, changes=True),
    Deed(name="inquiries.document", method="POST", path="/inquiries/{inquiry_id}/documents/{document_id}", roles=_WORK, target=_I),
    Deed(name="calls.speakers", method="GET", path="/debtors/{debtor_id}/calls/speakers", roles=_WORK, target=_D, opening=True),
    Deed(name="calls.log", method="POST", path="/debtors/{debtor_id}/calls", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="portal.show", method="POST", path="/portal/debtor", roles=_MACHINE, target=_D),
    Deed(name="portal.letter", method="POST", path="/portal/letters/{document_id}", roles=_MACHINE, target=_D),
    Deed(name="objections.list", method="GET", path="/objections", roles=_READ, target=_O),
    Deed(name="objections.show", method="GET", path="/objections/{objection_id}", roles=_READ, target=_O, opening=True),
    Deed(name="objections.register", method="POST", path="/debtors/{debtor_id}/objections", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="objections.acknowledge", method="POST", path="/objections/{objection_id}/acknowledge", roles=_WORK, target=_O, opening=True, changes=True),
    Deed(name="objections.ask_unit", method="POST", path="/objections/{objection_id}/ask-unit", roles=_WORK, target=_O, opening=True, changes=True),
    Deed(name="objections.remind_unit", method="POST", path="/objections/{objection_id}/remind-unit", roles=_WORK, target=_O, opening=True, changes=True),
    Deed(name="objections.answered", method="POST", path="/objections/{objection_id}/answered", roles=_WORK, target=_O, opening=True, changes=True),
    Deed(name="objections.preview", method="POST", path="/objections/{objection_id}/preview", roles=_WORK, target=_O, opening=True),
    Deed(name="objections.preview_letter", method="POST", path="/objections/{objection_id}/preview-letter", roles=_WORK, target=_O, opening=True),
    Deed(name="objections.decide", method="POST", path="/objections/{objection_id}/decide", roles=_WORK, target=_O, opening=True, changes=True),
    Deed(name="refunds.form", method="GET", path="/debtors/{debtor_id}/claims/{claim_id}/refunds", roles=_WORK, target=_D, opening=True),
    Deed(name="refunds.propose", method="POST", path="/debtors/{debtor_id}/claims/{claim_id}/refunds", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="holds.list", method="GET", path="/holds", roles=_READ, target=_H),
    Deed(name="holds.put", method="POST", path="/debtors/{debtor_id}/holds", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="holds.end", method="POST", path="/holds/{hold_id}/end", roles=_WORK, target=_H, opening=True, changes=True),
    Deed(name="plans.list", method="GET", path="/plans", roles=_READ, target=_T),
    Deed(name="plans.form", method="GET", path="/debtors/{debtor_id}/plan-form", roles=_WORK, target=_D, opening=True),
    Deed(name="plans.calculate", method="POST", path="/debtors/{debtor_id}/plans/calculate", roles=_WORK, target=_D, opening=True),
    Deed(name="plans.preview_letter", method="POST", path="/debtors/{debtor_id}/plans/preview-letter", roles=_WORK, target=_D, opening=True),
    Deed(name="plans.preview_offer", method="POST", path="/debtors/{debtor_id}/plans/preview-offer", roles=_WORK, target=_D, opening=True),
    Deed(name="plans.preview_refusal", method="POST", path="/debtors/{debtor_id}/plans/preview-refusal", roles=_WORK, target=_D, opening=True),
    Deed(name="plans.grant", method="POST", path="/debtors/{debtor_id}/plans", roles=_WORK, target=_D, opening=True, changes=True, acts=_PROMISES),
    Deed(name="plans.offer", method="POST", path="/debtors/{debtor_id}/plans/offer", roles=_WORK, target=_D, opening=True, changes=True, acts=_PROMISES),
    Deed(name="plans.refuse", method="POST", path="/debtors/{debtor_id}/plans/refuse", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="plans.of_debtor", method="GET", path="/debtors/{debtor_id}/plans", roles=_READ, target=_D, opening=True),
    Deed(name="plans.show", method="GET", path="/plans/{plan_id}", roles=_READ, target=_T, opening=True),
    Deed(name="plans.accept", method="POST", path="/plans/{plan_id}/accept", roles=_WORK, target=_T, opening=True, changes=True, acts=_PROMISES),
    Deed(name="plans.watch", method="POST", path="/plans/{plan_id}/watch", roles=_WORK, target=_T, opening=True, changes=True),
    Deed(name="plans.notice_default", method="POST", path="/plans/{plan_id}/notice-default", roles=_WORK, target=_T, opening=True, changes=True, acts=_DEMANDS),
    Deed(name="plans.end", method="POST", path="/plans/{plan_id}/end", roles=_WORK, target=_T, opening=True, changes=True),
    Deed(name="measures.list", method="GET", path="/measures", roles=_READ, target=_M),
    Deed(name="measures.start", method="POST", path="/debtors/{debtor_id}/measures/start", roles=_WORK, target=_D, opening=True),
    Deed(name="measures.preview", method="POST", path="/debtors/{debtor_id}/measures/preview", roles=_WORK, target=_D, opening=True),
    Deed(name="measures.save", method="POST", path="/debtors/{debtor_id}/measures", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="measures.show", method="GET", path="/measures/{measure_id}", roles=_READ, target=_M, opening=True),
    Deed(name="measures.propose", method="POST", path="/measures/{measure_id}/propose", roles=_WORK, target=_M, opening=True, changes=True, acts=_COERCES),
    Deed(name="measures.discard", method="POST", path="/measures/{measure_id}/discard", roles=_WORK, target=_M, opening=True, changes=True),
    Deed(name="measures.amend", method="POST", path="/measures/{measure_id}/amend", roles=_WORK, target=_M, opening=True, changes=True),
    Deed(name="measures.write_again", method="POST", path="/measures/{measure_id}/letters", roles=_WORK, target=_M, opening=True, changes=True, acts=_COERCES),
    Deed(name="measures.told", method="POST", path="/measures/{measure_id}/told", roles=_WORK, target=_M, opening=True, changes=True, acts=_COERCES),
    Deed(name="measures.sale", method="POST", path="/measures/{measure_id}/sale", roles=_WORK, target=_M, opening=True, changes=True, acts=_COERCES),
    Deed(name="measures.stop", method="POST", path="/measures/{measure_id}/stop", roles=_WORK, target=_M, opening=True, changes=True),
    Deed(name="requests.make", method="POST", path="/measures/{measure_id}/request", roles=_WORK, target=_M, opening=True, changes=True, acts=_COERCES),
    Deed(name="requests.open", method="POST", path="/measures/{measure_id}/request/{number}/open", roles=_READ, target=_M, opening=True),
    Deed(name="requests.filed", method="POST", path="/measures/{measure_id}/request/filed", roles=_WORK, target=_M, opening=True, changes=True, acts=_COERCES),
    Deed(name="requests.event", method="POST", path="/measures/{measure_id}/request/events", roles=_WORK, target=_M, opening=True, changes=True),
    Deed(name="requests.take_back", method="POST", path="/measures/{measure_id}/request/events/take-back", roles=_LEAD, target=_M, opening=True, changes=True),
    Deed(name="judgments.register", method="POST", path="/debtors/{debtor_id}/judgments", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="judgments.served", method="POST", path="/debtors/{debtor_id}/judgments/served", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="judgments.take_back", method="POST", path="/debtors/{debtor_id}/judgments/take-back", roles=_LEAD, target=_D, opening=True, changes=True),
    Deed(name="bases.register", method="POST", path="/debtors/{debtor_id}/bases", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="suits.list", method="GET", path="/debtors/{debtor_id}/suits", roles=_READ, target=_D, opening=True),
    Deed(name="suits.make", method="POST", path="/debtors/{debtor_id}/suits", roles=_WORK, target=_D, opening=True, changes=True, acts=_COERCES),
    Deed(name="suits.open", method="POST", path="/suits/{suit_id}/open", roles=_READ, target=_S, opening=True),
    Deed(name="suits.filed", method="POST", path="/suits/{suit_id}/filed", roles=_WORK, target=_S, opening=True, changes=True, acts=_COERCES),
    Deed(name="suits.discard", method="POST", path="/suits/{suit_id}/discard", roles=_WORK, target=_S, opening=True, changes=True),
    Deed(name="suits.event", method="POST", path="/suits/{suit_id}/events", roles=_WORK, target=_S, opening=True, changes=True),
    Deed(name="statements.register", method="POST", path="/debtors/{debtor_id}/statements", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="regimes.register", method="POST", path="/debtors/{debtor_id}/regimes", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="regimes.ask", method="POST", path="/debtors/{debtor_id}/regimes/ask", roles=_WORK, target=_D, opening=True),
    Deed(name="deferrals.list", method="GET", path="/deferrals", roles=_READ, target=_T),
    Deed(name="deferrals.preview", method="POST", path="/debtors/{debtor_id}/deferrals/preview", roles=_WORK, target=_D, opening=True),
    Deed(name="deferrals.preview_refusal", method="POST", path="/debtors/{debtor_id}/deferrals/preview-refusal", roles=_WORK, target=_D, opening=True),
    Deed(name="deferrals.grant", method="POST", path="/debtors/{debtor_id}/deferrals", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="deferrals.refuse", method="POST", path="/debtors/{debtor_id}/deferrals/refuse", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="deferrals.form", method="GET", path="/debtors/{debtor_id}/deferral-form", roles=_WORK, target=_D, opening=True),
    Deed(name="deferrals.end", method="POST", path="/deferrals/{deferral_id}/end", roles=_WORK, target=_T, opening=True, changes=True),
    Deed(name="reliefs.list", method="GET", path="/debtors/{debtor_id}/reliefs", roles=_READ, target=_D, opening=True),
    Deed(name="reliefs.preview", method="POST", path="/debtors/{debtor_id}/reliefs/preview", roles=_WORK, target=_D, opening=True),
    Deed(name="reliefs.preview_letter", method="POST", path="/debtors/{debtor_id}/reliefs/preview-letter", roles=_WORK, target=_D, opening=True),
    Deed(name="reliefs.propose", method="POST", path="/debtors/{debtor_id}/reliefs", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="reliefs.accept", method="POST", path="/reliefs/{relief_id}/accept", roles=_WORK, target=_R, opening=True, changes=True),
    Deed(name="reliefs.end", method="POST", path="/reliefs/{relief_id}/end", roles=_WORK, target=_R, opening=True, changes=True),
    Deed(name="approvals.list", method="GET", path="/approvals", roles=_READ, target=_A),
    Deed(name="approvals.show", method="POST", path="/approvals/{approval_id}/open", roles=_READ, target=_A),
    Deed(name="approvals.approve", method="POST", path="/approvals/{approval_id}/approve", roles=_LEAD, target=_A, changes=True, acts=_PROMISES),
    Deed(name="approvals.send_back", method="POST", path="/approvals/{approval_id}/send-back", roles=_LEAD, target=_A, changes=True),
    Deed(name="approvals.withdraw", method="POST", path="/approvals/{approval_id}/withdraw", roles=_WORK, target=_A, changes=True),
    Deed(name="work.list", method="POST", path="/worklist", roles=_READ),
    Deed(name="work.counts", method="GET", path="/worklist/counts", roles=_READ),
    Deed(name="work.put_off", method="POST", path="/worklist/put-off", roles=_WORK, changes=True),
    Deed(name="work.assign", method="POST", path="/worklist/assign", roles=_WORK, changes=True),
    Deed(name="work.add_task", method="POST", path="/debtors/{debtor_id}/tasks", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="work.done", method="POST", path="/tasks/{task_id}/done", roles=_WORK, changes=True),
    Deed(name="lists.list", method="GET", path="/lists", roles=_READ),
    Deed(name="lists.save", method="POST", path="/lists", roles=_WORK, changes=True),
    Deed(name="lists.remove", method="POST", path="/lists/{list_id}/remove", roles=_WORK, changes=True),
    Deed(name="debtors.disqualify", method="POST", path="/debtors/{debtor_id}/disqualify", roles=_WORK, target=_D, changes=True),
    Deed(name="letters.list", method="GET", path="/debtors/{debtor_id}/letters", roles=_READ, target=_D, opening=True),
    Deed(name="letters.choices", method="GET", path="/debtors/{debtor_id}/letters/choices", roles=_WORK, target=_D, opening=True),
    Deed(name="letters.preview", method="POST", path="/debtors/{debtor_id}/letters/preview", roles=_WORK, target=_D, opening=True),
    Deed(name="letters.send", method="POST", path="/debtors/{debtor_id}/letters", roles=_WORK, target=_D, opening=True, changes=True, acts=_DEMANDS),
    Deed(name="letters.returned", method="POST", path="/letters/{letter_id}/returned", roles=_WORK, target=_L, opening=True, changes=True),
    Deed(name="letters.again", method="POST", path="/letters/{letter_id}/again", roles=_WORK, target=_L, opening=True, changes=True),
    Deed(name="letters.represent", method="POST", path="/debtors/{debtor_id}/representatives", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="statuses.list", method="GET", path="/debtors/{debtor_id}/statuses", roles=_READ, target=_D, opening=True),
    Deed(name="statuses.register", method="POST", path="/debtors/{debtor_id}/statuses", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="statuses.file", method="POST", path="/statuses/{status_id}/file", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="statuses.end", method="POST", path="/statuses/{status_id}/end", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="care.read", method="POST", path="/debtors/{debtor_id}/care/read", roles=_WORK, target=_D, opening=True),
    Deed(name="care.register", method="POST", path="/debtors/{debtor_id}/care", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="care.review", method="POST", path="/care/{care_id}/review", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="care.withdraw", method="POST", path="/care/{care_id}/withdraw", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="care.end", method="POST", path="/care/{care_id}/end", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="care.weigh", method="POST", path="/care/{care_id}/weigh", roles=_LEAD, target=_D, opening=True, changes=True),
    Deed(name="debtors.move", method="POST", path="/debtors/{debtor_id}/address", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="debtors.language", method="POST", path="/debtors/{debtor_id}/language", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="debtors.merges", method="GET", path="/debtors/{debtor_id}/merges", roles=_READ, target=_D, opening=True),
    Deed(name="debtors.merge", method="POST", path="/debtors/{debtor_id}/merges", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="debtors.preview_split", method="POST", path="/merges/{merge_id}/preview-split", roles=_WORK, target=_D, opening=True),
    Deed(name="debtors.split", method="POST", path="/merges/{merge_id}/split", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="units.preview", method="POST", path="/debtors/{debtor_id}/unit-messages/preview", roles=_WORK, target=_D, opening=True),
    Deed(name="units.credit", method="POST", path="/debtors/{debtor_id}/credit-notes", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="units.paid", method="POST", path="/debtors/{debtor_id}/paid-to-unit", roles=_WORK, target=_D, opening=True, changes=True, acts=_RECEIVES),
    Deed(name="units.recall", method="POST", path="/debtors/{debtor_id}/recalls", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="units.questions", method="GET", path="/debtors/{debtor_id}/unit-questions", roles=_READ, target=_D, opening=True),
    Deed(name="units.ask", method="POST", path="/debtors/{debtor_id}/unit-questions", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="units.remind", method="POST", path="/unit-questions/{question_id}/remind", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="units.answered", method="POST", path="/unit-questions/{question_id}/answered", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="parties.show", method="GET", path="/debtors/{debtor_id}/parties", roles=_READ, target=_D, opening=True),
    Deed(name="parties.preview", method="POST", path="/debtors/{debtor_id}/releases/preview", roles=_WORK, target=_D, opening=True),
    Deed(name="parties.release", method="POST", path="/debtors/{debtor_id}/releases", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="parties.undo_release", method="POST", path="/releases/{release_id}/undo", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="parties.pay_back", method="POST", path="/returned-payments/{returned_id}/pay-back", roles=_WORK, target=_P, opening=True, changes=True),
    Deed(name="parties.join", method="POST", path="/debtors/{debtor_id}/joint", roles=_WORK, target=_D, opening=True, changes=True),
    Deed(name="undo.show", method="GET", path="/undo", roles=_WORK | _ADMIN),
    Deed(name="undo.last", method="POST", path="/undo", roles=_WORK | _ADMIN, changes=True),
    Deed(name="rates.list", method="GET", path="/rates", roles=_READ | _ADMIN),
    Deed(name="rates.preview", method="POST", path="/rates/preview", roles=_WORK),
    Deed(name="rates.propose", method="POST", path="/rates/changes", roles=_WORK, changes=True),
    Deed(name="audit.verify", method="POST", path="/audit/verify", roles=frozenset({Role.AUDITOR, Role.ADMINISTRATOR})),
    Deed(name="audit.looks", method="POST", path="/debtors/{debtor_id}/looks", roles=frozenset({Role.AUDITOR, Role.SUPERVISOR}), target=_D, opening=True),
)  # fmt: skip


def deeds_of(role: Role) -> frozenset[str]:
    """The names of the deeds this role may do."""
    return frozenset(name for name, deed in DEEDS.items() if role in deed.roles)
