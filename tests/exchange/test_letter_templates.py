"""A template that lacks what the law asks for is never used: each element is taken out in turn."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from collector_desk.domain.claim import Regime
from collector_desk.domain.letter import (
    Language,
    LetterKind,
    regimes_of,
    required,
    required_by_all,
)
from collector_desk.domain.letter_element import Element
from collector_desk.errors.letters import (
    LetterElementEmpty,
    LetterElementMissing,
    LetterElementUnknown,
    LetterTemplateNone,
    LetterTemplateWrong,
)
from collector_desk.exchange.letter_templates import LIST, SHARED, Template, elements_of
from collector_desk.exchange.letters import published, render, template_on
from collector_desk.paths import resource
from tests.exchange import letter_samples as samples

DAY = samples.DAY
LACKING = [
    (template, element)
    for template in published()
    for element in required_by_all(template.kind, template.regimes)
]
IN_TURN = pytest.mark.parametrize(
    ("template", "element"), LACKING, ids=[f"{t.path.stem}-{e.key}" for t, e in LACKING]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("letters"), tmp_path / "letters"))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@IN_TURN
def test_a_template_without_an_element_is_refused_by_name_and_paragraph(
    template: Template, element: Element, folder: Path
) -> None:
    marked = f'#element("{element.key}")['
    edit(folder, template.path.name, marked, "#block[")
    with pytest.raises(LetterElementMissing) as refused:
        published(folder)
    assert refused.value.params["element"] == element.key
    assert refused.value.params["rule"] == element.rule
    assert element.rule in refused.value.text()
    assert template.path.name in refused.value.text()


@IN_TURN
def test_an_element_without_a_word_is_refused_when_the_letter_is_made(
    template: Template, element: Element, folder: Path
) -> None:
    source = folder / template.path.name
    text = source.read_text("utf-8")
    begin = text.index(f'#element("{element.key}")[')
    hidden = f'#element("{element.key}")[#let _ = [\n{_body(text, begin)}\n]]'
    source.write_text(text[:begin] + hidden + text[begin + len(_whole(text, begin)) :], "utf-8")
    (changed,) = [each for each in published(folder) if each.path.name == template.path.name]
    content = samples.SAMPLES[template.kind](template.language, min(template.regimes))
    with pytest.raises(LetterElementEmpty) as refused:
        render(changed, content)
    assert refused.value.params == {"what": element.what, "rule": element.rule}


def _whole(text: str, begin: int) -> str:
    """The element that begins there, up to the bracket that closes it."""
    depth = 0
    for at in range(text.index(")[", begin) + 1, len(text)):
        depth += {"[": 1, "]": -1}.get(text[at], 0)
        if depth == 0:
            return text[begin : at + 1]
    raise AssertionError(text[begin:])


def _body(text: str, begin: int) -> str:
    return _whole(text, begin).split("[", 1)[1][:-1]


def test_an_element_behind_a_condition_that_fails_is_refused(folder: Path) -> None:
    name = "free_letter_nb.typ"
    edit(folder, name, '#element("contact")[#contact()]', '#if false [#element("contact")[x]]')
    (changed,) = [each for each in published(folder) if each.path.name == name]
    with pytest.raises(LetterElementEmpty, match="hvem mottakeren kan spørre"):
        render(changed, samples.free())


@pytest.mark.parametrize("hidden", ["// {}", "/* {} */"])
def test_an_element_in_a_comment_does_not_count(folder: Path, hidden: str) -> None:
    marked = '#element("contact")[#contact()]'
    edit(folder, "payoff_nb.typ", marked, hidden.format(marked))
    with pytest.raises(LetterElementMissing, match="contact"):
        published(folder)


def test_an_address_of_the_web_hides_nothing() -> None:
    assert elements_of('Se https://a.no #element("x")[y]') == ("x",)


def test_an_element_nobody_knows_is_refused(folder: Path) -> None:
    edit(folder, "payoff_nb.typ", '#element("later")', '#element("latter")[x]\n#element("later")')
    with pytest.raises(LetterElementUnknown, match="latter"):
        published(folder)


@pytest.mark.parametrize(
    ("kind", "regime"),
    [(kind, regime) for kind in LetterKind for regime in sorted(regimes_of(kind))],
)
def test_every_kind_can_be_written_in_bokmal_under_its_regimes(
    kind: LetterKind, regime: Regime
) -> None:
    template = template_on(kind, Language.BOKMAL, DAY, regime)
    assert (template.kind, template.language) == (kind, Language.BOKMAL)
    keys = elements_of(template.path.read_text("utf-8"))
    assert {each.key for each in required(kind, regime)} <= set(keys)


def test_fifteen_kinds_can_be_written_in_three_languages() -> None:
    kinds = {each.kind for each in published() if each.language is Language.ENGLISH}
    assert kinds == {each.kind for each in published() if each.language is Language.NYNORSK}
    assert kinds == {
        LetterKind.STATEMENT,
        LetterKind.PLAN,
        LetterKind.DEFERRAL,
        LetterKind.DEFERRAL_ENDED,
        LetterKind.DEFERRAL_REFUSED,
        LetterKind.PLAN_REFUSED,
        LetterKind.OBJECTION_DECISION,
        LetterKind.RELIEF,
        LetterKind.SETTLEMENT_OFFER,
        LetterKind.PLAN_OFFER,
        LetterKind.PLAN_DEFAULT_NOTICE,
        LetterKind.PLAN_ENDED,
        LetterKind.OFFER_ENDED,
        LetterKind.PAYOFF,
        LetterKind.OBJECTION_ACKNOWLEDGEMENT,
    }


def test_a_demand_under_the_new_rules_says_who_sets_the_size_of_a_trekk() -> None:
    old, new = (
        template_on(LetterKind.PAYMENT_DEMAND, Language.BOKMAL, DAY, regime)
        for regime in (Regime.OLD, Regime.NEW)
    )
    said = render(new, samples.demand(regime=Regime.NEW)).elements
    assert "namsmannen, ikke kommunen" in said["tvangsfullbyrdelsesloven-7-20"]
    assert old.path != new.path


def test_a_letter_that_has_no_template_is_refused() -> None:
    with pytest.raises(LetterTemplateNone, match="nynorsk"):
        template_on(LetterKind.PAYMENT_DEMAND, Language.NYNORSK, DAY, Regime.OLD)
    with pytest.raises(LetterTemplateNone, match=r"31\.08\.2026"):
        template_on(LetterKind.PLAN, Language.BOKMAL, date(2026, 8, 31), Regime.OLD)


def test_the_newest_version_in_force_that_day_is_used(folder: Path) -> None:
    again = '\n[[template]]\nkind = "payoff"\nlanguage = "nb"\nversion = 2\nfrom = 2027-02-01\n'
    again += 'regimes = ["old", "new"]\ntitle = "Innfrielsessum"\nfile = "payoff_nb.typ"\n'
    text = (folder / LIST).read_text("utf-8")
    first = 'file = "payoff_nb.typ"\n'
    closed = text.replace(first, f"to = 2027-03-31\n{first}")
    (folder / LIST).write_text(closed + again, "utf-8")
    versions = [
        template_on(LetterKind.PAYOFF, Language.BOKMAL, day, Regime.OLD, among=published(folder))
        for day in (date(2027, 1, 31), date(2027, 2, 1), date(2027, 4, 1))
    ]
    assert [each.version for each in versions] == [1, 2, 2]
    (only, _) = [
        each
        for each in published(folder)
        if (each.kind, each.language) == (LetterKind.PAYOFF, Language.BOKMAL)
    ]
    assert not only.in_force(date(2027, 4, 1))


@pytest.mark.parametrize("name", ["payoff_nb.typ", *SHARED])
def test_the_checksum_covers_the_text_and_all_it_builds_on(folder: Path, name: str) -> None:
    before = {each.path.name: each.sha256 for each in published()}
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\n// changed\n")
    after = {each.path.name: each.sha256 for each in published(folder)}
    assert after["payoff_nb.typ"] != before["payoff_nb.typ"]
    assert (after["plan_nb.typ"] == before["plan_nb.typ"]) == (name == "payoff_nb.typ")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('kind = "payoff"', 'kind = "pay_off"', "payoff_nb.typ"),
        ('title = "Innfrielsessum"', 'name = "x"', "payoff_nb.typ"),
        ('file = "payoff_nb.typ"', 'file = "payoff_xx.typ"', "payoff_xx.typ"),
        ("[[template]]", "[[templates]]", LIST),
        ("version = 1", "version =", LIST),
    ],
)
def test_a_list_with_a_fault_is_refused(folder: Path, old: str, new: str, named: str) -> None:
    edit(folder, LIST, old, new)
    with pytest.raises(LetterTemplateWrong) as refused:
        published(folder)
    assert refused.value.params["template"] == named


def test_a_template_that_is_no_program_is_refused_without_a_letter(folder: Path) -> None:
    edit(folder, "free_letter_nb.typ", "#paragraphs(d.text)", "#paragraphs(d.nothing)")
    (changed,) = [each for each in published(folder) if each.kind is LetterKind.FREE_LETTER]
    with pytest.raises(LetterTemplateWrong, match="nothing"):
        render(changed, samples.free())


def test_a_template_cannot_read_outside_its_folder(folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("hemmelig", "utf-8")
    edit(folder, "free_letter_nb.typ", "#paragraphs(d.text)", '#read("../secret.txt")')
    (changed,) = [each for each in published(folder) if each.kind is LetterKind.FREE_LETTER]
    with pytest.raises(LetterTemplateWrong):
        render(changed, samples.free())


def test_a_template_that_fetches_a_package_is_refused(folder: Path) -> None:
    edit(folder, "plan_nb.typ", "#show: letter", '#import "@preview/x:1.0.0": *\n#show: letter')
    with pytest.raises(LetterTemplateWrong, match="utenfra"):
        published(folder)


def test_templates_hold_no_text_of_another_house() -> None:
    words = re.compile(r"salær|\bvedtak\b|\btermin|forskuddstrekk", re.IGNORECASE)
    found = [each.path.name for each in published() if words.search(each.path.read_text("utf-8"))]
    assert found == []
