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
