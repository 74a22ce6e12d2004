"""Four eyes in the database itself: a proposal is sealed, and nothing is carried out without it.

Who approves is somebody who may, as the tables tell: a supervisor, or who stands in for one; with no
interest in the debtor, cleared for who is protected, and no writer of the measure. That the password
was given again, and up to which amount, stays with the service: no row tells it.

A measure is sealed with it: once it is proposed, what it says can no more be changed than the
proposal, and after it is decided no claim comes into it. One may still fall out of it. A rate is
sealed from the first: it is proposed anew, never written over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

REFUSAL = "four-eyes"

_SEALED = (
    "debtor_id, subject, subject_id, title, amount, why, reasons, frozen, digest,"
    " proposed_by_person, proposed_by, proposed_at"
)
# Not whose it is: a measure goes along when two debtors who are one person are merged.
_DECIDED = (
    "number, kind, regime, terms, reckoned, reasons, considered, monthly,"
    " made_by_person, made_by, made_at, editors"
)
_ROW = (
    "table_name, since, next_due, given, source, note, confirmed, reasons, rehearsed,"
    " made_by_person, made_by, made_at"
)
_Rows = tuple[tuple[str, str, tuple[str, ...], str], ...]
_EXECUTED: _Rows = (
    # table, column, the values that rest on an approved proposal, the proposal's subject
    ("refund", "state", ("paid",), "refund"),
    ("relief", "state", ("offered", "accepted", "granted"), "relief"),
    ("returned_payment", "state", ("paid",), "returned"),
    ("objection", "outcome", ("groundless",), "objection"),
    ("measure", "stage", ("decided", "in_force"), "measure"),
    ("rate_change", "state", ("in_force",), "rates"),
)
_AGREED: _Rows = (
    # the same, where only what went beyond somebody's limits was proposed at all
    ("plan", "state", ("on_track", "late", "broken", "noticed", "completed"), "plan"),
    ("deferral", "state", ("granted",), "deferral"),
)
_READ = ("person", "account", "stand_in", "disqualification", "debtor", "identity")
TABLES = ("approval", "measure_claim", *(table for table, *_ in (*_EXECUTED, *_AGREED)))


@dataclass(frozen=True, slots=True)
class _Guard:
    """A look at other rows that lets a change pass; PostgreSQL wants it in a function.

    ``own`` is what a dialect says in its own way.
    """

    function: str
    passes: str
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def text(self, dialect: str, subject: str) -> str:
        """The look in the words of a dialect."""
        return self.passes.format(subject=subject, **self.own.get(dialect, {}))


_APPROVED = _Guard(
    "desk_unapproved",
    "EXISTS (SELECT 1 FROM approval WHERE id = NEW.approval_id AND state = 'approved'"
    " AND subject = {subject} AND subject_id = NEW.id)",
)
_UNDECIDED = _Guard(
    "desk_undecided",
    "EXISTS (SELECT 1 FROM measure WHERE id = NEW.measure_id AND stage IN ('draft', 'waiting'))",
)
_ENTITLED = _Guard(
    "desk_entitled",
    """EXISTS (
      SELECT 1 FROM person AS approver WHERE approver.id = NEW.decided_by_person
      AND NOT EXISTS (SELECT 1 FROM disqualification AS told
        WHERE told.debtor_id = NEW.debtor_id AND told.person_id IN (approver.id, approver.superior_id))
      AND NOT EXISTS (SELECT 1 FROM identity
        WHERE debtor_id = NEW.debtor_id AND blind_index = approver.blind_index)
      AND (approver.clearance OR NOT EXISTS (SELECT 1 FROM debtor
        WHERE id = NEW.debtor_id AND protection <> 'open'))
      AND NOT (NEW.subject = 'measure' AND EXISTS ({wrote}))
      AND EXISTS (
        SELECT 1 FROM account WHERE account.person_id = approver.id AND account.active
        AND (account.role = 'supervisor' OR (account.role = 'caseworker' AND EXISTS (
          SELECT 1 FROM stand_in JOIN person AS other ON other.id = stand_in.for_person_id
          WHERE stand_in.person_id = approver.id AND stand_in.ended_at IS NULL
          AND {day} BETWEEN stand_in.from_day AND stand_in.to_day
          AND other.id <> NEW.proposed_by_person
          AND EXISTS (SELECT 1 FROM account AS theirs
            WHERE theirs.person_id = other.id AND theirs.active AND theirs.role = 'supervisor')
          AND NOT EXISTS (SELECT 1 FROM disqualification AS told
            WHERE told.debtor_id = NEW.debtor_id AND told.person_id IN (other.id, other.superior_id))
        )))
      )
    )""",
    {
        "postgresql": {
            "wrote": "SELECT 1 FROM measure, json_array_elements_text(measure.editors) AS writer"
            " WHERE measure.id = NEW.subject_id AND writer::bigint = approver.id",
            "day": "(NEW.decided_at AT TIME ZONE 'Europe/Oslo')::date",
        },
        # It knows no zones: summer is from the last Sunday of March to that of October, 01:00 UTC.
        "sqlite": {
            "wrote": "SELECT 1 FROM measure, json_each(measure.editors) AS writer"
            " WHERE measure.id = NEW.subject_id AND writer.value = approver.id",
            "day": "date(NEW.decided_at, CASE WHEN datetime(NEW.decided_at) >="
            " datetime(strftime('%Y-03-25', NEW.decided_at), 'weekday 0', '+1 hour')"
            " AND datetime(NEW.decided_at) <"
            " datetime(strftime('%Y-10-25', NEW.decided_at), 'weekday 0', '+1 hour')"
            " THEN '+2 hours' ELSE '+1 hour' END)",
        },
    },
)


@dataclass(frozen=True, slots=True)
class _Seal:
    """A trigger: always refuses ``when`` it fires, or only ``unless`` its guard lets it pass."""

    name: str
    table: str
    event: str
    when: str = ""
    unless: _Guard | None = None
    subject: str = ""


def _seals() -> Iterator[_Seal]:
    yield _Seal("approval_no_reseal", "approval", f"UPDATE OF {_SEALED}")
    yield _Seal("approval_no_redecide", "approval", "UPDATE", "OLD.state <> 'waiting'")
    approved = "NEW.state = 'approved'"
    yield _Seal("approval_no_unentitled", "approval", "UPDATE", approved, _ENTITLED)
    yield _Seal("approval_no_birth", "approval", "INSERT", "NEW.state <> 'waiting'")
    yield _Seal("approval_no_delete", "approval", "DELETE")
    for only, rows in (("", _EXECUTED), ("NEW.approval_id IS NOT NULL AND ", _AGREED)):
        for table, column, values, subject in rows:
            told = ", ".join(f"'{value}'" for value in values)
            for event in ("INSERT", "UPDATE"):
                name = f"{table}_no_unapproved_{event.lower()}"
                when = f"{only}NEW.{column} IN ({told})"
                yield _Seal(name, table, event, when, _APPROVED, subject)
    for table, *_ in _AGREED:
        loses = "OLD.approval_id IS NOT NULL AND NEW.approval_id IS NULL"
        yield _Seal(f"{table}_no_unproposed", table, "UPDATE", loses)
    yield _Seal("measure_no_rewrite", "measure", f"UPDATE OF {_DECIDED}", "OLD.stage <> 'draft'")
    yield _Seal("measure_no_delete", "measure", "DELETE")
    yield _Seal("measure_claim_no_late", "measure_claim", "INSERT", unless=_UNDECIDED)
    yield _Seal("measure_claim_no_update", "measure_claim", "UPDATE")
    yield _Seal("rate_change_no_rewrite", "rate_change", f"UPDATE OF {_ROW}")
    yield _Seal("rate_change_no_redecide", "rate_change", "UPDATE", "OLD.state <> 'waiting'")
    yield _Seal("rate_change_no_delete", "rate_change", "DELETE")


_FUNCTIONS = (
    f"""CREATE OR REPLACE FUNCTION desk_sealed() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION USING MESSAGE = '{REFUSAL}: ' || TG_TABLE_NAME; END $$""",
    *(
        f"""CREATE OR REPLACE FUNCTION {guard.function}() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF {guard.text("postgresql", "TG_ARGV[0]")} THEN RETURN NEW; END IF;
      RAISE EXCEPTION USING MESSAGE = '{REFUSAL}: ' || TG_TABLE_NAME;
    END $$"""
        for guard in (_APPROVED, _UNDECIDED, _ENTITLED)
    ),
)


def names() -> frozenset[str]:
    """The names of the triggers, the same on both databases."""
    return frozenset(seal.name for seal in _seals())


def statements(dialect: str, tables: set[str]) -> list[str]:
    """What makes them, once the tables are there."""
    if not tables.issuperset((*TABLES, *_READ)):
        return []
    if dialect == "postgresql":
        return [*_FUNCTIONS, *(_postgresql(seal) for seal in _seals())]
    return [_sqlite(seal) for seal in _seals()]


def _postgresql(seal: _Seal) -> str:
    argument = f"'{seal.subject}'" if seal.subject else ""
    function = f"{seal.unless.function if seal.unless else 'desk_sealed'}({argument})"
    when = f" WHEN ({seal.when})" if seal.when else ""
    return (
        f"CREATE TRIGGER {seal.name} BEFORE {seal.event} ON {seal.table}"
        f" FOR EACH ROW{when} EXECUTE FUNCTION {function}"
    )


def _sqlite(seal: _Seal) -> str:
    passes = seal.unless.text("sqlite", f"'{seal.subject}'") if seal.unless else ""
    conditions = [seal.when, f"NOT {passes}" if passes else ""]
    when = " AND ".join(part for part in conditions if part)
    return (
        f"CREATE TRIGGER {seal.name} BEFORE {seal.event} ON {seal.table}"
        + (f" WHEN {when}" if when else "")
        + f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {seal.table}'); END"
    )
