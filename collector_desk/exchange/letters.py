"""Letters to PDF: a template and its values in, PDF/A-2a and PDF/UA-1 bytes out.

The values reach the typesetter as JSON, never as part of its program, so text from outside is
text. The same template and values give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import typst

from collector_desk.domain.letter import required
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_element import Element
from collector_desk.errors import DeskError
from collector_desk.errors.letters import (
    LetterCharacter,
    LetterElementEmpty,
    LetterMarkerLeft,
    LetterTemplateWrong,
)
from collector_desk.exchange.letter_data import MARKER, printed
from collector_desk.exchange.letter_templates import Template, published, template_on
from collector_desk.paths import resource

__all__ = ["STANDARDS", "Rendered", "Template", "fonts", "published", "render", "template_on"]

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_PAGES = "pages"
_NO_PICTURE = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished letter: its bytes, their checksum, and how many pages they are.

    ``elements`` is what it says, by the key of each element; ``data`` the values as printed,
    JSON values only, for keeping beside the bytes.
    """

    pdf: bytes
    sha256: str
    pages: int
    elements: Mapping[str, str]
    data: Mapping[str, Any]


def render(template: Template, content: Content) -> Rendered:
    """The letter, with every element its kind must have.

    The template must be of the content's kind, language and regime: ValueError else.
    Safe from several threads at once.

    Raises:
        LetterValueMissing: a value the letter needs is empty.
        LetterElementEmpty: something the law asks for came out without words.
        LetterMarkerLeft: a place to fill in is still there.
        LetterIdentityNumber: a text holds an identity number.
        LetterCharacter: a text holds a character without a picture in the typeface.
        LetterTemplateWrong: the template is not a program the typesetter can run.
    """
    head = content.head
    fits = head.regime in template.regimes and head.language is template.language
    if template.kind is not content.kind or not fits:
        raise ValueError(f"{template.path.name} is not the template of this letter")
    data = printed(content)
    pdf, elements = _typeset(template, data, day=head.day)
    pages = int(elements.pop(_PAGES))
    for element in required(content.kind, head.regime):
        _check(element, elements.get(element.key, ""))
    checksum = hashlib.sha256(pdf).hexdigest()
    return Rendered(pdf=pdf, sha256=checksum, pages=pages, elements=elements, data=data)


def _typeset(
    template: Template, data: Mapping[str, Any], *, day: date
) -> tuple[bytes, dict[str, str]]:
    """The bytes, dated by the letter and not by the clock, and the words of each element."""
    compiler = typst.Compiler(
        input=template.path,
        root=template.path.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={
            "data": json.dumps(data, ensure_ascii=False),
            "language": template.language,
            "title": template.title,
        },
    )
    moment = datetime.combine(day, time(12), UTC)
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
        said = json.loads(compiler.query("<element>", field="value"))
    except RuntimeError as trouble:
        raise _refusal(template, str(getattr(trouble, "message", trouble))) from trouble
    assert isinstance(pdf, bytes)
    return pdf, {each["key"]: " ".join((each["text"] or "").split()) for each in said}


def _check(element: Element, text: str) -> None:
    if not text:
        raise LetterElementEmpty(what=element.what, rule=element.rule)
    if marker := MARKER.search(text):
        raise LetterMarkerLeft(marker=marker[0])


def _refusal(template: Template, message: str) -> DeskError:
    if found := _NO_PICTURE.search(message):
        return LetterCharacter(character=found["text"])
    return LetterTemplateWrong(template=template.path.name, why=message)


@cache
def fonts() -> typst.Fonts:
    """The typefaces of letters, read once: those that are shipped and no others."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resource("fonts")],
    )
