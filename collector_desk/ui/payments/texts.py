"""Words for money that came in: how old it is, what is left of it, and what changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collector_desk.ui.columns import Tag
from collector_desk.ui.formats import day, grouped, kr, kroner
from collector_desk.ui.tokens import Tone
from collector_desk.wire.payments import (
    DebtorsClaim,
    PaymentSheet,
    Placement,
    Suggestion,
    UnplacedRow,
)

OLD_DAYS = 30
"""Money that has waited longer, in days, is marked as old."""

WAITING_DAYS = 14
"""Money that has waited longer, in days, is marked as waiting."""


class Age(Tag):
    """How long money has waited; sorts by its days, whatever the word beside them."""

    __slots__ = ()

    def __str__(self) -> str:
        number, rest = self.word.split(" ", 1)
        return f"{number:>6} {rest}"


def days(count: int) -> str:
    """«1 dag», «41 dager»."""
    return f"{count} {'dag' if count == 1 else 'dager'}"


def age(row: UnplacedRow) -> Age:
    """The age of a payment as a word and a tone, so that the colour never stands alone."""
    if not row.unplaced:
        return Age(Tone.SUCCESS, f"{days(row.age_days)} · ferdig")
    if row.held:
        return Age(Tone.WARNING, f"{days(row.age_days)} · holdt")
    if row.age_days > OLD_DAYS:
        return Age(Tone.ERROR, f"{days(row.age_days)} · gammel")
    if row.age_days > WAITING_DAYS:
        return Age(Tone.WARNING, f"{days(row.age_days)} · venter")
    return Age(Tone.NEUTRAL, days(row.age_days))


def since_due(row: DebtorsClaim) -> str:
    """How old a claim is, for the line below the day it fell due."""
    return days(row.age_days)


def beside(row: DebtorsClaim) -> str:
    """Who else owes a claim, or that it takes no money now."""
    return "kan ikke ta imot pengene nå" if row.held else row.others and f"også {row.others}"


def payments(count: int) -> str:
    """«1 innbetaling», «27 innbetalinger»."""
    return f"{grouped(count)} {'innbetaling' if count == 1 else 'innbetalinger'}"


def waiting(rows: Sequence[UnplacedRow]) -> list[UnplacedRow]:
    """The rows with money still to place."""
    return [row for row in rows if row.unplaced]


def summary(
    rows: Sequence[UnplacedRow], *, shown: int, total: int, oldest: int, held: int = 0
) -> str:
    """«27 innbetalinger · 81 204,50 kr · eldste 41 dager», for the status bar.

    ``total`` is øre over all there is, which may be more than the rows that were sent; ``held``
    is what of it may not be received now.
    """
    left = waiting(rows)
    if not left:
        return "Ingen uplasserte innbetalinger"
    more = total != sum(row.unplaced for row in left)
    count = f"de {len(left)} eldste innbetalingene" if more else payments(len(left))
    filtered = f"{grouped(shown)} vist av {count}" if shown != len(rows) else count
    whole = f"{kr(total)} i alt" if more else kr(total)
    aside = f", av dem {kr(held)} holdt utenfor" if held else ""
    return f"{filtered[:1].upper()}{filtered[1:]} · {whole}{aside} · eldste {days(oldest)}"


def match_word(row: Suggestion) -> Tag:
    """How sure a suggestion is, in a word, or that it is none."""
    if row.dismissed:
        return Tag(Tone.NEUTRAL, "avvist")
    return Tag(Tone.SUCCESS, "sterkt") if row.strong else Tag(Tone.NEUTRAL, "svakt")


def same_debtor(match: Suggestion, among: Sequence[Suggestion]) -> list[Suggestion]:
    """The suggestions of a payment that stand for the debtor of one of them: dismissed together."""
    return [each for each in among if each.debtor_id == match.debtor_id and not each.dismissed]


def why_not_dismiss(match: Suggestion | None, among: Sequence[Suggestion], *, leads: bool) -> str:
    """Why a match cannot be dismissed by one who ``leads`` or not; empty where it can."""
    if match is None:
        return "Velg et forslag."
    if match.dismissed:
        return f"{match.dismissed}. Treffet stanser ingenting lenger."
    strong = any(each.strong for each in same_debtor(match, among))
    if strong and not leads:
        return "Treffet er sterkt. Det avvises av en leder: plasser pengene, eller be en leder."
    return ""


def suggested(row: UnplacedRow) -> str:
    """What there is to choose from."""
    if not row.unplaced:
        return "plassert"
    standing = [each for each in row.suggestions if not each.dismissed]
    strong = sum(each.strong for each in standing)
    if row.suggestions and not standing:
        return "avvist"
    if strong:
        return f"{strong} {'sterkt' if strong == 1 else 'sterke'}"
    weak = len(standing)
    return f"{weak} {'svakt' if weak == 1 else 'svake'}" if weak else "ingen"


def left_of(row: UnplacedRow) -> str:
    """«av 1 250,00», where part of the payment is placed already."""
    return "" if row.unplaced == row.amount else f"av {kroner(row.amount)}"


def taken_back(row: UnplacedRow) -> bool:
    """Whether the bank took money back, so that the amount is below zero."""
    return row.amount < 0


def why_in_list(row: UnplacedRow) -> str:
    """Why the money stands here, in the few words there is room for; ``why`` says the whole."""
    return "gjeldsforhandling er åpnet" if row.held else row.why


def why(row: UnplacedRow) -> str:
    """Why the money stands here, as a sentence."""
    if not row.unplaced:
        return "Hele beløpet er plassert."
    reason = row.why or "ingen regel passet"
    if row.held:
        return f"På egen konto: {reason}."
    return f"Ikke plassert fordi: {reason}."


def where_from(row: UnplacedRow) -> str:
    """The days of a payment, and how long it has waited."""
    parts = [f"Verdidato {day(row.value_date)}"]
    if row.settlement_date != row.value_date:
        parts.append(f"oppgjør {day(row.settlement_date)}")
    parts.append(f"{days(row.age_days)} siden" if row.age_days else "i dag")
    return " · ".join(parts)


def placed(sheet: PaymentSheet, numbers: Sequence[str], amount: int) -> str:
    """What was done, for the short message."""
    claims = ", ".join(numbers)
    left = sheet.payment.unplaced
    rest = f" {kr(left)} står igjen." if left else ""
    return f"{kr(amount)} er plassert på {claims}.{rest}"


def changes(before: PaymentSheet, now: PaymentSheet) -> tuple[str, ...]:
    """What somebody else did to a payment meanwhile, in sentences."""
    return tuple(_changes(before, now)) or ("Noe ved innbetalingen er endret, men ikke beløpene.",)


def _changes(before: PaymentSheet, now: PaymentSheet) -> Iterator[str]:
    known = {each.placement_id for each in before.placements}
    standing = {each.placement_id for each in now.placements}
    for each in now.placements:
        if each.placement_id not in known and _complete(before):
            yield f"{each.placed_by} plasserte {kr(each.amount)} på {each.claim_number}."
    for each in before.placements:
        if each.placement_id not in standing:
            yield f"{kr(each.amount)} på {each.claim_number} er flyttet eller tatt tilbake."
    was, left = before.payment.unplaced, now.payment.unplaced
    if was != left:
        yield f"Uplassert var {kr(was)}, nå {kr(left)}."


def _complete(sheet: PaymentSheet) -> bool:
    """Whether the sheet came with its placements; the list knows payments without."""
    standing = sum(each.amount for each in sheet.placements)
    return standing + sheet.payment.unplaced == sheet.payment.amount


def placement(each: Placement) -> str:
    """A placement as it is spoken of."""
    return f"{kr(each.amount)} på {each.claim_number} ({each.debtor_name})"
