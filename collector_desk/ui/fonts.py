"""The desk's typeface: Oslo Sans where the house has it, else the bundled Noto Sans."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from collector_desk.paths import resource

HOUSE_FAMILIES = ("Oslo Sans", "Oslo Sans Office")
"""Licensed to the municipality alone: used where installed, never shipped."""

BUNDLED_FAMILY = "Noto Sans"
SIGN_FAMILY = "Noto Sans Math"
"""Has what Noto Sans lacks: the minus of our amounts (as wide as a digit), → and ≤."""

SIGN_FILE = "NotoSansMath-Regular.ttf"
BUNDLED_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Medium.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSans-Bold.ttf",
)
BASE_PIXELS = 13
"""The height of body text at 100 percent, in device-independent pixels."""

_loaded: dict[str, int] = {}


def load_fonts() -> None:
    """Make the bundled font known to Qt, once in a process."""
    for name in (*BUNDLED_FILES, SIGN_FILE):
        if name not in _loaded:
            data = resource(f"fonts/{name}").read_bytes()
            _loaded[name] = QFontDatabase.addApplicationFontFromData(data)


def families() -> list[str]:
    """The order in which a typeface is looked for."""
    installed = set(QFontDatabase.families())
    house = [name for name in HOUSE_FAMILIES if name in installed]
    return [*house, BUNDLED_FAMILY, SIGN_FAMILY, "sans-serif"]


def body_font(scale: int = 100, *, pixels: int = BASE_PIXELS) -> QFont:
    """The body font at a text size in percent; its digits all have one width."""
    font = QFont(families())
    font.setPixelSize(max(8, round_pixels(pixels, scale)))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def round_pixels(pixels: int, scale: int) -> int:
    """Pixels at a text size in percent, a half rounded up."""
    return (pixels * scale + 50) // 100
