"""One inquiry: its words, its attachments and claims, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.inquiry import InquiryKind
from collector_desk.ui import layout
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.fields import TextField
from collector_desk.ui.flow import flow
from collector_desk.ui.formats import day
from collector_desk.ui.inbox import texts
from collector_desk.ui.inbox.answer import Answer
from collector_desk.ui.inbox.presenter import InboxPresenter
from collector_desk.ui.panels import Alert, Chip, LinkLabel, SectionTitle, announce, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.inquiries import Handle, InquiryRow

_LONGEST = 40
"""Letters of an attachment's title that are shown; all of it is read aloud."""
_OUTCOME = 300
"""The longest outcome that is kept."""


class Detail(QWidget):
    """``opened(debtor_id)``, and ``…_wanted`` for its deeds; ``close_wanted(forwarded)``."""

    opened = Signal(int)
    match_wanted = Signal()
    close_wanted = Signal(bool)
    put_off_wanted = Signal()
    objection_wanted = Signal()

    def __init__(self, presenter: InboxPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.row: InquiryRow | None = None
        self._make()
        self._lay_out()
        self.open.clicked.connect(self._open)
        self.match.clicked.connect(self.match_wanted)
        self.read.clicked.connect(self.read_words)
        self.put_off.clicked.connect(self.put_off_wanted)
        self.objection.clicked.connect(self.objection_wanted)
        self.done.clicked.connect(lambda: self.close_wanted.emit(False))
        self.forward.clicked.connect(lambda: self.close_wanted.emit(True))
        self.outcome.changed.connect(self.show_state)
        self.to.changed.connect(self.show_state)
        self.answer.changed.connect(self.show_state)
        presenter.sending.changed.connect(self.show_state)

    def _make(self) -> None:
        self.who = label("", "section", wrap=True)
        self.chip = Chip(Tone.NEUTRAL, "")
        self.came = label("", "cell", wrap=True, muted=True)
        self.due = label("", wrap=True)
        self.words = label("", wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.claims = label("", wrap=True)
        self.left = label("", wrap=True)
        self.open = button(self.tr("Åpne skyldneren"), "primary")
        self.match = button(self.tr("Knytt til skyldner …"), "primary")
        self.read = button(self.tr("Les posten  Ctrl+R"))
        self.put_off = button(self.tr("Utsettelse …"))
        self.objection = button(self.tr("Registrer innsigelse …"))
        self.answer = Answer()
        self.outcome = TextField(
            self.tr("Hva ble det til?"),
            hint=self.tr("For eksempel: svart på e-post"),
            longest=300,
            required=True,
        )
        self.to = TextField(
            self.tr("Sendes videre til, om den ikke er vår"),
            hint=self.tr("For eksempel: Bydel Sagene, namsmannen"),
            longest=300,
        )
        self.address = TextField(
            self.tr("Adressen dit, om den er kjent"),
            hint=self.tr("For eksempel: Postboks 1, 0101 Oslo"),
            longest=300,
        )
        self.done = button(self.tr("Ferdig  Ctrl+Enter"), "primary")
        self.forward = button(self.tr("Sendt videre"))
        self.why = label("", "cell", wrap=True, muted=True)
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()

    def _lay_out(self) -> None:
        self._files = QWidget()
        self._files.setLayout(layout.column(spacing=2))
        self._about = QWidget()
        about = SectionTitle(self.tr("Krav det gjelder"))
        self._about.setLayout(layout.column(about, self.claims, self.left, spacing=4))
        self._attached = QWidget()
        self._attached.setLayout(
            layout.column(SectionTitle(self.tr("Vedlegg")), self._files, spacing=4)
        )
        read = layout.column(
            self.said,
            self.who,
            layout.row(self.chip, None),
            self.came,
            self.due,
            flow(self.open, self.match, self.read, self.put_off, self.objection, gap=8),
            SectionTitle(self.tr("Hva som står der")),
            self.words,
            self._about,
            self._attached,
            self.answer,
            spacing=10,
            margin=18,
        )
        self._page = layout.column(read, None, spacing=0)
        inside = Tall(self._page)
        self.page = layout.scrolling(inside)
        buttons = flow(self.done, self.forward, gap=8)
        self.foot = layout.pane(
            "plain",
            layout.column(
                layout.rule(), self.outcome, self.to, self.address, self.why, buttons,
                spacing=6, margin=(18, 8, 18, 12),
            ),
        )  # fmt: skip
        whole = layout.column(self.page, self.foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def fold(self, *, narrow: bool) -> None:
        """What is written stands below the words; where it is narrow, on the same page as they."""
        wanted = self._page if narrow else self.layout()
        if wanted is not None and wanted.indexOf(self.foot) < 0:
            wanted.addWidget(self.foot)

    def show_row(self, row: InquiryRow) -> None:
        """Show an inquiry; what was written about another is taken away."""
        other = self.row is None or row.inquiry_id != self.row.inquiry_id
        self.row = row
        known, today = row.debtor_id is not None, self._presenter.today
        may = self._presenter.may("inquiries.handle")
        self.who.setText(row.debtor_name if known else self.tr("Post uten skyldner"))
        tag = texts.kind(row)
        self.chip.show_state(tag.tone, tag.word)
        self.came.setText(f"{texts.sender(row)} · {texts.way(row)} · {row.journal}")
        near = texts.due(row, today)
        until = self.tr("Svares innen {0}").format(day(row.answer_by))
        self.due.setText(f"{until} – {near}" if near else until)
        self.words.setText(row.text)
        self.claims.setText("\n".join(row.claims))
        self._about.setVisible(bool(row.claims))
        self.left.setText(self.tr("Gjenstår å avgjøre: {0}").format(", ".join(row.left)))
        self.left.setVisible(bool(row.left))
        self.open.setVisible(known)
        asks = row.kind in {InquiryKind.DEFERRAL, InquiryKind.PLAN, InquiryKind.QUESTION}
        self.put_off.setVisible(known and asks and self._presenter.may("deferrals.grant"))
        self.objection.setVisible(known and self._presenter.may("objections.register"))
        self.match.setVisible(not known and self._presenter.may("inquiries.match"))
        self.read.setVisible(self._presenter.to_read(row))
        self._show_files(row)
        self.foot.setVisible(may)
        self.answer.show_row(row, other=other)
        self.answer.setVisible(may and not self.answer.isHidden())
        if other:
            self.outcome.set_text("")
            self.to.set_text("")
            self.address.set_text("")
            self.page.verticalScrollBar().setValue(0)
        self.show_state()

    def _show_files(self, row: InquiryRow) -> None:
        inside = self._files.layout()
        if inside is None:
            return
        layout.clear(inside)
        for number, title in row.documents:
            if row.debtor_id is None and not self._presenter.may("inquiries.document"):
                inside.addWidget(label(title, wrap=True))
                continue
            shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()} …"
            known = row.debtor_id is not None
            tip = (
                self.tr("Åpner vedlegget når skyldneren er åpnet")
                if known
                else self.tr("Åpner vedlegget")
            )
            link = LinkLabel(shown, tip=tip)
            link.setAccessibleName(title)
            link.clicked.connect(lambda _=False, at=number: self._presenter.open_document(row, at))
            inside.addWidget(link)
        self._attached.setVisible(bool(row.documents))

    @Slot()
    def show_state(self) -> None:
        """Say what lacks, what went wrong, and that it is under way."""
        sending = self._presenter.sending
        why_not, not_on = self.lacks(forwarded=False), self.lacks(forwarded=True)
        for field in (self.outcome, self.to, self.address):
            field.edit.setReadOnly(sending.locked)
        self.address.setVisible(bool(self.to.value()))
        self.answer.lock(locked=sending.locked)
        for each, lacks in ((self.done, why_not), (self.forward, not_on)):
            each.setEnabled(not sending.busy and (sending.uncertain or not lacks))
            each.setAccessibleDescription(lacks)
            each.setToolTip(lacks)
        self.why.setText(texts.lacking(why_not, not_on))
        self.why.setVisible(bool(self.why.text()) and not sending.uncertain)
        problem = sending.problem
        if problem is None:
            self.said.hide()
        elif self.said.isHidden():
            tone = Tone.WARNING if sending.uncertain else Tone.ERROR
            self.said.say(tone, problem.sentence, what_now=problem.what_now)
            self.page.verticalScrollBar().setValue(0)  # where it is said

    @Slot()
    def read_words(self) -> None:
        """Read mail that is nobody's yet; the keys go on to what is done with it."""
        if self.row is not None and self._presenter.to_read(self.row):
            if self.read.hasFocus():
                self.match.setFocus(Qt.FocusReason.OtherFocusReason)
            self._presenter.read(self.row)

    def lacks(self, *, forwarded: bool) -> str:
        """What lacks before it can be closed or sent on; empty where nothing does."""
        if forwarded:
            lacks = self._presenter.why_not_on(self.row, self.to.value())
            return lacks or self.answer.lacks_on()
        return self._presenter.why_not(self.row, self.outcome.value()) or self.answer.lacks()

    def order(self, row: InquiryRow, *, forwarded: bool) -> Handle:
        """What is to become of it, as it is written here."""
        outcome, to = self.outcome.value(), self.to.value() if forwarded else ""
        if forwarded and not outcome:
            outcome = self.tr("sendt til {0}").format(to or self.tr("rette instans"))[:_OUTCOME]
        return Handle(
            version=row.version, outcome=outcome, forwarded=forwarded, forwarded_to=to,
            forwarded_address=self.address.value() if forwarded else "",
            letter_id=None if forwarded else self.answer.letter_id(),
            no_letter=(
                self.answer.elsewhere.value() if forwarded else self.answer.no_letter()
            ),
        )  # fmt: skip

    def begin(self) -> None:
        """Put the keys where one writes what became of it, or says what answered it."""
        if not self.foot.isVisible():
            return
        if not self._presenter.why_not(self.row, self.outcome.value()) and self.answer.lacks():
            self.page.ensureWidgetVisible(self.answer.begin())
        else:
            self.outcome.setFocus(Qt.FocusReason.ShortcutFocusReason)
            announce(self.outcome.edit, self.who.text())

    @Slot()
    def _open(self) -> None:
        if self.row is not None and self.row.debtor_id is not None:
            self.opened.emit(self.row.debtor_id)
