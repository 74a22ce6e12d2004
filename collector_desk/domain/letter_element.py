"""What a letter must say, piece by piece, and the pieces of the notices before enforcement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """Something a letter must say: the ``key`` that marks it, ``what`` in Bokmål, the ``rule``."""

    key: str
    what: str
    rule: str


_7_6 = "tvangsfullbyrdelsesloven § 7-6"
_CREDITOR = Element("creditor", "hvem som krever", "forvaltningsloven § 16")
_AMOUNTS = Element("amounts", "hva kravet består av", "forvaltningsloven § 16")
_INTEREST = Element("interest", "rentesats og fra hvilken dag", "forsinkelsesrenteloven § 2")

NOTICE_4_18 = Element(
    "tvangsfullbyrdelsesloven-4-18",
    "varsel om at tvangsfullbyrdelse vil bli begjært, med to ukers frist",
    "tvangsfullbyrdelsesloven § 4-18",
)
SIZE_OF_TREKK = Element(
    "tvangsfullbyrdelsesloven-7-20",
    "at namsmannen avgjør hvor mye som kan trekkes",
    "tvangsfullbyrdelsesloven § 7-20",
)

ENFORCEMENT_NOTICE = (
    _CREDITOR,
    _AMOUNTS,
    _INTEREST,
    Element("basis", "tvangsgrunnlaget", "tvangsfullbyrdelsesloven § 7-2 bokstav d"),
    NOTICE_4_18,
    Element("costs", "at det kan komme kostnader til", "god inkassoskikk, § 8"),
    Element("how-to-object", "hvor vedtaket kan prøves", "forvaltningsloven § 27"),
)
"""Before a request to the namsmann on a decision, where no payment demand goes before."""

OWN_NOTICE = (
    _CREDITOR,
    Element("7-6-deadline", "frist på minst tre uker til å betale eller uttale seg", _7_6),
    Element("7-6-avoid", "at betaling innen fristen avverger utlegg", _7_6),
    _AMOUNTS,
    _INTEREST,
    Element("basis", "tvangsgrunnlaget", "vegtrafikkloven § 38"),
    Element("vegtrafikkloven-31-a", "at 14 dager går etter varselet", "vegtrafikkloven § 31 a"),
    Element("7-6-costs", "kostnadene til nå, og at flere kan komme til", _7_6),
    Element("7-6-exemptions", "hva det ikke tas utlegg i", f"{_7_6}, dekningsloven kapittel 2"),
    Element("means", "hva som må opplyses før det tas trekk", "dekningsloven § 2-7"),
    Element("how-to-object", "hva det kan gjøres innsigelse mot", "vegtrafikkloven § 31 a"),
)
"""Before the municipality's own utlegg: § 7-6 in full from the first release (ruling 2)."""

_5_16 = "tvangsfullbyrdelsesloven § 5-16"
_BASIS = Element("basis", "tvangsgrunnlaget", "vegtrafikkloven § 38")
_HEARD = Element("heard", "varselet, og hva du har uttalt", _7_6)
_REASONS = Element("reasons", "begrunnelsen", "forvaltningsloven §§ 24 og 25 som mønster")
_COMPLAINT = Element("complaint", "hvordan og hvor lenge beslutningen kan påklages", _5_16)
_BOOK = Element("book", "gjenpart av namsboken", "tvangsfullbyrdelsesloven § 5-19")
_OLD_WORDING = "slik den lød før 01.01.2026"

WITHHOLDING_DECISION = (
    _CREDITOR,
    Element("decision", "hva som er besluttet, og hvem som trekker", "dekningsloven § 2-7"),
    Element(
        "duration", "hvor lenge trekket løper", f"tvangsfullbyrdelsesloven § 7-21 {_OLD_WORDING}"
    ),
    Element("reckoning", "hvordan beløpet er regnet", "dekningsloven § 2-7"),
    _HEARD,
    _REASONS,
    _AMOUNTS,
    _INTEREST,
    _BASIS,
    Element("change", "at trekket kan endres", f"tvangsfullbyrdelsesloven § 7-21 {_OLD_WORDING}"),
    _COMPLAINT,
    _BOOK,
)
"""The municipality's own trekk under the old rules, as the debtor is told of it."""

WITHHOLDING_ORDER = (
    Element("order", "hvem det trekkes hos, og hvor mye", f"dekningsloven § 2-7 {_OLD_WORDING}"),
    Element("duration", "fra når og hvor lenge", f"tvangsfullbyrdelsesloven § 7-21 {_OLD_WORDING}"),
    Element(
        "pay-on", "når og hvordan det som er trukket, betales", "innkrevingsloven § 30 som mønster"
    ),
    Element("discharge", "at trekket frir skyldneren", "innkrevingsloven § 34 som mønster"),
    Element(
        "liability",
        "at trekkpliktig svarer for det som ikke trekkes",
        "innkrevingsloven § 31 som mønster",
    ),
    Element("priority", "andre trekk, og hva som går foran", f"dekningsloven § 2-8 {_OLD_WORDING}"),
    Element("tell-us", "hva trekkpliktig skal melde fra om", "husregel"),
    Element("confidential", "at opplysningene er taushetsbelagte", "forvaltningsloven § 13"),
)
"""The order to an employer or NAV: the amount and how to pay, and no more of the debtor's affairs."""

TREKK_DECISION = (
    _CREDITOR,
    Element("decision", "hva som er besluttet", "tvangsfullbyrdelsesloven § 2-17"),
    SIZE_OF_TREKK,
    Element("duration", "hvor lenge trekket løper", "tvangsfullbyrdelsesloven § 7-28"),
    _HEARD,
    _REASONS,
    _AMOUNTS,
    _INTEREST,
    _BASIS,
    Element("priority", "kravets prioritet", "dekningsloven § 2-8"),
    _COMPLAINT,
    _BOOK,
)
"""That the claims shall be covered by trekk, under the new rules: never how much (ruling 3)."""

_LIEN = "panteloven § 5-7"

LIEN_DECISION = (
    _CREDITOR,
    Element("decision", "hvilken konto det er tatt pant i, og for hvor mye", _LIEN),
    Element("reckoning", "hva som er latt igjen til å leve av", "dekningsloven § 2-5"),
    Element("effect", "fra når pantet gjelder, og hva det betyr", _LIEN),
    Element("duration", "når pantet faller bort", "panteloven § 5-13"),
    _HEARD,
    _REASONS,
    _AMOUNTS,
    _INTEREST,
    _BASIS,
    _COMPLAINT,
    _BOOK,
)
"""The municipality's own lien in an account, as the debtor is told of it."""

LIEN_NOTICE = (
    Element("order", "hvilken konto, hos hvem, og for hvor mye", _LIEN),
    Element("forbid", "at beløpet ikke kan betales ut", "tvangsfullbyrdelsesloven § 7-19"),
    Element("left", "hva kontohaveren fortsatt rår over", "dekningsloven § 2-5"),
    Element("effect", "at pantet får rettsvern ved meldingen", _LIEN),
    Element("tell-us", "hva banken skal melde fra om", "husregel"),
    Element("confidential", "at opplysningene er taushetsbelagte", "forvaltningsloven § 13"),
)
"""The notice to the bank, by which the lien takes effect towards others."""

_ENDED = Element(
    "ended", "hva som er slutt, og fra når", "tvangsfullbyrdelsesloven §§ 7-21 og 7-25"
)

MEASURE_ENDED = (
    _ENDED,
    _REASONS,
    Element("what-now", "hva som gjelder nå", "god inkassoskikk, § 8"),
    _BOOK,
)
"""That a trekk has ended or a lien is given up, as the debtor is told of it."""

ORDER_ENDED = (
    _ENDED,
    Element("what-now", "hva mottakeren skal gjøre nå", "tvangsfullbyrdelsesloven §§ 7-21 og 7-25"),
    Element("confidential", "at opplysningene er taushetsbelagte", "forvaltningsloven § 13"),
)
"""The same to the payer or the bank, without the reasons."""

_CHANGED = Element(
    "changed", "hva som er endret, og fra når", "tvangsfullbyrdelsesloven §§ 5-16 og 7-21"
)

MEASURE_CHANGED = (
    _CHANGED,
    _REASONS,
    Element("what-now", "hva som gjelder nå", "god inkassoskikk, § 8"),
    _BOOK,
)
"""That a trekk or a lien rests, goes on or is for fewer claims, as the debtor is told of it."""

ORDER_CHANGED = (
    _CHANGED,
    Element("what-now", "hva mottakeren skal gjøre nå", "tvangsfullbyrdelsesloven § 7-21"),
    Element("confidential", "at opplysningene er taushetsbelagte", "forvaltningsloven § 13"),
)
"""The same to the payer or the bank, without the reasons."""
