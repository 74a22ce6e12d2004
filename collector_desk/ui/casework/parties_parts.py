"""Who owes a claim in words, and the payments on it that may go back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from collector_desk.ui import layout
from collector_desk.ui.formats import day, kr
from collector_desk.ui.panels import label
from collector_desk.wire.objections import Line
from collector_desk.wire.parties import ClaimOwed, Owes, PaidOn, ReleaseRow


def owed_by(claim: ClaimOwed | None) -> str:
    """Everybody who owes a claim, each with what runs towards that one alone."""
    return "\n\n".join(map(_owes, claim.owes)) if claim is not None else ""


def _owes(one: Owes) -> str:
    part = f"andel {kr(one.share)}" if one.share is not None else "hele kravet"
    barred = f"Foreldes {day(one.last_day)}." if one.last_day else "Ingen foreldelsesfrist løper."
    return "\n".join(
        (
            f"{one.name}: {one.role_label.lower()}, {part}",
            f"Varsler: {'; '.join(one.notices) or 'ingen'}",
            f"I bero: {'; '.join(one.holds) or 'nei'}. {barred}",
        )
    )


def released(row: ReleaseRow) -> str:
    """«K-2026-000001: Feil skyldner, 23.11.2026. Riktig skyldner: Vik, Sol»."""
    after = f". Riktig skyldner: {row.successor}" if row.successor else ""
    undone = f". Angret {day(row.undone_on)}" if row.undone_on else ""
    lines = [f"{row.claim_number}: {row.ground_label}, {day(row.released_on)}{after}{undone}"]
    lines += [f"{kr(one.amount)} tilbake: {one.state_label}" for one in row.returned]
    return "\n".join(lines)


def before_after(lines: Sequence[Line], effects: Sequence[str]) -> tuple[str, str]:
    """What is left before and after; then the parts that change, and what follows."""
    rest, *parts = lines
    head = f"{rest.label}: {kr(rest.before)} før, {kr(rest.after)} etter."
    changed = [
        f"{line.label}: {kr(line.before)} før, {kr(line.after)} etter."
        for line in parts
        if line.before != line.after
    ]
    return head, "\n".join((*changed, *effects))


class PaidTicks(QWidget):
    """The payments on a claim, to be ticked where this debtor made them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, QCheckBox] = {}
        self._lines = layout.column(spacing=4)
        self.setLayout(self._lines)

    def offer(self, paid: Iterable[PaidOn]) -> None:
        """Show other payments; none is ticked."""
        layout.clear(self._lines)
        self.boxes = {}
        for one in paid:
            words = self.tr("{0} betalt {1}").format(kr(one.amount), day(one.value_date))
            box = QCheckBox(f"{words} · {one.text}" if one.text else words)
            box.toggled.connect(self.changed)
            self.boxes[one.payment_id] = box
        if self.boxes:
            title = self.tr("Hva av dette har skyldneren betalt? Det går tilbake.")
            self._lines.addWidget(label(title, "field", wrap=True))
        for box in self.boxes.values():
            self._lines.addWidget(box)
        self.setVisible(bool(self.boxes))

    def chosen(self) -> tuple[int, ...]:
        """The payments that are ticked."""
        return tuple(number for number, box in self.boxes.items() if box.isChecked())
