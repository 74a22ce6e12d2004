"""Finished letters: what they say, how they are built, and that text from outside stays text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from collector_desk.domain.claim import Regime
from collector_desk.domain.letter import Language, LetterKind, PlanEnd, required
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import FreeLetter, PlanEnded
from collector_desk.domain.letter_measure import Changed
from collector_desk.domain.letter_parts import ClaimLines, Recipient
from collector_desk.domain.objection import Outcome
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors import DeskError
from collector_desk.errors.letters import (
    LetterCharacter,
    LetterIdentityNumber,
    LetterMarkerLeft,
    LetterValueMissing,
)
from collector_desk.exchange.letter_data import clean
from collector_desk.exchange.letters import Rendered, Template, published, render, template_on
from collector_desk.reports import pdf_pages
from tests.exchange import letter_samples as samples

XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
LANGUAGES = {Language.BOKMAL: "nb-NO", Language.NYNORSK: "nn-NO", Language.ENGLISH: "en-GB"}
BOTH = [(template, regime) for template in published() for regime in sorted(template.regimes)]
SHORT = {
    LetterKind.PLAN,
    LetterKind.PLAN_OFFER,
    LetterKind.PLAN_ENDED,
    LetterKind.DEFERRAL_ENDED,
    LetterKind.SETTLEMENT_OFFER,
}
EVERY = pytest.mark.parametrize(
    ("template", "regime"), BOTH, ids=[f"{each.path.stem}-{regime}" for each, regime in BOTH]
)


def sample(template: Template, regime: Regime) -> Content:
    return samples.SAMPLES[template.kind](template.language, regime)


def rendered(content: Content) -> Rendered:
    head = content.head
    return render(template_on(content.kind, head.language, head.day, head.regime), content)


def squeezed(text: str) -> str:
    """Without any space: where lines break is the typesetter's business."""
    return re.sub(r"[\s\u200b\ufffe\x02]", "", text)


def text_of(letter: Rendered) -> str:
    return squeezed("".join(pdf_pages.texts(letter.pdf)))


def values(part: Any, declared: str = "", *, short: bool = False) -> Iterator[str]:
    """Every amount, day, KID and other word of a letter's values, as it must be printed.

    ``short``: the letter has one line a claim.
    """
    if short and isinstance(part, ClaimLines):
        yield from (part.number, part.what)
        yield from map(kroner, (part.principal, part.additions, part.paid, part.total))
    elif is_dataclass(part):
        for field in fields(part):
            yield from values(getattr(part, field.name), str(field.type), short=short)
    elif isinstance(part, tuple):
        for each in part:
            yield from values(each, declared, short=short)
    elif isinstance(part, date):
        yield dotted(part)
    elif declared.startswith("Money") and part is not None:
        yield kroner(part)
    elif declared == "str" or declared.startswith("tuple[str"):
        yield part.replace("13150101837", "1315.01.01837")


@EVERY
def test_a_letter_says_every_amount_day_and_word_of_its_values(
    template: Template, regime: Regime
) -> None:
    content = sample(template, regime)
    text = text_of(render(template, content))
    short = template.kind in SHORT
    assert [each for each in values(content, short=short) if squeezed(each) not in text] == []


@EVERY
def test_no_line_of_a_letter_ends_between_a_paragraph_sign_and_its_number(
    template: Template, regime: Regime
) -> None:
    said = "\n".join(pdf_pages.texts(rendered(sample(template, regime)).pdf))
    assert not re.search(r"§\s*\n\s*\d", said)


@EVERY
def test_a_letter_has_every_element_the_law_asks_for(template: Template, regime: Regime) -> None:
    letter = render(template, sample(template, regime))
    needed = [element.key for element in required(template.kind, regime)]
    assert [key for key in needed if not letter.elements[key]] == []
    text = text_of(letter)
    words = [word for key in needed for word in letter.elements[key].split()]
    assert [word for word in words if squeezed(word) not in text] == []


@EVERY
def test_a_letter_is_pdf_a_2a_and_pdf_ua_1(template: Template, regime: Regime) -> None:
    letter = render(template, sample(template, regime))
    with pikepdf.open(BytesIO(letter.pdf)) as pdf:
        xmp = etree.fromstring(pdf.Root.Metadata.read_bytes())
        found = {name: xmp.findtext(f".//{name}", namespaces=XMP) for name in _IDENTIFIED}
        assert found == _IDENTIFIED
        assert xmp.findtext(".//dc:title/rdf:Alt/rdf:li", namespaces=XMP)
        assert str(pdf.Root.Lang) == LANGUAGES[template.language]
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert len(pdf.pages) == letter.pages
        assert [font for font in _fonts(pdf) if not _EMBEDDED & set(font.keys())] == []
        tags = list(_tags(pdf.Root.StructTreeRoot))
    assert tags.count("/H1") == 1
    assert set(tags) <= _KNOWN_TAGS
    assert ("/Table" in tags) == ("/TH" in tags)


_EMBEDDED = {"/FontFile2", "/FontFile3"}
_IDENTIFIED = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
_KNOWN_TAGS = {
    *("/Document", "/H1", "/H2", "/H3", "/P", "/Span", "/Strong", "/Div", "/NonStruct"),
    *("/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"),
}


def _tags(node: Any) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from _tags(node.K)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            yield each


def test_the_same_values_give_the_same_bytes() -> None:
    one, other = rendered(samples.demand()), rendered(samples.demand())
    assert one == other
    assert one.sha256 == hashlib.sha256(one.pdf).hexdigest()
    assert json.loads(json.dumps(one.data)) == one.data
    later = replace(samples.demand(), head=replace(samples.head(), day=samples.DAY - timedelta(1)))
    assert rendered(later).sha256 != one.sha256


def test_threads_do_not_disturb_each_other() -> None:
    letters = [replace(samples.free(), text=f"Brev nummer {number}.") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(rendered, letters * 3))
    assert done == [rendered(each) for each in letters] * 3
    assert len({each.sha256 for each in done}) == len(letters)


HOSTILE = (
    '#import "house.typ": *',
    '#read("/etc/passwd")',
    '#panic("stopped")',
    "*fet* _kursiv_ = overskrift",
    "$x^2$ og $ uten slutt",
    "@kilde <merke> `kode` \\ \\u{41}",
    '"]) #element("contact")[borte] [',
    "// kommentar /* og */ ~ -- ...",
    "{{verdi}} ${verdi} %s </text>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_is_printed_and_never_run(text: str) -> None:
    content = replace(
        samples.free(),
        subject=text,
        text=text,
        head=replace(samples.head(), recipient=Recipient(name=text, lines=(text, "0155 Oslo"))),
    )
    letter = rendered(content)
    assert text_of(letter).count(squeezed(text)) >= 3
    assert letter.elements["contact"].startswith("Spørsmål")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.text(alphabet="#*_$@<>[](){}\\`\"'/=~-+ \n\tæ1", max_size=80))
def test_any_text_is_printed_or_refused_in_words(one: str, other: str) -> None:
    content = replace(samples.free(), subject=f"Om {one}", text=f"{other} og {one}")
    try:
        letter = rendered(content)
    except (LetterCharacter, LetterIdentityNumber, LetterMarkerLeft):
        return
    assert squeezed(clean(other)) in text_of(letter)


def test_signs_that_mislead_are_taken_out_or_shown() -> None:
    text = "Betal\u202e000 1\u202c kr\u200f\u2066 og\x00 så\x1b[0m\r\nslutt\u2028her"
    letter = rendered(replace(samples.free(), text=text))
    assert letter.elements["text"] == "Betal000 1 kr og\ufffd så\ufffd[0m slutt her"
    assert b"\x00" not in "".join(pdf_pages.texts(letter.pdf)).encode()


def test_a_sign_without_a_picture_is_refused_by_name() -> None:
    with pytest.raises(LetterCharacter) as refused:
        rendered(replace(samples.free(), text="Takk \U0001f600"))
    assert "\U0001f600" in refused.value.text()


@pytest.mark.parametrize("name", ["Ánte Ŋálši", "Łukasz Żółć", "Ωμέγα", "Жанна", "Nguyễn Thị"])
def test_names_of_oslo_can_be_written(name: str) -> None:
    recipient = Recipient(name=name, lines=("Storgata 1", "0155 Oslo"))
    letter = rendered(replace(samples.free(), head=replace(samples.head(), recipient=recipient)))
    assert squeezed(name) in text_of(letter)


def test_five_thousand_signs_without_a_space_stay_inside_the_sheet() -> None:
    letter = rendered(replace(samples.free(), text="å" * 5_000))
    assert text_of(letter).count("å") >= 5_000
    assert letter.pages > 1
    assert_margins(letter)


def test_names_of_three_hundred_signs_and_forty_claims_fill_several_pages() -> None:
    long = "Virksomhet for Oppvekst og Nærmiljø " * 8 + "Slutt i Alna"
    claims = tuple(
        replace(samples.claim(number, f"{long} {number}"), unit=long) for number in range(1, 41)
    )
    content = replace(
        samples.demand(),
        claims=claims,
        payment=samples.payment(*claims),
        head=replace(samples.head(), recipient=Recipient(name=long, lines=(long, "0155 Oslo"))),
    )
    letter = rendered(content)
    text = text_of(letter)
    assert letter.pages > 10
    assert [each for each in values(content) if squeezed(each) not in text] == []
    assert f"Side{letter.pages}av{letter.pages}" in text
    assert_margins(letter)


def test_an_amount_of_a_thousand_billions_fits_its_column() -> None:
    claim = ClaimLines(
        number="2026-99999999",
        what="Tvangsmulkt",
        unit="PlanLetter- og bygningsetaten",
        due_date=date(2026, 10, 1),
        principal=10**14 - 1,
        total=10**14 - 1,
    )
    total = 2 * (10**14 - 1)
    content = replace(
        samples.statement(), claims=(claim, claim), total=total, to_pay=total, apart=()
    )
    letter = rendered(content)
    assert squeezed(kroner(total)) in text_of(letter)
    assert_margins(letter)


def assert_margins(letter: Rendered) -> None:
    """Nothing is painted in the outer 15 mm of any page: nothing is cut off."""
    for page in pdf_pages.pages(letter.pdf, dpi=50):
        edge = round(15 / 25.4 * 50)
        rows = [
            page.pixels[at : at + 4 * page.width]
            for at in range(0, page.stride * page.height, page.stride)
        ]
        for row in rows:
            for side in (row[: 4 * edge], row[-4 * edge :]):
                assert set(side[0::4]) | set(side[1::4]) | set(side[2::4]) == {255}


@pytest.mark.parametrize("language", Language)
def test_a_decision_names_its_outcome_in_words(language: Language) -> None:
    said = {
        each: rendered(samples.decision(each, language)).elements["outcome"] for each in Outcome
    }
    assert len(set(said.values())) == len(Outcome)
    if language is Language.BOKMAL:
        assert [each for each in Outcome if each.label.lower() not in said[each].lower()] == []
        assert "ikke medhold" in said[Outcome.GROUNDLESS]


def test_only_an_objection_that_cannot_be_examined_is_dismissed() -> None:
    said = rendered(samples.decision(Outcome.NOT_UPHELD))
    assert "avvist" not in " ".join(said.elements.values()).casefold()


def test_a_provisional_rate_is_marked_in_a_statement() -> None:
    (claim, other) = samples.CLAIMS
    (first, last) = claim.interest
    early = replace(claim, interest=(first, replace(last, provisional=True)))
    said = rendered(replace(samples.statement(), claims=(early, other))).elements["claims"]
    assert said.count("foreløpig sats") == 1


@EVERY
def test_letters_are_calm_and_plain(template: Template, regime: Regime) -> None:
    said = " ".join(render(template, sample(template, regime)).elements.values())
    assert "!" not in said
    assert set(re.findall(r"\b[A-ZÆØÅ]{3,}\b", said)) <= {"KID", "IBAN", "BIC", "DNBANOKK"}


def test_where_nothing_is_to_be_paid_the_letter_says_so() -> None:
    letter = rendered(samples.decision(Outcome.UPHELD))
    assert letter.elements["payment-part"] == "Du skal ikke betale noe nå."
    assert "500,17 kr for mye" in letter.elements["amounts"].replace("\u00a0", " ")
    ended = samples.SAMPLES[LetterKind.PLAN_ENDED](Language.BOKMAL, Regime.OLD)
    assert isinstance(ended, PlanEnded)
    kept = rendered(replace(ended, why=PlanEnd.KEPT, payment=None))
    assert "Du har betalt som avtalt" in kept.elements["ended"]


OF_FEES = {
    LetterKind.WITHHOLDING_DECISION: (
        "decision",
        "kan det likevel ikke trekkes mer enn 20 prosent",
    ),
    LetterKind.WITHHOLDING_ORDER: ("order", "aldri trekke mer enn 20 prosent av brutto vederlag"),
    LetterKind.ORDER_CHANGED: ("what-now", "aldri trekke mer enn 20 prosent av brutto vederlag"),
}


@pytest.mark.parametrize(("kind", "element", "words"), [(k, *v) for k, v in OF_FEES.items()])
def test_of_fees_a_letter_says_the_most_of_each_payout_and_of_a_wage_it_does_not(
    kind: LetterKind, element: str, words: str
) -> None:
    fees: Any = samples.SAMPLES[kind](Language.BOKMAL, Regime.OLD)
    said = rendered(fees).elements[element]
    assert words in said
    assert "tas ikke igjen senere" in said
    of_wage = rendered(replace(fees, fees_percent=None)).elements[element]
    assert "prosent" not in of_wage
    assert "igjen senere" not in of_wage


def test_who_is_told_to_withhold_nothing_is_not_told_of_a_percentage() -> None:
    changed: Any = samples.SAMPLES[LetterKind.ORDER_CHANGED](Language.BOKMAL, Regime.OLD)
    rests = replace(changed, what=Changed.RESTS, pay_to=())
    assert "prosent" not in rendered(rests).elements["what-now"]
    until = rendered(replace(rests, until=date(2027, 2, 1))).elements["what-now"]
    assert "20 prosent" in until


def test_a_debtor_of_whose_fees_more_is_taken_than_subsistence_leaves_is_told_so() -> None:
    within: Any = samples.SAMPLES[LetterKind.WITHHOLDING_DECISION](Language.BOKMAL, Regime.OLD)
    more = replace(within, amount=within.most + 100)
    said = rendered(more).elements["reckoning"]
    assert "større enn det som er igjen" in said
    assert "Igjen etter livsopphold i måneden" in said
    assert "Av dette" not in said
    said = rendered(within).elements["reckoning"]
    assert "trekkes ikke mer enn at du" in said
    assert "Kan trekkes" not in said  # the percentage may let less be taken
    assert "Av dette" in said


def test_a_payer_abroad_finds_iban_and_bic() -> None:
    said = text_of(rendered(samples.demand()))
    assert "IBANNO3913150101837,BICDNBANOKK" in said


def test_a_claim_without_late_interest_says_so() -> None:
    plain = replace(samples.claim(), interest_from=None, rate=None, interest=(), total=1_319_701)
    demand = replace(samples.demand(), claims=(plain,), payment=samples.payment(plain))
    assert "ikke forsinkelsesrente" in rendered(demand).elements["inkassoloven-10-interest"]


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (lambda: replace(samples.decision(), reasons=" \u200b\n"), "begrunnelse"),
        (lambda: replace(samples.decision(), facts=()), "hva avgjørelsen bygger på"),
        (lambda: replace(samples.statement(), covering=()), "dekningsrekkefølge"),
        (lambda: replace(samples.free(), subject=""), "overskrift"),
        (lambda: replace(samples.free(), head=replace(samples.head(), reference="")), "referanse"),
    ],
)
def test_a_value_the_letter_needs_cannot_be_empty(spoilt: Callable[[], Content], what: str) -> None:
    with pytest.raises(LetterValueMissing, match=what):
        rendered(spoilt())


def test_a_place_to_fill_in_cannot_be_sent() -> None:
    with pytest.raises(LetterMarkerLeft, match="begrunn her"):
        rendered(replace(samples.decision(), reasons="Fordi [[begrunn her]]."))


@pytest.mark.parametrize("number", ["16920600186", "169206 00186", "169206\u00a000186"])
def test_no_letter_shows_an_identity_number(number: str) -> None:
    with pytest.raises(LetterIdentityNumber) as refused:
        rendered(replace(samples.free(), text=f"Gjelder {number}, som avtalt."))
    assert number not in str(refused.value)


def test_eleven_digits_that_are_no_person_may_be_written() -> None:
    assert rendered(replace(samples.free(), text="Konto 13150101837.")).pages == 1


def test_a_letter_goes_only_into_its_own_template() -> None:
    template = template_on(LetterKind.PLAN, Language.BOKMAL, samples.DAY, Regime.OLD)
    with pytest.raises(ValueError, match="not the template"):
        render(template, samples.free())
    with pytest.raises(ValueError, match="not the template"):
        render(template, samples.plan(Language.ENGLISH))


def test_an_attached_letter_keeps_the_words_of_the_house() -> None:
    free: FreeLetter = samples.free()
    said = text_of(rendered(free))
    assert said.startswith("Kommunalinkasso")
    assert "Omkopiavdokumentenedine" in said


_HANGS = re.compile(r":[.,]|(?:til|until|innen|within|fra|frå|from)[.,)]")


@EVERY
def test_what_a_letter_may_lack_leaves_no_sentence_without_its_end(
    template: Template, regime: Regime
) -> None:
    whole = sample(template, regime)
    before = _HANGS.findall(text_of(render(template, whole)))
    for each in fields(whole):
        if "None" in str(each.type) and getattr(whole, each.name) is not None:
            with suppress(DeskError):  # the contract asks for it with the rest
                less: dict[str, Any] = {each.name: None}
                lacking = render(template, replace(whole, **less))
                assert _HANGS.findall(text_of(lacking)) == before, each.name
