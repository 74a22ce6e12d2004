"""The note under work, at the foot of the screen: written, sent once, or put away and kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from collector_desk.ui import layout, theme
from collector_desk.ui.debtor.note_presenter import NotePresenter, Stage
from collector_desk.ui.debtor.texts import quoted
from collector_desk.ui.fields import ChoiceField, NoteField
from collector_desk.ui.panels import Alert, KeyHint, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Event, Sheet

_TALL = 76


class Composer(QFrame):
    """The note under work. Ctrl+Enter writes it; Esc puts it away, and the draft is kept."""

    closed = Signal()

    def __init__(self, presenter: NotePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setProperty("look", "plain")
        self.field = NoteField(
            self.tr("Ny merknad"),
            lines=3,
            help_text=self.tr(
                "Ctrl+Enter skriver merknaden. Den kan ikke endres etterpå, bare rettes med en ny. "
                "Utkastet tas vare på mens du skriver."
            ),
        )
        self.claim = ChoiceField(self.tr("Gjelder"), [("", self.tr("Hele skyldneren"))])
        self._corrects = label("", "cell", wrap=True, muted=True)
        self._trouble = Alert(Tone.WARNING, "")
        self._said = label("", "cell", muted=True)
        self._write = button(self.tr("Skriv merknaden"), "primary")
        self._close = button(self.tr("Legg bort"), "quiet")
        self._close.setToolTip(self.tr("Utkastet tas vare på (Esc)"))
        self._arrange()
        self._connect()
        self._dress()
        self.hide()

    def _arrange(self) -> None:
        buttons = layout.row(self._write, KeyHint("Ctrl+Enter"), self._close, None, self._said)
        side = layout.column(self.claim, None)
        fields = layout.row(self.field, side, spacing=12)
        fields.setStretch(0, 1)
        self.setLayout(
            layout.column(
                layout.rule(),
                self._corrects,
                fields,
                self._trouble,
                buttons,
                spacing=6,
                margin=(8, 0, 8, 8),
            )
        )
        self._trouble.hide()

    def _connect(self) -> None:
        self.field.changed.connect(self._typed)
        self.field.edit.installEventFilter(self)
        self.claim.changed.connect(self._claim_chosen)
        self._write.clicked.connect(self._send)
        self._close.clicked.connect(self.shut)
        self._trouble.acted.connect(self._presenter.try_again)
        self._presenter.changed.connect(self._changed)
        theme.current().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self.field.edit.setFixedHeight(theme.current().px(_TALL))

    # what is shown --------------------------------------------------------------------

    def offer_claims(self, sheet: Sheet) -> None:
        """The claims a note can be about."""
        kept, box = self.claim.value(), self.claim.box
        with QSignalBlocker(box):
            box.clear()
            box.addItem(self.tr("Hele skyldneren"), "")
            for row in sheet.claims:
                box.addItem(row.number, str(row.claim_id))
            self.claim.set_value(kept)

    @Slot()
    def _changed(self) -> None:
        now = self._presenter
        if self.field.edit.toPlainText() != now.text:
            self.field.set_value(now.text)
        self.claim.set_value("" if now.claim_id is None else str(now.claim_id))
        self.field.edit.setReadOnly(now.locked)
        self.claim.setEnabled(not now.locked)
        self._write.setEnabled(not now.locked and bool(now.text.strip()))
        corrects = now.corrects
        words = self.tr("Retter merknaden {0}").format(quoted(corrects)) if corrects else ""
        self._corrects.setText(words)
        self._corrects.setVisible(bool(words))
        self._said.setText(self._stage_words(now.stage))
        self._show_trouble()

    def _stage_words(self, stage: Stage) -> str:
        return {
            Stage.EMPTY: "",
            Stage.TYPED: self.tr("Utkastet er ikke lagret ennå"),
            Stage.KEPT: self.tr("Utkastet er lagret"),
            Stage.SENDING: self.tr("Skriver …"),
            Stage.UNCERTAIN: self.tr("Venter på svar"),
        }[stage]

    def _show_trouble(self) -> None:
        refusal = self._presenter.refusal
        self._trouble.setVisible(refusal is not None)
        if refusal is None:
            return
        if self._presenter.stage is Stage.UNCERTAIN:
            self._trouble.show_message(
                Tone.WARNING,
                self.tr("Vi vet ikke om merknaden kom fram. Den sendes igjen av seg selv."),
                what_now=self.tr("Den blir aldri skrevet to ganger. Du kan arbeide videre."),
                action=self.tr("Send igjen nå"),
            )
        else:
            self._trouble.show_message(Tone.ERROR, refusal.sentence, what_now=refusal.what_now)

    # what is done ---------------------------------------------------------------------

    def begin(self, claim_id: int | None) -> None:
        """Open it; a new note is about the claim that is chosen."""
        now = self._presenter
        if not now.text and not now.locked and now.corrects is None:
            now.claim_id = claim_id
            self.claim.set_value("" if claim_id is None else str(claim_id))
        self.show()
        self._changed()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_draft(self) -> None:
        """Stand open with the draft that came back, without taking the keys."""
        self._changed()
        self.show()

    def correct(self, event: Event) -> None:
        """Open it for a note that corrects another."""
        self._presenter.correct(event)
        self.begin(event.claim_id)

    @Slot()
    def shut(self) -> None:
        """Put it away; nothing typed is lost."""
        self._presenter.flush()
        if not self._presenter.text and not self._presenter.locked:
            self._presenter.correct(None)
        self.hide()
        self.closed.emit()

    @Slot()
    def _typed(self) -> None:
        self._presenter.typed(self.field.edit.toPlainText())

    @Slot()
    def _claim_chosen(self) -> None:
        chosen = self.claim.value()
        self._presenter.claim_id = int(chosen) if chosen else None

    @Slot()
    def _send(self) -> None:
        self._presenter.send()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field.edit and isinstance(watched, QPlainTextEdit):
            if event.type() == QEvent.Type.FocusOut:
                self._presenter.flush()
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and control:
            self._send()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return True
        return False
