"""Special statuses of a debtor: the warning shown, what it stops, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from collector_desk.domain.calendar import add_years


class Act(StrEnum):
    """What the desk may be about to do to a claim or its debtor."""

    LETTER = "letter"  # a letter to the debtor in person
    FEE = "fee"
    MINOR_FEE = "minor_fee"  # a fee on a minor's claim: stops only while the house rule is on
    DEMAND = "demand"  # reminders, notices and payment demands
    ENFORCEMENT = "enforcement"
    SET_OFF = "set_off"
    RECEIVE = "receive"  # booking money that comes in
    AUTOMATIC_CONTACT = "automatic_contact"  # SMS and phone calls made by the program
    SHOW_ADDRESS = "show_address"


NOBODY = "ingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Something that stands in the way: why in Bokmål, by which rule, and what it stops.

    ``since`` and ``clears``, who takes it away (empty: a caseworker; ``NOBODY``: time alone, or
    nothing), tell of it: two that are alike but for these are one.
    """

    reason: str
    rule: str
    acts: frozenset[Act]
    since: date | None = field(default=None, compare=False)
    clears: str = field(default="", compare=False)


def stopping(stops: Iterable[Stop], *acts: Act) -> tuple[Stop, ...]:
    """Those of ``stops`` that stand in the way of any of ``acts``."""
    return tuple(stop for stop in stops if not stop.acts.isdisjoint(acts))


class Status(StrEnum):
    """Every special status a debtor can have."""

    DECEASED = "deceased"
    GUARDIAN = "guardian"
    MINOR = "minor"
    DEBT_SETTLEMENT = "debt_settlement"
    BANKRUPTCY = "bankruptcy"
    EMIGRATED = "emigrated"
    CONFIDENTIAL = "confidential"
    STRICTLY_CONFIDENTIAL = "strictly_confidential"
    UNKNOWN_ADDRESS = "unknown_address"


def arose_on(*, invoiced: date, limitation_start: date) -> date:
    """The day a claim arose: the earlier of its invoice and the day it could be demanded.

    Decides whether debt settlement or bankruptcy touches the claim (ruling 22).
    """
    return min(invoiced, limitation_start)


OF_AGE = 18  # vergemålsloven § 8


def is_minor(birth_date: date | None, day: date) -> bool:
    """Whether a person is under eighteen on ``day``; unknown birth dates make nobody a minor.

    >>> is_minor(date(2008, 11, 24), date(2026, 11, 23)), is_minor(None, date(2026, 11, 23))
    (True, False)
    """
    return birth_date is not None and add_years(birth_date, OF_AGE) > day


class Reach(StrEnum):
    """Which of the debtor's claims a status touches."""

    EVERY = "every"
    OPENED_BEFORE = "opened_before"  # claims that arose before the status began


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """What a status means: words for the screen, what it stops, on which claims, and why."""

    code: Status
    label: str
    warning: str
    rule: str
    stops: frozenset[Act]
    reach: Reach = Reach.EVERY
    unconfirmed: tuple[str, ...] = ()

    @property
    def stop(self) -> Stop:
        """The status as a stop for the rules of letters and fees."""
        return Stop(reason=self.label.lower(), rule=self.rule, acts=self.stops)

    def touches(self, *, arose: date, since: date) -> bool:
        """Whether a status that began on ``since`` touches a claim that arose on ``arose``."""
        return self.reach is Reach.EVERY or arose < since

    @property
    def coercion_stopped(self) -> bool:
        """Whether enforcement stops: the graver shape on the screen."""
        return Act.ENFORCEMENT in self.stops


_COLLECTION = frozenset({Act.LETTER, Act.FEE, Act.DEMAND, Act.ENFORCEMENT})
_PROTECTED = frozenset({Act.AUTOMATIC_CONTACT, Act.SHOW_ADDRESS})

_ALL = (
    Special(
        code=Status.DECEASED,
        label="Død",
        warning="Skyldneren er død. Ingen brev til den døde; utleggstrekk opphører. Kravet meldes i"
        " dødsboet innen seks uker etter siste kunngjøring av proklama.",
        rule="arveloven §§ 102 og 116, tvangsfullbyrdelsesloven § 4-8",
        stops=_COLLECTION | {Act.SET_OFF, Act.AUTOMATIC_CONTACT},
    ),
    Special(
        code=Status.GUARDIAN,
        label="Har verge",
        warning="Skyldneren har verge. Skriv til begge; bare til vergen der rettslig handleevne"
        " er fratatt. Mandatet avgjør.",
        rule="vergemålsloven § 25",
        stops=frozenset({Act.AUTOMATIC_CONTACT}),
    ),
    Special(
        code=Status.MINOR,
        label="Mindreårig",
        warning="Skyldneren er under 18 år. Skriv til vergen. Ingen tvangsinnkreving uten"
        " vurdering fra jurist.",
        rule="vergemålsloven § 9",
        stops=frozenset({Act.ENFORCEMENT, Act.AUTOMATIC_CONTACT, Act.MINOR_FEE}),
    ),
    Special(
        code=Status.DEBT_SETTLEMENT,
        label="Gjeldsordning",
        warning="Gjeldsforhandling er åpnet. Krav fra før åpningen kan ikke kreves, mottas,"
        " motregnes eller tas utlegg for. Innbetalinger settes på egen konto. Meld kravet.",
        rule="gjeldsordningsloven § 3-4",
        stops=_COLLECTION | {Act.SET_OFF, Act.RECEIVE},
        reach=Reach.OPENED_BEFORE,
    ),
    Special(
        code=Status.BANKRUPTCY,
        label="Konkurs",
        warning="Det er åpnet konkurs. Krav fra før åpningen meldes i boet; ikke utlegg for dem.",
        rule="dekningsloven § 2-11, konkursloven § 109",
        stops=_COLLECTION,
        reach=Reach.OPENED_BEFORE,
        unconfirmed=("At også brev og gebyr stanser, er en husregel.",),
    ),
    Special(
        code=Status.EMIGRATED,
        label="Utvandret",
        warning="Skyldneren har flyttet fra Norge. Tvangsinnkreving i utlandet gjøres ikke her;"
        " foreldelse kan ha tilleggsfrist.",
        rule="foreldelsesloven § 10 nr. 3",
        stops=frozenset(),
    ),
    Special(
        code=Status.CONFIDENTIAL,
        label="Fortrolig adresse",
        warning="Adressen er fortrolig. Den vises ikke, skrives ikke ut og nevnes ikke for andre."
        " Brev går gjennom beskyttet kanal.",
        rule="folkeregisterloven § 10-4, tvangsfullbyrdelsesloven § 7-3",
        stops=_PROTECTED,
    ),
    Special(
        code=Status.STRICTLY_CONFIDENTIAL,
        label="Strengt fortrolig adresse",
        warning="Adressen er strengt fortrolig. Den vises ikke, skrives ikke ut og nevnes ikke for"
        " andre. Brev går gjennom beskyttet kanal, begjæringer til særskilt utpekt namsmann.",
        rule="folkeregisterloven § 10-4, tvangsfullbyrdelsesloven § 7-3",
        stops=_PROTECTED,
    ),
    Special(
        code=Status.UNKNOWN_ADDRESS,
        label="Ukjent adresse",
        warning="Adressen er ukjent. Brev når ikke fram; finn adresse før gebyr kreves.",
        rule="god inkassoskikk, inkassoloven § 8",
        stops=frozenset({Act.LETTER, Act.FEE, Act.DEMAND}),
        unconfirmed=("At gebyr og krav stanser ved ukjent adresse, er en husregel.",),
    ),
)

STATUSES: Mapping[Status, Special] = MappingProxyType({special.code: special for special in _ALL})
"""What each special status means, by its code."""

TIME_BARRED = Stop(
    reason="kravet er foreldet",
    rule="foreldelsesloven § 24",
    acts=_COLLECTION | {Act.SET_OFF},
    clears=NOBODY,
)
"""No demand, letter or new step; a voluntary payment is still booked (ruling 11)."""

OBJECTION_OPEN = Stop(
    reason="en innsigelse er ikke avgjort",
    rule="inkassoloven §§ 8 og 17",
    acts=frozenset({Act.FEE, Act.DEMAND, Act.ENFORCEMENT}),
)
"""Stops the disputed part; answers and letters about the objection go on (ruling 18)."""

OBJECTION_UNREGISTERED = Stop(
    reason="en innsigelse eller klage ligger i innboksen og er ikke registrert eller lagt bort",
    rule="inkassoloven §§ 8 og 17, forsiktig lest",
    acts=frozenset({Act.FEE, Act.DEMAND, Act.ENFORCEMENT}),
)
"""Nobody knows yet which claim it disputes: all that it may speak of stop (ruling 18, cautiously)."""

PLAN_KEPT = Stop(
    reason="en avtale om avdrag eller utsettelse holdes",
    rule="god inkassoskikk, inkassoloven § 8",
    acts=frozenset({Act.FEE, Act.DEMAND, Act.ENFORCEMENT}),
)
"""Stops new demands, fees and enforcement for the claims of the plan (ruling 21)."""

SMALL_ESTATE = Stop(
    reason="arvingen svarer bare med det boet eide",
    rule="arveloven § 116",
    acts=frozenset({Act.ENFORCEMENT}),
    clears=NOBODY,
)
"""An heir of a small estate is asked for what it had, and not for enforcement in their own."""

SANCTION_CONTESTED = Stop(
    reason="kontrollsanksjonen er bestridt og ikke endelig avgjort",
    rule="FOR-2016-03-18-260 §§ 37, 44 og 45",
    acts=frozenset({Act.FEE, Act.DEMAND, Act.ENFORCEMENT}),
    clears="virksomheten",
)
"""No collection until the complaint is finally decided (ruling 20); it is answered all the same."""
