"""The box of complaints and judgments: what runs and what came, then the one thing that is done now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from collector_desk.domain.enforcement.suit import SuitStage, may_come
from collector_desk.errors.documents import DocumentNoProgram
from collector_desk.ui import formats, layout
from collector_desk.ui.casework import files
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Order, Sending
from collector_desk.ui.casework.suit_judgment import JudgmentFields, TakeBackFields
from collector_desk.ui.casework.suit_parts import (
    EventFields,
    FiledFields,
    NewSuitFields,
    ServedFields,
)
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField
from collector_desk.ui.panels import label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.suits import JudgmentShown, Suits, SuitShown, SuitStep

_NEW, _FILED, _EVENT, _DISCARD, _OPEN, _PAPER, _JUDGED, _SERVED, _BACK = (
    "new", "filed", "event", "discard", "open", "paper", "judged", "served", "back",
)  # fmt: skip

_Part = NewSuitFields | FiledFields | EventFields | JudgmentFields | ServedFields | TakeBackFields


class SuitBox(Box):
    """The complaints of a debtor stand on top; under them what is done: made, filed, answered, judged."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        title = self.tr("Klage til forliksrådet eller HTU, og dom")
        super().__init__(parent, Sending(context), title=title, about=sheet.name)
        self._context, self._sheet = context, sheet
        self._found: Suits | None = None
        today = context.house.today
        self.told = label(self.tr("Henter …"), "cell", wrap=True)
        self.do_what = ChoiceField(self.tr("Hva gjør du?"), [(_NEW, self.tr("Lag en klage"))])
        self.in_full = label("", "cell", wrap=True, muted=True)
        self.new = NewSuitFields()
        self.filed = FiledFields(self.pair, today)
        self.came = EventFields(self.pair, today)
        self.judged = JudgmentFields(self.pair, today)
        self.served = ServedFields(self.pair, today)
        self.back = TakeBackFields()
        self._parts: dict[str, _Part] = {
            _NEW: self.new, _FILED: self.filed, _EVENT: self.came, _JUDGED: self.judged,
            _SERVED: self.served, _BACK: self.back,
        }  # fmt: skip
        self.arrange(
            layout.column(self.told, self.do_what, self.in_full, *self._parts.values(), spacing=12),
            do=self.tr("Lag klagen"),
            size=(680, 760),
        )
        self.do_what.changed.connect(self.sending.forget)
        self.do_what.changed.connect(self._chosen)
        for part in self._parts.values():
            part.changed.connect(self.show_state)
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(lambda: desk.suits.list(number), self._came, self.sending.refuse, self)
        self._chosen()

    @property
    def act(self) -> tuple[str, SuitShown | None]:
        """What is to be done, and to which complaint where it is to one."""
        name, number, *_ = f"{self.do_what.value()}:".split(":")
        rows = self._found.suits if self._found else ()
        return name, next((row for row in rows if str(row.suit_id) == number), None)

    @property
    def _judgment_chosen(self) -> JudgmentShown | None:
        """The judgment that something is entered of."""
        name, _, number = self.do_what.value().partition(":")
        rows = self._found.judgments if self._found and name in (_SERVED, _BACK) else ()
        return next((row for row in rows if str(row.judgment_id) == number), None)

    def _came(self, found: Suits) -> None:
        self._found = found
        self.told.setText(self._standing(found))
        self.new.offer(found)
        self.judged.offer(found)
        chosen = self.do_what.value()
        self.do_what.box.blockSignals(True)
        self.do_what.box.clear()
        for value, words in self._options(found):
            self.do_what.box.addItem(words, value)
        self.do_what.set_value(chosen)
        self.do_what.box.blockSignals(False)
        self._chosen()

    def _options(self, found: Suits) -> list[tuple[str, str]]:
        made = [(_NEW, self.tr("Lag en klage"))]
        for row in found.suits:
            at = f":{row.suit_id}"
            if may_come(row.stage):
                made.append(
                    (f"{_EVENT}{at}", self.tr("Registrer hendelse: {0}").format(row.number))
                )
            if row.stage is SuitStage.FILED:
                words = self.tr("Registrer dom eller rettsforlik: {0}")
                made.append((f"{_JUDGED}{at}", words.format(row.number)))
            if row.stage is SuitStage.MADE:
                made.append((f"{_FILED}{at}", self.tr("Klagen er levert: {0}").format(row.number)))
                made.append((f"{_DISCARD}{at}", self.tr("Forkast klagen: {0}").format(row.number)))
            made.append((f"{_OPEN}{at}", self.tr("Åpne filen: {0}").format(row.number)))
            words = self.tr("Åpne papiret: {0}, {1} {2}")
            made += [
                (
                    f"{_PAPER}{at}:{one.document_id}",
                    words.format(row.number, one.label, formats.day(one.day)),
                )
                for one in row.events
                if one.document_id is not None
            ]
        made.append((_JUDGED, self.tr("Registrer en annen dom eller et rettsforlik")))
        return [*made, *self._of_judgments(found)]

    def _of_judgments(self, found: Suits) -> Iterator[tuple[str, str]]:
        """What may be entered of each judgment, once for all the claims that it decides."""
        served = self.tr("Før dagen den er forkynt: {0} {1}, {2}, {3}")
        back = self.tr("Ta tilbake: {0} {1}, {2}, {3}")
        leads = "judgments.take_back" in self._context.user.may
        together: dict[int, list[JudgmentShown]] = {}
        for row in found.judgments:
            together.setdefault(row.group, []).append(row)
        for row, *more in together.values():
            claims = self.tr("{0} og {1} til").format(row.claim, len(more)) if more else row.claim
            said = row.label, formats.day(row.decided_on), row.board, claims
            if row.served:
                yield f"{_SERVED}:{row.judgment_id}", served.format(*said)
            if leads and not row.taken_back:
                yield f"{_BACK}:{row.judgment_id}", back.format(*said)

    def _standing(self, found: Suits) -> str:
        told = [self._suit(row) for row in found.suits if row.stage is not SuitStage.DISCARDED]
        told += [self._judged(one) for one in found.judgments]
        return "\n\n".join(told) or self.tr("Ingen klage er laget, og ingen dom er registrert.")

    def _judged(self, row: JudgmentShown) -> str:
        said = self.tr("{0} {1}, {2}: {3}, kostnader {4}").format(
            row.label, formats.day(row.decided_on), row.board, row.claim, formats.kr(row.costs)
        )
        if row.taken_back:
            return f"{said}. {row.taken_back}"
        if row.enforced_from is None:
            waits = self.tr("Forkynnelsen er ikke ført: den kan ikke fullbyrdes før det er gjort.")
            return f"{said}. {waits}"
        first = self.tr("Kan fullbyrdes fra {0}.").format(formats.day(row.enforced_from))
        if row.served_on is not None and row.served:
            first = f"{self.tr('Forkynt {0}.').format(formats.day(row.served_on))} {first}"
        return f"{said}. {first}"

    def _suit(self, row: SuitShown) -> str:
        stage = row.stage_label
        fee = self.tr("gebyr {0}").format(
            self.tr("ukjent") if row.fee is None else formats.kr(row.fee)
        )
        if row.fee_unsure:
            fee = self.tr("{0} (ikke bekreftet)").format(fee)
        if row.filed_on is not None:
            stage = self.tr("levert {0}").format(formats.day(row.filed_on))
        if row.ended_on is not None:
            stage = f"{stage}. {row.ended_why}"
        head = f"{row.number} {row.title}, {', '.join(row.claims)}, {formats.kr(row.total)}, {fee}: {stage}"
        lines = [
            " · ".join(
                part
                for part in (
                    formats.day(one.day),
                    one.label,
                    one.text,
                    self.tr("frist {0}").format(formats.day(one.deadline)) if one.deadline else "",
                    self.tr("med papir") if one.document_id else "",
                )
                if part
            )
            for one in row.events
        ]
        return "\n".join((head, *lines))

    @Slot()
    def _chosen(self) -> None:
        name, row = self.act
        for part, fields in self._parts.items():
            fields.setVisible(part == name)
        if name == _JUDGED:
            self.judged.of_suit(row)
        if name == _EVENT and row is not None:
            self.came.offer(row)
        if name == _SERVED:
            self.served.offer(self._judgment_chosen)
        self._tell_in_full()
        self._words_of(name)
        self.show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_in_full()

    def _tell_in_full(self) -> None:
        """What is chosen, under the choice, where the choice has no room for all its words."""
        box, option = self.do_what.box, QStyleOptionComboBox()
        box.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box)
        words = box.currentText()
        self.in_full.setText(words)
        self.in_full.setVisible(box.fontMetrics().horizontalAdvance(words) > room.width())

    def _words_of(self, name: str) -> None:
        """What the first button says."""
        words = {
            _NEW: self.tr("Lag klagen"),
            _FILED: self.tr("Før som levert"),
            _EVENT: self.tr("Registrer hendelsen"),
            _DISCARD: self.tr("Forkast klagen"),
            _OPEN: self.tr("Åpne filen"),
            _PAPER: self.tr("Åpne papiret"),
            _JUDGED: self.tr("Registrer avgjørelsen"),
            _SERVED: self.tr("Før dagen"),
            _BACK: self.tr("Ta tilbake"),
        }
        self.says(words[name])

    def why_not(self) -> str:
        name, _ = self.act
        if self._found is None:
            return self.tr("Henter …")
        part = self._parts.get(name)
        return part.why_not() if part is not None else ""

    def carry_out(self) -> None:
        self.sending.send(self._order())

    def _order(self) -> Order:
        desk, number, (name, row) = self._context.desk, self._sheet.debtor_id, self.act
        if name == _NEW:
            made = self.new.order()
            return lambda key: desk.suits.make(number, made, key=key)
        of_judgments = {_JUDGED: self._judgment, _SERVED: self._served, _BACK: self._back}
        if name in of_judgments:
            return of_judgments[name]()
        assert row is not None
        suit_id, step = row.suit_id, SuitStep(version=row.version)
        if name == _FILED:
            filed = self.filed.order(row)
            return lambda key: desk.suits.filed(suit_id, filed, key=key)
        if name == _EVENT:
            return self._event(row)
        if name == _DISCARD:
            return lambda key: desk.suits.discard(suit_id, step, key=key)
        return self._file(suit_id)

    def _file(self, suit_id: int) -> Order:
        """The file of a complaint, or the paper that something came on. Both are noted."""
        desk, number = self._context.desk, self._sheet.debtor_id
        if self.act[0] == _PAPER:
            paper = int(self.do_what.value().rpartition(":")[2])
            return lambda _key: kept_files.fetched(desk, number, paper)
        return lambda _key: kept_files.kept(desk.suits.open(suit_id), suit_id)

    def _event(self, row: SuitShown) -> Order:
        desk, paths, order = self._context.desk, self.came.files.paths, self.came.order(row)

        def sent(key: str) -> object:
            whole = order.model_copy(update={"document": files.only(paths)})
            return desk.suits.event(row.suit_id, whole, key=key)

        return sent

    def _judgment(self) -> Order:
        desk, number, paths = self._context.desk, self._sheet.debtor_id, self.judged.files.paths
        order = self.judged.order()

        def sent(key: str) -> object:
            whole = order.model_copy(update={"document": files.only(paths)})
            return desk.judgments.register(number, whole, key=key)

        return sent

    def _served(self) -> Order:
        desk, number, paths = self._context.desk, self._sheet.debtor_id, self.served.files.paths
        row = self._judgment_chosen
        assert row is not None
        order = self.served.order(row)

        def sent(key: str) -> object:
            whole = order.model_copy(update={"document": files.only(paths)})
            return desk.judgments.served(number, whole, key=key)

        return sent

    def _back(self) -> Order:
        desk, number, row = self._context.desk, self._sheet.debtor_id, self._judgment_chosen
        assert row is not None
        order = self.back.order(row)
        return lambda key: desk.judgments.take_back(number, order, key=key)

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, Path):
            if not kept_files.show(answer):
                self._context.refused(DocumentNoProgram(kind=answer.suffix))
            return
        done = {
            _NEW: self.tr("Klagen er laget. Ctrl+Z angrer."),
            _FILED: self.tr("Klagen er ført som levert."),
            _EVENT: self.tr("Hendelsen er registrert."),
            _DISCARD: self.tr("Klagen er forkastet."),
            _JUDGED: self.tr("Avgjørelsen er registrert."),
            _SERVED: self.tr("Dagen er ført. Ctrl+Z angrer."),
            _BACK: self.tr("Avgjørelsen er tatt tilbake."),
        }
        self._context.toast(done[self.act[0]])
        super()._done(answer)
