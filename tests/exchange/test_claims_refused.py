"""Bad hand-overs: broken frames refuse the file, bad fields are named line by line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from collector_desk.errors.files import FileRefusal
from collector_desk.exchange import claims_in, claims_layout
from tests.exchange.claim_files import KINDERGARTEN, RENT, document, to_csv, to_json

Json = dict[str, Any]
Lines = list[str]

# Lines: 1 H, 2–5 names, 6 K, 7 P, 8 B, 9 D, 10 D, then rent: 11 K, 12 D, 13 D.
MADE = document(KINDERGARTEN, RENT)


def csv_lines() -> Lines:
    return to_csv(MADE).decode().splitlines()


def refusal(data: bytes) -> FileRefusal:
    with pytest.raises(FileRefusal) as caught:
        claims_in.read(data, name="krav.csv")
    assert caught.value.params["file"] == "krav.csv"
    assert "?" not in str(caught.value)
    return caught.value


def joined(lines: Lines) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def swap(number: int, old: str, new: str) -> Callable[[Lines], Lines]:
    """Put ``new`` for the first ``old`` on a line."""

    def change(lines: Lines) -> Lines:
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new, 1)
        return lines

    return change


def drop(*numbers: int) -> Callable[[Lines], Lines]:
    return lambda lines: [line for number, line in enumerate(lines, 1) if number not in numbers]


def twice(number: int) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines[:number], *lines[number - 1 :]]


def moved(number: int, to: int) -> Callable[[Lines], Lines]:
    def change(lines: Lines) -> Lines:
        lines.insert(to - 1, lines.pop(number - 1))
        return lines

    return change


FRAMES: list[tuple[str, Callable[[Lines], Lines], str, int, str]] = [
    ("another format", swap(1, "innkreving-krav", "inkasso"), "claims.format", 1, "format"),
    ("no header", drop(1), "claims.format", 1, "format"),
    ("a heading", lambda s: ["Krav november", *s], "claims.format", 1, "format"),
    ("version 2", swap(1, ";1.0;", ";2.0;"), "claims.version", 1, "versjon"),
    ("no version", swap(1, ";1.0;", ";;"), "claims.header", 1, "versjon"),
    ("no sender", swap(1, ";BYD03;", ";;"), "claims.header", 1, "avsender"),
    ("long sender", swap(1, "BYD03", "B" * 21), "claims.header", 1, "avsender"),
    ("batch is text", swap(1, ";17;", ";sytten;"), "claims.header", 1, "buntnummer"),
    ("no batch", swap(1, ";17;", ";;"), "claims.header", 1, "buntnummer"),
    ("Norwegian date", swap(1, "2026-11-20", "20.11.2026"), "claims.header", 1, "opprettet"),
    ("no such date", swap(1, "2026-11-20", "2026-11-31"), "claims.header", 1, "opprettet"),
    ("no date", swap(1, "2026-11-20", ""), "claims.header", 1, "opprettet"),
    ("count is text", swap(1, ";2;", ";to;"), "claims.header", 1, "antall_krav"),
    ("too few claims", swap(1, ";2;", ";3;"), "claims.count", 1, "antall_krav"),
    ("too many claims", swap(1, ";2;", ";1;"), "claims.count", 1, "antall_krav"),
    ("wrong lines", swap(1, ";8;", ";9;"), "claims.count", 1, "antall_linjer"),
    ("negative lines", swap(1, ";8;", ";-8;"), "claims.count", 1, "antall_linjer"),
    ("wrong sum", swap(1, ";1030000;", ";1030001;"), "claims.sum", 1, "kontrollsum_ore"),
    ("sum in kroner", swap(1, ";1030000;", ";10300,00;"), "claims.header", 1, "kontrollsum_ore"),
    ("huge sum", swap(1, ";1030000;", ";" + "9" * 13 + ";"), "claims.header", 1, "kontrollsum_ore"),
    ("unknown charset", swap(1, "utf-8", "cp1252"), "claims.header", 1, "tegnsett"),
    ("header too short", swap(1, ";utf-8", ""), "claims.column_count", 1, "linjen"),
    ("header too long", swap(1, ";utf-8", ";utf-8;x"), "claims.column_count", 1, "linjen"),
    ("no names", drop(2), "claims.columns", 2, "kolonne 1"),
    ("only the header", lambda s: s[:1], "claims.columns", 2, "#K"),
    ("two lines", lambda s: s[:3], "claims.columns", 4, "#B"),
    ("names swapped", moved(3, 4), "claims.columns", 3, "kolonne 1"),
    ("columns swapped", swap(4, "belop_ore;betalt", "betalt;belop_ore"), "claims.columns", 4, "kolonne 3"),
    ("column misspelt", swap(2, "hovedstol_ore", "hovedstol"), "claims.columns", 2, "kolonne 11"),
    ("column missing", swap(5, ";adressesperre", ""), "claims.column_count", 5, "linjen"),
    ("column added", swap(3, "frist", "frist;merknad"), "claims.column_count", 3, "linjen"),
    ("names twice", twice(2), "claims.columns", 3, "kolonne 1"),
    ("unknown record", swap(7, "P;", "X;"), "claims.record", 7, "linjetype"),
    ("lower case", swap(6, "K;", "k;"), "claims.record", 6, "linjetype"),
    ("a second header", lambda s: [*s, s[0]], "claims.record", 14, "linjetype"),
    ("blank line", lambda s: [*s[:8], "", *s[8:]], "claims.record", 9, "linjetype"),
    ("only semicolons", lambda s: [*s, ";;;"], "claims.record", 14, "linjetype"),
    ("field too many", swap(7, "2026-10-02", "2026-10-02;"), "claims.column_count", 7, "linjen"),
    ("field missing", swap(9, ";nei", ""), "claims.column_count", 9, "linjen"),
    ("semicolon in text", swap(9, "Øvingsveien 12 B", "Øvingsveien; 12 B"), "claims.column_count", 9, "linjen"),
    ("open quote", swap(11, "Husleie sep", '"Husleie sep'), "claims.quote", 11, "linjen"),
    ("text after quote", swap(6, '2026"', '2026"x'), "claims.quote", 6, "linjen"),
    ("line too long", swap(9, "Åse", "Å" * 6000), "claims.line_too_long", 9, "linjen"),
    ("debtor first", moved(9, 6), "claims.stray", 6, "referanse"),
    ("debtor of another", swap(10, "BH-2026-000181", "LEIE/5512-09"), "claims.stray", 10, "referanse"),
    ("payment under wrong claim", moved(8, 13), "claims.stray", 13, "referanse"),
    ("claims swapped", moved(6, 10), "claims.stray", 6, "referanse"),
    ("claim gone", drop(11, 12, 13), "claims.count", 1, "antall_krav"),
    ("claim line gone", drop(11), "claims.stray", 11, "referanse"),
    ("debtor gone", drop(10), "claims.count", 1, "antall_linjer"),
    ("letter gone", drop(7), "claims.count", 1, "antall_linjer"),
    ("cut short", lambda s: s[:9], "claims.count", 1, "antall_krav"),
    ("claim twice", lambda s: [*s, *s[5:10]], "claims.count", 1, "antall_krav"),
    ("debtor twice", twice(10), "claims.count", 1, "antall_linjer"),
    ("a principal changed", swap(11, "950000", "950001"), "claims.sum", 1, "kontrollsum_ore"),
    ("principal in kroner", swap(11, "950000", "9500,00"), "claims.principal", 11, "hovedstol_ore"),
    ("no principal", swap(6, ";80000;", ";;"), "claims.principal", 6, "hovedstol_ore"),
    ("principal with kr", swap(6, ";80000;", ";800 kr;"), "claims.principal", 6, "hovedstol_ore"),
    ("exponent", swap(6, ";80000;", ";8e4;"), "claims.principal", 6, "hovedstol_ore"),
    ("other digits", swap(6, ";80000;", ";٨٠٠٠٠;"), "claims.principal", 6, "hovedstol_ore"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "line", "field"), [c[1:] for c in FRAMES], ids=[c[0] for c in FRAMES]
)
def test_a_broken_frame_refuses_the_file(
    change: Callable[[Lines], Lines], code: str, line: int, field: str
) -> None:
    found = refusal(joined(change(csv_lines())))
    assert (found.code, found.params["line"], found.params["field"]) == (code, line, field)


GOOD = to_csv(MADE)

RAW: list[tuple[str, bytes, str, dict[str, object]]] = [
    ("empty", b"", "claims.empty", {}),
    ("blanks", b"\xef\xbb\xbf \r\n", "claims.empty", {}),
    ("nul", GOOD.replace("Åse".encode(), b"\0se"), "claims.character", {"line": 9, "found": 0}),
    ("tab", GOOD.replace("Åse".encode(), b"\tse"), "claims.character", {"line": 9, "found": 9}),
    ("escape", GOOD.replace("Åse".encode(), b"\x1bse"), "claims.character", {"line": 9}),
    ("lone returns", GOOD.replace(b"\n", b"\r"), "claims.character", {"line": 1, "found": 13}),
    ("latin-1 undeclared", to_csv(MADE).decode().encode("latin-1"), "claims.encoding", {"line": 6}),
    ("utf-8 as latin-1", GOOD.replace(b"utf-8", b"iso-8859-1"), "claims.encoding", {"line": 1}),
    ("marked latin-1", b"\xef\xbb\xbf" + to_csv(MADE, charset="iso-8859-1"), "claims.encoding", {"line": 6}),
    ("utf-16", GOOD.decode().encode("utf-16"), "claims.encoding", {"line": 1}),
    ("workbook", b"PK\x03\x04\x14\x00\x06\x00", "claims.character", {"line": 1}),
    ("XML", b"<krav/>", "claims.format", {"line": 1}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "params"), [case[1:] for case in RAW], ids=[case[0] for case in RAW]
)
def test_bytes_that_are_no_hand_over_are_refused(
    data: bytes, code: str, params: dict[str, object]
) -> None:
    found = refusal(data)
    assert found.code == code
    assert params.items() <= found.params.items()


def test_a_file_over_the_limits_is_refused() -> None:
    assert refusal(b"x" * (claims_layout.MAX_BYTES + 1)).code == "claims.too_big"
    assert refusal(GOOD + b"K;\n" * claims_layout.MAX_RECORDS).code == "claims.too_many"


# Where (K, P, B or D of the first claim), field and text; the code and line of the fault.
FIELDS = [
    ("K", "referanse", "", "claims.missing", 6),
    ("K", "referanse", "A B", "claims.reference", 6),
    ("K", "referanse", "x" * 41, "claims.too_long", 6),
    ("K", "referanse", "=1+1", "claims.reference", 6),
    ("K", "kravtype", "", "claims.missing", 6),
    ("K", "virksomhet", "", "claims.missing", 6),
    ("K", "virksomhet", "BYD\u200b03", "claims.text", 6),
    ("K", "fakturanummer", "", "claims.missing", 6),
    ("K", "fakturanummer", "7" * 41, "claims.too_long", 6),
    ("K", "fakturadato", "", "claims.missing", 6),
    ("K", "fakturadato", "18.08.2026", "claims.date", 6),
    ("K", "fakturadato", "2026-13-01", "claims.date", 6),
    ("K", "fakturadato", "20260818", "claims.date", 6),
    ("K", "forfallsdato", "", "claims.missing", 6),
    ("K", "forfallsdato", "2026-02-29", "claims.date", 6),
    ("K", "forfallsdato", "0026-09-01", "claims.date", 6),
    ("K", "forfallsdato", "2026-9-1", "claims.date", 6),
    ("K", "periode_fra", "september", "claims.date", 6),
    ("K", "periode_til", "2026-09-31", "claims.date", 6),
    ("K", "beskrivelse", "", "claims.missing", 6),
    ("K", "beskrivelse", "x" * 201, "claims.too_long", 6),
    ("K", "beskrivelse", "Barne\u202egahe", "claims.text", 6),
    ("K", "beskrivelse", "Barne\x85hage", "claims.text", 6),
    ("K", "opprinnelig_ore", "", "claims.missing", 6),
    ("K", "opprinnelig_ore", "1200.00", "claims.number", 6),
    ("K", "opprinnelig_ore", "1 200", "claims.number", 6),
    ("K", "opprinnelig_ore", "1" * 13, "claims.number", 6),
    ("K", "opprinnelig_ore", "+120000", "claims.number", 6),
    ("K", "opprinnelig_ore", "NaN", "claims.number", 6),
    ("K", "opprinnelig_ore", "0x10", "claims.number", 6),
    ("K", "rente", "", "claims.missing", 6),
    ("K", "rente", "12,5 %", "claims.choice", 6),
    ("K", "rente_fra", "forfall", "claims.date", 6),
    ("K", "inkassovarsel_sendt", "5.10.2026", "claims.date", 6),
    ("K", "inkassovarsel_sendt", "", "claims.missing", 6),
    ("K", "inkassovarsel_frist", "2026-10-32", "claims.date", 6),
    ("K", "inkassovarsel_maate", "faks", "claims.choice", 6),
    ("K", "inkassovarsel_gebyr_ore", "38,00", "claims.number", 6),
    ("K", "innsigelse", "", "claims.missing", 6),
    ("K", "innsigelse", "true", "claims.choice", 6),
    ("K", "innsigelse", "Ja", "claims.choice", 6),
    ("K", "innsigelse_dato", "i går", "claims.date", 6),
    ("K", "innsigelse_tekst", "x" * 501, "claims.too_long", 6),
    ("K", "klage", "kanskje", "claims.choice", 6),
    ("K", "klage_dato", "2026", "claims.date", 6),
    ("K", "klage_avgjort", "2026-00-10", "claims.date", 6),
    ("K", "forer_oppfordring_sendt", "ukjent", "claims.date", 6),
    ("K", "hjemmel", "", "claims.missing", 6),
    ("K", "foreldelse_fra", "2101-01-01", "claims.date", 6),
    ("K", "kid", "1" * 26, "claims.too_long", 6),
    ("K", "regnr", "EA 12345 678", "claims.too_long", 6),
    ("P", "slag", "", "claims.missing", 7),
    ("P", "slag", "inkassovarsel", "claims.choice", 7),
    ("P", "gebyr_ore", "kr 38", "claims.number", 7),
    ("P", "sendt", "", "claims.missing", 7),
    ("P", "frist", "14 dager", "claims.date", 7),
    ("B", "belop_ore", "", "claims.missing", 8),
    ("B", "belop_ore", "400.00", "claims.number", 8),
    ("B", "betalt", "", "claims.missing", 8),
    ("B", "betalt", "2026-09-31", "claims.date", 8),
    ("D", "rolle", "", "claims.missing", 9),
    ("D", "rolle", "mor", "claims.choice", 9),
    ("D", "andel_ore", "50 %", "claims.number", 9),
    ("D", "fornavn", "x" * 61, "claims.too_long", 9),
    ("D", "etternavn", "Øst\u2028by", "claims.text", 9),
    ("D", "foretaksnavn", "x" * 121, "claims.too_long", 9),
    ("D", "fodselsnummer", "098781 97612", "claims.too_long", 9),
    ("D", "organisasjonsnummer", "NO313159949MVA", "claims.too_long", 9),
    ("D", "fodselsdato", "090781", "claims.date", 9),
    ("D", "adresse", "x" * 121, "claims.too_long", 9),
    ("D", "postnummer", "0" * 11, "claims.too_long", 9),
    ("D", "land", "NOR", "claims.too_long", 9),
    ("D", "telefon", "+47" * 10, "claims.too_long", 9),
    ("D", "adressesperre", "", "claims.missing", 9),
    ("D", "adressesperre", "kode 6", "claims.choice", 9),
]


@pytest.mark.parametrize(("where", "field", "words", "code", "line"), FIELDS)
def test_a_bad_field_is_named_and_the_other_claim_is_read(
    where: str, field: str, words: str, code: str, line: int
) -> None:
    made = document(KINDERGARTEN, RENT)
    claim = made["krav"][0]
    key = {"P": "purringer", "B": "betalinger", "D": "skyldnere"}.get(where)
    (claim[key][0] if key else claim)[field] = words
    file = claims_in.read(to_csv(made), name="krav.csv")
    found = {(fault.code, fault.line, fault.field) for fault in file.faults}
    assert found == {(code, line, field)}
    assert all(fault.text and fault.remedy for fault in file.faults)
    assert [claim.reference for claim in file.claims] == ["LEIE/5512-09"]


def test_all_faults_of_a_claim_are_told_at_once() -> None:
    made = document({**KINDERGARTEN, "fakturadato": "x", "rente": "x", "hjemmel": ""})
    made["krav"][0]["skyldnere"][1]["rolle"] = "x"
    faults = claims_in.read(to_csv(made), name="krav.csv").faults
    assert [fault.field for fault in faults] == ["fakturadato", "rente", "hjemmel", "rolle"]


def test_faults_hold_no_identity_number_and_no_address() -> None:
    made = document(KINDERGARTEN)
    made["krav"][0]["skyldnere"][0].update(
        fodselsnummer="09878197612-1234", adresse="Øvingsveien\x01"
    )
    faults = repr(claims_in.read(to_json(made), name="krav.json").faults)
    assert "0987" not in faults
    assert "Øvingsveien" not in faults
