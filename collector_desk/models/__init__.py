"""The tables. Columns, constraints and relations; no rules."""

from collector_desk.models.base import Row
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
    Token,
    Variant,
    Word,
)
from collector_desk.models.ledger import ClaimBalance, FactRow, Posting
from collector_desk.models.payment import BankFile, Payment, PaymentState, Transmission
from collector_desk.models.people import (
    Account,
    Draft,
    Opening,
    Person,
    SessionToken,
    Team,
    TeamMember,
)
from collector_desk.models.record import (
    Audit,
    AuditHead,
    AuditRoot,
    Document,
    House,
    Note,
    Request,
)

APPEND_ONLY = (FactRow, Posting, Payment, Note, Audit, AuditRoot, Document)
"""Tables whose rows are never changed or removed: triggers refuse it on both databases."""

__all__ = [
    "APPEND_ONLY",
    "Account",
    "Audit",
    "AuditHead",
    "AuditRoot",
    "BankFile",
    "Case",
    "Claim",
    "ClaimBalance",
    "ClaimBatch",
    "ClaimDebtor",
    "CreditorUnit",
    "Debtor",
    "DebtorStatus",
    "Document",
    "Draft",
    "FactRow",
    "House",
    "Identity",
    "LimitationEvent",
    "Note",
    "Notice",
    "Opening",
    "Pair",
    "Payment",
    "PaymentState",
    "Person",
    "Posting",
    "ProtectedAddress",
    "Request",
    "Row",
    "SessionToken",
    "Team",
    "TeamMember",
    "Token",
    "Transmission",
    "Variant",
    "Word",
]
