"""Text reaches the cell unchanged, or visibly marked where no cell can hold it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.reports.inert import LONGEST, in_header, inert
from tests.reports.payloads import PAYLOADS

_ESCAPED = re.compile("_x([0-9A-F]{4})_")


def as_read(written: str) -> str:
    """What a spreadsheet shows for it: the format's escapes taken back (ST_Xstring)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert as_read(inert(text)) == text


@given(st.text("_x0123456789abcdefABCDEF\r\n\t=", max_size=60))
def test_what_looks_like_an_escape_is_shown_as_it_is(text: str) -> None:
    shown = re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), inert(text))
    assert shown == text


def test_what_xml_cannot_hold_is_seen_as_a_mark() -> None:
    assert inert("a\x00b\x1f\ud800\uffff") == "a\ufffdb\ufffd\ufffd\ufffd"


@pytest.mark.parametrize("text", ["x" * 40_000, "👩" * 20_000, "\r" * 10_000, "_" * 33_000])
def test_what_no_cell_can_hold_is_cut_and_says_so(text: str) -> None:
    written = inert(text)
    assert len(written.encode("utf-16-le")) // 2 <= LONGEST + 700
    assert len(written.encode("utf-16-le")) // 2 <= 32_767
    assert f"[forkortet: {len(text)} tegn i alt]" in written


def test_text_that_just_fits_is_whole() -> None:
    assert inert("x" * LONGEST) == "x" * LONGEST


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_header_has_no_commands_but_our_own(payload: str) -> None:
    written = in_header(payload, 40)
    assert len(written) <= 40
    assert "&" not in written.replace("&&", "")
    assert "\n" not in written
    assert "[" not in written
