"""What the terms of a measure come to on a day: amount, simulation, conditions, what is unsure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from collector_desk.domain.affordability import Line as LawLine
from collector_desk.domain.claim import Regime
from collector_desk.domain.covering import Order, Situation, order_for
from collector_desk.domain.enforcement import withholding
from collector_desk.domain.enforcement.condition_facts import Condition, Facts
from collector_desk.domain.enforcement.conditions import all_hold, conditions
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.own_fee import OwnFee
from collector_desk.domain.enforcement.regime import LABELS
from collector_desk.domain.enforcement.request_conditions import foremost
from collector_desk.domain.enforcement.withholding import sentence
from collector_desk.domain.enforcement.withholding_run import simulate
from collector_desk.domain.ledger import Statement
from collector_desk.errors import DeskError
from collector_desk.service import (
    basis_papers,
    measure_account,
    measure_besides,
    measure_facts,
    measure_results,
    own_charges,
    rate_list,
    request_case,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.measure_case import case_of, rank_of
from collector_desk.service.measure_found import Debt, Found
from collector_desk.service.request_bases import kind_of
from collector_desk.service.request_case import Asked
from collector_desk.service.trekk_message import Message
from collector_desk.wire.approvals import Line, Result
from collector_desk.wire.measures import MeasureCondition, MeasureTerms, Reckoned

_DECIDE = (
    "late_interest", "court_fee", "subsistence_adult", "subsistence_child",
    "subsistence_visitation", "claim_rank", "withholding_least", "self_employed_percent",
)  # fmt: skip
"""The tables that decide how much a measure takes."""
_REASONS = 10  # the fewest characters that can be reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The terms with everything they come to, as the service goes on with them."""

    terms: MeasureTerms
    facts: Facts
    claims: tuple[KeptClaim, ...]
    statements: Mapping[int, Statement]
    amount: int | None  # øre a month, or charged once of an account
    reckoned: Reckoned


def weigh(
    work: Work, rows: Folder, terms: MeasureTerms, *, on: date, measure_id: int | None = None
) -> Weighed:
    """The terms as they come to on a day. Nothing is kept.

    Raises as ``withholding.room`` where the household cannot be right.
    """
    facts = measure_facts.of(work, rows, terms, on=on, measure_id=measure_id)
    debt = _debt(work, rows, facts, terms)
    found = _checked(_of_kind(work, terms, facts, debt), _document(work, rows, terms, facts, debt))
    asked = conditions(_with_amount(facts, found.amount))
    why_not = _why_not(terms, asked, found)
    reckoned = Reckoned(
        day=on,
        regime=facts.regime,
        regime_label=LABELS[facts.regime],
        estimate=facts.regime is Regime.NEW and terms.kind is MeasureKind.WITHHOLDING,
        total=debt.owed,
        amount=found.amount,
        largest=found.largest,
        left=found.left,
        fees_percent=found.fees_percent,
        sentence=found.sentence,
        lines=tuple(map(_line, found.lines)),
        months=measure_results.months(found.run),
        results=(
            *measure_results.of_run(found.run, facts),
            *found.results,
            *measure_besides.results(work, rows, terms, facts),
        ),
        conditions=tuple(map(_condition, asked)),
        findings=found.findings,
        warnings=found.warnings,
        unconfirmed=_unconfirmed(work, on, asked, found),
        made_up=tuple(sorted({*rate_list.made_up(work.rates, on, _DECIDE)})),
        foremost=foremost(facts),
        may_propose=not why_not,
        why_not=why_not,
    )
    return Weighed(
        terms=terms, facts=facts, claims=debt.claims, statements=debt.statements,
        amount=found.amount, reckoned=reckoned,
    )  # fmt: skip


def _debt(work: Work, rows: Folder, facts: Facts, terms: MeasureTerms) -> Debt:
    claims = tuple(claim for number in terms.claim_ids if (claim := rows.claim(number)))
    fee = _fee(work, rows, facts, terms)
    bears = own_charges.bears(work, rows.debtor.id, terms.claim_ids) if fee.amount else None
    folded = rows.only(claims).folded(work.rates, on=facts.day)
    return Debt(claims=claims, statements=folded, fee=fee, bears=bears)


def _with_amount(facts: Facts, amount: int | None) -> Facts:
    """With what is to be withheld, where it changes a trekk that runs."""
    running = facts.amends
    return facts if running is None else replace(facts, amends=replace(running, amount=amount))


def _withholding(work: Work, terms: MeasureTerms, facts: Facts, debt: Debt) -> Found:
    day, regime = facts.day, facts.regime
    room = withholding.room(case_of(terms, facts, debt.whole), rates=work.rates)
    why_not, amount = room.why_none, 0
    try:
        amount = room.choose(terms.amount, reasons=terms.deviation)
    except DeskError as refusal:
        why_not = str(refusal)
    run = None
    if amount:
        run = simulate(
            debt.going(),
            monthly=amount,
            decided=day,
            regime=regime,
            order=order_of(work, regime, day),
            rates=work.rates,
            until=facts.amends.until if facts.amends else None,
            ranks={claim.id: rank_of(work, claim.kind, day) for claim in debt.claims},
        )
    return Found(
        amount=amount or None,
        largest=room.largest,
        fees_percent=room.fees_percent,
        sentence=sentence(room, day),
        lines=room.lines,
        run=run,
        why_not=why_not,
        warnings=room.warnings,
        unconfirmed=room.unconfirmed,
        results=tuple(measure_results.of_room(room, amount, facts)),
    )


def _request(_work: Work, terms: MeasureTerms, facts: Facts, debt: Debt) -> Found:
    form = "JSON etter kontrakt 2.0" if facts.regime is Regime.NEW else "papir, § 5-2"
    onward = sorted({claim.choice.onward for claim in facts.claims})
    results = [Result(label="Begjæringens form", value=form)]
    results += [Result(label="Ved innsigelse", value=text) for text in onward]
    fines = bool(debt.claims) and all(basis_papers.needed(kind_of(one)) for one in debt.claims)
    answered = terms.conciliation is not None or fines  # a decision is tried by complaint alone
    return Found(
        results=tuple(results),
        why_not="" if answered else "Svar på om saken skal til forliksrådet ved innsigelse.",
    )


_KINDS: Mapping[MeasureKind, Callable[[Work, MeasureTerms, Facts, Debt], Found]] = {
    MeasureKind.WITHHOLDING: _withholding,
    MeasureKind.ACCOUNT_LIEN: measure_account.found,
    MeasureKind.REQUEST: _request,
}


def order_of(work: Work, regime: Regime, day: date) -> Order:
    """Old rules: as the decision says, which is the house's order; new rules: § 29."""
    house = order_for(Situation.VOLUNTARY, day=day, rates=work.rates).order
    if regime is Regime.NEW:
        return order_for(Situation.FORCED_NEW, day=day, rates=work.rates).order
    return order_for(Situation.FORCED_OLD, day=day, rates=work.rates, stated=house).order


def _why_not(terms: MeasureTerms, asked: Sequence[Condition], found: Found) -> str:
    """Why it may not be proposed yet; the first thing to mend."""
    if found.why_not:
        return found.why_not
    lacking = next((condition for condition in asked if not condition.holds), None)
    if lacking is not None:
        return f"{lacking.label}: {lacking.detail}"
    if len(terms.reasons.strip()) < _REASONS:
        return "Skriv begrunnelsen."
    if len(terms.considered.strip()) < _REASONS:
        return "Skriv hva som er vurdert i stedet."
    if found.findings:
        return f"{found.findings[0].code}: {found.findings[0].sentence}"
    return "" if all_hold(asked) else "Vilkårene er ikke oppfylt."


def _unconfirmed(work: Work, on: date, asked: Sequence[Condition], found: Found) -> tuple[str, ...]:
    unsure = {*found.unconfirmed, *rate_list.differing(work, on, _DECIDE)}
    unsure |= {condition.unconfirmed for condition in asked}
    told = sorted(filter(None, unsure))  # what a condition says stands under its title as well
    return tuple(one for one in told if not any(each.endswith(f": {one}") for each in told))


def _fee(work: Work, rows: Folder, facts: Facts, terms: MeasureTerms) -> OwnFee:
    """What an own decision bears; nothing of a request."""
    if terms.kind is MeasureKind.REQUEST:
        return OwnFee(amount=0, why="")
    return own_charges.fee_of_decision(work, rows.debtor.id, facts.regime, terms.claim_ids)


def _of_kind(work: Work, terms: MeasureTerms, facts: Facts, debt: Debt) -> Found:
    """With what an own decision bears, and whether the lien covers it."""
    found = _KINDS[terms.kind](work, terms, facts, debt)
    if terms.kind is MeasureKind.REQUEST:
        return found
    told = (*found.results, measure_results.of_fee(debt.fee))
    if terms.kind is MeasureKind.ACCOUNT_LIEN and debt.fee.amount and found.amount:
        told = (*told, measure_results.of_cover(found.amount, debt.whole))
    return replace(found, results=told, unconfirmed=(*found.unconfirmed, debt.fee.unconfirmed))


def _document(
    work: Work, rows: Folder, terms: MeasureTerms, facts: Facts, debt: Debt
) -> Asked | Message | None:
    """The file that goes to the namsmann, where one does."""
    if terms.kind is MeasureKind.REQUEST:
        return request_case.of(work, rows, terms, facts, debt.statements)
    if facts.claims and trekk_message.goes(terms.kind.value, facts.regime.value):
        return trekk_message.drafted(work, rows, terms, facts, debt.statements)
    return None


def _checked(found: Found, document: Asked | Message | None) -> Found:
    """With what is found of the file to the namsmann, what is unsure of it, and what it asks for."""
    if document is None:
        return found
    unsure = (*found.unconfirmed, *document.unconfirmed)
    request = document.request if isinstance(document, Asked) else None
    results = (*found.results, *measure_besides.asked(request))
    return replace(found, findings=document.shown, unconfirmed=unsure, results=results)


def _line(line: LawLine) -> Line:
    told = line.why_not or " · ".join(filter(None, (line.source, line.rule)))
    return Line(label=line.text, detail=told, amount=line.amount)


def _condition(condition: Condition) -> MeasureCondition:
    return MeasureCondition(
        code=condition.code,
        label=condition.label,
        holds=condition.holds,
        detail=condition.detail,
        since=condition.since,
        source=condition.source,
        who_clears=condition.who_clears,
        unconfirmed=condition.unconfirmed,
    )
