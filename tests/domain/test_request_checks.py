"""Every rule of the request that the desk decides fires where it must, and not beside it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from collector_desk.domain.enforcement.request.check import LOCAL, check
from collector_desk.domain.enforcement.request.codes import (
    OWN,
    PUBLISHED,
    RULES,
    Decides,
    sentence_of,
)
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.walk import every
from tests.domain import request_case as worked
from tests.domain.request_case import changed
from tests.domain.request_rules import CASES, Case, Changes

KNOWN = "known."


def with_changes(changes: Changes) -> tuple[Request, Known]:
    ours: dict[str, Any] = {k.removeprefix(KNOWN): v for k, v in changes.items() if k[:6] == KNOWN}
    theirs = {path: value for path, value in changes.items() if path[:6] != KNOWN}
    return changed(worked.request(), theirs), changed(worked.known(), ours)


def test_nothing_is_wrong_with_the_worked_request() -> None:
    assert check(worked.request(), worked.known()) == ()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_breach_is_found_where_it_stands(case: Case) -> None:
    found = [each for each in check(*with_changes(case.breaks)) if each.code == case.code]
    assert case.at in {each.path for each in found}
    for each in found:
        assert each.sentence.startswith(RULES[case.code].sentence)
        line = re.match(r"lines\[(\d+)\]", each.path)
        if line:
            assert each.claim == with_changes(case.breaks)[0].lines[int(line[1])].reference


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_only_comes_close_is_no_breach(case: Case) -> None:
    assert case.code not in {each.code for each in check(*with_changes(case.keeps))}


def test_every_rule_of_the_desk_has_a_breach_and_a_near_case() -> None:
    """A code without both stops the build: nobody would know whether it works."""
    assert {case.code for case in CASES} == set(LOCAL)
    decided = {code for code, rule in PUBLISHED.items() if rule.decides is not Decides.RECEIVER}
    assert set(LOCAL) == decided | set(OWN)


def test_the_published_table_is_whole() -> None:
    """§ 6.2: 72 codes, 52 by the document, 12 with records, 8 by the receiver; 50 + 9 + 14 less one."""
    by = [rule.decides for rule in PUBLISHED.values()]
    assert (len(by), len(OWN)) == (72, 19)
    assert [by.count(each) for each in Decides] == [52, 12, 8]
    since = [rule.since for rule in PUBLISHED.values()]
    assert [since.count(model) for model in ("0.9", "1.0", "2.0")] == [49, 9, 14]
    assert sum(rule.changes_only for rule in PUBLISHED.values()) == 7


def test_codes_are_copied_byte_for_byte() -> None:
    assert all(unicodedata.is_normalized("NFC", code) for code in RULES)
    odd = {"SAKSOKER_ER_ENK", "SAKSØKTES_INNENLANDS_ADRESSE_UGYLDIG", "RELATERTE_KRAV_MÅ_FINNES"}
    assert odd < set(PUBLISHED)


def test_every_rule_has_a_sentence_of_its_own() -> None:
    sentences = [rule.sentence for rule in RULES.values()]
    assert len(set(sentences)) == len(sentences)
    assert all(each[0].isupper() and each.endswith(".") for each in sentences)
    assert "NY_KODE" in sentence_of("NY_KODE")
    assert sentence_of("MANGLER_KRAV") == PUBLISHED["MANGLER_KRAV"].sentence


def test_an_empty_draft_is_found_wanting_and_never_breaks_a_check() -> None:
    found = {each.code for each in check(Request(), worked.known())}
    assert {"MANGLER_KRAV", "INNSENDER_MANGLER"} <= found


def test_every_field_may_be_missing_while_one_types() -> None:
    """Each part of the worked request emptied in turn: findings may come, an error may not."""
    request, known = worked.request(), worked.known()
    for path in _fields(request):
        check(changed(request, {path: _nothing(request, path)}), known)


def _fields(request: Request) -> list[str]:
    return [
        f"{path}.{field.name}"
        for path, part, _ in every(request, object)
        if is_dataclass(part)
        for field in fields(part)
        if field.name not in _ALWAYS
    ]


_ALWAYS = {"ore", "party", "name"}  # what has no empty value; an organisation's name is text


def _nothing(request: Request, path: str) -> object:
    """The empty value of a field: an empty tuple, empty text, or None."""
    value: Any = request
    for name, at in re.findall(r"([a-z_]+)|\[(\d+)\]", path):
        value = value[int(at)] if at else getattr(value, name)
    return () if isinstance(value, tuple) else "" if type(value) is str else None
