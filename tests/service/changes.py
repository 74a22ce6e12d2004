"""Every one thing that somebody with the owner's rights might change, and what verify must say."""

from __future__ import annotations

from dataclasses import dataclass

from collector_desk.service.kid_matching import HELD


@dataclass(frozen=True)
class Change:
    """One thing changed; what verify must say, and whether the SQL alone must see it."""

    name: str
    statements: tuple[str, ...]
    says: str
    sql: bool = True


_ONE = "(SELECT MIN(p.id) FROM posting p WHERE p.reverses IS NULL AND p.claim_id = 1"
_ONE += " AND NOT EXISTS (SELECT 1 FROM posting r WHERE r.reverses = p.id) AND p.{})"


def _one(which: str) -> str:
    return _ONE.format(which)


CLOSED = _one("value_date = '2025-07-01'")  # an interest line
_FEE = _one("debit = 'fees'")
_REVERSAL = "(SELECT MIN(id) FROM posting WHERE reverses IS NOT NULL)"
_COPY = (
    "INSERT INTO posting (id, claim_id, payment_id, fact_id, key, debit, credit, amount,"
    " value_date, booked_at, rule, source, reverses) SELECT 9999, claim_id, payment_id, fact_id,"
    " {key}, debit, credit, amount, value_date, booked_at, rule, source, NULL FROM posting"
    " WHERE id = {id}"
)
_TO_HELD = (
    "INSERT INTO posting (id, payment_id, key, debit, credit, amount, value_date, booked_at, rule,"
    " source) SELECT 9999, payment_id, 'held:x', 'unplaced', 'held', amount, value_date, booked_at,"
    " rule, source FROM posting WHERE claim_id IS NULL AND debit = 'bank' AND payment_id = 1"
)

LEDGER = (
    Change(
        "an interest amount",
        (f"UPDATE posting SET amount = amount + 1 WHERE id = {CLOSED}",),
        "Postering er endret",
    ),
    Change(
        "a fee amount",
        (f"UPDATE posting SET amount = amount - 1 WHERE id = {_FEE}",),
        "krav K-2026-000001, postering",
    ),
    Change(
        "a principal date",
        ("UPDATE posting SET value_date = '2024-06-14' WHERE key = 'principal:1:principal'",),
        "Postering er endret",
    ),
    Change(
        "an interest date",
        (f"UPDATE posting SET value_date = '2025-07-02' WHERE id = {CLOSED}",),
        "Postering er endret",
    ),
    Change(
        "a payment date",
        ("UPDATE posting SET value_date = '2026-04-02' WHERE credit = 'fees' AND claim_id = 4",),
        "Postering er endret",
    ),
    Change(
        "an account",
        (f"UPDATE posting SET debit = 'costs' WHERE id = {_FEE}",),
        "Postering er endret",
    ),
    Change(
        "an account to one that is not there",
        (f"UPDATE posting SET debit = 'pocket' WHERE id = {_FEE}",),
        "Kravet kan ikke regnes (1), først: krav K-2026-000001",
    ),
    Change(
        "a posting moved to another claim",
        (f"UPDATE posting SET claim_id = 3 WHERE id = {_FEE}",),
        "Postering uten grunnlag (1), først: krav K-2026-000003",
    ),
    Change(
        "a part that money covered",
        ("UPDATE posting SET credit = 'interest' WHERE key = 'payment:2:principal'",),
        "Postering er endret",
    ),
    Change(
        "what the debtor stated",
        ("UPDATE fact SET covering = NULL WHERE covering = 'fees'",),
        "Pengene dekker i feil rekkefølge",
    ),
    Change(
        "a stated order, so that interest that ran was passed by",
        ("UPDATE fact SET covering = 'interest,fees' WHERE covering = 'fees'",),
        "Pengene dekker i feil rekkefølge (1), først: krav K-2026-000005",
    ),
    Change(
        "a rule",
        (f"UPDATE posting SET rule = 'ingen' WHERE id = {_FEE}",),
        "Postering er endret",
        sql=False,
    ),
    Change("a posting gone", (f"DELETE FROM posting WHERE id = {CLOSED}",), "Postering mangler"),
    Change("a fee gone", (f"DELETE FROM posting WHERE id = {_FEE}",), "Postering mangler"),
    Change(
        "a posting more",
        (_COPY.format(id=CLOSED, key="'interest:x'"),),
        "Postering uten grunnlag (1), først: krav K-2026-000001, postering 9999",
    ),
    Change(
        "the same posting twice",
        (_COPY.format(id=_FEE, key="key"),),
        "Postering uten grunnlag (1), først: krav K-2026-000001, postering 9999",
    ),
    Change(
        "a reversal's amount",
        (f"UPDATE posting SET amount = amount + 5 WHERE id = {_REVERSAL}",),
        "Motpostering passer ikke",
    ),
    Change(
        "a reversal's date",
        (f"UPDATE posting SET value_date = '2025-01-01' WHERE id = {_REVERSAL}",),
        "Motpostering passer ikke",
    ),
    Change(
        "a reversal gone",
        (f"DELETE FROM posting WHERE id = {_REVERSAL}",),
        "Postering uten grunnlag",
    ),
    Change(
        "a fact's amount",
        ("UPDATE fact SET amount = amount + 100 WHERE kind = 'fee'",),
        "Postering er endret",
    ),
    Change(
        "the principal's amount",
        ("UPDATE fact SET amount = 999999 WHERE id = 1",),
        "Postering er endret",
    ),
    Change(
        "a payment's amount",
        ("UPDATE fact SET amount = 199999 WHERE amount = 200000 AND claim_id = 1",),
        "Betalingen går ikke opp",
    ),
    Change(
        "a fact's date",
        ("UPDATE fact SET value_date = '2025-03-11' WHERE value_date = '2025-03-10'",),
        "Postering er endret",
    ),
    Change(
        "a waiver's amount up",
        ("UPDATE fact SET amount = 10001 WHERE kind = 'waiver' AND claim_id = 1",),
        "Postering er endret",
    ),
    Change(
        "a waiver's amount down",
        ("UPDATE fact SET amount = 9999 WHERE kind = 'waiver' AND claim_id = 1",),
        "Postering er endret",
    ),
    Change(
        "a lowering's amount",
        ("UPDATE fact SET amount = 100001 WHERE kind = 'credit'",),
        "Postering er endret",
    ),
    Change(
        "a lowering's date",
        ("UPDATE fact SET value_date = '2025-06-02' WHERE kind = 'credit'",),
        "Postering er endret",
    ),
    Change(
        "a fact's kind",
        ("UPDATE fact SET kind = 'costs' WHERE kind = 'fee'",),
        "Postering mangler",
    ),
    Change(
        "a fact's kind to one that is not there",
        ("UPDATE fact SET kind = 'gift' WHERE kind = 'fee' AND claim_id = 1",),
        "Kravet kan ikke regnes (1), først: krav K-2026-000001",
    ),
    Change(
        "what a reversal reverses",
        ("UPDATE fact SET reverses = 1 WHERE kind = 'reversal'",),
        "Hendelsen er ugyldig",
    ),
    Change(
        "the first day of interest",
        ("UPDATE claim SET interest_from = '2024-06-16' WHERE id = 1",),
        "Postering uten grunnlag (1), først: krav K-2026-000001, postering 20: interest:",
    ),
    Change(
        "interest turned off",
        ("UPDATE claim SET interest_from = NULL WHERE id = 3",),
        "Postering uten grunnlag",
    ),
    Change(
        "interest turned on",
        ("UPDATE claim SET interest_from = '2025-10-01' WHERE id = 4",),
        "Postering mangler",
    ),
    Change(
        "a balance",
        ("UPDATE claim_balance SET fees = fees + 1 WHERE claim_id = 1",),
        "Saldoraden stemmer ikke (1), først: krav K-2026-000001: fees 3801 i stedet for 3800",
    ),
    Change(
        "a principal that bears interest",
        ("UPDATE claim_balance SET bearing = bearing - 1 WHERE claim_id = 1",),
        "Saldoraden stemmer ikke",
    ),
    Change(
        "the day interest runs from",
        ("UPDATE claim_balance SET accrues_from = '2026-07-02' WHERE claim_id = 1",),
        "Saldoraden stemmer ikke",
    ),
    Change(
        "what is booked of the line that runs",
        ("UPDATE claim_balance SET accrued = accrued + 1 WHERE claim_id = 3",),
        "Saldoraden stemmer ikke",
    ),
    Change("a balance gone", ("DELETE FROM claim_balance WHERE claim_id = 2",), "den mangler"),
    Change(
        "unplaced money",
        ("UPDATE payment_state SET unplaced = unplaced - 1 WHERE unplaced > 0",),
        "Betalingen går ikke opp",
    ),
    Change(
        "money said to be held that is not on its account",
        (f"UPDATE payment_state SET why = '{HELD}' WHERE unplaced = 77700",),
        "Penger holdt utenfor stemmer ikke (1), først: betaling",
    ),
    Change(
        "a transfer to what is held too many",
        (_TO_HELD,),
        "Penger holdt utenfor stemmer ikke (1), først: betaling 1 holdt utenfor",
    ),
    Change(
        "an amount the bank reported",
        ("UPDATE payment SET amount = amount + 1 WHERE amount = 500000",),
        "Betalingen går ikke opp",
    ),
    Change(
        "money on the bank account",
        ("UPDATE posting SET amount = amount + 1 WHERE key = 'bank:1'",),
        "Betalingen går ikke opp",
    ),
    Change(
        "the day on the bank account",
        ("UPDATE posting SET value_date = '2020-01-01' WHERE key = 'bank:1'",),
        "Postering utenfor krav passer ikke",
    ),
)

_LAST = "(SELECT MAX(seq) FROM audit WHERE stream = 'debtor:1')"
_IN = "WHERE stream = 'debtor:1'"
LOG = (
    Change(
        "the details of a note",
        (f"UPDATE audit SET details = '{{\"note\": 9}}' {_IN} AND seq = 2",),
        "Innholdet er endret (1), først: debtor:1 nr. 2",
    ),
    Change(
        "who did it",
        (f"UPDATE audit SET actor = 'en annen' {_IN} AND seq = 3",),
        "Innholdet er endret (1), først: debtor:1 nr. 3",
    ),
    Change(
        "how it ended",
        (f"UPDATE audit SET outcome = 'refused:x' {_IN} AND seq = 1",),
        "Rad er endret (1), først: debtor:1 nr. 1",
    ),
    Change(
        "which account",
        (f"UPDATE audit SET account_id = 7 {_IN} AND seq = 1",),
        "Rad er endret (1), først: debtor:1 nr. 1",
    ),
    Change(
        "when",
        (f"UPDATE audit SET at = '2026-01-01 00:00:00.000000' {_IN} AND seq = 1",),
        "Rad er endret (1), først: debtor:1 nr. 1",
    ),
    Change(
        "a note gone",
        (f"DELETE FROM audit {_IN} AND seq = 2",),
        "Rad mangler eller er satt inn (1), først: debtor:1 nr. 3",
    ),
    Change(
        "the last note gone",
        (f"DELETE FROM audit {_IN} AND seq = {_LAST}",),
        "Enden av kjeden stemmer ikke (1), først: debtor:1 nr. 4, kjent ende: nr. 5",
    ),
    Change(
        "a stream gone",
        (f"DELETE FROM audit {_IN}",),
        "Kjede er borte (1), først: debtor:1, 5 rader",
    ),
    Change(
        "a note more",
        (
            (
                "INSERT INTO audit (id, stream, seq, at, account_id, actor, deed, outcome,"
                " details, salt, digest, previous, hash) SELECT 9999, stream, 6, at, account_id,"
                " actor, deed, outcome, details, salt, digest, previous, hash"
                f" FROM audit {_IN} AND seq = 5"
            ),
        ),
        "Rad henger ikke på raden før (1), først: debtor:1 nr. 6",
    ),
    Change(
        "two notes in the other order",
        (
            f"UPDATE audit SET seq = 99 {_IN} AND seq = 2",
            f"UPDATE audit SET seq = 2 {_IN} AND seq = 3",
            f"UPDATE audit SET seq = 3 {_IN} AND seq = 99",
        ),
        "Rad henger ikke på raden før (3), først: debtor:1 nr. 2",
    ),
    Change(
        "the end of a stream",
        (f"UPDATE audit_head SET seq = seq - 1 {_IN}",),
        "Enden av kjeden stemmer ikke",
    ),
    Change(
        "the end of a stream gone",
        (f"DELETE FROM audit_head {_IN}",),
        "Enden av kjeden stemmer ikke",
    ),
    Change(
        "the last signed notes gone, and the end made to fit",
        (
            f"DELETE FROM audit {_IN} AND seq > 3",
            f"UPDATE audit_head SET seq = 3, hash = (SELECT hash FROM audit {_IN} AND seq = 3) {_IN}",
        ),
        "Kjeden er skrevet om siden roten (1), først: 23.11.2026: debtor:1 nr. 4",
    ),
    Change(
        "a root's ends",
        ("UPDATE audit_root SET heads = REPLACE(heads, 'debtor', 'person')",),
        "Roten er endret eller en tidligere mangler (1), først: 23.11.2026",
    ),
    Change(
        "a root's day",
        ("UPDATE audit_root SET day = '2026-11-22'",),
        "Roten er endret eller en tidligere mangler",
    ),
    Change(
        "a root and its hash",
        (f"UPDATE audit_root SET root = '{'0' * 64}'",),
        "Rotsignaturen er ugyldig (1), først: 23.11.2026",
    ),
    Change(
        "a root's signature",
        (f"UPDATE audit_root SET signature = '{'0' * 128}'",),
        "Rotsignaturen er ugyldig",
    ),
    Change(
        "the key beside a root",
        (f"UPDATE audit_root SET public_key = '{'0' * 64}'",),
        "Rotsignaturen er ugyldig",
    ),
    Change("a root that cannot be read", ("UPDATE audit_root SET heads = '[]'",), "Roten"),
)
