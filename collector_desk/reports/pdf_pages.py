"""The pages of a PDF as pictures and as text, for a preview beside the values."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2

_ONE_AT_A_TIME = Lock()  # the library behind it keeps state of its own
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A painted page: ``pixels`` are rows of ``stride`` bytes, four a pixel: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


def pages(pdf: bytes, *, dpi: int = 96) -> tuple[Page, ...]:
    """Every page as it looks. Raises ValueError for bytes that are no PDF."""
    with _open(pdf) as document:
        return tuple(_painted(page, dpi) for page in document)


def texts(pdf: bytes) -> tuple[str, ...]:
    """The words of every page in reading order. Raises ValueError for bytes that are no PDF."""
    with _open(pdf) as document:
        return tuple(page.get_textpage().get_text_bounded() for page in document)


def _painted(page: pypdfium2.PdfPage, dpi: int) -> Page:
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, force_bitmap_format=_BGRX)
    return Page(
        width=bitmap.width,
        height=bitmap.height,
        stride=bitmap.stride,
        pixels=bytes(bitmap.buffer),
    )


_BGRX = pypdfium2.raw.FPDFBitmap_BGRx


@contextmanager
def _open(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as trouble:
            raise ValueError("these bytes are no PDF") from trouble
        with document:
            yield document
