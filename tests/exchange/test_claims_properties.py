"""A hand-over that was changed on the way is refused by type, or says the same as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain import readiness
from collector_desk.domain.handover import HandedClaim, HandoverFile
from collector_desk.domain.rates import Rates
from collector_desk.errors.files import ClaimsCount, ClaimsSum, FileRefusal
from collector_desk.exchange import claims_in
from tests.exchange.claim_files import document, to_csv, to_json

TODAY, RATES = date(2026, 11, 23), Rates.shipped()
CSV, JSON = to_csv(document()), to_json(document())


def placeless(claim: HandedClaim) -> HandedClaim:
    """The claim without its places in the file and with its parts in a fixed order."""
    return replace(
        claim,
        line=0,
        letters=tuple(sorted((replace(p, line=0, path="") for p in claim.letters), key=str)),
        payments=tuple(sorted((replace(p, line=0, path="") for p in claim.payments), key=str)),
        debtors=tuple(
            sorted(
                (replace(p, line=0, path="") for p in claim.debtors),
                key=lambda debtor: debtor.identity_number,
            )
        ),
    )


def said(file: HandoverFile) -> list[HandedClaim]:
    return sorted((placeless(claim) for claim in file.claims), key=lambda claim: claim.reference)


SAID = said(claims_in.read(CSV, name="krav.csv"))


def test_the_whole_file_is_ready() -> None:
    file = claims_in.read(CSV, name="krav.csv")
    found = readiness.check_file(file, today=TODAY, rates=RATES, synthetic=True)
    assert (found.faults, len(found.ready)) == ((), 5)


@pytest.mark.parametrize("number", range(1, 20))
def test_a_line_cut_anywhere_is_never_read_as_something_else(number: int) -> None:
    lines = CSV.split(b"\n")
    whole = lines[number - 1]
    for length in range(len(whole)):
        lines[number - 1] = whole[:length]
        check(b"\n".join(lines))


def check(data: bytes) -> None:
    """Only a typed refusal, a named fault, or the same content.

    A part payment told twice in place of a letter keeps every control total of the file; what is
    left of the claim then no longer agrees, and it is not ready.
    """
    try:
        file = claims_in.read(data, name="krav")
    except FileRefusal:
        return
    found = readiness.check_file(file, today=TODAY, rates=RATES, synthetic=True)
    assert found.faults or said(file) == SAID


@st.composite
def shuffled(draw: st.DrawFn) -> bytes:
    """The CSV with lines swapped, doubled, dropped, moved or cut short."""
    lines = CSV.split(b"\n")[:-1]
    for _ in range(draw(st.integers(1, 3))):
        first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["swap", "double", "drop", "move", "cut"])):
            case "swap":
                lines[first], lines[second] = lines[second], lines[first]
            case "double":
                lines.insert(second, lines[first])
            case "drop" if len(lines) > 1:
                del lines[first]
            case "move":
                lines.insert(second, lines.pop(first))
            case _:
                lines[first] = lines[first][: draw(st.integers(0, len(lines[first])))]
    return b"\n".join(lines) + b"\n"


@settings(max_examples=300, deadline=None)
@given(shuffled())
def test_lines_out_of_place_are_refused_or_say_the_same(data: bytes) -> None:
    check(data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([CSV, JSON]), st.data())
def test_a_file_cut_anywhere_is_refused_or_says_the_same(data: bytes, draw: st.DataObject) -> None:
    check(data[: draw.draw(st.integers(0, len(data)))])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([CSV, JSON]), st.data())
def test_no_changed_byte_crashes_the_reader(data: bytes, draw: st.DataObject) -> None:
    changed = bytearray(data)
    changed[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        file = claims_in.read(bytes(changed), name="krav")
    except FileRefusal:
        return
    assert len(file.claims) + len({fault.line for fault in file.faults}) >= 5


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    for start in (b"", b"{", b"H;innkreving-krav;1.0;"):
        check(start + data)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["hovedstol_ore", "antall_krav", "antall_linjer", "kontrollsum_ore"]),
    st.integers(-(10**6), 10**6).filter(bool),
)
def test_a_changed_total_or_principal_is_refused(field: str, step: int) -> None:
    made = document()
    (made["krav"][0] if field == "hovedstol_ore" else made)[field] += step
    for data in (to_csv(made), to_json(made)):
        with pytest.raises((ClaimsCount, ClaimsSum)):
            claims_in.read(data, name="krav")
