"""What must hold before anything coercive: a checklist that computes itself from facts.

Each condition says whether it holds, since when, by which source, and who can clear it. One that
nobody has answered does not hold. The gate (``service.measure_reckon``, and again when
it is approved or filed) lets a coercive deed through only when every one holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from collector_desk.domain import care
from collector_desk.domain.calendar import first_day_after
from collector_desk.domain.enforcement.condition_facts import Condition, Facts
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.notice_conditions import notice
from collector_desk.domain.enforcement.request_conditions import proportion, silence, worth
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.enforcement.withholding import LAST_RANK
from collector_desk.domain.phrases import dotted
from collector_desk.domain.status import NOBODY

CASEWORKER, SUPERVISOR, LAWYER, UNIT = "saksbehandler", "leder", "jurist", "virksomheten"


def conditions(facts: Facts) -> tuple[Condition, ...]:
    """Every condition of a measure, in the order of the approval page."""
    return tuple(_dated(found) for rule in _RULES for found in rule(facts))


def _dated(found: Condition) -> Condition:
    """The condition with the day it is so since in its words, where they do not name it yet."""
    if found.since is None or (day := dotted(found.since)) in found.detail:
        return found
    words = found.detail.rstrip(".")
    return replace(found, detail=f"{words}. Siden {day}." if words else f"Siden {day}.")


def _first(days: Iterable[date | None]) -> date | None:
    """The earliest of those that are known."""
    return min((day for day in days if day), default=None)


def _last(days: Iterable[date | None]) -> date | None:
    """The latest, where all are known: since then it is so of every one."""
    known = list(days)
    return None if None in known else max(filter(None, known), default=None)


def all_hold(found: Sequence[Condition]) -> bool:
    """Whether the gate is open."""
    return all(condition.holds for condition in found)


def _claims(facts: Facts) -> Iterator[Condition]:
    if not facts.claims:
        yield Condition(
            code="claims", label="Krav", holds=False, detail="Ingen krav er valgt.",
            who_clears=CASEWORKER,
        )  # fmt: skip


def _basis(facts: Facts) -> Iterator[Condition]:
    wanted = Way.REQUEST if facts.kind is MeasureKind.REQUEST else Way.OWN
    wrong = [claim for claim in facts.claims if claim.choice.way is not wanted]
    open_ = sorted({text for claim in facts.claims for text in claim.choice.unconfirmed})
    bases = sorted({claim.choice.basis for claim in facts.claims})
    detail = "; ".join(f"{each.number}: {each.choice.label}" for each in wrong) or "; ".join(bases)
    since = None if wrong else _last(each.basis_since for each in facts.claims)
    yield Condition(
        code="basis", label="Tvangsgrunnlag", holds=not wrong, detail=detail, since=since,
        source="tvangsfullbyrdelsesloven §§ 2-14 og 7-2", who_clears=CASEWORKER,
        unconfirmed=" ".join(open_),
    )  # fmt: skip


def _amends(facts: Facts) -> Iterator[Condition]:
    if facts.amends is not None:
        fault = facts.amends.fault([claim.number for claim in facts.claims], facts.regime)
        yield Condition(
            code="amends", label=f"Endring av {facts.amends.number}", holds=not fault,
            detail=fault or f"Fra {facts.amends.before}.",
            since=None if fault else facts.amends.decided,
            source="tvangsfullbyrdelsesloven § 7-21", who_clears=CASEWORKER,
        )  # fmt: skip


def _statement(facts: Facts) -> Iterator[Condition]:
    if facts.unread:
        word = "henvendelse" if facts.unread == 1 else "henvendelser"
        detail = f"{facts.unread} {word} fra skyldneren er ikke behandlet."
    else:
        detail = facts.statement or "Ingen innen fristen."
    yield Condition(
        code="statement", label="Skyldners uttalelse", holds=not facts.unread, detail=detail,
        since=facts.unread_since if facts.unread else facts.said_on,
        source="tvangsfullbyrdelsesloven § 7-6", who_clears=CASEWORKER,
    )  # fmt: skip


def _stops(facts: Facts) -> Iterator[Condition]:
    """Objection, plan, deferral, hold, special statuses: one answer, as every deed asks it."""
    every = [(stop.reason, stop) for claim in facts.claims for stop in claim.stops]
    every += [(f"tiltaket: {stop.reason}", stop) for stop in facts.rests]
    every.sort(key=lambda one: one[1].since or facts.day, reverse=True)
    found = dict(every)  # of those that are alike the eldest
    if not found:
        yield Condition(
            code="stops", label="Ingen innsigelse, avtale, utsettelse eller gjeldsordning",
            holds=True, detail=f"Kontrollert {dotted(facts.day)}.",
        )  # fmt: skip
    for reason, stop in sorted(found.items()):
        clears = "" if stop.clears == NOBODY else stop.clears or CASEWORKER
        yield Condition(
            code="stops", label=reason[:1].upper() + reason[1:], holds=False,
            detail="Stanser tvangsinnkreving.", since=stop.since, source=stop.rule,
            who_clears=clears,
        )  # fmt: skip


def _limitation(facts: Facts) -> Iterator[Condition]:
    barred = [claim.number for claim in facts.claims if claim.barred]
    first = min((day for claim in facts.claims if (day := claim.last_day)), default=None)
    told = f"Tidligste frist {dotted(first)}." if first else ""
    yield Condition(
        code="limitation", label="Ikke foreldet", holds=not barred,
        since=first_day_after(first) if barred and first else first,
        detail=f"Foreldet: {', '.join(barred)}." if barred else told, source="foreldelsesloven",
    )  # fmt: skip


def _withdrawn(facts: Facts) -> Iterator[Condition]:
    gone = [claim.number for claim in facts.claims if claim.withdrawn]
    since = _first(claim.withdrawn_on for claim in facts.claims)
    if gone:
        yield Condition(
            code="withdrawn", label="Kravet er trukket tilbake", holds=False,
            detail=", ".join(gone), since=since, who_clears=UNIT,
        )  # fmt: skip


def _owed(facts: Facts) -> Iterator[Condition]:
    paid = [claim.number for claim in facts.claims if not claim.owed]
    since = _first(claim.settled_on for claim in facts.claims)
    if paid:
        yield Condition(
            code="owed", label="Det er ingenting å betale", holds=False,
            detail=", ".join(paid), since=since, source="innkrevingsloven § 32",
            who_clears=CASEWORKER,
        )  # fmt: skip


def _person(facts: Facts) -> Iterator[Condition]:
    if facts.minor:
        detail = "Tvang mot en mindreårig er en sak for jurist, og gjøres ikke herfra."
        if facts.of_age:
            detail += f" Myndig {dotted(facts.of_age)}."
        yield Condition(
            code="minor", label="Mindreårig", holds=False, detail=detail,
            source="vergemålsloven § 9", who_clears=LAWYER,
        )  # fmt: skip
    untold = "" if facts.amends and facts.amends.lowered else facts.guardian_untold
    if facts.guardian or untold:
        fault = "Vergen er ikke registrert." if facts.guardian == "mangler" else untold
        yield Condition(
            code="guardian", label="Verge", holds=not fault, detail=fault or facts.guardian,
            since=None if untold else facts.guardian_since, source="vergemålsloven § 25", who_clears=CASEWORKER,
        )  # fmt: skip
    if facts.protected:
        yield Condition(
            code="protected", label="Adressesperre", holds=True,
            detail="Begjæringen går til den namsmannen som er utpekt: avklar hvem før den leveres."
            if facts.kind is MeasureKind.REQUEST
            else "Bare ansatte med klarering arbeider med saken.",
            since=facts.protected_since, source="tvangsfullbyrdelsesloven § 7-3",
        )  # fmt: skip
    if not facts.identity:
        yield Condition(
            code="identity", label="Fødsels-, D- eller organisasjonsnummer", holds=False,
            detail="Skyldneren har ikke et gyldig nummer.", who_clears=CASEWORKER,
        )  # fmt: skip


def _care(facts: Facts) -> Iterator[Condition]:
    """What it is, is not told here: the checklist is read by more than those who need to know."""
    if facts.care_since is not None:
        weighed = facts.care_weighed or "Ingen leder har vurdert om tvang er forsvarlig nå."
        yield Condition(
            code="care", label=f"{care.LABEL} registrert: vurder",
            holds=True if facts.care_weighed else None,
            detail=f"{weighed} Registrert {dotted(facts.care_since)}.",
            since=facts.care_since, source=care.RULE, who_clears=SUPERVISOR,
            unconfirmed="At en leder vurderer særlig hensyn før tvang, er en husregel.",
        )  # fmt: skip


def _habilitet(facts: Facts) -> Iterator[Condition]:
    yield Condition(
        code="habilitet", label="Habilitet", holds=not facts.disqualified,
        detail=facts.disqualified or "Ingen tilknytning registrert.",
        since=facts.disqualified_since, source="forvaltningsloven § 6", who_clears=SUPERVISOR,
    )  # fmt: skip


def _class_e(facts: Facts) -> Iterator[Condition]:
    if facts.kind is not MeasureKind.WITHHOLDING:
        return
    if facts.rank != LAST_RANK:
        yield Condition(
            code="class_e", label="Klasse e: skyldnerens vilje", holds=True,
            detail=f"Gjelder ikke: kravene er i klasse {facts.rank}.",
            source="dekningsloven §§ 2-7 fjerde ledd og 2-8", unconfirmed=facts.rank_unconfirmed,
        )  # fmt: skip
        return
    found = facts.findings
    answered = None not in (found.does_what_can, found.favours_nobody)
    holds = None if not answered else not found.spared and bool(facts.finding.strip())
    detail = (
        facts.finding or "Ikke vurdert ennå: gjør skyldneren det han kan, og begunstiger ingen?"
    )
    yield Condition(
        code="class_e", label="Klasse e: skyldnerens vilje", holds=holds, detail=detail,
        source="dekningsloven § 2-7 fjerde ledd", who_clears=CASEWORKER,
        unconfirmed=facts.rank_unconfirmed,
    )  # fmt: skip


def _booked(facts: Facts) -> Iterator[Condition]:
    until = facts.booked_until
    fresh = until is not None and (facts.day - until).days <= facts.booked_days
    detail = "Ingen innbetalinger er bokført ennå."
    if until:
        detail = f"Bokført til {dotted(until)}: siste oppgjør i bankens filer."
    yield Condition(
        code="booked", label="Betalinger à jour", holds=fresh, detail=detail, since=until,
        source="god inkassoskikk", who_clears=CASEWORKER,
    )  # fmt: skip
    loose = (*facts.strong, *facts.weak)
    yield Condition(
        code="unplaced", label="Ingen uplasserte penger", holds=not loose,
        detail=" ".join(loose) or "Ingen uplasserte treff.", since=facts.unplaced_since,
        source="god inkassoskikk", who_clears=CASEWORKER,
    )  # fmt: skip


def _register(facts: Facts) -> Iterator[Condition]:
    yield Condition(
        code="regime", label="Regelverk", holds=not facts.regime_stale,
        detail=facts.regime_why + (" Spør på nytt: svaret er for gammelt." if facts.regime_stale else ""),
        since=facts.regime_since, source="FOR-2025-07-01-1418", who_clears=CASEWORKER,
    )  # fmt: skip


def _details(facts: Facts) -> Iterator[Condition]:
    for label, holds, detail in facts.details:
        yield Condition(
            code="details", label=label, holds=holds, detail=detail, who_clears=CASEWORKER
        )


_RULES: Sequence[Callable[[Facts], Iterator[Condition]]] = (
    _claims,
    proportion,
    _amends,
    _basis,
    notice,
    silence,
    _statement,
    _stops,
    _withdrawn,
    _owed,
    _limitation,
    _person,
    _care,
    _habilitet,
    _class_e,
    _booked,
    _register,
    worth,
    _details,
)
