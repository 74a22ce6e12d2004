"""Whatever a bank can send comes through whole; whatever is changed on the way is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desk.errors.files import FileRefusal, OcrCount, OcrSum
from collector_desk.exchange import ocr
from tests.exchange.ocr_lines import assignment, good_lines, payment, text, to_bytes, transmission

KINDS = st.integers(10, 21)
WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=40).map(
    lambda words: words.rstrip(" ")
)
KIDS = st.text("0123456789-", max_size=25)
DAYS = st.dates(date(1980, 1, 1), date(2079, 12, 31)).map(lambda day: f"{day:%d%m%y}")


@st.composite
def payments(draw: st.DrawFn, number: int) -> tuple[list[str], int]:
    """A payment and what it adds to the control sum, in øre."""
    kind, amount = draw(KINDS), draw(st.integers(0, 10**9))
    sign = draw(st.sampled_from("00-"))
    lines = payment(
        number,
        kind=kind,
        amount=amount,
        kid=draw(KIDS),
        sign=sign,
        order=draw(st.just("000000") | DAYS),
        serial=draw(st.integers(0, 99999)),
    )
    if kind >= 20 and draw(st.booleans()):
        lines.append(text(number, draw(WORDS), kind=kind))
    return lines, (-amount if sign == "-" and kind not in {18, 20} else amount)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    transmissions: list[str] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        made, grand = [], 0
        for assignment_no in range(1, draw(st.integers(1, 3)) + 1):
            parts = [draw(payments(n)) for n in range(1, draw(st.integers(1, 4)) + 1)]
            total = sum(part[1] for part in parts)
            if total < 0:
                parts.append((payment(len(parts) + 1, amount=-total), -total))
                total = 0
            lines = [line for part in parts for line in part[0]]
            made.append(assignment(lines, total=total, number=assignment_no))
            grand += total
        transmissions += transmission(made, total=grand, number=number)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return to_bytes(transmissions, newline, newline * draw(st.integers(0, 2)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files())
def test_what_is_read_is_written_back_byte_for_byte(data: bytes) -> None:
    assert ocr.write(ocr.read(data, name="ocr.txt")) == data


AMOUNTS = [(line, at) for line in (3, 5, 8, 10) for at in range(33, 50)]
CONTROLS = [(line, at) for line in (12, 13) for at in range(9, 42)]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(AMOUNTS + CONTROLS), st.integers(1, 9))
def test_one_changed_digit_in_an_amount_count_or_sum_is_refused(
    where: tuple[int, int], step: int
) -> None:
    lines, (line, at) = good_lines(), where
    old = lines[line - 1]
    lines[line - 1] = old[: at - 1] + str((int(old[at - 1]) + step) % 10) + old[at:]
    with pytest.raises((OcrSum, OcrCount)):
        ocr.read(to_bytes(lines), name="ocr.txt")


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file truncated, or with lines swapped, doubled, dropped, or bytes changed."""
    data = draw(files())
    lines = data.split(b"\n")
    for _ in range(draw(st.integers(1, 3))):
        first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["swap", "double", "drop", "cut", "byte"])):
            case "swap":
                lines[first], lines[second] = lines[second], lines[first]
            case "double":
                lines.insert(second, lines[first])
            case "drop" if len(lines) > 1:
                del lines[first]
            case "cut":
                lines[first] = lines[first][: draw(st.integers(0, 80))]
            case _ if lines[first]:
                at = draw(st.integers(0, len(lines[first]) - 1))
                line = bytearray(lines[first])
                line[at] = draw(st.integers(0, 255))
                lines[first] = bytes(line)
    return b"\n".join(lines)


def said(file: ocr.OcrFile) -> list[object]:
    """What a file says, apart from its lines as they stood."""
    return [
        (t.key, t.settlement_date, a.number, a.account, replace(p, raw=()))
        for t in file.transmissions
        for a in t.assignments
        for p in a.transactions
    ]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_a_changed_file_is_refused_by_type_or_says_the_same_when_written(data: bytes) -> None:
    try:
        file = ocr.read(data, name="ocr.txt")
    except FileRefusal:
        return
    again = ocr.read(ocr.write(file), name="ocr.txt")
    assert said(again) == said(file)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        file = ocr.read(data, name="ocr.txt")
    except FileRefusal:
        return
    assert ocr.write(file)
