"""Objections: what they say, what they stop, and what each decision does to the claim."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from collector_desk.domain.calendar import deadline, next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.letter import Language
from collector_desk.domain.letter_said import said
from collector_desk.domain.parking import OWNERS_ANSWER, THREE_WEEKS, TRAFFIC_FEES


class About(StrEnum):
    """What an objection is against: who decides it follows from this (ruling 29)."""

    CLAIM = "claim"  # the claim itself: the creditor unit decides
    COLLECTION = "collection"  # how or from whom it is collected: we decide


class Ground(StrEnum):
    """Why the debtor objects (law.md § 6.1)."""

    PAID = "paid"
    WRONG_DEBTOR = "wrong_debtor"
    NOT_RECEIVED = "not_received"
    WRONG_AMOUNT = "wrong_amount"
    NO_INVOICE = "no_invoice"
    COMPLAINT_PENDING = "complaint_pending"
    TIME_BARRED = "time_barred"
    MINOR = "minor"
    DECEASED = "deceased"
    DEBT_SETTLEMENT = "debt_settlement"
    IDENTITY_THEFT = "identity_theft"
    VEHICLE_SOLD = "vehicle_sold"
    VEHICLE_STOLEN = "vehicle_stolen"
    SIGNS = "signs"
    PERMIT = "permit"
    OTHER_AGAINST_FINE = "other_against_fine"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The ground in Bokmål."""
        return _GROUNDS[self][0]

    @property
    def about(self) -> About:
        """What it is against, unless the caseworker says otherwise."""
        return _GROUNDS[self][1]

    def rule(self, kind: ClaimKind) -> str:
        """The legal basis it is tried by, against a claim of this kind."""
        by_kind = OWNERS_ANSWER if self in _OF_VEHICLE else _FINES if self in _OF_FINE else {}
        return by_kind.get(kind, _GROUNDS[self][2])


_CLAIM, _COLLECTION = About.CLAIM, About.COLLECTION
_GROUNDS: Mapping[Ground, tuple[str, About, str]] = {
    Ground.PAID: ("Allerede betalt", _COLLECTION, "inkassoloven §§ 8 og 17"),
    Ground.WRONG_DEBTOR: ("Feil skyldner", _COLLECTION, "inkassoloven §§ 8 og 17"),
    Ground.NOT_RECEIVED: (
        "Tjenesten er ikke mottatt eller er sagt opp",
        _CLAIM,
        "inkassoloven § 17",
    ),
    Ground.WRONG_AMOUNT: ("Feil beløp eller moderasjon ikke brukt", _CLAIM, "inkassoloven § 17"),
    Ground.NO_INVOICE: ("Faktura er ikke mottatt", _COLLECTION, "inkassoloven §§ 9, 10 og 17"),
    Ground.COMPLAINT_PENDING: ("Klage er ikke avgjort", _CLAIM, "forvaltningsloven §§ 28 og 42"),
    Ground.TIME_BARRED: ("Kravet er foreldet", _COLLECTION, "foreldelsesloven §§ 2, 3 og 24"),
    Ground.MINOR: ("Skyldneren var mindreårig", _CLAIM, "vergemålsloven § 9"),
    Ground.DECEASED: ("Skyldneren er død", _COLLECTION, "arveloven §§ 102 og 116"),
    Ground.DEBT_SETTLEMENT: (
        "Skyldneren er under gjeldsordning",
        _COLLECTION,
        "gjeldsordningsloven § 3-4",
    ),
    Ground.IDENTITY_THEFT: ("Svindel eller identitetstyveri", _COLLECTION, "inkassoloven § 8"),
    Ground.VEHICLE_SOLD: ("Kjøretøyet var solgt", _COLLECTION, "inkassoloven § 17"),
    Ground.VEHICLE_STOLEN: ("Kjøretøyet var stjålet", _COLLECTION, "inkassoloven § 17"),
    Ground.SIGNS: ("Skilting eller oppmerking", _CLAIM, "inkassoloven § 17"),
    Ground.PERMIT: ("Hadde tillatelse eller parkeringsbevis", _CLAIM, "inkassoloven § 17"),
    Ground.OTHER_AGAINST_FINE: ("Annet mot selve gebyret", _CLAIM, "inkassoloven § 17"),
    Ground.OTHER: ("Annet", _CLAIM, "inkassoloven § 17"),
}
_OF_VEHICLE = frozenset({Ground.VEHICLE_SOLD, Ground.VEHICLE_STOLEN})
_OF_FINE = frozenset({Ground.SIGNS, Ground.PERMIT, Ground.OTHER_AGAINST_FINE})
_OF_PARKING = _OF_VEHICLE | _OF_FINE
_FINES: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.PARKING_FINE: "vegtrafikkloven § 31 a",
        ClaimKind.STUDDED_TYRE_FEE: "vegtrafikkloven § 31 a",
        ClaimKind.CONTROL_SANCTION: "FOR-2016-03-18-260 §§ 36 og 37",
        ClaimKind.TOWING_FEE: "vegtrafikkloven § 37",
    }
)
"""What a fine itself is tried by, by the kind of claim; any other is tried as a contested claim."""
_PARKING = TRAFFIC_FEES | {ClaimKind.CONTROL_SANCTION, ClaimKind.TOWING_FEE}


def grounds(kind: ClaimKind) -> tuple[Ground, ...]:
    """The grounds that can be meant for a claim of this kind, in the order they are offered."""
    return tuple(ground for ground in Ground if kind in _PARKING or ground not in _OF_PARKING)


class State(StrEnum):
    """How far an objection has come."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    WITH_UNIT = "with_unit"
    ANSWERED = "answered"  # the unit has answered; ready to be decided
    PROPOSED = "proposed"  # a decision waits for a second person
    DECIDED = "decided"
    VOID = "void"  # registered by mistake: it was none, and nothing is decided

    @property
    def label(self) -> str:
        """The state in Bokmål."""
        return _STATES[self]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided, and so stops what it disputes."""
        return self.value not in CLOSED


_STATES: Mapping[State, str] = {
    State.RECEIVED: "Mottatt",
    State.ACKNOWLEDGED: "Bekreftet til skyldner",
    State.WITH_UNIT: "Sendt til virksomheten",
    State.ANSWERED: "Virksomheten har svart",
    State.PROPOSED: "Til godkjenning",
    State.DECIDED: "Avgjort",
    State.VOID: "Feilregistrert",
}
CLOSED = (State.DECIDED.value, State.VOID.value)
"""The states in which there is nothing to decide any more, and so nothing that stops."""


class Outcome(StrEnum):
    """How an objection ends."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"
    GROUNDLESS = "groundless"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        """The outcome in Bokmål: «ikke medhold» after examination, «avvist» only without one."""
        return _OUTCOMES[self]

    @property
    def two_persons(self) -> bool:
        """Whether it takes two persons (ruling 18)."""
        return self is Outcome.GROUNDLESS

    @property
    def lowers(self) -> bool:
        """Whether the claim becomes less."""
        return self in {Outcome.UPHELD, Outcome.PARTLY_UPHELD}


_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.UPHELD: "Medhold",
    Outcome.PARTLY_UPHELD: "Delvis medhold",
    Outcome.NOT_UPHELD: "Ikke medhold",
    Outcome.GROUNDLESS: "Åpenbart grunnløs",
    Outcome.WITHDRAWN: "Trukket",
    Outcome.DISMISSED: "Avvist",
}


class Dismissal(StrEnum):
    """Why an objection cannot be examined here at all (avvist)."""

    NOT_OURS = "not_ours"
    TOO_LATE = "too_late"
    NOT_A_PARTY = "not_a_party"
    DECIDED_BEFORE = "decided_before"
    NOTHING_SAID = "nothing_said"

    @property
    def label(self) -> str:
        """The reason in Bokmål, as the letter says it."""
        return _DISMISSALS[self]


_DISMISSALS: Mapping[Dismissal, str] = {
    Dismissal.NOT_OURS: "Et annet organ avgjør dette",
    Dismissal.TOO_LATE: "Fristen for å få det prøvd er ute",
    Dismissal.NOT_A_PARTY: "Den som skriver, er ikke part i saken",
    Dismissal.DECIDED_BEFORE: "Det samme er avgjort før, og ikke noe nytt er kommet fram",
    Dismissal.NOTHING_SAID: "Det går ikke fram hva innsigelsen gjelder, og vi har spurt",
}


class UnitView(StrEnum):
    """What the creditor unit answers: its own decision on the claim (ruling 29)."""

    UPHOLDS = "upholds"
    REDUCES = "reduces"
    WITHDRAWS = "withdraws"
    PAID = "paid"  # the claim was right, and is paid: here, to the unit, or in part each

    @property
    def label(self) -> str:
        """The answer in Bokmål."""
        return _VIEWS[self]


_VIEWS: Mapping[UnitView, str] = {
    UnitView.UPHOLDS: "Opprettholder kravet",
    UnitView.REDUCES: "Setter kravet ned",
    UnitView.WITHDRAWS: "Trekker kravet tilbake",
    UnitView.PAID: "Kravet er betalt",
}


_AGAINST_FINE = frozenset({Ground.SIGNS, Ground.PERMIT, Ground.OTHER_AGAINST_FINE})
PERSONAL = frozenset(
    {
        Ground.WRONG_DEBTOR,
        Ground.MINOR,
        Ground.DECEASED,
        Ground.DEBT_SETTLEMENT,
        Ground.IDENTITY_THEFT,
        Ground.VEHICLE_SOLD,
        Ground.VEHICLE_STOLEN,
    }
)
"""Grounds that are about one debtor, and leave what others owe on the claim alone (§ 25)."""


def about_of(kind: ClaimKind, ground: Ground, said: About | None) -> About:
    """What an objection is against.

    A fine of road traffic law is itself objected to by its signs, a permit or the like only;
    in doubt the objection is against the collection, and stops it (ruling 19).
    """
    if kind in TRAFFIC_FEES:
        return About.CLAIM if ground in _AGAINST_FINE else About.COLLECTION
    return said or ground.about


def stops_collection(kind: ClaimKind, about: About) -> bool:
    """Whether the objection stops collection by itself.

    One against a fine of road traffic law itself goes to Bymiljøetaten and stops nothing here
    (vegtrafikkloven § 31 a, ruling 19); every other does (ruling 18).
    """
    return not (kind in TRAFFIC_FEES and about is About.CLAIM)


BOARD_DAYS = THREE_WEEKS.days
"""Parkeringsklagenemnda can be tried within three weeks (FOR-2016-03-18-260 § 37)."""


def new_deadline(
    kind: ClaimKind, outcome: Outcome, *, sent: date, days: int, answer_days: int = 0
) -> date | None:
    """The last day to pay after a decision that leaves the claim, ``days`` days from sending.

    A control sanction waits until Parkeringsklagenemnda can no longer be tried: three weeks from
    the day the answer arrived, ``answer_days`` after it was made at the latest (ruling 20).
    None where the claim falls away, where none is due (fines of road traffic law: ruling 19),
    and where the objection never was a reason to wait.
    """
    waits = outcome in {Outcome.NOT_UPHELD, Outcome.PARTLY_UPHELD, Outcome.DISMISSED}
    if not waits or kind in TRAFFIC_FEES:
        return None
    board = BOARD_DAYS + answer_days if kind is ClaimKind.CONTROL_SANCTION else 0
    return deadline(sent, max(days, board))


def onward(
    kind: ClaimKind,
    about: About,
    *,
    received: date | None = None,
    language: Language = Language.BOKMAL,
) -> str:
    """Where the debtor can take the matter next, by kind of claim.

    The three weeks to demand the district court run from the day the answer was received
    (vegtrafikkloven § 31 a, ruling 19). Their last day is told only where ``received`` is known
    or reckoned; a letter tells none, for it is written before it is received.
    """
    if kind in TRAFFIC_FEES and about is About.CLAIM:
        text = (
            "Tingretten: Du kan kreve at kommunen bringer saken inn for tingretten innen tre uker"
            " fra du mottok dette svaret (vegtrafikkloven § 31 a)."
        )
        if received is None:
            return said(text, language)
        last = next_working_day(received + THREE_WEEKS)
        return f"{text} Regnet mottatt {received:%d.%m.%Y}; siste dag er {last:%d.%m.%Y}."
    if kind is ClaimKind.CONTROL_SANCTION:
        board = "{route}: innen tre uker etter at du mottok svaret."
        return said(board, language, route=said(KINDS[kind].dispute.label, language))
    return f"{said(KINDS[kind].dispute.label, language)}."


REASONED = MappingProxyType(
    {
        Outcome.UPHELD: "Kravet faller bort, med renter og gebyr fra første dag.",
        Outcome.PARTLY_UPHELD: "Kravet settes ned; renter regnes på nytt av det som står igjen.",
        Outcome.NOT_UPHELD: "Ny betalingsfrist på minst 14 dager.",
        Outcome.GROUNDLESS: "Innkrevingen fortsetter. Krever to personer.",
        Outcome.WITHDRAWN: "Skyldneren har trukket innsigelsen. Innkrevingen fortsetter.",
        Outcome.DISMISSED: "Innsigelsen kan ikke prøves her. Skyldneren får vite hvor den hører hjemme.",
    }
)
"""What each outcome means, as the decision screen says it."""
