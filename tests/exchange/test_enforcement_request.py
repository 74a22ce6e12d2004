"""The request as a file: the published example, exact amounts, our schema, and back again."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.enforcement.request import document, parties
from collector_desk.domain.enforcement.request.check import check
from collector_desk.domain.enforcement.request.decision import CODES, Decision
from collector_desk.domain.enforcement.request.document import Amount, Request
from collector_desk.domain.enforcement.request.settings import RequestSettings
from collector_desk.errors.requests import RequestNotValid, RequestUnreadable
from collector_desk.exchange.enforcement.checked import SCHEMA, findings, made
from collector_desk.exchange.enforcement.json_in import parsed, read_decision, read_request
from collector_desk.exchange.enforcement.json_out import json_of
from collector_desk.exchange.enforcement.names import NAMES
from collector_desk.exchange.enforcement.numbers import kroner_of, ore_of
from collector_desk.exchange.enforcement.paths import published, unconfirmed
from collector_desk.exchange.enforcement.schema import FILES, schema_faults, schema_of
from collector_desk.exchange.enforcement.shape import shapes_of
from collector_desk.paths import resource
from tests.domain import request_case as worked
from tests.domain.request_case import SETTINGS, changed
from tests.domain.request_rules import CASES, Case, Changes

GOLDEN = Path(__file__).with_name("request-2026-004711-1.json")
UPLOADED = replace(worked.known(), uploads={})
"""Nothing was uploaded for another message."""

Json = dict[str, Any]


def broken(changes: Changes) -> Request:
    theirs = {path: value for path, value in changes.items() if not path.startswith("known.")}
    return changed(worked.request(), theirs)


def test_plain_facts_give_the_published_example() -> None:
    """§ 11, with the five lines that the page leaves out; compared as parsed values."""
    assert parsed(made(worked.request(), SETTINGS)) == parsed(GOLDEN.read_bytes())


def test_amounts_are_written_with_two_decimals_and_never_through_a_float() -> None:
    text = made(worked.request(), SETTINGS).decode()
    assert set(re.findall(r'"beloep": (.+?),?\n', text)) == {
        "1200.00", "800.00", "400.00", "28.41", "5.64", "24.70", "16.57", "42.69", "151.00",
        "672.50", "{",
    }  # fmt: skip
    most = 9_007_199_254_740_993_01  # more than a binary float can tell apart
    rich = changed(worked.request(), {"lines[8].original": Amount(most)})
    assert b"9007199254740993.01" in json_of(rich, SETTINGS)
    assert read_request(json_of(rich, SETTINGS)) == rich


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_oere_become_kroner_and_come_back(ore: int) -> None:
    assert ore_of(kroner_of(ore)) == ore


def test_the_file_is_utf_8_in_normal_form_c() -> None:
    apart = unicodedata.normalize("NFD", "Åse Brække")
    content = json_of(replace(worked.request(), signature=apart), SETTINGS)
    assert "Åse Brække".encode() in content
    assert not content.startswith(b"\xef\xbb\xbf")


def test_ranks_are_numbers_or_text_as_the_settings_say() -> None:
    ranked = changed(worked.request(), {"lines[0].order": 1, "lines[0].bears.rank": 2})

    def told(rule: RequestSettings) -> tuple[object, object]:
        line = parsed(json_of(ranked, rule))["kravTilInnkreving"][0]
        return line["prioritetISak"], line["rentebaerendeKrav"]["prioritetISakFremtidigRentekrav"]

    assert told(SETTINGS) == (1, 2)
    assert told(replace(SETTINGS, order_text=True)) == ("1", 2)
    assert told(replace(SETTINGS, interest_order_text=True)) == (1, "2")
    as_text = json_of(ranked, replace(SETTINGS, order_text=True, interest_order_text=True))
    assert read_request(as_text) == ranked
    assert schema_faults(Request, as_text) == ()


def test_an_answer_of_no_is_written_and_no_answer_is_not() -> None:
    place = "bases[0].special.message.conciliation"
    no = parsed(json_of(changed(worked.request(), {place: False}), SETTINGS))
    none = parsed(json_of(changed(worked.request(), {place: None}), SETTINGS))
    message = [
        each["begjaeringensTvangsgrunnlag"][0]["saerligTvangsgrunnlag"]["skriftligMeddelelse"]
        for each in (no, none)
    ]
    assert message[0]["kanBehandlesIForliksraadet"] is False
    assert "kanBehandlesIForliksraadet" not in message[1]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_finding_stands_at_its_published_path(case: Case) -> None:
    """The path leads to the value in the file, or to where it would stand."""
    tree: Any = parsed(json_of(broken(case.breaks), SETTINGS))
    steps = re.findall(r"[^.\[\]]+", published(case.at))
    for at, step in enumerate(steps):
        if isinstance(tree, list):
            assert int(step) < len(tree)
            tree = tree[int(step)]
        elif step in tree:
            tree = tree[step]
        else:
            left = [each for each in steps[at + 1 :] if each.isdigit()]
            assert left == []
            return


def test_findings_come_at_published_paths_and_the_schema_speaks_of_what_no_code_covers() -> None:
    draft = changed(worked.request(), {"lines[0].due": None, "signature": "", "day": None})
    found = {(each.code, each.path) for each in findings(draft, worked.known())}
    assert ("KRAV_MANGLER_FORFALLSDATO", "kravTilInnkreving[0].kravforfall.forfallsdato") in found
    assert {(SCHEMA, "underskrift"), (SCHEMA, "begjaeringsdato")} <= found
    assert findings(worked.request(), worked.known()) == ()


def test_no_file_is_made_that_our_schema_does_not_allow() -> None:
    with pytest.raises(RequestNotValid) as refused:
        made(replace(worked.request(), signature=""), SETTINGS)
    assert refused.value.params["place"] == "underskrift"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"debtors[0].party.person": None}, "saksoekt[0].saksoekt"),
        ({"debtors[0].party.organisation": parties.Organisation()}, "saksoekt[0].saksoekt"),
        ({"payee.account.number": "x" * 4001}, "betalingsinformasjon.kontoinformasjon.kontonummer"),
        ({"payee.receiver.country": "Norge"}, "betalingsinformasjon.betalingsmottaker.landkode"),
        ({"lines[0].order": 100}, "kravTilInnkreving[0].prioritetISak"),
        ({"lines[0].original": Amount(-1)}, "kravTilInnkreving[0].opprinneligBeloep.beloep"),
        ({"bases[0].lines": ()}, "begjaeringensTvangsgrunnlag[0].innsendersKravreferanse"),
        ({"bases[0].document.uuid": "1"}, "begjaeringensTvangsgrunnlag[0].tvangsgrunnlag.uuid"),
    ],
)
def test_the_schema_names_what_is_wrong(changes: Changes, place: str) -> None:
    found = schema_faults(Request, json_of(broken(changes), SETTINGS))
    assert any(each.path.startswith(place) for each in found)


@pytest.mark.parametrize("kind", FILES)
def test_the_schema_files_are_made_of_the_table_of_names(kind: type) -> None:
    kept = json.loads(resource(FILES[kind]).read_text("utf-8"))
    jsonschema_rs.meta.validate(kept)
    assert kept == schema_of(kind)


def test_every_field_has_a_published_name_and_no_name_stands_twice() -> None:
    for kind, names in NAMES.items():
        assert {each.name for each in fields(kind)} == set(names)
        paths = [name.path for name in names.values()]
        assert len(set(paths)) == len(paths)
        assert all(set(name.marks) <= set("TSMLPO?") for name in names.values())
        assert all(step.isascii() for path in paths for step in path)
    assert {shape.kind for kind in NAMES for shape in shapes_of(kind).values() if shape.nested} <= (
        NAMES.keys()
    )


def test_names_that_are_not_settled_are_listed() -> None:
    assert unconfirmed(worked.request()) == (
        "begjaeringensTvangsgrunnlag.varsel.forsendelsesmaateType",
    )
    claimed = replace(worked.request(), court_fee=document.CourtFee(claimed=True))
    assert "kreverRettsgebyrErstattet.kreverRettsgebyr" in unconfirmed(claimed)
    assert "beslutning" in unconfirmed(worked.decision())


class Maker:
    """Makes a document with anything in any field."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def of(self, kind: type, depth: int = 0) -> Any:
        found = {}
        for name, shape in shapes_of(kind).items():
            if self.random.random() < 0.4 and kind is not Amount:
                continue
            if shape.many:
                count = self.random.randrange(3)
                found[name] = tuple(self.one(shape.kind, depth) for _ in range(count))
            else:
                found[name] = self.one(shape.kind, depth)
        return kind(**found)

    def one(self, kind: type, depth: int) -> Any:
        if is_dataclass(kind):
            return self.of(kind, depth + 1)
        makers: dict[type, Callable[[], object]] = {
            str: lambda: self.random.choice(["Åse", '«x»\n\t"y"', "0", "\\ud83d"]),
            int: lambda: self.random.randrange(-5, 10**6),
            bool: lambda: self.random.random() < 0.5,
            date: lambda: date(2026, 1, self.random.randrange(1, 32)),
            Decimal: lambda: Decimal(self.random.randrange(0, 3000)) / 100,
        }
        return makers[kind]() if kind in makers else self.random.choice(list(kind))  # type: ignore[call-overload]


@settings(max_examples=60, deadline=None)
@given(st.builds(Random, st.integers(min_value=0, max_value=10**9)))
def test_what_is_written_is_read_back(random: Random) -> None:
    maker = Maker(random)
    request, decision = maker.of(Request), maker.of(Decision)
    assert read_request(json_of(request, SETTINGS)) == request
    assert read_decision(json_of(decision, SETTINGS)) == decision


def tree() -> Json:
    found: Json = json.loads(GOLDEN.read_text("utf-8"))
    return found


def written(**changes: Any) -> bytes:
    return json.dumps({**tree(), **changes}).encode()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"{", "filen"),
        (b"[]", "filen"),
        ("æ".encode("latin-1"), "filen"),
        (b'{"begjaeringsdato": NaN}', "filen"),
        (written(begjaeringsdato="15.10.2026"), "begjaeringsdato"),
        (written(begjaeringsdato=20261015), "begjaeringsdato"),
        (written(saksoeker={}), "saksoeker"),
        (written(saksoeker=[1]), "saksoeker[0]"),
        (written(saksreferanse="1"), "saksreferanse"),
        (written(tvangsfullbyrdelsestype="utleggOgForlliksklageKombinert"), "tvangsfullbyrdelsestype"),
        (written(betalingsinformasjon={"norskKonto": "true"}), "betalingsinformasjon.norskKonto"),
        (written(kravTilInnkreving=[{"kravforfall": {"dato": "x"}}]), "kravTilInnkreving[0].kravforfall.dato"),
        (written(kravTilInnkreving=[{"opprinneligBeloep": {"beloep": 1.005}}]), "kravTilInnkreving[0].opprinneligBeloep.beloep"),
        (written(kravTilInnkreving=[{"opprinneligBeloep": {"beloep": "1"}}]), "kravTilInnkreving[0].opprinneligBeloep.beloep"),
        (written(kravTilInnkreving=[{"prioritetISak": True}]), "kravTilInnkreving[0].prioritetISak"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours_is_refused_by_the_place(content: bytes, place: str) -> None:
    with pytest.raises(RequestUnreadable) as refused:
        read_request(content)
    assert refused.value.params["place"] == place


def test_a_decision_carries_the_same_lines_and_no_size() -> None:
    """Ruling 3: the namsmann sets the size; no word of it is in the message or its schema."""
    content = made(worked.decision(), SETTINGS)
    assert parsed(content)["kravTilInnkreving"] == parsed(GOLDEN.read_bytes())["kravTilInnkreving"]
    assert findings(worked.decision(), UPLOADED) == ()
    words = f"{content.decode()} {resource(FILES[Decision]).read_text('utf-8')}".casefold()
    assert not re.search("trekkst|trekkbel|trekkprosent|trekkfra|m.nedlig", words)
    assert read_decision(content) == worked.decision()


def test_a_decision_is_checked_by_the_rules_of_the_request_without_its_bases() -> None:
    decision = changed(
        worked.decision(),
        {
            "lines[0].due": None,
            "debtor.identity.number": "69887800188",
            "document.uuid": "",
            "payee.kid": "2509937608",
        },
    )
    assert {(each.code, each.path) for each in findings(decision, UPLOADED)} == {
        ("KRAV_MANGLER_FORFALLSDATO", "kravTilInnkreving[0].kravforfall.forfallsdato"),
        ("O13", "skyldner.identifikator.taxIdentificationNumber"),
        ("VEDLEGG_SKAL_HA_UUID", "beslutning.uuid"),
        ("UGYLDIG_KID", "betalingsinformasjon.kidnummer"),
    }
    assert not {"KRAV_IKKE_BENYTTET", "PARAGRAF_4_18_VARSEL_PAAKREVET", "O9"} & set(CODES)


def test_an_empty_decision_is_found_wanting_at_its_own_paths() -> None:
    found = findings(Decision(), worked.known())
    assert {"beslutningsdato", "underskrift", "kommune", "skyldner", "beslutning"} <= {
        each.path for each in found if each.code == SCHEMA
    }
    assert "MANGLER_KRAV" in {each.code for each in found}


def test_the_domain_finds_the_same_whatever_came_through_a_file() -> None:
    """A filed version read back is checked as the document it was made of."""
    for case in CASES[::5]:
        request = broken(case.breaks)
        again = read_request(json_of(request, SETTINGS))
        assert check(again, worked.known()) == check(request, worked.known())
