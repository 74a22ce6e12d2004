"""Letters: their kinds and languages, and what each must say by law, element by element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from collector_desk.domain import letter_element
from collector_desk.domain.claim import Enforcement, Regime
from collector_desk.domain.letter_element import Element
from collector_desk.domain.letter_labels import LABELS


class LetterKind(StrEnum):
    """Every letter that the agency writes itself."""

    COLLECTION_NOTICE = "collection_notice"
    PAYMENT_DEMAND = "payment_demand"
    ENFORCEMENT_NOTICE = "enforcement_notice"
    OWN_NOTICE = "own_notice"
    OBJECTION_ACKNOWLEDGEMENT = "objection_acknowledgement"
    UNIT_QUESTION = "unit_question"
    COVERING = "covering_letter"
    OBJECTION_DECISION = "objection_decision"
    DEFERRAL = "deferral"
    DEFERRAL_ENDED = "deferral_ended"
    DEFERRAL_REFUSED = "deferral_refused"
    PLAN = "plan"
    PLAN_OFFER = "plan_offer"
    PLAN_DEFAULT_NOTICE = "plan_default_notice"
    PLAN_ENDED = "plan_ended"
    PLAN_REFUSED = "plan_refused"
    OFFER_ENDED = "offer_ended"
    RELIEF = "relief"
    SETTLEMENT_OFFER = "settlement_offer"
    WITHHOLDING_DECISION = "withholding_decision"
    WITHHOLDING_ORDER = "withholding_order"
    TREKK_DECISION = "trekk_decision"
    LIEN_DECISION = "lien_decision"
    LIEN_NOTICE = "lien_notice"
    MEASURE_ENDED = "measure_ended"
    ORDER_ENDED = "order_ended"
    MEASURE_CHANGED = "measure_changed"
    ORDER_CHANGED = "order_changed"
    STATEMENT = "statement"
    PAYOFF = "payoff"
    FREE_LETTER = "free_letter"

    @property
    def label(self) -> str:
        """The kind in Bokmål, as lists and buttons call it."""
        return LABELS[self.value]


NOTICE_OF: Mapping[Enforcement, LetterKind] = MappingProxyType(
    {
        Enforcement.MESSAGE: LetterKind.PAYMENT_DEMAND,  # it holds the notice of § 4-18
        Enforcement.DECISION: LetterKind.ENFORCEMENT_NOTICE,
        Enforcement.OWN: LetterKind.OWN_NOTICE,
    }
)
"""The letter that gives notice of enforcement, by what the claim is enforced on (ruling 5)."""


class Language(StrEnum):
    """What a letter is written in; the debtor's choice."""

    BOKMAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"

    @property
    def label(self) -> str:
        """The language in Bokmål."""
        return _LANGUAGES[self]


class PlanEnd(StrEnum):
    """Why a plan or a deferral is over."""

    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"  # the debtor asked for it


_ONLY: Mapping[LetterKind, Regime] = {
    LetterKind.WITHHOLDING_DECISION: Regime.OLD,
    LetterKind.WITHHOLDING_ORDER: Regime.OLD,
    LetterKind.TREKK_DECISION: Regime.NEW,
}


def regimes_of(kind: LetterKind) -> frozenset[Regime]:
    """The rules of enforcement a kind of letter is written under; most under both."""
    return frozenset({_ONLY[kind]} if kind in _ONLY else Regime)


def required(kind: LetterKind, regime: Regime) -> tuple[Element, ...]:
    """What a letter of this kind must say under these rules of enforcement, in order of reading.

    Where the law binds agencies only, or is not yet in force, its content is a house rule and
    the rule says so (rulings 16, 30; law.md § 1).
    """
    return (*_REQUIRED[kind], *_BY_REGIME.get((kind, regime), ()))


def required_by_all(kind: LetterKind, regimes: Iterable[Regime]) -> tuple[Element, ...]:
    """What a template that serves several regimes must say: each element of each, once."""
    found = {each.key: each for regime in regimes for each in required(kind, regime)}
    return tuple(found.values())


def every_element() -> Iterator[Element]:
    """All elements of all kinds, for tests and lists."""
    for kind in LetterKind:
        yield from required_by_all(kind, Regime)


_NOT_YET = "inkassoloven (LOV-2026-05-22-19) § 16, husregel til den trer i kraft"

_CONTACT = Element("contact", "hvem mottakeren kan spørre", "forvaltningsloven § 11")
_PAYMENT = Element("payment-part", "KID, konto, beløp og frist", "husregel")
_COVERING = Element("covering-order", "hva betaling dekker først", _NOT_YET)
_OBJECT = Element("how-to-object", "hvordan mottakeren gjør innsigelse", "inkassoloven § 10")
_INTEREST = Element("interest", "renter mens det ventes", "forsinkelsesrenteloven § 2")
_DATES = Element("due-dates", "nye forfallsdager og beløp", f"{_NOT_YET}, fjerde ledd")
_STOPS = Element("stops", "hva som stanser så lenge avtalen følges", "god inkassoskikk, § 8")
_BREACH = Element("breach", "hva som skjer ved mislighold", "god inkassoskikk, § 8")
_ACKNOWLEDGES = Element(
    "acknowledgement", "at avtalen er en erkjennelse av gjelden", "foreldelsesloven § 14"
)
_TO_PAY = (_COVERING, _CONTACT, _PAYMENT)

_REFUSED = (
    Element("asked", "hva som er søkt om og avslått, og når", "forvaltningsloven § 27 som mønster"),
    Element("reasons", "begrunnelsen", "forvaltningsloven §§ 24 og 25 som mønster"),
    Element("what-now", "hva som gjelder nå", "god inkassoskikk, § 8"),
    Element("onward", "hvordan man klager eller søker igjen", "forvaltningsloven § 27 som mønster"),
    _CONTACT,
)

_DEMAND = (
    Element("inkassoloven-10-creditor", "hvem kreditor er", "inkassoloven § 10"),
    Element("inkassoloven-10-claim", "hva kravet gjelder", "inkassoloven § 10"),
    Element("inkassoloven-10-principal", "hovedkrav og tillegg hver for seg", "inkassoloven § 10"),
    Element("inkassoloven-10-interest", "rentesats og fra hvilken dag", "inkassoloven § 10"),
    Element("inkassoloven-10-deadline", "frist på minst 14 dager", "inkassoloven § 10"),
    Element(
        "inkassoloven-10-consequence",
        "at det kan føre til kostnader og rettslig inndriving å ikke betale",
        "inkassoloven § 10",
    ),
    _OBJECT,
    letter_element.NOTICE_4_18,
    *_TO_PAY,
)

_REQUIRED: Mapping[LetterKind, tuple[Element, ...]] = MappingProxyType(
    {
        LetterKind.COLLECTION_NOTICE: (
            Element("inkassoloven-9-claim", "hvem som krever, og hva", "inkassoloven § 9"),
            Element("inkassoloven-9-amount", "hva kravet består av", "inkassoloven § 9"),
            Element("inkassoloven-9-deadline", "frist på minst 14 dager", "inkassoloven § 9"),
            Element("inkassoloven-9-collection", "at inkasso blir satt i gang", "inkassoloven § 9"),
            Element("how-to-object", "hvordan mottakeren gjør innsigelse", "inkassoloven § 8"),
            _COVERING,
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.PAYMENT_DEMAND: _DEMAND,
        LetterKind.ENFORCEMENT_NOTICE: (*letter_element.ENFORCEMENT_NOTICE, *_TO_PAY),
        LetterKind.OWN_NOTICE: (*letter_element.OWN_NOTICE, *_TO_PAY),
        LetterKind.OBJECTION_ACKNOWLEDGEMENT: (
            Element("received", "hva vi har mottatt, og når", "forvaltningsloven § 11 a"),
            Element("answer-time", "når svaret ventes", "forvaltningsloven § 11 a"),
            Element("stops", "hva som stanser, og hva som ikke gjør det", "inkassoloven § 17"),
            _INTEREST,
            _CONTACT,
        ),
        LetterKind.UNIT_QUESTION: (
            Element("claim", "hvilket krav det gjelder", "forvaltningsloven § 17"),
            Element("objection", "hvorfor vi spør", "forvaltningsloven § 17"),
            Element("questions", "hva virksomheten skal svare på", "forvaltningsloven § 17"),
            Element("answer-time", "når vi trenger svaret", "husregel"),
            Element(
                "confidential", "at saken er underlagt taushetsplikt", "forvaltningsloven § 13"
            ),
            _CONTACT,
        ),
        LetterKind.COVERING: (
            Element("received", "hva vi har mottatt, når og fra hvem", "forvaltningsloven § 11"),
            Element("why", "hvorfor det sendes videre", "forvaltningsloven § 11"),
            Element("words", "hva som står der", "husregel"),
            Element("papers", "hvilke papirer som følger med", "husregel"),
            Element(
                "confidential", "at saken er underlagt taushetsplikt", "forvaltningsloven § 13"
            ),
            _CONTACT,
        ),
        LetterKind.OBJECTION_DECISION: (
            Element("received", "hvilken innsigelse svaret gjelder", "forvaltningsloven § 11 a"),
            Element("outcome", "resultatet", "forvaltningsloven § 27"),
            Element("facts", "hva vi bygger på", "forvaltningsloven § 25"),
            Element("legal-basis", "reglene avgjørelsen bygger på", "forvaltningsloven § 25"),
            Element("reasons", "begrunnelsen", "forvaltningsloven §§ 24 og 25"),
            Element("decided-by", "hvem som har avgjort hva", "forvaltningsloven § 27"),
            Element("amounts", "kravet før og etter", "inkassoloven § 17"),
            Element("onward", "hvor saken kan prøves videre", "forvaltningsloven § 27"),
            Element("what-now", "hva som skjer nå, og ny frist", "god inkassoskikk, § 8"),
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.DEFERRAL: (_DATES, _INTEREST, _STOPS, _BREACH, _CONTACT, _PAYMENT),
        LetterKind.DEFERRAL_ENDED: (
            Element("ended", "at utsettelsen er opphevet, og når", "god inkassoskikk, § 8"),
            Element("reasons", "hvorfor", "god inkassoskikk, § 8"),
            Element("balance", "hva som står igjen", _NOT_YET),
            Element("what-now", "hva som skjer nå, og ny frist", "god inkassoskikk, § 8"),
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.DEFERRAL_REFUSED: _REFUSED,
        LetterKind.PLAN: (
            Element("claims", "hvilke krav avtalen gjelder", _NOT_YET),
            _DATES,
            _COVERING,
            _INTEREST,
            _STOPS,
            _BREACH,
            _ACKNOWLEDGES,
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.PLAN_OFFER: (
            Element("claims", "hvilke krav tilbudet gjelder", _NOT_YET),
            _DATES,
            Element("accept", "hvordan og når tilbudet må godtas", "avtaleloven §§ 2 og 3"),
            _COVERING,
            _INTEREST,
            _STOPS,
            _BREACH,
            _ACKNOWLEDGES,
            _CONTACT,
        ),
        LetterKind.PLAN_DEFAULT_NOTICE: (
            Element("missed", "hvilke avdrag som mangler", "god inkassoskikk, § 8"),
            Element("deadline", "frist til å rette opp", "god inkassoskikk, § 8"),
            _BREACH,
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.PLAN_ENDED: (
            Element("ended", "at avtalen er avsluttet, og hvorfor", "god inkassoskikk, § 8"),
            Element("balance", "hva som står igjen", _NOT_YET),
            Element("what-now", "hva som skjer nå", "god inkassoskikk, § 8"),
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.PLAN_REFUSED: _REFUSED,
        LetterKind.OFFER_ENDED: (
            Element("ended", "hvilket tilbud som er over, og fra når", "avtaleloven §§ 3 og 7"),
            Element("what-now", "hva som gjelder nå", "god inkassoskikk, § 8"),
            _CONTACT,
        ),
        LetterKind.RELIEF: (
            Element("outcome", "hva som er ettergitt", "forvaltningsloven § 27"),
            Element("legal-basis", "grunnlaget", "forvaltningsloven § 25"),
            Element("amounts", "kravet før og etter", _NOT_YET),
            Element("what-now", "hva som skjer nå", "god inkassoskikk, § 8"),
            _CONTACT,
        ),
        LetterKind.SETTLEMENT_OFFER: (
            Element("claims", "hvilke krav tilbudet gjelder", _NOT_YET),
            Element("offer", "hva som betales, og hva som ettergis", "avtaleloven §§ 2 og 3"),
            Element("accept", "hvordan og når tilbudet må godtas", "avtaleloven §§ 2 og 3"),
            _INTEREST,
            _STOPS,
            _BREACH,
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.WITHHOLDING_DECISION: (
            *letter_element.WITHHOLDING_DECISION,
            _COVERING,
            _CONTACT,
        ),
        LetterKind.WITHHOLDING_ORDER: (*letter_element.WITHHOLDING_ORDER, _CONTACT, _PAYMENT),
        LetterKind.TREKK_DECISION: (*letter_element.TREKK_DECISION, _COVERING, _CONTACT),
        LetterKind.LIEN_DECISION: (*letter_element.LIEN_DECISION, _CONTACT),
        LetterKind.LIEN_NOTICE: (*letter_element.LIEN_NOTICE, _CONTACT),
        LetterKind.MEASURE_ENDED: (*letter_element.MEASURE_ENDED, _CONTACT),
        LetterKind.ORDER_ENDED: (*letter_element.ORDER_ENDED, _CONTACT),
        LetterKind.MEASURE_CHANGED: (*letter_element.MEASURE_CHANGED, _CONTACT),
        LetterKind.ORDER_CHANGED: (*letter_element.ORDER_CHANGED, _CONTACT),
        LetterKind.STATEMENT: (
            Element("claims", "kreditor, krav, hovedstol og kostnader", _NOT_YET),
            Element("interest", "hvordan rentene er beregnet", _NOT_YET),
            Element("balance", "hva som er betalt, og hva som gjenstår", _NOT_YET),
            Element("measures", "tiltak som er satt i gang eller varslet", _NOT_YET),
            _COVERING,
            _OBJECT,
            _CONTACT,
        ),
        LetterKind.PAYOFF: (
            Element("amount", "beløpet og dagen det gjelder", _NOT_YET),
            Element("claims", "hva beløpet består av", _NOT_YET),
            Element("later", "hva som kommer til etter dagen", "forsinkelsesrenteloven § 2"),
            _CONTACT,
            _PAYMENT,
        ),
        LetterKind.FREE_LETTER: (
            Element("text", "det brevet gjelder", "forvaltningsloven § 11"),
            _CONTACT,
        ),
    }
)
_BY_REGIME: Mapping[tuple[LetterKind, Regime], tuple[Element, ...]] = MappingProxyType(
    {
        (LetterKind.PAYMENT_DEMAND, Regime.NEW): (letter_element.SIZE_OF_TREKK,),
        (LetterKind.OWN_NOTICE, Regime.OLD): (letter_element.NOTICE_4_18,),
        (LetterKind.OWN_NOTICE, Regime.NEW): (letter_element.SIZE_OF_TREKK,),
    }
)

_LANGUAGES: Mapping[Language, str] = {
    Language.BOKMAL: "bokmål",
    Language.NYNORSK: "nynorsk",
    Language.ENGLISH: "engelsk",
}
