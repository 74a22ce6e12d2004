"""The fields of a complaint: making one, the day it was filed, and what came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLayout, QWidget

from collector_desk.domain.enforcement.suit import SuitEventKind, deadline_of, may_come, rule_of
from collector_desk.errors import DeskError
from collector_desk.ui import formats, layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework.claim_boxes import ClaimBoxes
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.casework.said_of import SaidOf
from collector_desk.ui.dates import DateField
from collector_desk.ui.enforcement.boxes import day_wrong
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.panels import label
from collector_desk.ui.plans.household import ore
from collector_desk.wire.enforcement_requests import JudgmentServed
from collector_desk.wire.suits import (
    FileSuit,
    JudgmentShown,
    NewSuit,
    NewSuitEvent,
    SuitCandidate,
    Suits,
    SuitShown,
)

Pair = Callable[..., QLayout]
_SHORTEST = 10


class Fields(QWidget):
    """``changed`` when anything is typed."""

    changed = Signal()

    @Slot()
    def typed(self) -> None:
        """Say that something was typed."""
        self.changed.emit()

    def tell(self, *fields: DateField | TextField | NoteField | ChoiceField | MoneyField) -> None:
        """Pass on what is typed in each."""
        for field in fields:
            field.changed.connect(self.typed)


class NewSuitFields(Fields):
    """The claims, what the case is about, and a supervisor's reasons where they are needed."""

    def __init__(self) -> None:
        super().__init__()
        self.claims = ClaimBoxes()
        self.where = label("", "cell", wrap=True, muted=True)
        self.facts = NoteField(self.tr("Hva saken gjelder"), required=True)
        self.reasons = NoteField(self.tr("Begrunnelse fra leder"), required=True)
        self.asked = label("", "cell", wrap=True, muted=True)
        self.setLayout(
            layout.column(
                label(self.tr("Krav det klages på"), "field"),
                self.claims,
                self.where,
                self.facts,
                self.asked,
                self.reasons,
                spacing=12,
            )
        )
        self._found: Suits | None = None
        self.claims.changed.connect(self._ticked)
        self.tell(self.facts, self.reasons)

    def offer(self, found: Suits) -> None:
        """Show the claims; each that may go without more is ticked."""
        self._found = found
        free = frozenset(one.claim_id for one in found.claims if not one.why_not and not one.asks)
        self.claims.offer(found.claims, ticked=free)
        self._ticked()

    @Slot()
    def _ticked(self) -> None:
        chosen = self._chosen()
        boards = dict.fromkeys(one.board_label for one in chosen)
        notes = dict.fromkeys(one.unconfirmed for one in chosen if one.unconfirmed)
        notes |= dict.fromkeys(one.fee_told for one in chosen if one.fee_told)
        told = self.tr("Går til {0}.").format(self.tr(" og ").join(boards)) if boards else ""
        told += self.tr(" Det blir en klage til hver.") if len(boards) > 1 else ""
        self.where.setText(" ".join(filter(None, (told, *notes))))
        self.where.setVisible(bool(self.where.text()))
        asks = [f"{one.number}: {one.asks}." for one in chosen if one.asks]
        self.asked.setText(" ".join(asks))
        for each in (self.asked, self.reasons):
            each.setVisible(bool(asks))
        self.changed.emit()

    def _chosen(self) -> list[SuitCandidate]:
        ticked = self.claims.chosen()
        return [one for one in self._found.claims if one.claim_id in ticked] if self._found else []

    def why_not(self) -> str:
        """What lacks."""
        if self._found is None:
            return self.tr("Henter …")
        if not self.claims.chosen():
            return self.tr("Velg kravene som skal klages inn.")
        if len(self.facts.value()) < _SHORTEST:
            return self.tr("Skriv hva saken gjelder, minst ti tegn.")
        asked = any(one.asks for one in self._chosen())
        if asked and len(self.reasons.value()) < _SHORTEST:
            return self.tr("Skriv hvorfor kravet klages inn likevel, minst ti tegn.")
        return ""

    def order(self) -> NewSuit:
        """What is written."""
        asked = any(one.asks for one in self._chosen())
        return NewSuit(
            claim_ids=tuple(sorted(self.claims.chosen())),
            facts=self.facts.value()[:4000],
            reasons=self.reasons.value()[:2000] if asked else "",
        )


class FiledFields(Fields):
    """The day it was filed, and the board's reference."""

    def __init__(self, pair: Pair, today: date) -> None:
        super().__init__()
        self._today = today
        self.day = DateField(self.tr("Dagen den ble levert"), today=today, required=True)
        self.day.set_value(today)
        self.reference = TextField(self.tr("Mottakerens referanse"), longest=60)
        self.reasons = NoteField(
            self.tr(
                "Begrunnelse fra leder, når kravet er bestridt eller stanset etter at klagen ble laget"
            ),
            lines=2,
        )
        self.sent = QCheckBox(self.tr("Klagen var alt sendt da kravet ble endret eller stanset"))
        told = self.tr(
            "Kryss av bare når den er sendt: da føres den slik den ble sendt, og det som mottakeren"
            " må få vite, blir en oppgave."
        )
        effect = self.tr("Fra denne dagen er foreldelsen avbrutt (foreldelsesloven §§ 15 og 16).")
        self.setLayout(
            layout.column(
                pair(self.day, self.reference), label(effect, "cell", wrap=True, muted=True),
                self.sent, label(told, "cell", wrap=True, muted=True), self.reasons, spacing=12,
            )
        )  # fmt: skip
        self.tell(self.day, self.reference, self.reasons)
        self.sent.toggled.connect(self.typed)

    def why_not(self) -> str:
        """What lacks."""
        return day_wrong(self.day, self._today, self.tr("Skriv dagen, senest i dag."))

    def order(self, row: SuitShown) -> FileSuit:
        """What is written."""
        day = self.day.value() or self._today
        return FileSuit(
            version=row.version,
            day=day,
            reference=self.reference.value(),
            reasons=self.reasons.value()[:2000],
            sent=self.sent.isChecked(),
        )


class ServedFields(Fields):
    """The day a judgment was served, and the paper that says so."""

    def __init__(self, pair: Pair, today: date) -> None:
        super().__init__()
        self._today = today
        self.day = DateField(self.tr("Dagen den er forkynt"), today=today, required=True)
        self.files = FilesField()
        effect = self.tr(
            "Fra denne dagen løper fristen for å få dommen prøvd. Når den kan fullbyrdes, regnes"
            " på nytt."
        )
        self.setLayout(
            layout.column(
                pair(self.day, QWidget()), label(effect, "cell", wrap=True, muted=True),
                self.files, spacing=12,
            )
        )  # fmt: skip
        self.files.changed.connect(self.typed)
        self.tell(self.day)

    def offer(self, row: JudgmentShown | None) -> None:
        """Show the day that is entered already."""
        self.day.set_value(row.served_on if row else None)

    def why_not(self) -> str:
        """What lacks."""
        words = self.tr("Skriv dagen dommen er forkynt, senest i dag.")
        if wrong := day_wrong(self.day, self._today, words):
            return wrong
        return self.tr("Legg ved én fil: forkynnelsen.") if len(self.files.paths) > 1 else ""

    def order(self, row: JudgmentShown) -> JudgmentServed:
        """What is written, without the paper."""
        day = self.day.value() or self._today
        return JudgmentServed(judgment_id=row.judgment_id, version=row.version, day=day)


class EventFields(Fields):
    """What came, on which day, and what that kind must be told with."""

    def __init__(self, pair: Pair, today: date) -> None:
        super().__init__()
        self._today = today
        self.kind = ChoiceField(self.tr("Hva kom?"), [(k.value, k.label) for k in SuitEventKind])
        self.day = DateField(self.tr("Datert"), today=today, required=True)
        self.day.set_value(today)
        self.deadline = DateField(self.tr("Frist, eller dagen for møtet"), today=today)
        self.amount = MoneyField(self.tr("Beløp"))
        self.text = NoteField(self.tr("Hva som står der"), lines=3)
        self.claims = SaidOf()
        self.effect = label("", "cell", wrap=True, muted=True)
        self.files = FilesField()
        self.setLayout(
            layout.column(
                pair(self.kind, self.day), self.claims, pair(self.deadline, self.amount), self.effect,
                self.text, self.files, spacing=12,
            )
        )  # fmt: skip
        self.files.changed.connect(self.typed)
        self.claims.changed.connect(self.typed)
        self.kind.changed.connect(self._kind_chosen)
        self.tell(self.kind, self.day, self.deadline, self.amount, self.text)
        self.day.changed.connect(self._kind_chosen)
        self._kind_chosen()

    def offer(self, row: SuitShown) -> None:
        """Offer what may come as the complaint stands."""
        offered, chosen = [(k.value, k.label) for k in may_come(row.stage)], self.kind.value()
        self.kind.box.blockSignals(True)
        self.kind.box.clear()
        for value, words in offered:
            self.kind.box.addItem(words, value)
        self.kind.set_value(chosen if chosen in dict(offered) else offered[0][0])
        self.kind.box.blockSignals(False)
        self.claims.offer(list(zip(row.claim_ids, row.claims, strict=True)))
        self._kind_chosen()

    @property
    def chosen(self) -> SuitEventKind:
        """What came, as it is chosen."""
        return SuitEventKind(self.kind.value())

    @Slot()
    def _kind_chosen(self) -> None:
        rule = rule_of(self.chosen)
        self.deadline.setVisible("deadline" in rule.needs)
        self.amount.setVisible("amount" in rule.needs)
        self.claims.show_for(some=self.chosen.of_some)
        day = _read(self.day)
        until = deadline_of(self.chosen, day, None) if day and rule.outcome else None
        told = [self.tr("Saken er da over.")] if until else []
        told += [f"{rule.task}: {formats.day(until)}."] if until else []
        self.effect.setText(" ".join(told))
        self.effect.setVisible(bool(told))

    def why_not(self) -> str:
        """What lacks."""
        words = self.tr("Skriv dagen det er datert, senest i dag.")
        if wrong := day_wrong(self.day, self._today, words):
            return wrong
        needs, lacks = rule_of(self.chosen).needs, self._lacks()
        if wanted := next((words for name, words in lacks.items() if name in needs and words), ""):
            return wanted
        if lack := self.claims.why_not():
            return lack
        return self.tr("Legg ved én fil: brevet.") if len(self.files.paths) > 1 else ""

    def _lacks(self) -> Mapping[str, str]:
        until = _read(self.deadline)
        return {
            "deadline": "" if until else self.tr("Skriv dagen som står i brevet."),
            "amount": "" if ore(self.amount) else self.tr("Skriv beløpet på fakturaen."),
            "text": "" if self.text.value() else self.tr("Skriv hva som står der."),
        }

    def order(self, row: SuitShown) -> NewSuitEvent:
        """What is written, without the paper."""
        needs = rule_of(self.chosen).needs
        return NewSuitEvent(
            version=row.version,
            kind=self.chosen,
            day=self.day.value() or self._today,
            deadline=self.deadline.value() if "deadline" in needs else None,
            amount=ore(self.amount) if "amount" in needs else None,
            text=self.text.value()[:2000],
            claim_ids=self.claims.chosen(),
        )


def _read(field: DateField) -> date | None:
    try:
        return field.value()
    except DeskError:
        return None
