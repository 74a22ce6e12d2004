"""Bad OCR files: each is refused as a whole with code, line and field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collector_desk.errors.files import FileRefusal
from collector_desk.exchange import ocr
from tests.exchange.ocr_lines import (
    assignment,
    good_lines,
    payment,
    text,
    to_bytes,
    transmission,
)

Lines = list[str]

# line, position and text written over a good file; the code, line and field of the refusal
OVERWRITTEN = [
    (1, 1, "XX", "ocr.not_ocr", 1, "formatkode"),
    (1, 1, "ny", "ocr.not_ocr", 1, "formatkode"),
    (5, 1, "XY", "ocr.format_code", 5, "formatkode"),
    (12, 1, "  ", "ocr.format_code", 12, "formatkode"),
    (1, 3, "09", "ocr.service", 1, "tjeneste"),
    (2, 3, "00", "ocr.service", 2, "tjeneste"),
    (2, 3, "21", "ocr.avtalegiro", 2, "tjeneste"),
    (3, 3, "21", "ocr.avtalegiro", 3, "tjeneste"),
    (3, 3, "42", "ocr.service", 3, "tjeneste"),
    (12, 3, "00", "ocr.service", 12, "tjeneste"),
    (13, 3, "09", "ocr.service", 13, "tjeneste"),
    (1, 7, "99", "ocr.record_type", 1, "recordtype"),
    (3, 7, "33", "ocr.record_type", 3, "recordtype"),
    (3, 7, "  ", "ocr.record_type", 3, "recordtype"),
    (7, 7, "49", "ocr.record_type", 7, "recordtype"),
    (2, 5, "36", "ocr.transaction_type", 2, "type"),
    (3, 5, "09", "ocr.transaction_type", 3, "type"),
    (3, 5, "22", "ocr.transaction_type", 3, "type"),
    (3, 5, "x1", "ocr.transaction_type", 3, "type"),
    (4, 5, "11", "ocr.transaction_type", 4, "type"),
    (7, 5, "20", "ocr.transaction_type", 7, "type"),
    (7, 5, "10", "ocr.transaction_type", 7, "type"),
    (1, 9, "0000808x", "ocr.not_digits", 1, "dataavsender"),
    (1, 17, " 000001", "ocr.not_digits", 1, "forsendelsesnummer"),
    (1, 24, "0010200-", "ocr.not_digits", 1, "datamottaker"),
    (1, 40, "1", "ocr.filler", 1, "fyll"),
    (2, 9, "A", "ocr.not_digits", 2, "avtale-ID"),
    (2, 18, "x", "ocr.not_digits", 2, "oppdragsnummer"),
    (2, 25, "1315.01.018", "ocr.not_digits", 2, "oppdragskonto"),
    (2, 36, "9", "ocr.filler", 2, "fyll"),
    (3, 9, "000000x", "ocr.not_digits", 3, "transaksjonsnummer"),
    (3, 9, "0000000", "ocr.numbering", 3, "transaksjonsnummer"),
    (5, 9, "0000001", "ocr.numbering", 5, "transaksjonsnummer"),
    (4, 9, "0000002", "ocr.numbering", 4, "transaksjonsnummer"),
    (7, 9, "0000009", "ocr.numbering", 7, "transaksjonsnummer"),
    (3, 16, "310626", "ocr.date", 3, "oppgjørsdato"),
    (3, 16, "000000", "ocr.date", 3, "oppgjørsdato"),
    (3, 16, "290226", "ocr.date", 3, "oppgjørsdato"),
    (3, 16, "15.626", "ocr.not_digits", 3, "oppgjørsdato"),
    (3, 22, "x3", "ocr.not_digits", 3, "sentral-ID"),
    (3, 24, "2\xb2", "ocr.not_digits", 3, "dagkode"),
    (3, 26, " ", "ocr.not_digits", 3, "delavregningsnummer"),
    (3, 27, "0146-", "ocr.not_digits", 3, "løpenummer"),
    (3, 32, "+", "ocr.sign", 3, "fortegn"),
    (3, 32, " ", "ocr.sign", 3, "fortegn"),
    (3, 32, "1", "ocr.sign", 3, "fortegn"),
    (3, 32, "-", "ocr.sum", 12, "sum beløp"),
    (10, 32, "0", "ocr.sum", 12, "sum beløp"),
    (3, 33, "-", "ocr.not_digits", 3, "beløp"),
    (3, 45, ",", "ocr.not_digits", 3, "beløp"),
    (3, 49, "\xb9", "ocr.not_digits", 3, "beløp"),
    (3, 44, "2", "ocr.sum", 12, "sum beløp"),
    (8, 49, "1", "ocr.sum", 12, "sum beløp"),
    (3, 77, "0001", "ocr.filler", 3, "fyll"),
    (4, 16, "A", "ocr.not_digits", 4, "blankettnummer"),
    (4, 26, "x", "ocr.not_digits", 4, "arkivreferanse"),
    (4, 35, "x", "ocr.not_digits", 4, "bankens referanse"),
    (4, 42, "320626", "ocr.date", 4, "oppdragsdato"),
    (4, 42, "121326", "ocr.date", 4, "oppdragsdato"),
    (4, 42, "120 26", "ocr.not_digits", 4, "oppdragsdato"),
    (4, 48, "x", "ocr.not_digits", 4, "debetkonto"),
    (4, 59, "X", "ocr.filler", 4, "fyll"),
    (7, 80, "1", "ocr.filler", 7, "fyll"),
    (12, 9, "00000005", "ocr.count", 12, "antall transaksjoner"),
    (12, 9, "0000000x", "ocr.not_digits", 12, "antall transaksjoner"),
    (12, 17, "00000010", "ocr.count", 12, "antall records"),
    (12, 25, "00000000000129001", "ocr.sum", 12, "sum beløp"),
    (12, 25, "0000000000000000 ", "ocr.not_digits", 12, "sum beløp"),
    (12, 25, "00000000000115000", "ocr.sum", 12, "sum beløp"),
    (12, 42, "140626", "ocr.end_date", 12, "oppgjørsdato"),
    (12, 42, "000000", "ocr.date", 12, "oppgjørsdato"),
    (12, 42, "990626", "ocr.date", 12, "oppgjørsdato"),
    (12, 48, "140626", "ocr.end_date", 12, "første oppgjørsdato"),
    (12, 48, "000000", "ocr.date", 12, "første oppgjørsdato"),
    (12, 54, "160626", "ocr.end_date", 12, "siste oppgjørsdato"),
    (12, 54, "1606 6", "ocr.not_digits", 12, "siste oppgjørsdato"),
    (12, 60, "1", "ocr.filler", 12, "fyll"),
    (13, 9, "00000003", "ocr.count", 13, "antall transaksjoner"),
    (13, 17, "00000012", "ocr.count", 13, "antall records"),
    (13, 25, "00000000000129010", "ocr.sum", 13, "sum beløp"),
    (13, 42, "140626", "ocr.end_date", 13, "oppgjørsdato"),
    (13, 42, "000000", "ocr.date", 13, "oppgjørsdato"),
    (13, 42, "150026", "ocr.date", 13, "oppgjørsdato"),
    (13, 48, "1", "ocr.filler", 13, "fyll"),
]


def refusal(data: bytes) -> FileRefusal:
    with pytest.raises(FileRefusal) as caught:
        ocr.read(data, name="fil.txt")
    return caught.value


def overwritten(line: int, position: int, words: str) -> Lines:
    lines = good_lines()
    old = lines[line - 1]
    lines[line - 1] = old[: position - 1] + words + old[position - 1 + len(words) :]
    return lines


@pytest.mark.parametrize(
    ("change", "expected"), [(case[:3], case[3:]) for case in OVERWRITTEN], ids=str
)
def test_a_field_that_is_wrong_is_named(
    change: tuple[int, int, str], expected: tuple[str, int, str]
) -> None:
    found = refusal(to_bytes(overwritten(*change)))
    assert (found.code, found.params["line"], found.params["field"]) == expected
    assert found.params["file"] == "fil.txt"


def without(*numbers: int) -> Callable[[Lines], Lines]:
    return lambda lines: [line for number, line in enumerate(lines, 1) if number not in numbers]


def doubled(number: int) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines[:number], *lines[number - 1 :]]


def swapped(first: int, second: int) -> Callable[[Lines], Lines]:
    def swap(lines: Lines) -> Lines:
        lines[first - 1], lines[second - 1] = lines[second - 1], lines[first - 1]
        return lines

    return swap


def replaced(number: int, line: str) -> Callable[[Lines], Lines]:
    return lambda lines: [*lines[: number - 1], line, *lines[number:]]


RESHAPED: list[tuple[str, Callable[[Lines], Lines], str, int, str]] = [
    ("no start", without(1), "ocr.record_order", 1, "recordtype"),
    ("no assignment start", without(2), "ocr.record_order", 2, "recordtype"),
    ("no amount item 1", without(3), "ocr.record_order", 3, "recordtype"),
    ("no amount item 2", without(4), "ocr.record_order", 4, "recordtype"),
    ("no text", without(7), "ocr.count", 11, "antall records"),
    ("a whole payment gone", without(3, 4), "ocr.count", 10, "antall transaksjoner"),
    ("no assignment end", without(12), "ocr.record_order", 12, "recordtype"),
    ("no transmission end", without(13), "ocr.incomplete", 12, "recordtype"),
    ("cut in the middle", lambda lines: lines[:6], "ocr.incomplete", 6, "recordtype"),
    ("only the start", lambda lines: lines[:1], "ocr.incomplete", 1, "recordtype"),
    ("no assignment at all", lambda lines: [lines[0], lines[-1]], "ocr.record_order", 2, "recordtype"),
    ("start twice", doubled(1), "ocr.record_order", 2, "recordtype"),
    ("amount item 1 twice", doubled(3), "ocr.record_order", 4, "recordtype"),
    ("amount item 2 twice", doubled(4), "ocr.record_order", 5, "recordtype"),
    ("text twice", doubled(7), "ocr.record_order", 8, "recordtype"),
    ("assignment end twice", doubled(12), "ocr.record_order", 13, "recordtype"),
    ("transmission end twice", doubled(13), "ocr.record_order", 14, "recordtype"),
    ("items swapped", swapped(3, 4), "ocr.record_order", 3, "recordtype"),
    ("text before item 2", swapped(6, 7), "ocr.record_order", 6, "recordtype"),
    ("payments swapped", lambda s: s[:2] + s[7:9] + s[4:7] + s[2:4] + s[9:], "ocr.numbering", 5, "transaksjonsnummer"),
    ("ends swapped", swapped(12, 13), "ocr.record_order", 12, "recordtype"),
    ("blank line inside", replaced(5, ""), "ocr.record_length", 5, "record"),
    ("79 characters", lambda s: [*s[:2], s[2][:-1], *s[3:]], "ocr.record_length", 3, "record"),
    ("81 characters", lambda s: [*s[:2], s[2] + "0", *s[3:]], "ocr.record_length", 3, "record"),
    ("two records on a line", lambda s: [*s[:2], s[2] + s[3], *s[4:]], "ocr.record_length", 3, "record"),
    ("a heading", lambda s: ["Innbetalinger 15.06.2026", *s], "ocr.not_ocr", 1, "formatkode"),
    ("a tail", lambda s: [*s, "slutt"], "ocr.format_code", 14, "formatkode"),
    ("blanks after the end", lambda s: [*s, " " * 80], "ocr.format_code", 14, "formatkode"),
    ("transmission twice", lambda s: s + s, "ocr.twice", 14, "forsendelsesnummer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "code", "at", "field"),
    [case[1:] for case in RESHAPED],
    ids=[case[0] for case in RESHAPED],
)
def test_a_record_out_of_place_is_named(
    change: Callable[[Lines], Lines], code: str, at: int, field: str
) -> None:
    found = refusal(to_bytes(change(good_lines())))
    assert (found.code, found.params["line"], found.params["field"]) == (code, at, field)


GOOD = to_bytes(good_lines())

BYTES: list[tuple[str, bytes, str, dict[str, object]]] = [
    ("empty", b"", "ocr.empty", {}),
    ("only line ends", b"\r\n\r\n", "ocr.empty", {}),
    ("byte order mark", b"\xef\xbb\xbf" + GOOD, "ocr.character", {"line": 1, "found": 0xEF}),
    ("utf-16", GOOD.decode("latin-1").encode("utf-16"), "ocr.character", {"line": 1}),
    ("utf-8", GOOD.decode("latin-1").encode(), "ocr.record_length", {"line": 7, "found": 84}),
    ("nul", GOOD.replace(b"Str", b"\0tr"), "ocr.character", {"line": 7, "found": 0}),
    ("tab", GOOD.replace(b"Str", b"\ttr"), "ocr.character", {"line": 7, "found": 9}),
    ("C1 control", GOOD.replace(b"Str", b"\x85tr"), "ocr.character", {"line": 7}),
    ("end-of-file mark", GOOD + b"\x1a", "ocr.character", {"line": 14, "found": 0x1A}),
    ("lone carriage returns", GOOD.replace(b"\n", b"\r"), "ocr.character", {"line": 1}),
    ("carriage return at the end", GOOD[:-1] + b"\r", "ocr.character", {"line": 13}),
    ("XML", b"<?xml version='1.0'?><Document/>", "ocr.not_ocr", {"line": 1}),
    ("CSV", b"KID;belop\n2345676;100,00\n", "ocr.not_ocr", {"line": 1}),
    ("one letter", b"N", "ocr.not_ocr", {"line": 1}),
    ("two letters", b"NY", "ocr.record_length", {"line": 1, "found": 2}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "code", "params"), [case[1:] for case in BYTES], ids=[case[0] for case in BYTES]
)
def test_bytes_that_are_no_ocr_file_are_refused(
    data: bytes, code: str, params: dict[str, object]
) -> None:
    found = refusal(data)
    assert found.code == code
    assert params.items() <= found.params.items()


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    assert refusal(b"N" * (ocr.MAX_BYTES + 1)).code == "ocr.too_big"


def test_the_same_assignment_number_twice_in_a_transmission_is_refused() -> None:
    two = [assignment(payment(1), total=102000)] * 2
    found = refusal(to_bytes(transmission(two, total=204000)))
    assert (found.code, found.params["line"]) == ("ocr.twice", 6)
    assert found.params["field"] == "oppdragsnummer"


def test_a_wrong_sum_in_the_second_assignment_is_named_by_its_own_line() -> None:
    two = [assignment(payment(1), total=102000), assignment(payment(1), total=1, number=2)]
    found = refusal(to_bytes(transmission(two, total=204000)))
    assert (found.code, found.params["line"]) == ("ocr.sum", 9)
    assert (found.params["stated"], found.params["found"]) == (1, 102000)


def test_a_reversal_subtracted_in_the_control_sum_is_refused() -> None:
    lines = [*payment(1), *payment(2, kind=20, amount=2000), text(2, "Feil", kind=20)]
    wrong = transmission([assignment(lines, total=100000)], total=100000)
    assert refusal(to_bytes(wrong)).code == "ocr.sum"


def test_every_refusal_says_file_line_and_field_in_its_sentence() -> None:
    found = refusal(to_bytes(overwritten(12, 25, "00000000000129001")))
    assert str(found).startswith("fil.txt, linje 12, sum beløp (posisjon 25–41): ")
    assert "1\u00a0290,01 kr" in str(found)
    assert "?" not in str(found)
