"""The closed lists of the enforcement request, as they are published letter for letter (§ 4)."""

from __future__ import annotations

from enum import StrEnum


class RequestKind(StrEnum):
    """What is asked for (tvangsfullbyrdelsestype)."""

    ENFORCEMENT = "utlegg"
    COMBINED = "utleggOgForliksklageKombinert"  # a conciliation complaint in case of an objection


class LineKind(StrEnum):
    """What a claim line is (kravdetaljer). The published list may hold more."""

    PRINCIPAL = "Hovedkrav"
    INTEREST = "Rentekrav"
    OUT_OF_COURT = "UtenrettsligeKostnader"
    EARLIER_COURT = "TidligereRettsligeSakskostnader"
    WRITING = "SakskostnaderForSkriving"
    OF_CASE = "Sakskostnader"  # of the municipality's own decision on trekk


COSTS = frozenset(
    {LineKind.OUT_OF_COURT, LineKind.EARLIER_COURT, LineKind.WRITING, LineKind.OF_CASE}
)
"""Lines that point at principal only."""

WITH_DUE = frozenset({LineKind.PRINCIPAL, LineKind.OUT_OF_COURT, LineKind.EARLIER_COURT})
"""Lines that must have a due date; the others may not."""


class NoticeKind(StrEnum):
    """The warning that opens enforcement (varsel.type)."""

    SECTION_418 = "varselTvfbl418"
    SECTION_419 = "varselTvfbl419"


class NoNotice(StrEnum):
    """Why no warning was sent (begrunnelseUnnlatVarsel)."""

    NOT_POSSIBLE = "ingenMulighetForVarsling"
    ENDANGERED = "fullbyrdelsenKanBliVanskeliggjort"


class AddressKind(StrEnum):
    """What an address is used for (adressetype)."""

    UNKNOWN = "ukjentBosted"
    POSTAL = "postadresse"
    HOME = "bopelsadresse"
    BUSINESS = "forretningsadresse"
    BOX = "postboks"


class Channel(StrEnum):
    """The way a letter really went (forsendelsesmåte); SvarUt is none of them."""

    ALTINN = "altinn"
    DIGIPOST = "digipost"
    E_INVOICE = "eFaktura"
    E_BOKS = "eBoks"
    POST = "alminneligPost"
    POST_RETURNED = "alminneligPostMenIRetur"


class FineKind(StrEnum):
    """A coercive fine, or a claim that a statute makes enforceable (§ 7-2 d, e)."""

    COERCIVE_FINE = "tvangsmulkt"
    STATUTE = "lovbestemmelse"


class ExtraTime(StrEnum):
    """What gives extra time under foreldelsesloven § 10."""

    IGNORANCE = "uvitenhet"
    HINDRANCE = "lovmessigeHindringer"
    ABROAD = "skyldnerIUtlandet"
    GUARDIAN = "kravMotVerge"
    CONTRIBUTION = "kravOmInnskuddISelskap"
    PROKLAMA = "proklama"


class OrdinaryKind(StrEnum):
    """The ordinary bases of enforcement (alminneligTvangsgrunnlag.type)."""

    JUDGMENT = "domEllerKjennelse"
    AS_JUDGMENT = "avgjørelseSomHarVirkningSomDom"
    FORELEGG = "forelegg"
    ARBITRATION = "voldgiftsdom"
    FOREIGN_CONVENTION = "avgjørelseAvUtenlandskDomstolKonvensjon"
    FOREIGN = "avgjørelseAvUtenlandskDomstol"
    INTERNATIONAL = "avgjørelseAvInternasjonalDomstol"
    SETTLEMENT = "rettsforlik"


class AttachmentKind(StrEnum):
    """What an attachment is (vedlegg.type); the place it stands in asks for one of them."""

    DEMAND = "betalingsoppfordring"
    MANDATE = "fullmakt"
    ASSIGNMENT = "transporterklæring"
    BASIS = "tvangsgrunnlag"
    NOTICE = "tvangskraftgrunnlag"
    OTHER = "annet"


class OrganisationKind(StrEnum):
    """What an organisation is (virksomhetstype); a municipality is «annet»."""

    COLLECTION_AGENCY = "inkassovirksomhet"
    LAW_FIRM = "advokatfirma"
    LEGAL_AID = "rettshjelper"
    OTHER = "annet"


class Rank(StrEnum):
    """The rank of a claim in a withholding (dekningsloven § 2-8)."""

    MAINTENANCE = "a"
    COMPENSATION = "b"
    FINE = "c"
    PUBLIC = "d"
    OTHER = "e"
