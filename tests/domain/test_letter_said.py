"""Everything that code says in a letter can be said in Nynorsk and English."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import collector_desk
from collector_desk.domain.claim import KINDS, Route
from collector_desk.domain.fees import Letter
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.letter_said import TRANSLATED, said
from collector_desk.domain.objection import Dismissal, Ground, UnitView
from collector_desk.domain.relief import Part, ReliefGround
from collector_desk.service import letter_objections

_TELLS = {"said", "tell"}
_NOTICES = (*Letter, LetterKind.OWN_NOTICE)


def _labels() -> Iterator[str]:
    for each in (*Ground, *Dismissal, *Route):
        yield each.label
    for view in UnitView:
        yield view.label.lower()
    for ground in ReliefGround:
        yield from (ground.about.label, ground.about.rule)
    for part in Part:
        yield f"{part.label[:1].upper()}{part.label[1:]}"
    yield from (kind.lien for kind in KINDS.values() if kind.lien)
    yield from (kind.label for kind in _NOTICES)
    yield from letter_objections.PART_WORDS


def _trees() -> Iterator[ast.Module]:
    root = Path(collector_desk.__file__).parent
    for path in sorted((*root.glob("domain/*.py"), *root.glob("service/*.py"))):
        text = path.read_text("utf-8")
        if "letter_said import" in text:
            yield ast.parse(text)


def _literals() -> Iterator[str]:
    """Each text that code hands to ``said``, or to ``tell`` that says it, word for word."""
    for tree in _trees():
        for node in ast.walk(tree):
            tells = isinstance(node, ast.Call) and getattr(node.func, "id", "") in _TELLS
            if tells and isinstance(node, ast.Call) and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def _strings() -> Iterator[str]:
    """Every string of the modules that say something."""
    for tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


TEXTS = sorted({*_labels(), *_literals()})


def _places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_no_text_is_translated_that_is_never_said() -> None:
    assert {"Krav {number}: {name}", "selve kravet"} <= set(_literals())
    assert sorted(set(TRANSLATED) - {*_labels(), *_strings()}) == []


@pytest.mark.parametrize("text", TEXTS)
def test_each_text_is_said_in_every_language(text: str) -> None:
    nynorsk, english = TRANSLATED[text]
    assert _places(nynorsk) == _places(text) == _places(english)
    assert english != text


def test_a_name_with_braces_is_not_read_as_a_place() -> None:
    for language in Language:
        assert "{x}" in said("Krav {number}: {name}", language, number="1", name="{x}")
