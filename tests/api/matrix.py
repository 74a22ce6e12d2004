"""The world of the authorisation matrix: one object of every sort, and an order for every deed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from string import Formatter
from typing import Any

from sqlalchemy import text

from collector_desk.domain.access import DEEDS
from collector_desk.models import DebtorMerge, Measure, Release, Relief, ReturnedPayment, Suit
from collector_desk.service.database import SYSTEM, Database

DAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)
NOWHERE = 10**6  # a number nothing has

# For the name of each number in a path: an object, and the debtor it belongs to.
_OBJECTS = {
    "debtor_id": "SELECT id, id FROM debtor WHERE {known} ORDER BY id",
    "claim_id": "SELECT claim_id, debtor_id FROM claim_debtor JOIN debtor ON debtor.id = debtor_id"
    " WHERE {known} ORDER BY debtor_id, claim_id",
    "payment_id": "SELECT fact.payment_id, debtor_id FROM fact"
    " JOIN claim_debtor USING (claim_id) JOIN debtor ON debtor.id = debtor_id"
    " WHERE {known} AND fact.payment_id IS NOT NULL ORDER BY fact.id",
    # As it was first written down: an order for what was changed since is refused as outdated.
    "measure_id": "SELECT measure.id, debtor_id FROM measure JOIN debtor ON debtor.id = debtor_id"
    " WHERE {known} ORDER BY measure.version, measure.id",
    "merge_id": "SELECT merge.id, kept_id FROM debtor_merge AS merge"
    " JOIN debtor ON debtor.id = kept_id WHERE {known}",
}
_TABLES = {
    "document_id": "document",
    "inquiry_id": "inquiry",
    "objection_id": "objection",
    "hold_id": "hold",
    "plan_id": "plan",
    "deferral_id": "deferral",
    "relief_id": "relief",
    "approval_id": "approval",
    "task_id": "task",
    "letter_id": "letter",
    "suit_id": "suit",
    "status_id": "debtor_status",
    "question_id": "unit_question",
    "release_id": "claim_release",
    "returned_id": "returned_payment",
}
_KNOWN = (
    "debtor.protection = 'open' AND debtor.id IN (SELECT debtor_id FROM identity)"
    " AND debtor.id NOT IN (SELECT gone_id FROM debtor_merge)"
)


@dataclass(frozen=True, kw_only=True)
class Thing:
    """An object of a debtor: its number, and whose it is."""

    number: int
    debtor_id: int


def things(db: Database) -> dict[str, Thing]:
    """One object of every sort by the name of its number in a path."""
    queries = _OBJECTS | {
        field: f"SELECT it.id, debtor_id FROM {table} AS it JOIN debtor ON debtor.id = debtor_id"
        " WHERE {known} ORDER BY it.id"
        for field, table in _TABLES.items()
    }
    found = {}
    with db.read(SYSTEM) as work:
        for field, query in queries.items():
            row = work.execute(text(query.format(known=_KNOWN))).first()
            assert row is not None, f"practice has no {field}"
            found[field] = Thing(number=row[0], debtor_id=row[1])
    return found


def add_what_practice_lacks(db: Database) -> None:
    """Objects of the sorts that no practice debtor has yet."""
    with db.write(SYSTEM) as work:
        query = text(_OBJECTS["payment_id"].format(known=_KNOWN))
        payment, debtor = work.execute(query).first() or (0, 0)
        owed = text(
            "SELECT claim_id, case_id FROM claim_debtor WHERE debtor_id = :debtor ORDER BY claim_id"
        )
        claim, case = work.execute(owed, {"debtor": debtor}).first() or (0, 0)
        document = work.execute(text("SELECT min(id) FROM document")).scalar_one()
        person = work.execute(text("SELECT min(id) FROM person")).scalar_one()
        other = text("SELECT max(id) FROM debtor WHERE protection = 'open'")
        by = {"made_by": "Per", "made_at": MOMENT}
        release = Release(
            claim_id=claim, debtor_id=debtor, case_id=case, ground="wrong_debtor", role="debtor",
            reasons="Feil person", released_on=DAY, document_id=document, **by,
        )  # fmt: skip
        work.add_all([
            release,
            Measure(
                number="T-2026-900001", debtor_id=debtor, kind="withholding", regime="old",
                stage="draft", terms={"kind": "withholding"}, made_by_person=person, **by,
            ),
            Relief(
                debtor_id=debtor, kind="waiver", ground="means", amount=100, reasons="Ingen evne",
                state="sent_back", **by,
            ),
            Suit(
                number="S-2026-900001", debtor_id=debtor, board="conciliation", stage="made",
                facts="Prøve", content=b"%PDF", digest="0" * 64, attachments=[], made_on=DAY, **by,
            ),
            DebtorMerge(
                kept_id=debtor, gone_id=work.execute(other).scalar_one(), reasons="Samme person",
                moved={}, former={}, merged_on=DAY, **by,
            ),
        ])  # fmt: skip
        work.flush()
        work.add(
            ReturnedPayment(
                release_id=release.id, debtor_id=debtor, payment_id=payment, amount=100,
                reason="Feil person", state="no_account", **by,
            )
        )  # fmt: skip


def fields_of(name: str) -> tuple[str, ...]:
    """The names of the numbers in a deed's path."""
    return tuple(field for _, field, _, _ in Formatter().parse(DEEDS[name].path) if field)


class Orders:
    """A valid order for each deed, made from what the service says of itself (OpenAPI)."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        self._schemas = described["components"]["schemas"]
        self._bodies = {
            operation["operationId"]: operation["requestBody"]["content"]["application/json"][
                "schema"
            ]
            for path in described["paths"].values()
            for operation in path.values()
            if "requestBody" in operation
        }

    def order(self, name: str, given: Mapping[str, Any]) -> Any:
        """The least that is an order of ``name``; ``given`` values go where their name stands."""
        schema = self._bodies.get(name)
        return None if schema is None else self._make(schema, given, name)

    def names(self, name: str, field: str) -> bool:
        """Whether an order of ``name`` has such a field at its top."""
        schema = self._bodies.get(name, {})
        while "$ref" in schema:
            schema = self._schemas[schema["$ref"].rsplit("/", 1)[-1]]
        return field in schema.get("properties", {})

    def _make(self, schema: Mapping[str, Any], given: Mapping[str, Any], field: str) -> Any:
        if "$ref" in schema:
            return self._make(self._schemas[schema["$ref"].rsplit("/", 1)[-1]], given, field)
        if field in given:
            return given[field]
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        if "anyOf" in schema:
            return self._make(schema["anyOf"][0], given, field)
        return self._plain(schema, given, field)

    def _plain(self, schema: Mapping[str, Any], given: Mapping[str, Any], field: str) -> Any:
        kind = schema.get("type")
        if kind == "object":
            wanted = [
                *schema.get("required", ()),
                *(k for k in given if k in schema.get("properties", {})),
            ]
            properties = schema.get("properties", {})
            return {key: self._make(properties[key], given, key) for key in wanted}
        if kind == "array":
            item = schema.get("items") or schema.get("prefixItems", [{}])[0]
            return [self._make(item, given, field) for _ in range(schema.get("minItems", 0))]
        if kind == "integer":
            return max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1)
        if kind == "boolean":
            return False
        if schema.get("format") == "date":
            return DAY.isoformat()
        return "Øvelse i matrisen"[: schema.get("maxLength", 99)].ljust(
            schema.get("minLength", 0), "x"
        )


def with_debtor(found: Mapping[str, Thing]) -> Iterator[tuple[str, str, Thing]]:
    """Every deed with an object of a debtor in its path: deed, name of the number, object."""
    for name in sorted(DEEDS):
        for field in fields_of(name):
            if field in found:
                yield name, field, found[field]
