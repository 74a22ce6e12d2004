"""A request checked and made: findings at the published paths, and the file that may be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from collector_desk.domain.enforcement.request.check import check
from collector_desk.domain.enforcement.request.decision import Decision, check_decision
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.finding import Finding
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.settings import RequestSettings
from collector_desk.errors.requests import RequestNotValid
from collector_desk.exchange.enforcement.json_out import json_of
from collector_desk.exchange.enforcement.paths import published
from collector_desk.exchange.enforcement.schema import schema_faults

SCHEMA = "SKJEMA"
"""The code of what our schema finds: no published code covers it."""


def findings(document: Request | Decision, known: Known) -> tuple[Finding, ...]:
    """Every breach of a request or decision at its published path, the published codes first.

    What only the schema asks for (a signature, a filing day) comes last, with the code SKJEMA.
    None: the document may be made into a file and filed.
    """
    if isinstance(document, Request):
        found: Iterable[Finding] = check(document, known)
    else:
        found = check_decision(document, known)
    kind = type(document)
    by_rule = [replace(each, path=published(each.path, kind)) for each in found]
    told = {each.path for each in by_rule}
    content = json_of(document, known.settings)
    by_schema = [
        Finding(code=SCHEMA, path=path, claim="", sentence=f"{why[:1].upper()}{why[1:]}.")
        for path, why in schema_faults(kind, content)
        if path not in told
    ]
    return (*by_rule, *by_schema)


def made(document: Request | Decision, settings: RequestSettings) -> bytes:
    """The file of a request or decision, as our schema of the contract allows it.

    Raises RequestNotValid, naming the first place. Whether it may be filed is for ``findings``.
    """
    content = json_of(document, settings)
    if faults := schema_faults(type(document), content):
        raise RequestNotValid(place=faults[0].path or "filen", why=faults[0].why)
    return content
