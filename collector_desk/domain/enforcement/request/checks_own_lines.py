"""Our own checks of claim lines: sums, limitation, interest, ranks (O1, O2, O7, O8, O10, O11, O15, O16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desk.domain.calendar import add_months
from collector_desk.domain.enforcement.request.document import Amount, Interest, Line, Request
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.interest_lines import recomputed
from collector_desk.domain.enforcement.request.known import Known
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.enforcement.request.walk import every, interest_of, lines
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.rates import NoRate

_ORDERS = range(1, 100)


@check_of("O1")
def sums(request: Request, known: Known) -> Iterator[Hit]:
    """Original less payments and reductions is what remains, which is what the ledger says.

    A line with nothing left stands only where others point at it, or as a period of interest.
    """
    for path, line in lines(request):
        left, remaining = left_of(line), ore(line.remaining)
        balance = known.balances.get(line.reference, remaining)
        if left != remaining:
            why = f"Regnet ut {kroner(left)}, oppgitt {kroner(remaining)}."
            yield Hit(f"{path}.remaining", line.reference, why)
        elif remaining != balance:
            why = f"Reskontroen sier {kroner(balance)}."
            yield Hit(f"{path}.remaining", line.reference, why)
        elif remaining == 0 and not _explains(request, line):
            yield Hit(f"{path}.remaining", line.reference, "Ingenting gjenstår.")


@check_of("O2")
def demand_old(request: Request, known: Known) -> Iterator[Hit]:
    """Sent under inkassoloven § 10, and of a written message at most six months before filing.

    Costs that a judgment stands on need none: it decided them. The six months are a house rule of
    messages (ruling 6).
    """
    judged = {each for basis in request.bases if basis.ordinary for each in basis.lines}
    messages = {
        each
        for basis in request.bases
        if basis.special and basis.special.message
        for each in basis.lines
    }
    for path, line in lines(request, LineKind.OUT_OF_COURT):
        sent = max(
            (each.sent for each in line.demands if each.sent and each.document), default=None
        )
        if request.day is None or line.reference in judged:
            continue
        lasts = line.reference in messages and known.settings.demand_months
        stale = sent and lasts and request.day > add_months(sent, lasts)
        if sent is None or sent > request.day or stale:
            yield Hit(f"{path}.demands", line.reference)


@check_of("O7")
def barred(request: Request, known: Known) -> Iterator[Hit]:
    for path, line in lines(request):
        last = known.last_days.get(line.reference)
        if last and request.day and last < request.day and not line.last_interruption:
            why = f"Siste dag var {dotted(last)}."
            yield Hit(f"{path}.last_interruption", line.reference, why)


@check_of("O8")
def reckoned_otherwise(request: Request, known: Known) -> Iterator[Hit]:
    """To the øre; lines that came with the creditor's own days keep them (§ 7.3)."""
    for path, line in lines(request, LineKind.INTEREST):
        if line.reference in known.as_received:
            continue
        if (why := _reckoned(line, known)) is not None:
            yield Hit(f"{path}.original", line.reference, why)


@check_of("O10")
def broken_chain(request: Request, known: Known) -> Iterator[Hit]:
    """From the due date without gap or overlap, on the unpaid principal, to the filing day at most."""
    for _path, principal in lines(request, LineKind.PRINCIPAL):
        end = known.interest_from.get(principal.reference, principal.due)
        for at, line in interest_of(request, principal.reference):
            found = line.interest or Interest()
            if line.reference in known.as_received or found.start is None:
                end = found.end
                continue
            if end and found.start != end and not _idle(principal, end, found.start, known):
                why = f"Perioden skulle begynt {dotted(end)}."
                yield Hit(f"{at}.interest.start", line.reference, why)
            elif found.end and request.day and found.end > request.day:
                yield Hit(
                    f"{at}.interest.end", line.reference, "Perioden går forbi begjæringsdatoen."
                )
            elif why := _wrong_base(found, principal, known):
                yield Hit(f"{at}.interest.base", line.reference, why)
            end = found.end


@check_of("O11")
def rank_by_hand(request: Request, known: Known) -> Iterator[Hit]:
    """The rank of the law follows from the kind of claim; an order lies between 1 and 99."""
    for path, line in lines(request):
        if line.rank is None or line.rank is not known.ranks.get(line.reference, line.rank):
            yield Hit(f"{path}.rank", line.reference)
        if line.order is not None and line.order not in _ORDERS:
            yield Hit(f"{path}.order", line.reference)
        if line.bears and line.bears.rank is not None and line.bears.rank not in _ORDERS:
            yield Hit(f"{path}.bears.rank", line.reference)


@check_of("O15")
def paid_after_filing(request: Request, _: Known) -> Iterator[Hit]:
    for path, line in lines(request):
        for at, payment in enumerate(line.payments):
            if request.day and payment.booked and payment.booked > request.day:
                yield Hit(f"{path}.payments[{at}].booked", line.reference)


@check_of("O16")
def foreign_money(request: Request, _: Known) -> Iterator[Hit]:
    for path, amount, claim in every(request, Amount):
        if amount.currency != "NOK":
            yield Hit(f"{path}.currency", claim)


def ore(amount: Amount | None) -> Money:
    """The øre of an amount; a missing one is nothing."""
    return amount.ore if amount else 0


def left_of(line: Line) -> Money:
    """What remains by the line's own account: original less payments and reductions, øre."""
    taken = [*(each.amount for each in line.payments), *(each.amount for each in line.reductions)]
    return ore(line.original) - sum(map(ore, taken))


def unpaid_on(line: Line, day: date, known: Known) -> Money:
    """The principal that bears interest on ``day``: payments count from their booking day."""
    if steps := known.unpaid.get(line.reference):
        return next((after for since, after in reversed(steps) if since <= day), 0)
    paid = [ore(each.amount) for each in line.payments if each.booked and each.booked <= day]
    less = [ore(each.amount) for each in line.reductions if each.day and each.day <= day]
    return ore(line.original) - sum(paid) - sum(less)


def _explains(request: Request, line: Line) -> bool:
    """Whether a line on which nothing remains is there for another that points at it."""
    return line.kind is LineKind.INTEREST or any(
        line.reference in other.related for other in request.lines if other is not line
    )


def _wrong_base(found: Interest, principal: Line, known: Known) -> str:
    """What is wrong with the amount that bears interest through a stretch; empty: nothing."""
    if found.start is None:
        return ""
    changes = [day for day, _ in known.unpaid.get(principal.reference, ())]
    changes += [each.booked for each in principal.payments if each.booked]
    changes += [each.day for each in principal.reductions if each.day]
    inside = [day for day in changes if found.end and found.start < day < found.end]
    for day in (found.start, *sorted(inside)):
        if (unpaid := unpaid_on(principal, day, known)) != ore(found.base):
            return f"Ubetalt hovedkrav var {kroner(unpaid)} fra {dotted(day)}."
    return ""


def _idle(principal: Line, start: date, end: date, known: Known) -> bool:
    """Whether a gap between two interest lines bears none because nothing was unpaid in it."""
    return start < end and unpaid_on(principal, start, known) == 0


def _reckoned(line: Line, known: Known) -> str | None:
    """What is wrong with an interest line's amount; None where it is right or cannot be told."""
    found = line.interest
    if found is None or found.start is None or found.end is None or found.start >= found.end:
        return None
    try:
        again = recomputed(
            start=found.start,
            end=found.end,
            base=ore(found.base),
            table=known.late_interest,
            agreed=found.agreed,
        )
    except NoRate:
        return "Satsen er ikke kjent for perioden."
    if len(again) > 1:
        return f"Satsen endret seg {dotted(again[1].from_day)}; perioden må deles."
    amount = sum(each.amount for each in again)
    return None if amount == ore(line.original) else f"Regnet ut {kroner(amount)}."
