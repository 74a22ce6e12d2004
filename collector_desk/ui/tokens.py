"""Every colour of the desk by name, in light, dark and high contrast; no other file holds one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a chip, an alert or a state wants to say."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``."""

    window: str
    subtle: str
    text: str
    muted: str
    disabled: str
    edge: str
    hairline: str
    link: str
    danger: str
    caution: str
    good: str
    header: str
    header_text: str
    header_muted: str
    side: str
    side_text: str
    side_muted: str
    primary: str
    primary_text: str
    primary_hover: str
    button: str
    button_hover: str
    field: str
    field_text: str
    field_hint: str
    field_edge: str
    badge: str
    badge_text: str
    selection: str
    selection_text: str
    selection_muted: str
    focus: str
    focus_inner: str
    practice: str
    practice_text: str
    shade: str
    neutral_fill: str
    neutral_edge: str
    info_fill: str
    info_edge: str
    success_fill: str
    success_edge: str
    warning_fill: str
    warning_edge: str
    error_fill: str
    error_edge: str
    tone_text: str

    def fill(self, tone: Tone) -> str:
        """The background of a chip or an alert."""
        return str(getattr(self, f"{tone.value}_fill"))

    def bar(self, tone: Tone) -> str:
        """The bar at the left of a chip or an alert."""
        return str(getattr(self, f"{tone.value}_edge"))


LIGHT = Tokens(
    window="#FFFFFF",
    subtle="#F2F2F2",
    text="#2A2859",
    muted="#666666",
    disabled="#666666",
    edge="#2A2859",
    hairline="#CCCCCC",
    link="#1F42AA",
    danger="#96281C",
    caution="#774C01",
    good="#034B45",
    header="#2A2859",
    header_text="#FFFFFF",
    header_muted="#D1F9FF",
    side="#F8F0DD",
    side_text="#2A2859",
    side_muted="#5C5B7E",
    primary="#2A2859",
    primary_text="#FFFFFF",
    primary_hover="#1F42AA",
    button="#FFFFFF",
    button_hover="#E5FCFF",
    field="#FFFFFF",
    field_text="#2A2859",
    field_hint="#666666",
    field_edge="#2A2859",
    badge="#2A2859",
    badge_text="#FFFFFF",
    selection="#D1F9FF",
    selection_text="#2A2859",
    selection_muted="#4D4D4D",
    focus="#E0ADFF",
    focus_inner="#1F42AA",
    practice="#F9C66B",
    practice_text="#2A2859",
    shade="#2A2859",
    neutral_fill="#F2F2F2",
    neutral_edge="#9A9A9A",
    info_fill="#D1F9FF",
    info_edge="#6FE9FF",
    success_fill="#C7FDE9",
    success_edge="#43F8B6",
    warning_fill="#FFE7BC",
    warning_edge="#F9C66B",
    error_fill="#FFDFDC",
    error_edge="#FF8274",
    tone_text="#2A2859",
)

DARK = Tokens(
    window="#17162F",
    subtle="#22204A",
    text="#FFFFFF",
    muted="#B9B7D6",
    disabled="#9C9ABF",
    edge="#8F8DB3",
    hairline="#45436F",
    link="#B3F5FF",
    danger="#FFB4AC",
    caution="#F9C66B",
    good="#43F8B6",
    header="#2A2859",
    header_text="#FFFFFF",
    header_muted="#D1F9FF",
    side="#22204A",
    side_text="#FFFFFF",
    side_muted="#B9B7D6",
    primary="#B3F5FF",
    primary_text="#2A2859",
    primary_hover="#6FE9FF",
    button="#22204A",
    button_hover="#2A2859",
    field="#22204A",
    field_text="#FFFFFF",
    field_hint="#B9B7D6",
    field_edge="#8F8DB3",
    badge="#B3F5FF",
    badge_text="#2A2859",
    selection="#1F42AA",
    selection_text="#FFFFFF",
    selection_muted="#E5FCFF",
    focus="#E0ADFF",
    focus_inner="#17162F",
    practice="#F9C66B",
    practice_text="#2A2859",
    shade="#000000",
    neutral_fill="#2A2859",
    neutral_edge="#8F8DB3",
    info_fill="#123A52",
    info_edge="#6FE9FF",
    success_fill="#0F4239",
    success_edge="#43F8B6",
    warning_fill="#4A3A17",
    warning_edge="#F9C66B",
    error_fill="#55262A",
    error_edge="#FF8274",
    tone_text="#FFFFFF",
)

CONTRAST = Tokens(
    window="#000000",
    subtle="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    disabled="#B3B3B3",
    edge="#FFFFFF",
    hairline="#B3B3B3",
    link="#B3F5FF",
    danger="#FFB4AC",
    caution="#F9C66B",
    good="#43F8B6",
    header="#000000",
    header_text="#FFFFFF",
    header_muted="#FFFFFF",
    side="#000000",
    side_text="#FFFFFF",
    side_muted="#FFFFFF",
    primary="#FFFFFF",
    primary_text="#000000",
    primary_hover="#6FE9FF",
    button="#000000",
    button_hover="#1A1A1A",
    field="#000000",
    field_text="#FFFFFF",
    field_hint="#E6E6E6",
    field_edge="#FFFFFF",
    badge="#FFFFFF",
    badge_text="#000000",
    selection="#6FE9FF",
    selection_text="#000000",
    selection_muted="#000000",
    focus="#E0ADFF",
    focus_inner="#000000",
    practice="#F9C66B",
    practice_text="#000000",
    shade="#000000",
    neutral_fill="#000000",
    neutral_edge="#FFFFFF",
    info_fill="#000000",
    info_edge="#6FE9FF",
    success_fill="#000000",
    success_edge="#43F8B6",
    warning_fill="#000000",
    warning_edge="#F9C66B",
    error_fill="#000000",
    error_edge="#FF8274",
    tone_text="#FFFFFF",
)

_TONES = tuple(f"{tone.value}_fill" for tone in Tone)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (name, "window")
        for name in ("text", "muted", "disabled", "link", "danger", "caution", "good")
    ),
    *((name, "subtle") for name in ("text", "muted", "disabled", "link")),
    *((name, "header") for name in ("header_text", "header_muted")),
    *((name, "side") for name in ("side_text", "side_muted")),
    ("primary_text", "primary"),
    ("primary_text", "primary_hover"),
    ("text", "button"),
    ("text", "button_hover"),
    ("disabled", "button"),
    ("field_text", "field"),
    ("field_hint", "field"),
    ("disabled", "field"),
    ("badge_text", "badge"),
    ("selection_text", "selection"),
    ("selection_muted", "selection"),
    ("practice_text", "practice"),
    *(("tone_text", fill) for fill in _TONES),
)
"""Every text and the ground it stands on: at least 4.5 to 1 (WCAG 2.1, 1.4.3)."""

EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    ("edge", "window"),
    ("edge", "subtle"),
    ("field_edge", "window"),
    ("field_edge", "field"),
    ("text", "window"),
    ("danger", "window"),
)
"""Every edge a control is known by: at least 3 to 1 (WCAG 2.1, 1.4.11)."""

FOCUS_GROUNDS = ("window", "subtle", "header", "side", "selection", "field", "practice", *_TONES)
"""Where a focus ring may lie; one of its two colours must reach 3 to 1 on each."""


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2, from 1 (none) to 21.

    >>> round(contrast("#2A2859", "#FFFFFF"), 2)
    13.58
    """
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)
