"""Whether the notices that went carry the measure, said once for the claims of which it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.amendment import LOWERED
from collector_desk.domain.enforcement.condition_facts import ClaimFacts, Condition, Facts
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.phrases import dotted

_WHO = "saksbehandler"
_RULES = {
    Regime.OLD: "tvangsfullbyrdelsesloven §§ 4-18, 7-6 og 7-10",
    Regime.NEW: "tvangsfullbyrdelsesloven §§ 2-15, 7-6 og 7-10",
}
_OLD = {Regime.OLD: "Varsel etter tidligere regelverk.", Regime.NEW: ""}


def notice(facts: Facts) -> Iterator[Condition]:
    """The notice carries each claim by the rules of the day (ruling 5): § 7-6, or before a request § 4-18."""
    if facts.kind is MeasureKind.REQUEST:
        yield from _request_notice(facts)
        return
    if facts.amends is not None and facts.amends.lowered:
        yield Condition(
            code="notice", label="Varsel om utlegg § 7-6", holds=True,
            detail="Trekket settes ned: det varsles ikke på nytt.", unconfirmed=LOWERED,
        )  # fmt: skip
        return
    first = facts.amends.decided if facts.amends else None
    tried = [(one.number, _notice_fault(one, facts.day, first=first)) for one in facts.claims]
    faults = _grouped(one for one in tried if one[1])
    gone = [one.notice for one in facts.claims if one.notice]
    last = max((one.last_day for one in gone), default=None)
    told = f"Fristen var {dotted(last)}." if last else ""
    loose = {text for one in gone for text in one.unconfirmed}
    yield Condition(
        code="notice", label="Varsel om utlegg § 7-6", holds=not faults,
        detail=faults or told, since=None if faults else last,
        source=f"{_RULES[facts.regime]}, vegtrafikkloven § 31 a", who_clears=_WHO,
        unconfirmed=" ".join(filter(None, sorted({_OLD[facts.regime], *loose}))),
    )  # fmt: skip


def _notice_fault(claim: ClaimFacts, day: date, *, first: date | None) -> str:
    """``first`` is the decision of the trekk that is raised: its own notice carries no more."""
    if claim.notice is None:
        return "varsel om utlegg er ikke sendt."
    if first is not None and claim.notice.sent <= first:
        return "varselet gjaldt trekket som endres. Send et nytt."
    fault = claim.notice.fault_on(day)
    return fault and f"{fault}."


def _request_notice(facts: Facts) -> Iterator[Condition]:
    lacking = [claim for claim in facts.claims if not claim.request_lawful]
    rule = next((claim.request_rule for claim in lacking), "tvangsfullbyrdelsesloven § 4-18")
    detail = _grouped((claim.number, claim.request_reason) for claim in lacking)
    detail = detail or _told_letters(facts.claims)
    yield Condition(
        code="notice", label="Varsel § 4-18 og betalingsoppfordring", holds=not lacking,
        detail=detail, source=rule, who_clears=_WHO,
        unconfirmed=" ".join(sorted({claim.request_unconfirmed for claim in facts.claims})).strip(),
    )  # fmt: skip


def _told_letters(claims: Sequence[ClaimFacts]) -> str:
    """What each claim rests on, once where it is the same for all."""
    told = [(claim.number, claim.request_letters) for claim in claims]
    letters = {text for _number, text in told}
    return _grouped(told) if len(letters) > 1 else "".join(letters)


def _grouped(told: Iterable[tuple[str, str]]) -> str:
    """What is said of each claim, by its number; said once where it is the same for several."""
    found: dict[str, list[str]] = {}
    for number, text in told:
        found.setdefault(text, []).append(number)
    return " ".join(f"{', '.join(numbers)}: {text}" for text, numbers in found.items())
