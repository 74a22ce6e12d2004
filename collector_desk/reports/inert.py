"""Text that lies still in a cell: never a formula, never a link, never a broken file."""

from __future__ import annotations

import re

LONGEST = 32_000
"""UTF-16 units of a cell; Excel takes 32 767, and escapes need room."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BRACKETS = str.maketrans("[]", "()")  # «&[» would be read as a command
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def inert(text: str) -> str:
    r"""``text`` as it must be written so that a reader of the workbook sees it unchanged.

    What XML cannot hold becomes U+FFFD, visibly. A carriage return and anything that looks like
    the format's own escape are escaped (ECMA-376 part 1, ST_Xstring), since a reader would else
    turn them into something different. What no cell can hold is cut, and says so.

    >>> inert("=1+1"), inert("a\x00b"), inert("_x0041_"), inert("\rCR")
    ('=1+1', 'a�b', '_x005F_x0041_', '_x000D_CR')
    """
    whole = _ILLEGAL.sub("\ufffd", _cut(text))
    return _ESCAPE.sub("_x005F_", whole).replace("\r", "_x000D_")


def _cut(text: str) -> str:
    if _units(text) <= LONGEST and len(text) + 6 * (text.count("\r") + text.count("_")) <= LONGEST:
        return text
    kept, room = [], LONGEST - 100
    for sign in text:
        room -= 7 if sign in "\r_" else _units(sign)
        if room < 0:
            break
        kept.append(sign)
    return f"{''.join(kept)} … [forkortet: {len(text)} tegn i alt]"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_header(text: str, longest: int) -> str:
    """``text`` for a printed header or footer, where ``&`` is a command and space is scarce.

    >>> in_header("Vei & park", 40), in_header("Vei & park", 8)
    ('Vei && park', 'Vei && …')
    """
    line = " ".join(_ILLEGAL.sub("\ufffd", text).split()).translate(_BRACKETS)
    signs = [sign.replace("&", "&&") for sign in line[: longest + 1]]
    if sum(map(len, signs)) <= longest:
        return "".join(signs)
    while signs and sum(map(len, signs)) >= longest:
        signs.pop()
    return "".join(signs) + "…"
