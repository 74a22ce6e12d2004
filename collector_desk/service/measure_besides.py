"""What a measure does to the rest of what a debtor owes: the claims not in it, and the plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.wire.approvals import Result
from collector_desk.wire.measures import MeasureTerms


def results(work: Work, rows: Folder, terms: MeasureTerms, *, on: date) -> Iterator[Result]:
    """A line for the claims that are left out, and one for each plan that goes on beside it."""
    yield Result(label="Andre krav", value=_others(work, rows, terms, on=on))
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
