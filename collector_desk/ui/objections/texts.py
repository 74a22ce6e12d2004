"""Words of objections: how urgent, what a decision would do, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desk.domain.accounts import format_account as account
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.objection import Ground, Outcome, stops_collection
from collector_desk.ui import nearness
from collector_desk.ui.columns import Tag
from collector_desk.ui.formats import EMPTY, day, kr, kroner
from collector_desk.ui.grid import Line
from collector_desk.wire.objections import ObjectionRow, ObjectionSheet, Preview
from collector_desk.wire.refunds import Payee, RefundRow

MARKS = {
    "done": ("check", "good", "gjort"),
    "now": ("dot", "link", "nå"),
    "next": ("ring", "muted", "gjenstår"),
}
"""The shape, the colour and the word of each step of the way."""

DECISIONS = tuple(Outcome)


def deadline(row: ObjectionRow, today: date) -> Tag:
    """The day to answer by, coloured as in the worklist, with a word where it is near or past."""
    return nearness.due(row.answer_by, today)


def stopped(row: ObjectionRow) -> str:
    """Whether collection stands still meanwhile."""
    return "Stanset" if row.stops else "Går videre"


def objections(count: int) -> str:
    """«1 innsigelse», «7 innsigelser»."""
    return f"{count} {'innsigelse' if count == 1 else 'innsigelser'}"


def summary(rows: Sequence[ObjectionRow], shown: int) -> str:
    """«7 innsigelser · 2 over fristen», for the status bar."""
    if not rows:
        return "Ingen åpne innsigelser"
    count = objections(len(rows))
    words = count if shown == len(rows) else f"{shown} vist av {count}"
    late = sum(row.late for row in rows)
    return f"{words} · {late} over fristen" if late else words


def about(sheet: ObjectionSheet) -> str:
    """The claim under the title."""
    return " · ".join(
        (sheet.claim_number, sheet.kind_label, sheet.creditor, f"forfall {day(sheet.due_date)}")
    )


def disputed(sheet: ObjectionSheet) -> str:
    """What part of the claim is disputed, where it is not all of it."""
    if sheet.disputed is None:
        return ""
    return f"Bestridt: {kr(sheet.disputed)} av hovedstolen. Resten av kravet går videre."


def working(sheet: ObjectionSheet) -> tuple[Line, ...]:
    """The claim line by line with its sum."""
    parts = (Line((part.label, kroner(part.amount))) for part in sheet.parts)
    return (*parts, Line(("Sum", kroner(sheet.total)), strong=True))


def before_and_after(found: Preview) -> tuple[Line, ...]:
    """What a decision does to each amount, and to the last day to pay."""
    lines = (Line((line.label, kroner(line.before), kroner(line.after))) for line in found.lines)
    deadline_line = Line(("Ny betalingsfrist", EMPTY, day(found.new_deadline)))
    refund = Line(("Til gode for skyldner", kroner(0), kroner(found.refund)))
    letter = Line(
        (f"Brev: {found.letter}", EMPTY, "går ikke" if found.letter_problem else "sendes")
    )
    return (
        *lines,
        *((deadline_line,) if found.new_deadline else ()),
        *((refund,) if found.refund else ()),
        letter,
    )


def consequences(found: Preview) -> tuple[str, ...]:
    """The same in sentences, and what follows after."""
    said = []
    if found.refund:
        said.append(f"{kr(found.refund)} er betalt for mye og foreslås tilbakebetalt.")
        said += map(goes_to, found.payees)
        said.append("En leder må godkjenne tilbakebetalingen.")
    if found.new_deadline:
        said.append(
            f"Skyldneren får ny frist til {day(found.new_deadline)}. Kravet er stilt i bero så lenge."
        )
    if found.two_persons:
        said.append("En leder må godkjenne avgjørelsen før den gjelder.")
    if found.onward:
        said.append(f"Videre for skyldneren: {found.onward}")
    if found.letter_problem:
        said.append(f"Brevet kan ikke gå: {found.letter_problem} Du får en oppgave.")
    return tuple(said)


def goes_to(payee: Payee) -> str:
    """To which account a refund goes, or that nobody knows yet."""
    if payee.payer:
        return f"{kr(payee.amount)} går til konto {account(payee.payer)}, som det ble betalt fra."
    if payee.forced:
        return (
            f"{kr(payee.amount)} er {payee.forced.words}. Skyldneren blir spurt i brev om kontoen,"
            " og du får en oppgave."
        )
    return (
        f"{kr(payee.amount)} er betalt fra en ukjent konto. Skyldneren blir spurt i brev,"
        " og du får en oppgave."
    )


def refunded(row: RefundRow) -> str:
    """«200,00 kr til 1315.01.01837 – til godkjenning»."""
    to = f" til {account(row.account)}" if row.account else ""
    comment = f": {row.comment}" if row.comment and row.state == "ended" else ""
    return f"Tilbakebetaling {kr(row.amount)}{to} – {row.state_label.lower()}{comment}"


def decided(sheet: ObjectionSheet, found: Preview | None) -> str:
    """What was done, for the short message."""
    if not sheet.outcome:
        return f"Sendt til godkjenning: {sheet.debtor_name}, {sheet.claim_number}."
    words = f"{sheet.outcome_label}: {sheet.debtor_name}, {sheet.claim_number}."
    if found is not None and found.refund:
        waits = all(payee.payer for payee in found.payees)
        way = "er sendt til godkjenning for tilbakebetaling" if waits else "venter på kontonummer"
        return f"{words} {kr(found.refund)} {way}."
    return words


def effect_of(kind: str, ground: Ground, name: str) -> str:
    """What registering an objection on this ground does at once (rulings 18 and 19)."""
    if stops_collection(ClaimKind(kind), ground.about):
        return f"Stanser gebyr, krav om betaling og tvangsinnkreving av det bestridte på {name}."
    return "Gjelder selve gebyret og går til Bymiljøetaten. Stanser ikke innkrevingen."


def answer_age(sheet: ObjectionSheet, today: date) -> str:
    """How long the debtor has waited."""
    days = (today - sheet.received_on).days
    if days <= 0:
        return "Mottatt i dag"
    return f"Ventet {days} {'dag' if days == 1 else 'dager'}"
