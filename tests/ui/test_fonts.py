"""The typeface comes along, knows our letters, and its digits stand in columns."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from collector_desk.paths import resource
from collector_desk.ui import fonts


@pytest.fixture(autouse=True)
def _loaded(qapp: QApplication) -> None:
    fonts.load_fonts()


@pytest.mark.parametrize("name", fonts.BUNDLED_FILES)
def test_each_bundled_file_loads_and_has_our_letters(name: str) -> None:
    raw = QRawFont(str(resource(f"fonts/{name}")), 13)
    assert raw.isValid()
    assert all(raw.supportsCharacter(ord(each)) for each in "æøåÆØÅŋŊđĐšž§«»–—·…\u00a0")


def test_the_minus_is_as_wide_as_a_digit_and_comes_from_the_bundle() -> None:
    raw = QRawFont(str(resource(f"fonts/{fonts.SIGN_FILE}")), 13)
    assert all(raw.supportsCharacter(ord(sign)) for sign in "−→≤≥")
    metrics = QFontMetrics(fonts.body_font(pixels=40))
    assert metrics.horizontalAdvance("\u2212") == metrics.horizontalAdvance("0")


def test_the_bundle_is_small_and_its_licence_comes_along() -> None:
    size = sum(
        resource(f"fonts/{name}").stat().st_size for name in (*fonts.BUNDLED_FILES, fonts.SIGN_FILE)
    )
    assert size <= 3_000_000
    licence = resource("fonts/OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_every_weight_is_drawn_by_its_own_file(weight: int) -> None:
    font = fonts.body_font()
    font.setWeight(QFont.Weight(weight))
    assert QFontInfo(font).family() == fonts.BUNDLED_FAMILY
    assert QFontInfo(font).weight() == weight


def test_all_digits_have_one_width() -> None:
    metrics = QFontMetrics(fonts.body_font())
    assert len({metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1


def test_the_house_font_goes_first_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts.families()[0] == "Noto Sans"
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Arial", "Oslo Sans"])
    assert fonts.families() == ["Oslo Sans", "Noto Sans", "Noto Sans Math", "sans-serif"]


@pytest.mark.parametrize(("scale", "pixels"), [(80, 10), (100, 13), (200, 26)])
def test_the_size_is_in_percent(scale: int, pixels: int) -> None:
    assert fonts.body_font(scale).pixelSize() == pixels
