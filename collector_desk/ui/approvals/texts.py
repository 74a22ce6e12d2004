"""Words of the approval queue: how old, whose, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.ui.formats import OSLO, day, kr, kroner, moment, shown
from collector_desk.ui.grid import Line
from collector_desk.wire.approvals import ApprovalRow, Approvals, ApprovalSheet


class Part(StrEnum):
    """Which proposals of the queue are shown; the value is the word for it."""

    ALL = "Alle"
    WAITING = "Venter"
    SENT_BACK = "Sendt tilbake"


@dataclass(frozen=True)
class Queued:
    """A proposal as the queue shows it; ``when`` is short for today and yesterday."""

    row: ApprovalRow
    when: str
    sent_back: bool

    @property
    def approval_id(self) -> int:
        """The key of the line."""
        return self.row.approval_id

    @property
    def whom(self) -> str:
        """Whose it is, and of a trekk who is to withhold it."""
        return " · ".join(filter(None, (self.row.debtor_name, self.row.payer)))

    @property
    def much(self) -> str:
        """How much; of a trekk in a month, as it is withheld."""
        if self.row.monthly:
            return f"{kr(self.row.monthly)}/mnd"
        return kr(self.row.amount) if self.row.amount else ""

    @property
    def state(self) -> str:
        """Whose it is; nothing where it waits for whoever may approve."""
        if self.sent_back:
            return "Falt bort" if self.row.fell else "Sendt tilbake"
        return "Ditt forslag" if self.row.own else ""


def queue(found: Approvals, today: date) -> tuple[Queued, ...]:
    """The lines of the queue: what waits, the oldest first, then what came back to this person."""
    waiting = (Queued(row, when(row, today), sent_back=False) for row in found.waiting)
    back = (Queued(row, when(row, today), sent_back=True) for row in found.sent_back)
    return (*waiting, *back)


def part_of(rows: Sequence[Queued], part: Part) -> tuple[Queued, ...]:
    """The lines of one part of the queue."""
    if part is Part.ALL:
        return tuple(rows)
    return tuple(each for each in rows if each.sent_back == (part is Part.SENT_BACK))


def empty(part: Part) -> tuple[str, str]:
    """Why nothing stands there, and how something would."""
    if part is Part.SENT_BACK:
        return (
            "Ingenting er sendt tilbake til deg",
            "Det en leder sender tilbake, står her til det foreslås på nytt eller meldes ferdig.",
        )
    return (
        "Ingenting venter på godkjenning",
        "Forslag som krever to personer, kommer hit av seg selv.",
    )


def when(row: ApprovalRow, today: date) -> str:
    """«09:02» for today, «i går», else the day."""
    local = row.proposed_at.astimezone(OSLO)
    if local.date() == today:
        return f"{local:%H:%M}"
    return "i går" if local.date() == today - timedelta(days=1) else day(local.date())


def summary(rows: Sequence[Queued], today: date) -> str:
    """«4 venter · eldste 1 dag · 1 sendt tilbake til deg»."""
    waiting = [each.row for each in rows if not each.sent_back]
    if not waiting:
        words = "Ingenting venter på godkjenning"
    else:
        oldest = (today - min(row.proposed_at for row in waiting).astimezone(OSLO).date()).days
        age = "fra i dag" if oldest <= 0 else f"{oldest} {'dag' if oldest == 1 else 'dager'}"
        words = f"{len(waiting)} venter · eldste {age}"
    back = len(rows) - len(waiting)
    return f"{words} · {back} sendt tilbake til deg" if back else words


def proposed(sheet: ApprovalSheet) -> str:
    """By whom and when, and whether the matter still is as it was."""
    words = f"Foreslått av {sheet.proposed_by} {moment(sheet.proposed_at)}"
    if sheet.decided_at is not None:
        by = f" av {sheet.decided_by}" if sheet.decided_by else ""
        return f"{words} · {sheet.state_label}{by} {moment(sheet.decided_at)}"
    if not sheet.unchanged:
        return f"{words} · Saken er endret siden forslaget"
    return f"{words} · Saken er uendret siden forslaget"


def how(sheet: ApprovalSheet) -> str:
    """What the lines of the arithmetic are about."""
    return "Slik er beløpet regnet ut" if sheet.debtor_id else "Hva som flytter seg"


def way_in(sheet: ApprovalSheet) -> str:
    """What the button says that opens what the proposal is about."""
    return "Åpne saken" if sheet.debtor_id else "Åpne satsene"


def worked(sheet: ApprovalSheet) -> tuple[Line, ...]:
    """The arithmetic, line by line."""
    return tuple(
        Line((line.label, line.detail, kroner(line.amount)), line.strong) for line in sheet.lines
    )


def changes(sheet: ApprovalSheet) -> tuple[Line, ...]:
    """Each field before and after."""
    return tuple(
        Line((each.field, shown(each.before), shown(each.after))) for each in sheet.changes
    )


def results(sheet: ApprovalSheet) -> tuple[Line, ...]:
    """What it leads to, line by line."""
    return tuple(Line((each.label, each.value)) for each in sheet.results)


def months(sheet: ApprovalSheet) -> tuple[Line, ...]:
    """The simulation; a month that rests on a rate nobody knows yet is marked."""
    return tuple(
        Line(
            (
                f"{day(each.day)}{' foreløpig' if each.provisional else ''}",
                kroner(each.withheld),
                kroner(each.interest),
                kroner(each.left),
            )
        )
        for each in sheet.months
    )


def checked(sheet: ApprovalSheet) -> str:
    """When the conditions were tried, and how many stand otherwise than when it was proposed."""
    changed = sum(each.changed for each in sheet.conditions)
    words = f"Kontrollert {moment(sheet.checked_at)}"
    return f"{words} · {changed} endret siden forslaget" if changed else words


def title(sheet: ApprovalSheet) -> str:
    """What, and for whom."""
    return f"{sheet.subject_label} – {sheet.debtor_name}"


def approved(sheet: ApprovalSheet) -> str:
    """What was done, for the short message."""
    return (
        f"Godkjent: {sheet.title}, {kr(sheet.amount)}."
        if sheet.amount
        else f"Godkjent: {sheet.title}."
    )
