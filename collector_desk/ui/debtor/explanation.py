"""The explanation of an amount: its lines, their sum, their sources, and two ways to copy it."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import clipboard, formats, layout
from collector_desk.ui.debtor import sources, texts
from collector_desk.ui.debtor.explain_presenter import ExplainPresenter
from collector_desk.ui.debtor.leaf_lines import InterestLines, LeafLine, SumLine, blocks
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.panels import Alert, LinkLabel, SectionTitle, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Difference
from collector_desk.wire.explanations import Explanation, Leaf

UNFOLDED = 24
"""So many lines of one amount are shown at once; beyond, each claim's lines are folded."""


class ClaimLines(QWidget):
    """One claim's lines of a debtor's amount, folded away behind its name and its sum."""

    document_wanted = Signal(int)

    def __init__(self, number: str, kind: str, leaves: list[Leaf], *, open_now: bool) -> None:
        super().__init__()
        self._leaves = leaves
        self._built = False
        self._toggle = LinkLabel(number)
        self._toggle.setCheckable(True)
        self._toggle.setAccessibleDescription(self.tr("Viser eller skjuler linjene"))
        amount = label(formats.kroner(sum(leaf.amount for leaf in leaves)), "cell")
        amount.setProperty("strong", True)
        self._body = QWidget()
        self._body.setLayout(layout.column(spacing=2, margin=(10, 2, 0, 4)))
        self._toggle.setAccessibleName(f"{number} {kind}, {amount.text()}".strip())
        head = layout.row(self._toggle, label(kind, "cell", wrap=True, muted=True), amount)
        head.setStretch(1, 1)
        self.setLayout(layout.column(head, self._body, layout.rule(), spacing=3))
        self._body.hide()
        self._toggle.toggled.connect(self._unfold)
        self._toggle.setChecked(open_now)

    @Slot(bool)
    def _unfold(self, on: bool) -> None:
        if on and not self._built:
            self._built = True
            body = self._body.layout()
            for widget in lines(self._leaves, self.document_wanted):
                if body is not None:
                    body.addWidget(widget)
                    widget.show()
        self._body.setVisible(on)


def lines(leaves: list[Leaf], document_wanted: object) -> list[QWidget]:
    """The widgets of some leaves, in their order."""
    made: list[QWidget] = []
    for is_interest, found in blocks(leaves):
        if is_interest:
            made.append(InterestLines(found))
            continue
        for leaf in found:
            line = LeafLine(leaf)
            line.document_wanted.connect(document_wanted)
            made.append(line)
    return made


class ExplanationPanel(QWidget):
    """Shows what the presenter explains; ``copied(str)`` says what was put on the clipboard."""

    copied = Signal(str)
    document_wanted = Signal(int)
    claim_wanted = Signal(object)

    def __init__(self, presenter: ExplainPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._drawn: object = None
        self.title = SectionTitle("")
        self.title.setWordWrap(True)
        self._about = label("", "cell", wrap=True, muted=True)
        self._warning = Alert(Tone.WARNING, "")
        self._lines = QWidget()
        self._lines.setLayout(layout.column(spacing=3))
        self._links = QWidget()
        self._links.setLayout(layout.column(spacing=3))
        self.setLayout(
            layout.column(
                self.title, self._about, self._warning, self._lines, self._links, spacing=7
            )
        )
        self._warning.hide()
        self._warning.acted.connect(presenter.again)
        presenter.changed.connect(self._changed)

    # what is shown --------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        now = self._presenter
        if now.difference is not None and now.since is not None:
            self._show_difference(now.difference)
        elif now.explanation is not None:
            self._show_explanation(now.explanation)
        else:
            self._show_waiting()
        self._show_trouble()

    def _show_waiting(self) -> None:
        asked = self._presenter.asked
        self.title.setText(texts.title(asked, self._presenter.amount))
        self._clear(None)
        refused = self._presenter.refusal is not None
        self._about.setText("" if refused else self.tr("Henter linjene …"))

    def _show_trouble(self) -> None:
        now, said = self._presenter, self._warning
        if now.refusal is not None:
            said.show_message(
                Tone.ERROR,
                now.refusal.sentence,
                what_now=now.refusal.what_now,
                action=self.tr("Prøv igjen"),
            )
        elif not now.adds_up:
            said.show_message(
                Tone.ERROR,
                self.tr("Linjene gir ikke beløpet. Bruk ikke tallet."),
                what_now=self.tr("Meld fra til drift, og oppgi kravet."),
            )
        elif now.outdated:
            said.show_message(
                Tone.WARNING,
                self.tr("Beløpet er endret etter at siden ble hentet."),
                what_now=self.tr("Hent på nytt med F5."),
            )
        said.setVisible(now.refusal is not None or not now.adds_up or now.outdated)

    def _show_explanation(self, found: Explanation) -> None:
        asked = Asked(found.claim_id, found.part)
        self.title.setText(texts.title(asked, found.amount))
        self._about.setText(found.about)
        if not self._clear(found):
            return
        groups = [
            (number, list(leaves))
            for number, leaves in groupby(found.leaves, key=lambda leaf: leaf.claim_number)
        ]
        if len(groups) > 1:
            few = len(found.leaves) <= UNFOLDED
            for number, leaves in groups:
                kind = self._presenter.kind(number)
                folded = ClaimLines(number, kind, leaves, open_now=few)
                folded.document_wanted.connect(self.document_wanted)
                self._add(folded)
        else:
            for widget in lines(list(found.leaves), self.document_wanted):
                self._add(widget)
        total = sum(leaf.amount for leaf in found.leaves)
        self._add(SumLine(self.tr("Sum av linjene"), total))
        self._show_links(found)

    def _show_difference(self, found: Difference) -> None:
        since = formats.day(self._presenter.since)
        change = found.amount_now - found.amount_then
        self.title.setText(self.tr("Endret siden {0}: {1}").format(since, formats.kr(change)))
        said = self.tr("Det vi har fått vite siden da, og hva hver ting gjorde med beløpet.")
        if not found.leaves:
            said = self.tr("Ingenting vi har fått vite siden da, har endret beløpet.")
        self._about.setText(said)
        if not self._clear(found):
            return
        self._add(SumLine(self.tr("Slik vi visste det {0}").format(since), found.amount_then))
        for widget in lines(list(found.leaves), self.document_wanted):
            self._add(widget)
        self._add(SumLine(self.tr("Slik vi vet det nå"), found.amount_now))
        back = LinkLabel(self.tr("Tilbake til forklaringen"))
        back.clicked.connect(self._presenter.again)
        self._link(back)

    def _show_links(self, found: Explanation) -> None:
        shown = sources.of(texts.rate_sources(found.leaves))
        if shown is not None:
            self._link(shown)
        copy = LinkLabel(self.tr("Kopier"), tip=self.tr("Kopierer linjene med regel og kilde"))
        copy.clicked.connect(self.copy)
        plain = LinkLabel(
            self.tr("Tekst til skyldneren"), tip=self.tr("Kopierer forklaringen i vanlige ord")
        )
        plain.clicked.connect(self.copy_for_debtor)
        both = QWidget()
        both.setLayout(layout.row(copy, plain, None, spacing=12))
        self._link(both)

    def _clear(self, drawn: object) -> bool:
        """Empty the lines, unless just these are shown already."""
        if drawn is not None and drawn is self._drawn:
            return False
        self._drawn = drawn
        for part in (self._lines, self._links):
            inside = part.layout()
            if inside is not None:
                layout.clear(inside)
        return True

    def _add(self, widget: QWidget) -> None:
        inside = self._lines.layout()
        if inside is not None:
            inside.addWidget(widget)
            widget.show()

    def _link(self, widget: QWidget) -> None:
        inside = self._links.layout()
        if inside is not None:
            inside.addWidget(widget)
            widget.show()

    # what is done ---------------------------------------------------------------------

    @Slot()
    def copy(self) -> None:
        """Put the explanation on the clipboard, each line with its rule and source."""
        found = self._presenter.explanation
        if found is not None:
            clipboard.put_text(texts.copied(self.title.text(), found))
            self.copied.emit(self.tr("Forklaringen er kopiert."))

    @Slot()
    def copy_for_debtor(self) -> None:
        """Put the explanation in plain words on the clipboard."""
        found = self._presenter.explanation
        if found is not None:
            clipboard.put_text(found.for_debtor)
            self.copied.emit(self.tr("Teksten til skyldneren er kopiert."))
