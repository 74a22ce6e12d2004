"""Pages of a PDF as pictures and words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from collector_desk.exchange.letters import render, template_on
from collector_desk.reports import pdf_pages
from tests.exchange import letter_samples as samples


def letter() -> bytes:
    content = samples.statement()
    head = content.head
    return render(template_on(content.kind, head.language, head.day, head.regime), content).pdf


def test_a_page_of_a4_is_painted_at_the_size_asked_for() -> None:
    pages = pdf_pages.pages(letter(), dpi=72)
    assert len(pages) == 2
    for page in pages:
        assert (page.width, page.height) == (596, 842)
        assert len(page.pixels) == page.stride * page.height
        assert len(set(page.pixels)) > 2


def test_words_come_page_by_page() -> None:
    first, second = pdf_pages.texts(letter())
    assert "Saldooversikt" in first
    assert "Side 2 av 2" in second


def test_pages_can_be_painted_by_several_threads() -> None:
    pdf = letter()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: pdf_pages.pages(pdf, dpi=30), range(8)))
    assert found == [found[0]] * 8


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        pdf_pages.pages(b"<html>")
