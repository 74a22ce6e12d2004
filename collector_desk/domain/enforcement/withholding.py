"""Utleggstrekk: the largest lawful amount a month (dekningsloven § 2-7), line by line.

What is left of the income when subsistence, housing, child care and documented needs are whole.
Under the old rules what better or older equal claims already take goes first; under the new ones
all claims share one trekk, so the same sum is only an estimate of the room (ruling 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.affordability import Form, Line, affordability
from collector_desk.domain.claim import Regime
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rates import Rates
from collector_desk.errors.enforcement import (
    WithholdingNotFees,
    WithholdingTooLarge,
    WithholdingTwentyPercent,
)

_KRONE = 100
_ONCE = "ta raden ut eller skriv bare nummeret som navn: ellers telles det to ganger."
LAST_RANK = "e"
"""The class of dekningsloven § 2-8 that § 2-7 fourth paragraph spares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A withholding that runs already: øre a month, its rank by § 2-8, and from when.

    ``own`` is the number of one of ours. It takes its month whatever its rank, until we change it,
    so it always goes before: all of ours together leave subsistence whole.
    """

    title: str
    rank: str
    amount: Money
    since: date
    document: str = ""
    own: str = ""

    def goes_before(self, rank: str, day: date) -> bool:
        """Whether it stands before one of ``rank`` decided on ``day`` (old § 2-8: time priority)."""
        earlier = self.rank < rank or (self.rank == rank and self.since < day)
        return bool(self.own) or earlier

    @property
    def text(self) -> str:
        """How its line is called."""
        if self.own:
            return f"Trekk vi har fra før: {self.own}"
        return f"Trekk med bedre eller eldre lik prioritet: {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found of § 2-7 fourth paragraph; None where nobody has looked into it."""

    does_what_can: bool | None = None
    favours_nobody: bool | None = None

    @property
    def spared(self) -> bool:
        """Whether no trekk may be taken for a claim of class e."""
        return bool(self.does_what_can and self.favours_nobody)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a withholding is reckoned from. ``debt`` is øre owed on ``day``, the decision's day.

    ``self_employed``: it is withheld of fees, which are marked among the incomes.
    """

    form: Form
    day: date
    regime: Regime
    rank: str
    debt: Money
    others: tuple[Other, ...] = ()
    self_employed: bool = False
    consents: bool = False  # the debtor consents to more than the percentage of fees
    benefit: bool = False  # NAV pays: what it pays is no fee
    findings: Findings = Findings()

    @property
    def fees(self) -> Money:
        """The fees of the debtor's own business, gross, øre a month."""
        return sum(income.gross for income in self.form.incomes if income.fee)

    @property
    def of_fees(self) -> bool:
        """Whether the rule of fees holds: it is said so, or there is nothing else to withhold of."""
        return self.self_employed or (
            self.fees > 0 and self.fees == sum(income.gross for income in self.form.incomes)
        )

    @property
    def not_fees(self) -> str:
        """Why the rule of fees cannot hold, where it would; empty where it can or is not asked."""
        if self.of_fees and self.benefit:
            return "NAV betaler ytelser, ikke vederlag"
        if self.of_fees and not self.fees:
            return "ingen inntekt er ført som slikt vederlag"
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The largest amount a month, øre, and every line it is made of.

    ``left`` is the sum of the lines, ``ceiling`` the most that may be chosen with reasons by the
    rule of fees, ``cap`` what that rule lets all of it be, where it holds, and ``fees_percent`` the
    most of each payout then. ``to_live_on`` is what there is when costs and the trekks before ours are paid,
    ``by_rates`` what the rates give. ``ahead`` goes before ours. ``why_none`` tells why nothing
    may be taken.
    """

    lines: tuple[Line, ...]
    left: Money
    largest: Money
    ceiling: Money
    to_live_on: Money = 0
    by_rates: Money = 0
    ahead: Money = 0
    why_none: str = ""
    not_fees: str = ""
    cap: Money | None = None
    fees_percent: int | None = None
    warnings: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    provisional: bool = False

    def choose(self, amount: Money | None, *, reasons: str) -> Money:
        """The amount of the decision: the largest, or less; more only by the rule of fees.

        Raises:
            WithholdingTooLarge: more than subsistence leaves, or than may be taken at all.
            WithholdingTwentyPercent: within the rule of fees, but without reasons.
            WithholdingNotFees: the rule of fees is claimed of what is none.
        """
        if self.not_fees:
            raise WithholdingNotFees(why=self.not_fees)
        if amount is None or amount <= self.largest:
            return self.largest if amount is None else amount
        if self.why_none or amount > self.ceiling:
            raise WithholdingTooLarge(amount=amount, largest=max(self.largest, self.ceiling))
        if not reasons.strip():
            raise WithholdingTwentyPercent(largest=self.largest, ceiling=self.ceiling)
        return amount


def room(case: Case, *, rates: Rates) -> Room:
    """What may be withheld a month by the rates of the decision's day (§ 8 of the regulation).

    Raises NoRate before the first table, NotAHousehold and DeviationWithoutReason.
    """
    able = affordability(case.form, day=case.day, rates=rates)
    ahead = tuple(_ahead(case))
    lines = (*able.lines, *ahead)
    left = sum(line.amount for line in lines)
    cap = _of_fees(case, ahead, rates)
    free = max(left, 0) if cap is None else min(max(left, 0), cap)
    why = _why_none(case, free, rates)
    largest = 0 if why else min(free // _KRONE * _KRONE, case.debt)
    spared = case.rank == LAST_RANK and case.findings.spared
    ceiling = 0 if cap is None or spared else min(cap // _KRONE * _KRONE, case.debt)
    return Room(
        lines=lines,
        left=left,
        largest=largest,
        ceiling=max(ceiling, largest),
        to_live_on=left + able.subsistence,
        by_rates=able.subsistence - sum(each.amount for each in case.form.deviations),
        ahead=-sum(line.amount for line in ahead),
        why_none="" if ceiling > largest else why,
        warnings=tuple(_warnings(case, able.undocumented)),
        not_fees=case.not_fees,
        cap=cap,
        fees_percent=None if cap is None or case.not_fees else _percent(case, rates),
        unconfirmed=tuple(_unsure(case, lines, cap, rates)),
        provisional=able.provisional,
    )


def sentence(found: Room, day: date) -> str:
    """The arithmetic in one line, as it stands under the amount."""
    parts = [
        f"{'–' if line.amount < 0 else '+'} {kroner(abs(line.amount))} {_lower(line.text)}"
        for line in found.lines
        if line.amount
    ]
    told = " ".join(parts).removeprefix("+ ")
    source = f"dekningsloven § 2-7, satser på {dotted(day)}"
    return f"{told} = {kroner(found.left)} · {source}" if told else source


def _ahead(case: Case) -> Iterator[Line]:
    """What stands before ours: only under the old rules, where each trekk is its own."""
    if case.regime is Regime.NEW:
        return
    for other in case.others:
        if other.goes_before(case.rank, case.day):
            yield Line(
                text=other.text,
                amount=-other.amount,
                rule="dekningsloven §§ 2-7 og 2-8 slik de lød før 01.01.2026",
                source=other.document or "skyldnerens opplysning",
            )


def _of_fees(case: Case, ahead: Sequence[Line], rates: Rates) -> Money | None:
    """The most of a self-employed person's fees: a percentage of gross, unless more is agreed.

    What goes before ours is in that percentage; wage and benefit beside the fees are not.
    """
    if case.not_fees:
        return 0
    if not case.of_fees or case.consents:
        return None
    most = case.fees * _percent(case, rates) // 100
    return max(most + sum(line.amount for line in ahead), 0)


def _percent(case: Case, rates: Rates) -> int:
    return rates["self_employed_percent"].on(case.day).whole


def _why_none(case: Case, free: Money, rates: Rates) -> str:
    if case.not_fees:
        return str(WithholdingNotFees(why=case.not_fees))
    if case.rank == LAST_RANK and case.findings.spared:
        return (
            "Skyldneren gjør det som kan gjøres og begunstiger ingen: intet trekk for krav i"
            " klasse e (dekningsloven § 2-7 fjerde ledd)."
        )
    if free <= 0 and (own := _own(case)):
        return (
            f"Inntekten dekker ikke mer enn livsoppholdet og det vi trekker fra før i {own}: intet"
            " trekk til (dekningsloven § 2-7). Vent til det er over, eller sett det ned først."
        )
    if free <= 0:
        return "Inntekten dekker ikke mer enn livsoppholdet: intet trekk (dekningsloven § 2-7)."
    least = rates["withholding_least"].on(case.day).ore
    if free < least:
        return f"Det er rom for mindre enn {kroner(least)} kr i måneden: intet trekk."
    return ""


def _own(case: Case) -> str:
    """Our own trekk that goes before, by number; empty where none does."""
    if case.regime is Regime.NEW:
        return ""
    return " og ".join(other.own for other in case.others if other.own)


def _twice(case: Case) -> Iterator[str]:
    """What was typed and may be a trekk of ours, which is counted by itself."""
    for typed in (other for other in case.others if not other.own):
        for ours in (other for other in case.others if other.own):
            if typed.amount == ours.amount:
                yield (
                    f"«{typed.title}» er på samme beløp som vårt eget trekk {ours.own}. Er det det"
                    f" samme, {_ONCE}"
                )
            elif ours.own.casefold() in typed.title.casefold():
                yield f"«{typed.title}» nevner vårt eget trekk {ours.own}. Er det det samme, {_ONCE}"


def _unsure(case: Case, lines: Iterable[Line], cap: Money | None, rates: Rates) -> Iterator[str]:
    """What an approver reads as not confirmed: also what the percentage of fees hangs on."""
    yield from dict.fromkeys(filter(None, (line.unconfirmed for line in lines)))
    most = f"høyst {_percent(case, rates)} prosent av brutto vederlag (dekningsloven § 2-7 tredje ledd)"
    if case.fees and not case.of_fees and not case.benefit:
        yield (
            "En inntekt er ført som vederlag i egen næring, og det er ikke krysset av for at det"
            f" trekkes i den. Er det den det trekkes i, kan det trekkes {most}: kryss av for det."
        )
    if cap and case.regime is Regime.OLD:
        yield (
            f"Av hver utbetaling kan det trekkes {most}. Pålegget sier at det aldri trekkes mer, og at"
            " det som mangler i beløpet i måneden, ikke tas igjen: er vederlaget ujevnt, kan det komme"
            " inn mindre enn simuleringen viser."
        )


def _warnings(case: Case, undocumented: Sequence[str]) -> Iterator[str]:
    for each in undocumented:
        yield f"{each} er ikke dokumentert."
    yield from _twice(case)
    if case.regime is Regime.NEW:
        yield "Nytt regelverk: namsmannen fastsetter størrelsen; tallet er bare et anslag for oss."
        if case.others:
            yield "Andre krav deler det samme trekket; vår del kan bli mindre enn anslaget."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
