"""The tables. Columns, constraints and relations; no rules."""

from collector_desk.models.approval import Approval, Refund
from collector_desk.models.base import Row
from collector_desk.models.casework import (
    Call,
    Disqualification,
    Hold,
    Inquiry,
    InquiryClaim,
    InquiryDocument,
    InquiryLetter,
    Objection,
    Task,
    UnitQuestion,
    WorkMark,
)
from collector_desk.models.claim import (
    Case,
    Claim,
    ClaimBatch,
    ClaimDebtor,
    CreditorUnit,
    LimitationEvent,
    Notice,
)
from collector_desk.models.debtor import (
    Debtor,
    DebtorStatus,
    Identity,
    Pair,
    ProtectedAddress,
    Representative,
    Token,
    Variant,
    Word,
)
from collector_desk.models.ledger import ClaimBalance, FactRow, Posting
from collector_desk.models.letter import Dispatch, LetterClaim, LetterRow
from collector_desk.models.lists import SavedList
from collector_desk.models.parties import DebtorMerge, Release, ReturnedPayment, UnitMessage
from collector_desk.models.payment import (
    BankFile,
    DismissedMatch,
    Payment,
    PaymentState,
    Transmission,
)
from collector_desk.models.people import (
    Account,
    Draft,
    Opening,
    Person,
    SessionToken,
    Team,
    TeamMember,
)
from collector_desk.models.plan import Deferral, DeferralClaim, Plan, PlanClaim, PlanInstalment
from collector_desk.models.record import (
    Audit,
    AuditHead,
    AuditRoot,
    Document,
    House,
    Note,
    Request,
)
from collector_desk.models.relief import Relief, ReliefLine

APPEND_ONLY = (FactRow, Posting, Payment, Note, Audit, AuditRoot, Document)
"""Tables whose rows are never changed or removed: triggers refuse it on both databases."""

__all__ = [
    "APPEND_ONLY",
    "Account",
    "Approval",
    "Audit",
    "AuditHead",
    "AuditRoot",
    "BankFile",
    "Call",
    "Case",
    "Claim",
    "ClaimBalance",
    "ClaimBatch",
    "ClaimDebtor",
    "CreditorUnit",
    "Debtor",
    "DebtorMerge",
    "DebtorStatus",
    "Deferral",
    "DeferralClaim",
    "DismissedMatch",
    "Dispatch",
    "Disqualification",
    "Document",
    "Draft",
    "FactRow",
    "Hold",
    "House",
    "Identity",
    "Inquiry",
    "InquiryClaim",
    "InquiryDocument",
    "InquiryLetter",
    "LetterClaim",
    "LetterRow",
    "LimitationEvent",
    "Note",
    "Notice",
    "Objection",
    "Opening",
    "Pair",
    "Payment",
    "PaymentState",
    "Person",
    "Plan",
    "PlanClaim",
    "PlanInstalment",
    "Posting",
    "ProtectedAddress",
    "Refund",
    "Release",
    "Relief",
    "ReliefLine",
    "Representative",
    "Request",
    "ReturnedPayment",
    "Row",
    "SavedList",
    "SessionToken",
    "Task",
    "Team",
    "TeamMember",
    "Token",
    "Transmission",
    "UnitMessage",
    "UnitQuestion",
    "Variant",
    "Word",
    "WorkMark",
]
