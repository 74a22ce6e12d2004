"""The kinds of claim: what each rests on, where it is enforced and disputed, what it may bear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class ClaimKind(StrEnum):
    """Every kind of claim that the municipality collects."""

    AKS = "aks"
    KINDERGARTEN = "kindergarten"
    LIBRARY = "library"
    HOME_CARE = "home_care"
    RENT = "rent"
    EMERGENCY_CLINIC = "emergency_clinic"
    NURSING_HOME = "nursing_home"
    PARKING_FINE = "parking_fine"
    CONTROL_SANCTION = "control_sanction"
    STUDDED_TYRE_FEE = "studded_tyre_fee"
    TOWING_FEE = "towing_fee"
    DENTAL_CLINIC = "dental_clinic"
    COERCIVE_FINE = "coercive_fine"
    OTHER_INVOICE = "other_invoice"


class Regime(StrEnum):
    """The rules of enforcement: «tidligere regelverk» and «nytt regelverk» (one trekk)."""

    OLD = "old"
    NEW = "new"


def own_regime(day: date, *, one_trekk_since: date | None = None) -> Regime:
    """The rules for the municipality's own decisions on ``day`` (FOR-2025-07-01-1418 § 1).

    The new ones for every decision after 31 December 2026, and before that once a one-trekk
    exists against the debtor, from ``one_trekk_since`` (ruling 1 a).

    >>> own_regime(date(2026, 12, 31)), own_regime(date(2027, 1, 1))
    (<Regime.OLD: 'old'>, <Regime.NEW: 'new'>)
    """
    by_trekk = one_trekk_since is not None and day >= one_trekk_since
    return Regime.NEW if by_trekk or day > _LAST_OLD_DAY else Regime.OLD


_LAST_OLD_DAY = date(2026, 12, 31)


class Enforcement(StrEnum):
    """What the claim can be enforced on, and by whom (tvangsfullbyrdelsesloven)."""

    OWN = "own"  # the municipality itself is the enforcement authority, § 2-14
    DECISION = "decision"  # a decision on a coercive fine, § 7-2 d; the namsmann
    MESSAGE = "message"  # the creditor's own written message, § 7-2 f; the namsmann

    @property
    def basis(self) -> str:
        """The basis of enforcement (tvangsgrunnlag) in words, with its paragraph."""
        return _ENFORCEMENT[self]


class InterestBasis(StrEnum):
    """What the first day of late interest rests on (forsinkelsesrenteloven § 2)."""

    AGREED = "agreed"  # the due date was agreed in advance
    BY_RULE = "by_rule"  # the due date is fixed by a rule
    DEMAND_PLUS_30 = "demand_plus_30"  # 30 days after a written demand
    NONE = "none"  # the claim bears no late interest

    @property
    def label(self) -> str:
        """The basis in Bokmål, as it stands beside the date."""
        return _INTEREST[self]


class LimitationStart(StrEnum):
    """The earliest day payment could be demanded (foreldelsesloven § 3 no. 1)."""

    DUE_DATE = "due_date"  # contract or rule fixes the due date
    SERVICE_DAY = "service_day"  # no due date fixed in advance: the cautious day of the service


class Route(StrEnum):
    """Who decides when the claim stays disputed."""

    CONCILIATION_BOARD = "conciliation_board"
    RENT_TRIBUNAL = "rent_tribunal"
    DISTRICT_COURT = "district_court"
    PARKING_BOARD = "parking_board"
    ADMINISTRATIVE_COMPLAINT = "administrative_complaint"

    @property
    def label(self) -> str:
        """The route in Bokmål, with its paragraph."""
        return _ROUTES[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The facts of law about one kind of claim.

    ``units`` are the usual creditor units; ``lien`` says which lien follows from the law itself
    (empty: none); ``health`` marks claims that tell of a person's health; ``unconfirmed`` lists
    what the legal department has not confirmed, to be shown wherever it decides something.
    """

    code: ClaimKind
    label: str
    units: tuple[str, ...]
    basis: str
    interest: InterestBasis
    enforcement: Enforcement = Enforcement.MESSAGE
    lien: str = ""
    letter_fees: bool = True
    letter_fees_rule: str = "inkassoforskriften § 1-2"
    limitation_start: LimitationStart = LimitationStart.SERVICE_DAY
    dispute: Route = Route.CONCILIATION_BOARD
    health: bool = False
    unconfirmed: tuple[str, ...] = ()

    @property
    def own_enforcement(self) -> bool:
        """Whether the municipality may decide utlegg itself (only fees of road traffic law)."""
        return self.enforcement is Enforcement.OWN

    def open_on(self, word: str) -> tuple[str, ...]:
        """What is not confirmed about ``word``, e.g. «rente», «foreldelse» or «utlegg»."""
        return tuple(note for note in self.unconfirmed if word in note.casefold())


_ENFORCEMENT: Mapping[Enforcement, str] = {
    Enforcement.OWN: "Gebyr etter vegtrafikkloven § 38 annet ledd; kommunen beslutter utlegg selv"
    " (tvangsfullbyrdelsesloven § 2-14)",
    Enforcement.DECISION: "Vedtak om tvangsmulkt (tvangsfullbyrdelsesloven § 7-2 bokstav d);"
    " utlegg hos namsmannen",
    Enforcement.MESSAGE: "Skriftlig meddelelse (tvangsfullbyrdelsesloven § 7-2 bokstav f);"
    " utlegg hos namsmannen",
}
_INTEREST: Mapping[InterestBasis, str] = {
    InterestBasis.AGREED: "avtalt forfallsdag",
    InterestBasis.BY_RULE: "forfallsdag etter regelverket",
    InterestBasis.DEMAND_PLUS_30: "30 dager etter skriftlig påkrav",
    InterestBasis.NONE: "ingen forsinkelsesrente",
}
_ROUTES: Mapping[Route, str] = {
    Route.CONCILIATION_BOARD: "Forliksrådet (tvisteloven kapittel 6)",
    Route.RENT_TRIBUNAL: "Husleietvistutvalget (husleieloven § 12-5)",
    Route.DISTRICT_COURT: "Tingretten via kommunen (vegtrafikkloven § 31 a)",
    Route.PARKING_BOARD: "Parkeringsklagenemnda (FOR-2016-03-18-260)",
    Route.ADMINISTRATIVE_COMPLAINT: "Forvaltningsklage (forvaltningsloven § 28)",
}

_DEMAND_OPEN = (
    "Rente fra 30 dager etter påkrav er lagt til grunn; forfall i forveien er ikke avklart."
)
_DUE_OPEN = "Rente fra forfall forutsetter at forfallsdagen følger av vedtaket."
_SERVICE_OPEN = "Foreldelse regnes forsiktig fra dagen for ytelsen."
_VEHICLE = "Panterett i kjøretøyet (vegtrafikkloven § 38 første ledd)"
_OWN_OPEN = "Hjemmel og fremgangsmåte for eget utlegg etter tidligere regelverk er ikke bekreftet."

_ALL = (
    Kind(
        code=ClaimKind.AKS,
        label="AKS",
        units=("Utdanningsetaten",),
        basis="Oppholdsbetaling for aktivitetsskolen: opplæringslova og kommunens vedtekter",
        interest=InterestBasis.BY_RULE,
        limitation_start=LimitationStart.DUE_DATE,
    ),
    Kind(
        code=ClaimKind.KINDERGARTEN,
        label="Barnehage",
        units=("Bydel",),
        basis="Foreldrebetaling: barnehageloven og FOR-2005-12-16-1478",
        interest=InterestBasis.BY_RULE,
        limitation_start=LimitationStart.DUE_DATE,
    ),
    Kind(
        code=ClaimKind.LIBRARY,
        label="Bibliotek",
        units=("Deichman",),
        basis="Erstatning for lånt materiale: lånereglene",
        interest=InterestBasis.DEMAND_PLUS_30,
        unconfirmed=(_DEMAND_OPEN, _SERVICE_OPEN),
    ),
    Kind(
        code=ClaimKind.HOME_CARE,
        label="Hjemmetjenester",
        units=("Bydel",),
        basis="Egenandel for praktisk bistand og trygghetsalarm: FOR-2011-12-16-1349 §§ 8–10",
        interest=InterestBasis.BY_RULE,
        dispute=Route.ADMINISTRATIVE_COMPLAINT,
        health=True,
        unconfirmed=(_DUE_OPEN, _SERVICE_OPEN),
    ),
    Kind(
        code=ClaimKind.RENT,
        label="Husleie kommunal bolig",
        units=("Boligbygg Oslo KF", "Bydel"),
        basis="Leieavtale: husleieloven",
        interest=InterestBasis.AGREED,
        limitation_start=LimitationStart.DUE_DATE,
        dispute=Route.RENT_TRIBUNAL,
    ),
    Kind(
        code=ClaimKind.EMERGENCY_CLINIC,
        label="Legevakt",
        units=("Helseetaten",),
        basis="Egenandel for legehjelp: FOR-2011-12-16-1349 § 11 og FOR-2024-06-26-1322",
        interest=InterestBasis.DEMAND_PLUS_30,
        dispute=Route.ADMINISTRATIVE_COMPLAINT,
        health=True,
        unconfirmed=(_DEMAND_OPEN, _SERVICE_OPEN),
    ),
    Kind(
        code=ClaimKind.NURSING_HOME,
        label="Sykehjem",
        units=("Sykehjemsetaten", "Bydel"),
        basis="Vederlag for opphold i institusjon: FOR-2011-12-16-1349 kapittel 1",
        interest=InterestBasis.BY_RULE,
        dispute=Route.ADMINISTRATIVE_COMPLAINT,
        health=True,
        unconfirmed=(_DUE_OPEN, _SERVICE_OPEN),
    ),
    Kind(
        code=ClaimKind.PARKING_FINE,
        label="Parkeringsgebyr",
        units=("Bymiljøetaten",),
        basis="Vegtrafikkloven § 31 a og FOR-2016-03-18-261",
        interest=InterestBasis.BY_RULE,
        enforcement=Enforcement.OWN,
        lien=_VEHICLE,
        letter_fees=False,
        letter_fees_rule="FOR-2016-03-18-261 § 6",
        limitation_start=LimitationStart.DUE_DATE,
        dispute=Route.DISTRICT_COURT,
        unconfirmed=(_OWN_OPEN,),
    ),
    Kind(
        code=ClaimKind.CONTROL_SANCTION,
        label="Kontrollsanksjon",
        units=("Bymiljøetaten",),
        basis="Vegtrafikkloven § 8 og FOR-2016-03-18-260 § 36",
        interest=InterestBasis.BY_RULE,
        limitation_start=LimitationStart.DUE_DATE,
        dispute=Route.PARKING_BOARD,
        unconfirmed=("Rente fra forfall forutsetter at betalingsfristen på tre uker er fastsatt.",),
    ),
    Kind(
        code=ClaimKind.STUDDED_TYRE_FEE,
        label="Tilleggsgebyr piggdekk",
        units=("Bymiljøetaten",),
        basis="Vegtrafikkloven §§ 13 og 31 a og FOR-1999-05-07-437 § 7",
        interest=InterestBasis.BY_RULE,
        enforcement=Enforcement.OWN,
        lien=_VEHICLE,
        letter_fees=False,
        letter_fees_rule="FOR-1999-05-07-437 § 9",
        limitation_start=LimitationStart.DUE_DATE,
        dispute=Route.DISTRICT_COURT,
        unconfirmed=(_OWN_OPEN,),
    ),
    Kind(
        code=ClaimKind.TOWING_FEE,
        label="Flyttegebyr",
        units=("Bymiljøetaten",),
        basis="Fjerning og forvaring av kjøretøy: vegtrafikkloven § 37",
        interest=InterestBasis.DEMAND_PLUS_30,
        unconfirmed=(
            _DEMAND_OPEN,
            _SERVICE_OPEN,
            "At kravet følger alminnelige regler for utlegg, er en tolkning av § 38.",
        ),
    ),
    Kind(
        code=ClaimKind.DENTAL_CLINIC,
        label="Tannlegevakt",
        units=("Helseetaten",),
        basis="Betaling for tannbehandling: FOR-1984-05-24-1268 og egne takster",
        interest=InterestBasis.DEMAND_PLUS_30,
        health=True,
        unconfirmed=(_DEMAND_OPEN, _SERVICE_OPEN),
    ),
    Kind(
        code=ClaimKind.COERCIVE_FINE,
        label="Tvangsmulkt",
        units=("Plan- og bygningsetaten",),
        basis="Vedtak om tvangsmulkt: plan- og bygningsloven § 32-5 og forvaltningsloven § 51",
        interest=InterestBasis.NONE,
        enforcement=Enforcement.DECISION,
        letter_fees=False,
        letter_fees_rule="ingen hjemmel funnet for purregebyr på tvangsmulkt",
        limitation_start=LimitationStart.DUE_DATE,
        dispute=Route.ADMINISTRATIVE_COMPLAINT,
        unconfirmed=("At tvangsmulkt verken gir rente eller gebyr, er ikke bekreftet.",),
    ),
    Kind(
        code=ClaimKind.OTHER_INVOICE,
        label="Annen faktura",
        units=("Alle virksomheter",),
        basis="Avtale eller regelverk som står på fakturaen",
        interest=InterestBasis.DEMAND_PLUS_30,
        unconfirmed=(_DEMAND_OPEN, _SERVICE_OPEN),
    ),
)

KINDS: Mapping[ClaimKind, Kind] = MappingProxyType({kind.code: kind for kind in _ALL})
"""Every kind of claim by its code."""
