"""Bad hand-overs as JSON: what is no hand-over refuses the file, bad fields are named by place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from collector_desk.exchange import claims_in
from tests.exchange.claim_files import KINDERGARTEN, RENT, document, to_json
from tests.exchange.test_claims_refused import MADE, refusal

Json = dict[str, Any]
Lines = list[str]


def changed(**fields: object) -> bytes:
    return to_json({**document(KINDERGARTEN, RENT), **fields})


TEXT = to_json(MADE).decode()

JSON: list[tuple[str, bytes, str, dict[str, object]]] = [
    ("cut", to_json(MADE)[:-20], "claims.json", {}),
    ("no JSON", b"{krav: []}", "claims.json", {"line": 1, "field": "tegn 2"}),
    ("trailing comma", TEXT.replace('"1.0",', '"1.0",,').encode(), "claims.json", {"line": 3}),
    ("two documents", (TEXT + TEXT).encode(), "claims.json", {}),
    ("single quotes", b"{'format': 'innkreving-krav'}", "claims.json", {"line": 1}),
    ("raw control", TEXT.replace("Åse", "\x01").encode(), "claims.json", {}),
    ("latin-1", TEXT.encode("latin-1"), "claims.encoding", {"field": "tegnsett"}),
    ("list outside", b"[]", "claims.json_shape", {"field": "filen"}),
    ("empty object", b"{}", "claims.format", {"field": "format"}),
    ("another format", changed(format="inkasso"), "claims.format", {"field": "format"}),
    ("format is a number", changed(format=1), "claims.format", {"field": "format"}),
    ("version 1", changed(versjon="1"), "claims.version", {"found": "1"}),
    ("version as number", changed(versjon=1), "claims.header", {"field": "versjon"}),
    ("no claims", changed(krav=None), "claims.json_shape", {"field": "krav"}),
    ("claims an object", changed(krav={}), "claims.json_shape", {"field": "krav"}),
    ("a claim a text", changed(krav=["x"]), "claims.json_shape", {"field": "krav[1]"}),
    ("a claim null", changed(krav=[None]), "claims.json_shape", {"field": "krav[1]"}),
    ("debtors an object", changed(krav=[{"skyldnere": {}}]), "claims.json_shape", {"field": "krav[1].skyldnere"}),
    ("debtors null", changed(krav=[{"skyldnere": None}]), "claims.json_shape", {"field": "krav[1].skyldnere"}),
    ("a debtor a text", changed(krav=[{"skyldnere": ["x"]}]), "claims.json_shape", {"field": "krav[1].skyldnere[1]"}),
    ("count as text", changed(antall_krav="2"), "claims.header", {"field": "antall_krav"}),
    ("count true", changed(antall_krav=True), "claims.header", {"field": "antall_krav"}),
    ("wrong count", changed(antall_krav=3), "claims.count", {"field": "antall_krav"}),
    ("wrong sum", changed(kontrollsum_ore=1), "claims.sum", {"stated": 1, "found": 1030000}),
    ("unknown header", changed(kommentar="x"), "claims.header", {"field": "kommentar"}),
    ("NUL in header", changed(avsender="BYD\0"), "claims.header", {"field": "avsender"}),
    ("decimals", TEXT.replace("80000", "800.00", 1).encode(), "claims.json_number", {}),
    ("exponent", TEXT.replace("80000", "8e4", 1).encode(), "claims.json_number", {}),
    ("NaN", TEXT.replace("80000", "NaN", 1).encode(), "claims.json_number", {}),
    ("infinity", TEXT.replace("80000", "-Infinity", 1).encode(), "claims.json_number", {}),
    ("1e400", TEXT.replace("80000", "1e400", 1).encode(), "claims.json_number", {}),
    ("2^63", TEXT.replace("80000", str(2**63), 1).encode(), "claims.json_number", {}),
    ("5000 digits", TEXT.replace("80000", "9" * 5000, 1).encode(), "claims.json_number", {}),
    ("principal as text", TEXT.replace("80000", '"80000"', 1).encode(), "claims.principal", {"line": 1}),
    ("principal null", TEXT.replace("80000", "null", 1).encode(), "claims.principal", {"line": 1}),
    ("principal true", TEXT.replace("80000", "true", 1).encode(), "claims.principal", {"line": 1}),
    ("key twice", TEXT.replace('"kid"', '"hovedstol_ore": 1, "kid"', 1).encode(), "claims.json_key", {"field": "hovedstol_ore"}),
    ("header key twice", TEXT.replace('"versjon"', '"format": "x", "versjon"', 1).encode(), "claims.json_key", {"field": "format"}),
    ("deep lists", b'{"format":' + b"[" * 100_000, "claims.json_shape", {"field": "filen"}),
    ("deep objects", b'{"a":' * 100_000, "claims.json_shape", {"field": "filen"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "params"), [case[1:] for case in JSON], ids=[case[0] for case in JSON]
)
def test_json_that_is_not_a_hand_over_is_refused(
    data: bytes, code: str, params: dict[str, object]
) -> None:
    found = refusal(data)
    assert found.code == code
    assert params.items() <= found.params.items()


def debtor(**fields: object) -> Callable[[Json], None]:
    return lambda claim: claim["skyldnere"][1].update(fields)


JSON_FIELDS: list[tuple[Callable[[Json], None], str, str]] = [
    (lambda c: c.update(kid=700181225), "claims.type", "kid"),
    (lambda c: c.update(innsigelse="nei"), "claims.type", "innsigelse"),
    (lambda c: c.update(innsigelse=0), "claims.type", "innsigelse"),
    (lambda c: c.update(forfallsdato=20260901), "claims.type", "forfallsdato"),
    (lambda c: c.update(opprinnelig_ore="120000"), "claims.type", "opprinnelig_ore"),
    (lambda c: c.update(opprinnelig_ore=True), "claims.type", "opprinnelig_ore"),
    (lambda c: c.update(beskrivelse={"no": "x"}), "claims.type", "beskrivelse"),
    (lambda c: c.update(beskrivelse="a\0b"), "claims.text", "beskrivelse"),
    (lambda c: c.update(beskrivelse="a\nb"), "claims.text", "beskrivelse"),
    (lambda c: c.update(belop=1), "claims.unknown_field", "belop"),
    (lambda c: c.update({"<b>": 1}), "claims.unknown_field", "b"),
    (lambda c: c.pop("virksomhet"), "claims.missing", "virksomhet"),
    (lambda c: c.pop("innsigelse"), "claims.missing", "innsigelse"),
    (debtor(fodselsnummer=9878197612), "claims.type", "skyldnere[2].fodselsnummer"),
    (debtor(postnummer=560), "claims.type", "skyldnere[2].postnummer"),
    (debtor(adressesperre=None), "claims.missing", "skyldnere[2].adressesperre"),
    (debtor(rolle="nabo"), "claims.choice", "skyldnere[2].rolle"),
    (debtor(kode=6), "claims.unknown_field", "skyldnere[2].kode"),
    (lambda c: c["purringer"][0].update(frist="x"), "claims.date", "purringer[1].frist"),
    (lambda c: c["betalinger"][0].update(belop_ore=None), "claims.missing", "betalinger[1].belop_ore"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code", "field"), JSON_FIELDS)
def test_a_bad_field_in_json_is_named_by_its_place(
    change: Callable[[Json], None], code: str, field: str
) -> None:
    made = document(RENT, KINDERGARTEN)
    change(made["krav"][1])
    file = claims_in.read(to_json(made), name="krav.json")
    assert {(f.code, f.line, f.field) for f in file.faults} == {(code, 2, field)}
    assert [claim.reference for claim in file.claims] == ["LEIE/5512-09"]


def test_a_lone_surrogate_is_a_fault_and_no_crash() -> None:
    text = json.dumps(document(KINDERGARTEN)).replace("september 2026", "\\ud800")
    file = claims_in.read(text.encode(), name="krav.json")
    assert [(f.code, f.field) for f in file.faults] == [("claims.text", "beskrivelse")]
