"""What a measure does to the rest of what a debtor owes: the claims not in it, and the plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.condition_facts import Facts
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.wire.approvals import Result
from collector_desk.wire.measures import MeasureTerms

_FALLS = "faller bort når det samlede trekket er opprettet (FOR-2025-07-01-1418 § 7)"


def asked(request: Request | None) -> Iterator[Result]:
    """What a request asks for on top of the claims, and the sum of its lines; nothing of others."""
    if request is None:
        return
    lines = [(one.kind, one.remaining.ore) for one in request.lines if one.remaining is not None]
    writing = sum(ore for kind, ore in lines if kind is LineKind.WRITING)
    more = [f"{kroner(writing)} kr for å skrive begjæringen"] if writing else []
    if request.court_fee is not None and request.court_fee.claimed:
        more.append("rettsgebyret")
    if more:
        yield Result(label="Kreves i tillegg til kravene", value=", og ".join(more))
    if writing:
        yield Result(label="Sum i begjæringen", value=f"{kroner(sum(ore for _, ore in lines))} kr")


def results(work: Work, rows: Folder, terms: MeasureTerms, facts: Facts) -> Iterator[Result]:
    """A line for the claims that are left out, each trekk of ours, and each plan beside it."""
    yield Result(label="Andre krav", value=_others(work, rows, terms, on=facts.day))
    shared = terms.kind is MeasureKind.WITHHOLDING and facts.regime is Regime.NEW
    for trekk in facts.trekk:
        goes = _FALLS if shared else "går ved siden av"
        words = f"{trekk.own}, {kroner(trekk.amount)} kr i måneden, {goes}"
        yield Result(label="Trekk vi har fra før", value=words)
    for plan in rows.plans:
        if PlanStage(plan.state) in RUNNING:
            words = f"{plan.number}, {kroner(plan.instalment)} kr i avdrag, går ved siden av"
            if terms.kind is MeasureKind.WITHHOLDING:
                words += ": avdragene betales av det som er igjen etter trekk"
            yield Result(label="Nedbetalingsavtale", value=words)


def _others(work: Work, rows: Folder, terms: MeasureTerms, *, on: date) -> str:
    outside = (claim for claim in rows.claims if claim.id not in terms.claim_ids)
    left = [claim for claim in outside if claim.state == "open"]
    owed = [rows.statement(claim, work.rates, on=on).balance.total for claim in left]
    owing = [amount for amount in owed if amount > 0]
    if not owing:
        return "skyldneren har ingen"
    return f"{len(owing)} krav, {kroner(sum(owing))} kr, er ikke med og endres ikke"
