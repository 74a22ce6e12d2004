"""The rows of ruling 21, one for each event: what happens to each measure, and by which source.

A row says it for drafts and proposals of every kind at once, and for what is approved kind by kind:
first decided and not yet told of or filed, then in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from collector_desk.domain.enforcement.measure import MeasureStage


class Event(StrEnum):
    """What may happen to claims or their debtor while something runs."""

    PLAN = "plan"  # agreed, and silent of a trekk
    PLAN_PAUSES = "plan_pauses"  # agreed, and says that a trekk rests
    DEFERRAL = "deferral"
    OBJECTION = "objection"  # one that stops: an objection here, or a complaint on the measure
    CLAIM_PAID = "claim_paid"  # nothing is owed on it any more
    CLAIM_GONE = "claim_gone"  # annulled, recalled by its unit, or its debtor is let out
    DEATH = "death"
    BANKRUPTCY = "bankruptcy"
    DEBT_SETTLEMENT = "debt_settlement"
    PROCEEDINGS_OVER = "proceedings_over"  # a bankruptcy or a debt settlement is over
    PROTECTED = "protected"
    MINOR = "minor"
    MERGED = "merged"
    NOTICE_LOST = "notice_lost"  # what was decided on it was never heard on
    MEASURE_HELD = "measure_held"  # one measure is stilt i bero by itself


class Thing(StrEnum):
    """What runs, or is asked for."""

    WITHHOLDING = "withholding"
    ACCOUNT_LIEN = "account_lien"
    REQUEST = "request"
    FORCED_SALE = "forced_sale"  # tvangsdekning in what a lien stands in


class Happens(StrEnum):
    """What an event does to a measure, for the claims it touches."""

    GOES_ON = "goes_on"
    RESTS = "rests"  # no next step is taken; a trekk in force is not drawn meanwhile
    PUT_BACK = "put_back"  # a proposal falls, and its draft waits until nothing stops it
    LOSES = "loses"  # a draft loses the claim
    FIRST = "first"  # the event waits until the proposal is decided or withdrawn
    STOPPED = "stopped"  # a trekk ends, a request is withdrawn
    GIVEN_UP = "given_up"  # a lien is given up
    ASKED = "asked"  # it goes on until a person has decided, who is asked today


SALE = Thing.FORCED_SALE
_Late: TypeAlias = tuple[Happens, Happens]
_Tasks: TypeAlias = Mapping[Thing | tuple[Thing, MeasureStage], str]
_NONE: Mapping[Thing, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event in every column; ``tasks`` are asked with the number of the measure before them.

    ``parts`` are asked instead where it goes on for other claims.

    A plan asks for its recall by itself, with a deadline (``service.plan_keeping``).
    """

    words: str
    source: str
    draft: Happens
    waiting: Happens
    trekk: _Late
    lien: _Late
    request: _Late
    sale: Happens
    sources: Mapping[Thing, str] = field(default_factory=lambda: _NONE)
    tasks: _Tasks = field(default_factory=dict)
    parts: _Tasks = field(default_factory=dict)
    unsure: Mapping[Thing, str] = field(default_factory=lambda: _NONE)

    def task(self, thing: Thing, stage: MeasureStage) -> str:
        """What is asked of a person at an approved stage; empty: nothing."""
        return self.tasks.get((thing, stage), self.tasks.get(thing, ""))

    def part(self, thing: Thing, stage: MeasureStage) -> str:
        """The same where it goes on for other claims; empty: as for the whole."""
        return self.parts.get((thing, stage), self.parts.get(thing, ""))


_ON, _RESTS, _BACK, _LOSES = Happens.GOES_ON, Happens.RESTS, Happens.PUT_BACK, Happens.LOSES
_FIRST, _STOPPED, _UP, _ASKED = Happens.FIRST, Happens.STOPPED, Happens.GIVEN_UP, Happens.ASKED
_TREKK, _LIEN, _REQUEST = Thing.WITHHOLDING, Thing.ACCOUNT_LIEN, Thing.REQUEST
_FORCE, _DECIDED = MeasureStage.IN_FORCE, MeasureStage.DECIDED
_FILED, _UNFILED = (_REQUEST, _FORCE), (_REQUEST, _DECIDED)
"""A request that the namsmann has, and one that is approved: of that he knows nothing yet."""
_KEPT = "god inkassoskikk, inkassoloven § 8"
_COMPLAINT = "tvangsfullbyrdelsesloven § 5-16: stanser bare der det besluttes"
_CONSIDER = "vurder om tiltaket skal stilles i bero, og begrunn det (§ 5-16)"
_RECALLED = "be namsmannen stille begjæringen i bero, og få kvittering"
_OPENED = "meld åpningen til namsmannen, og avklar om begjæringen skal trekkes"
_NOTICE_AGAIN = (
    "varselet kom ikke fram, og beslutningen er falt bort. Varsle på nytt på ny adresse, og la to"
    " personer beslutte på nytt når den nye fristen er ute"
)
_HEAR_FIRST = (
    "varselet kom ikke fram, og trekket hviler. Varsle på nytt på ny adresse. Når den nye fristen er"
    " ute, stans trekket og beslutt på nytt. Vurder om det som er trukket, skal betales tilbake"
)
_DECIDE_ANEW = (
    "Varsle på nytt på ny adresse, og la to personer beslutte på nytt når den nye fristen er ute"
)
_PART_LOST = "varselet om noen av kravene kom ikke fram, og de er ute"
_PART_ASKED = f"{_PART_LOST} av begjæringen. {_DECIDE_ANEW}"
_PART_AGAIN = f"{_PART_LOST}, se namsboken. {_DECIDE_ANEW}"
_PART_BACK = f"{_PART_AGAIN}. Vurder om det som er trukket til dem, skal betales tilbake"
_HEAR_OR_GIVE_UP = (
    "varselet kom ikke fram. Varsle på nytt på ny adresse, vurder om pantet skal gis opp, og vent"
    " med tvangsdekning til det er besluttet på nytt"
)
_EARLY_LIEN = (
    "pantet står. Er det stiftet senere enn tre måneder før fristdagen, har det ikke virkning i"
    " boet: avklar det (dekningsloven § 5-8)"
)

_ROWS: Mapping[Event, EventRow] = {
    Event.PLAN: EventRow(
        words="nedbetalingsavtale er inngått", source=_KEPT, draft=_RESTS, waiting=_BACK,
        trekk=(_RESTS, _ON), lien=(_RESTS, _ON), request=(_RESTS, _ASKED), sale=_RESTS,
    ),
    Event.PLAN_PAUSES: EventRow(
        words="nedbetalingsavtalen sier at trekket hviler", source=f"avtalen, {_KEPT}",
        draft=_RESTS, waiting=_BACK, trekk=(_RESTS, _RESTS), lien=(_RESTS, _ON),
        request=(_RESTS, _ASKED), sale=_RESTS,
    ),
    Event.DEFERRAL: EventRow(
        words="utsettelse er gitt", source=_KEPT, draft=_RESTS, waiting=_BACK,
        trekk=(_RESTS, _ON), lien=(_RESTS, _ON), request=(_RESTS, _ASKED), sale=_RESTS,
        tasks={_FILED: _RECALLED},
    ),
    Event.OBJECTION: EventRow(
        words="en innsigelse eller klage er ikke avgjort", source=_COMPLAINT,
        draft=_RESTS, waiting=_BACK, trekk=(_ASKED, _ASKED), lien=(_ASKED, _ASKED),
        request=(_RESTS, _ASKED), sale=_RESTS,
        sources={_REQUEST: "inkassoloven §§ 8 og 17", SALE: "inkassoloven §§ 8 og 17"},
        tasks={_TREKK: _CONSIDER, _LIEN: _CONSIDER,
               _FILED: "gi namsmannen beskjed om at kravet er bestridt"},
    ),
    Event.CLAIM_PAID: EventRow(
        words="kravet er dekket", source="dekningsloven § 2-7, innkrevingsloven § 32",
        draft=_RESTS, waiting=_BACK, trekk=(_STOPPED, _STOPPED), lien=(_UP, _UP),
        request=(_STOPPED, _ASKED), sale=_STOPPED,
        sources={_LIEN: "tvangsfullbyrdelsesloven § 7-25, panteloven § 5-14"},
        tasks={_FILED: "kravet er dekket: trekk begjæringen hos namsmannen"},
    ),
    Event.CLAIM_GONE: EventRow(
        words="kravet er falt bort", source="innkrevingsloven § 32",
        draft=_LOSES, waiting=_FIRST, trekk=(_STOPPED, _STOPPED), lien=(_UP, _UP),
        request=(_STOPPED, _STOPPED), sale=_STOPPED,
        sources={_LIEN: "tvangsfullbyrdelsesloven § 7-25, panteloven § 5-14"},
    ),
    Event.DEATH: EventRow(
        words="skyldneren er død", source="tvangsfullbyrdelsesloven § 4-8, arveloven § 102",
        draft=_RESTS, waiting=_BACK, trekk=(_STOPPED, _STOPPED), lien=(_ASKED, _ON),
        request=(_RESTS, _ASKED), sale=_RESTS,
        tasks={_LIEN: "skyldneren er død før banken fikk melding: avklar om pantet skal gis opp",
               _FILED: "gi namsmannen beskjed om dødsfallet, og avklar hvem som er motpart",
               _UNFILED: "avklar hvem som er motpart etter dødsfallet"},
        unsure={_LIEN: "Om et besluttet pant kan få rettsvern etter dødsfallet."},
    ),
    Event.BANKRUPTCY: EventRow(
        words="konkurs er åpnet", source="dekningsloven § 2-11, konkursloven § 109",
        draft=_RESTS, waiting=_BACK, trekk=(_STOPPED, _STOPPED), lien=(_UP, _ASKED),
        request=(_RESTS, _ASKED), sale=_RESTS,
        tasks={(_LIEN, _FORCE): _EARLY_LIEN, _FILED: _OPENED},
        unsure={_TREKK: "Loven lar trekket hvile; at det avsluttes og besluttes på nytt etter"
                        " konkursen, er en husregel.",
                _LIEN: "Tre måneder før fristdagen er ikke bekreftet av juridisk."},
    ),
    Event.DEBT_SETTLEMENT: EventRow(
        words="gjeldsforhandling er åpnet", source="gjeldsordningsloven § 3-4",
        draft=_RESTS, waiting=_BACK, trekk=(_STOPPED, _STOPPED), lien=(_UP, _ON),
        request=(_RESTS, _ASKED), sale=_RESTS,
        tasks={_TREKK: "spør namsmannen om sikringstrekk i stedet",
               _FILED: _OPENED},
        unsure={_TREKK: "At namsmannen setter sikringstrekket, er ikke bekreftet av juridisk."},
    ),
    Event.PROCEEDINGS_OVER: EventRow(
        words="bobehandlingen eller gjeldsordningen er over",
        source="konkursloven, gjeldsordningsloven §§ 3-4 og 5-2, husregel",
        draft=_RESTS, waiting=_BACK, trekk=(_RESTS, _RESTS), lien=(_RESTS, _ON),
        request=(_RESTS, _ASKED), sale=_RESTS,
        tasks={_FILED: "avklar om kravet består, og gi namsmannen beskjed",
               _UNFILED: "avklar om kravet består"},
        unsure=dict.fromkeys(Thing, "At kravet hviler til en person har avklart det, er en husregel."),
    ),
    Event.PROTECTED: EventRow(
        words="adressen er sperret", source="tvangsfullbyrdelsesloven § 7-3",
        draft=_ON, waiting=_BACK, trekk=(_ON, _ON), lien=(_ON, _ON),
        request=(_ASKED, _ASKED), sale=_ON,
        tasks={_REQUEST: "begjæringen hører under særskilt utpekt namsmann: send den dit"},
    ),
    Event.MINOR: EventRow(
        words="skyldneren er mindreårig", source="vergemålsloven § 9",
        draft=_RESTS, waiting=_BACK, trekk=(_RESTS, _RESTS), lien=(_RESTS, _ASKED),
        request=(_RESTS, _ASKED), sale=_RESTS,
        tasks={_LIEN: "få vurdering fra jurist: skyldneren er mindreårig",
               _FILED: "skyldneren er mindreårig: gi namsmannen beskjed, og få vurdering fra jurist",
               _UNFILED: "få vurdering fra jurist: skyldneren er mindreårig"},
        unsure={_TREKK: "At trekket hviler til juristen har vurdert det, er en husregel.",
                _LIEN: "At pantet står til juristen har vurdert det, er en husregel."},
    ),
    Event.MERGED: EventRow(
        words="skyldneren er slått sammen med en annen registrering", source="husregel",
        draft=_ON, waiting=_FIRST, trekk=(_ASKED, _ASKED), lien=(_ASKED, _ASKED),
        request=(_ASKED, _ASKED), sale=_ON,
        tasks=dict.fromkeys((_TREKK, _LIEN, _REQUEST), "se at papirene nevner skyldneren med riktig navn og nummer"),
    ),
    Event.NOTICE_LOST: EventRow(
        words="varselet kom ikke fram", source="tvangsfullbyrdelsesloven §§ 2-15 og 7-6",
        draft=_RESTS, waiting=_BACK, trekk=(_STOPPED, _RESTS), lien=(_UP, _ASKED),
        request=(_STOPPED, _ASKED), sale=_RESTS,
        sources={_REQUEST: "tvangsfullbyrdelsesloven § 4-18"},
        tasks={(_TREKK, _DECIDED): _NOTICE_AGAIN, (_TREKK, _FORCE): _HEAR_FIRST,
               (_LIEN, _DECIDED): _NOTICE_AGAIN, (_LIEN, _FORCE): _HEAR_OR_GIVE_UP,
               _UNFILED: _NOTICE_AGAIN,
               _FILED: "varselet kom ikke fram: gi namsmannen beskjed, og avklar om begjæringen skal trekkes"},
        parts={(_TREKK, _DECIDED): _PART_AGAIN, (_TREKK, _FORCE): _PART_BACK,
               (_LIEN, _DECIDED): _PART_AGAIN, _UNFILED: _PART_ASKED},
        unsure=dict.fromkeys(Thing, "At en beslutning på et varsel som ikke kom fram, faller eller hviler,"
                                    " er en husregel."),
    ),
    Event.MEASURE_HELD: EventRow(
        words="tiltaket er stilt i bero", source=_COMPLAINT, draft=_RESTS, waiting=_RESTS,
        trekk=(_RESTS, _RESTS), lien=(_RESTS, _ON), request=(_RESTS, _ASKED), sale=_RESTS,
        tasks={_FILED: _RECALLED},
    ),
}  # fmt: skip
ROWS: Mapping[Event, EventRow] = MappingProxyType(_ROWS)
"""What each event does."""
