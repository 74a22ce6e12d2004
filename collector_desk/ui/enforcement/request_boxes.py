"""The boxes of a request that is approved: the day it was filed, and what came back on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.register_id import LONGEST
from collector_desk.domain.enforcement.request.codes import sentence_of
from collector_desk.domain.enforcement.request_events import (
    RequestEventKind,
    deadline_of,
    rule_of,
)
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.requests import (
    RequestCostsAbove,
    RequestFiledBefore,
    RequestFiledEarlier,
    RequestOtherDay,
)
from collector_desk.ui import formats, layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework import files
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.casework.said_of import SaidOf
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement.boxes import day_wrong
from collector_desk.ui.enforcement.versions import words_of
from collector_desk.ui.fields import ChoiceField, Field, NoteField, TextField
from collector_desk.ui.panels import label
from collector_desk.ui.plans.household import ore
from collector_desk.wire.enforcement_requests import (
    Answering,
    FileRequest,
    NewRequestEvent,
    RegisterId,
)
from collector_desk.wire.measures import MeasureSheet

_BY_LETTER = frozenset(
    {RequestEventKind.REFUSED, RequestEventKind.COMPLETION, RequestEventKind.COURT_FEE}
)
"""What gives its day in its own words; the day of the others is that of the law, or none."""


class RequestBox(Box):
    """A box on a request. A refusal is shown at the field that caused it, until that is changed."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet, title: str) -> None:
        about = f"{sheet.number} · {sheet.debtor_name}"
        super().__init__(parent, Sending(context), title=title, about=about)
        self.context, self.sheet = context, sheet
        self.today = context.house.today
        self._causes: Mapping[type[DeskError], Field] = {}

    def locate(self, causes: Mapping[type[DeskError], Field]) -> None:
        """Say which field each refusal comes from."""
        self._causes = causes
        for field in set(causes.values()):
            field.changed.connect(self.sending.forget)

    @Slot()
    def show_state(self) -> None:
        super().show_state()
        error, problem = self.sending.error, self.sending.problem
        field = self._causes.get(type(error)) if isinstance(error, DeskError) else None
        if field is not None and problem is not None and field.error() != problem.sentence:
            field.show_error(problem.sentence)


class FiledBox(RequestBox):
    """The day a person filed the newest version, and the reference that the receiver gave it."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet) -> None:
        super().__init__(parent, context, sheet, self.tr("Levert namsmannen"))
        self.day = DateField(self.tr("Dagen den ble levert"), today=self.today, required=True)
        self.day.set_value(self.today)
        self.reference = TextField(self.tr("Mottakerens referanse"), longest=60)
        which = words_of(sheet.versions[-1]) if sheet.versions else self.tr("Ingen fil er laget.")
        first = sheet.stage is MeasureStage.DECIDED
        effect = self.tr("Fra denne dagen er foreldelsen avbrutt.") if first else ""
        self.arrange(
            layout.column(
                label(which, wrap=True), self.day, self.reference,
                label(effect, "cell", wrap=True, muted=True), spacing=12,
            ),
            do=self.tr("Før som levert"), size=(560, 440),
        )  # fmt: skip
        self.locate(
            {
                MeasureDayWrong: self.day,
                RequestOtherDay: self.day,
                RequestFiledEarlier: self.day,
                RequestFiledBefore: self.reference,
            }
        )
        self.day.changed.connect(self.show_state)
        self.reference.changed.connect(self.show_state)

    def why_not(self) -> str:
        if not self.sheet.versions:
            return self.tr("Lag begjæringen først.")
        newest = self.sheet.versions[-1]
        if newest.filed_on is not None:
            told = self.tr("Versjon {0} er ført som levert. Lag en ny versjon først.")
            return told.format(newest.number)
        return day_wrong(self.day, self.today, self.tr("Skriv dagen, senest i dag."))

    def carry_out(self) -> None:
        day, sheet, desk = self.day.value(), self.sheet, self.context.desk
        assert day is not None
        order = FileRequest(version=sheet.version, day=day, reference=self.reference.value())
        self.sending.send(lambda key: desk.requests.filed(sheet.measure_id, order, key=key))


class EventBox(RequestBox):
    """What came back: its kind, its day, and what that kind must be told with."""

    def __init__(self, parent: QWidget, context: Context, sheet: MeasureSheet) -> None:
        super().__init__(parent, context, sheet, self.tr("Svar fra namsmannen"))
        self.by = sheet.answering or Answering()
        kinds = [(kind.value, kind.label) for kind in self.by.kinds]
        self.kind = ChoiceField(self.tr("Hva kom?"), kinds)
        self.day = DateField(self.tr("Datert"), today=self.today, required=True)
        self.day.set_value(self.today)
        self.deadline = DateField(self.tr("Frist"), today=self.today)
        self.amount = MoneyField(self.tr("Beløp"))
        self.code = TextField(self.tr("Kode fra mottakeren"), longest=80)
        self.which = ChoiceField(self.tr("Hvilken versjon ble avvist?"), self._sent())
        self.text = NoteField(self.tr("Hva som står der"), lines=3)
        self.effect = label("", "cell", wrap=True, muted=True)
        self.ids = self._claims()
        self.of = self._disputable()
        self.files = FilesField()
        self.arrange(
            layout.column(
                self.pair(self.kind, self.day), self.of, self.pair(self.deadline, self.amount),
                self.code, self.which, self.effect, self.text, *self.ids.values(), self.files, spacing=12,
            ),
            do=self.tr("Registrer svaret"), size=(600, 600),
        )  # fmt: skip
        self.locate({MeasureDayWrong: self.day, RequestCostsAbove: self.amount})
        for told in (self.kind, self.which, *self.ids.values()):
            told.changed.connect(self.sending.forget)
        for chosen in (self.of.changed, self.files.changed):
            chosen.connect(self.sending.forget)
            chosen.connect(self.show_state)
        for field in (
            self.kind, self.day, self.deadline, self.amount, self.code, self.which, self.text,
            *self.ids.values(),
        ):  # fmt: skip
            field.changed.connect(self.show_state)

    def _claims(self) -> Mapping[int, TextField]:
        """A field for the namsmann's own id of each claim, with what he told before."""
        words = self.tr("Kravgrunnlagsidentifikator, {0} (valgfri)")
        made: dict[int, TextField] = {}
        for claim in self.by.claims:
            made[claim.claim_id] = TextField(words.format(claim.number), longest=LONGEST)
            made[claim.claim_id].set_text(claim.register_id)
        return made

    def _disputable(self) -> SaidOf:
        """The claims that the debtor may dispute or accept."""
        made, open_to_it = SaidOf(), set(self.by.disputable)
        made.offer(
            [(one.claim_id, one.number) for one in self.by.claims if one.claim_id in open_to_it]
        )
        return made

    @property
    def chosen(self) -> RequestEventKind:
        """What came, as it is chosen."""
        return RequestEventKind(self.kind.value())

    @Slot()
    def show_state(self) -> None:
        kind = self.chosen
        self.deadline.setVisible(kind in _BY_LETTER)
        self.amount.setVisible("amount" in rule_of(kind).needs)
        self.code.setVisible("code" in rule_of(kind).needs)
        self.of.show_for(some=kind.of_some)
        refused = kind is RequestEventKind.REFUSED
        self.which.setVisible(refused and len(self._sent()) > 1)
        for field in self.ids.values():
            field.setVisible(kind.names_claims)
        self.effect.setText(self._effect(kind))
        self.effect.setVisible(bool(self.effect.text()))
        super().show_state()

    def _effect(self, kind: RequestEventKind) -> str:
        """What the answer leads to, in words."""
        rule, day, code = rule_of(kind), _read(self.day), self.code.value()
        told = [sentence_of(code)] if code and "code" in rule.needs else []
        if kind is RequestEventKind.DISMISSED:
            words = self.tr("Falt den fordi skyldneren bestrider kravet: velg «{0}».")
            told.append(words.format(RequestEventKind.CONTESTED.label))
        if rule.task and kind not in _BY_LETTER and day:
            until = deadline_of(kind, day, None, months=self.by.months_to_go_on)
            told.append(f"{rule.task}: {formats.day(until)}.")
            if kind is RequestEventKind.JUDGMENT and self.by.unsure:
                told.append(self.by.unsure)
        if rule.outcome is not None and self.sheet.stage is MeasureStage.IN_FORCE:
            told.append(self.tr("Saken hos namsmannen er da over, og tiltaket avsluttes."))
        if kind is RequestEventKind.REFUSED:
            told.append(
                self.tr(
                    "Versjonen regnes som ikke levert. Hadde namsmannen ingen annen, er foreldelsen"
                    " ikke avbrutt, og den neste må oppfylle alle vilkår."
                )
            )
        if kind is RequestEventKind.COSTS:
            told.append(
                self.tr(
                    "Det namsmannen har fastsatt at skyldneren skal betale, legges på kravet som"
                    " kostnader uten rente, én gang. Legg ved avgjørelsen. At de skyldes også ved"
                    " «intet til utlegg», og når saken er avvist eller hevet, er ikke bekreftet."
                )
            )
        return " ".join(told)

    def why_not(self) -> str:
        if not self.sheet.versions:
            return self.tr("Lag begjæringen først.")
        if self.chosen is RequestEventKind.REFUSED and not self._sent():
            return self.tr("Ingen versjon er laget siden den siste ble avvist.")
        words = self.tr("Skriv dagen svaret er datert, senest i dag.")
        if wrong := day_wrong(self.day, self.today, words):
            return wrong
        needs = rule_of(self.chosen).needs
        for name, what in self._wanted().items():
            if name in needs and not self._filled(name):
                return what
        late = self.deadline.fault() if self.deadline.isVisibleTo(self) else ""
        if wrong := late or self.of.why_not():
            return wrong
        least = 1 if self.chosen is RequestEventKind.COSTS else 0
        fits = least <= len(self.files.paths) <= 1
        return "" if fits else self.tr("Legg ved én fil: svaret.")

    def _told(self, kind: RequestEventKind) -> tuple[RegisterId, ...]:
        """The ids that the answer gives anew; an emptied field takes back what was put there."""
        before = {claim.claim_id: claim.register_id for claim in self.by.claims}
        return tuple(
            RegisterId(claim_id=claim_id, register_id=field.value())
            for claim_id, field in self.ids.items()
            if kind.names_claims and field.value() != before[claim_id]
        )

    def _sent(self) -> Sequence[tuple[str, str]]:
        """The versions that may have been refused, the newest first."""
        filed, unknown = (
            self.tr("Versjon {0}, levert {1}"),
            self.tr("Versjon {0}, ikke ført levert"),
        )
        return [
            (
                str(one.number),
                (filed if one.filed_on else unknown).format(one.number, formats.day(one.filed_on)),
            )
            for one in reversed(self.sheet.versions)
            if one.refused_on is None
        ]

    def _refused(self, kind: RequestEventKind) -> int | None:
        """The version that was refused."""
        return int(self.which.value()) if kind is RequestEventKind.REFUSED else None

    def _wanted(self) -> Mapping[str, str]:
        return {
            "code": self.tr("Skriv koden mottakeren ga, tegn for tegn."),
            "deadline": self.tr("Skriv fristen som står i brevet."),
            "amount": self.tr("Skriv beløpet på fakturaen.")
            if self.chosen is RequestEventKind.COURT_FEE
            else self.tr("Skriv beløpet som namsmannen har fastsatt."),
            "text": self.tr("Skriv hva som står der."),
        }

    def _filled(self, name: str) -> bool:
        if name == "deadline":
            return _read(self.deadline) is not None
        if name == "amount":
            return bool(ore(self.amount))
        return bool(self.code.value() if name == "code" else self.text.value())

    def carry_out(self) -> None:
        kind, sheet, desk = self.chosen, self.sheet, self.context.desk
        day, needs = self.day.value(), rule_of(self.chosen).needs
        assert day is not None
        order = NewRequestEvent(
            version=sheet.version, kind=kind, day=day,
            deadline=self.deadline.value() if kind in _BY_LETTER else None,
            amount=ore(self.amount) if "amount" in needs else None,
            code=self.code.value() if "code" in needs else "",
            text=self.text.value()[:2000], claim_ids=self.of.chosen(), register_ids=self._told(kind),
            refused_version=self._refused(kind),
        )  # fmt: skip
        paths = self.files.paths

        def sent(key: str) -> MeasureSheet:
            whole = order.model_copy(update={"document": files.only(paths)})
            return desk.requests.event(sheet.measure_id, whole, key=key)

        self.sending.send(sent)


def _read(field: DateField) -> date | None:
    try:
        return field.value()
    except DeskError:
        return None
