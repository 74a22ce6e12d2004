"""Above and below the fields of a measure: whose it is, its steps, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QPushButton, QTabBar, QWidget

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.ui import formats, layout
from collector_desk.ui.enforcement import findings, texts
from collector_desk.ui.enforcement.begun import new_rules
from collector_desk.ui.enforcement.presenter import MeasurePresenter
from collector_desk.ui.flow import flow
from collector_desk.ui.panels import Alert, Chip, button, label
from collector_desk.ui.tokens import Tone


class Head(QWidget):
    """The name, the rules it is under, how it stands, and the steps."""

    def __init__(self, kind: MeasureKind) -> None:
        super().__init__()
        self._kind = kind
        self.name = label("", "title", wrap=True)
        self.regime, self.stage = Chip(Tone.NEUTRAL, ""), Chip(Tone.NEUTRAL, "")
        self.sale = Chip(Tone.INFO, "")
        self.sale.hide()
        self.kept = label("", "cell", muted=True)
        self.comment = Alert(Tone.WARNING, "")
        self.comment.hide()
        self.steps = QTabBar()
        self.steps.setProperty("sections", True)
        self.steps.setAccessibleName(self.tr("Steg"))
        self.steps.setElideMode(Qt.TextElideMode.ElideNone)
        self.steps.setUsesScrollButtons(True)
        with QSignalBlocker(self.steps):
            for at, words in enumerate(texts.steps(kind)):
                self.steps.addTab(f"{at + 1} {words}")
        states = layout.row(self.regime, self.stage, self.sale, self.kept, None, spacing=8)
        inside = layout.column(
            self.name, states, self.comment, layout.row(self.steps, None),
            spacing=6, margin=(18, 12, 18, 0),
        )  # fmt: skip
        self.setLayout(layout.column(layout.pane("top", inside), spacing=0))

    def show_state(self, now: MeasurePresenter) -> None:
        """Show how the measure stands."""
        shown, sheet, found = now.shown, now.sheet, now.found
        if shown is None or now.terms is None:
            return
        title = texts.TITLES[self._kind] if now.terms.amends is None else texts.AMENDS
        self.name.setText(f"{title} – {shown.debtor_name}")
        words = found.regime_label if found else shown.regime_label
        new = found is not None and found.regime is Regime.NEW
        self.regime.show_state(Tone.INFO if new else Tone.NEUTRAL, words)
        self.kept.setText(self._kept(now))
        self.stage.setVisible(sheet is not None)
        self.comment.setVisible(bool(sheet and sheet.comment))
        done = texts.finished(now.terms, found)
        broken = findings.by_step(found.findings if found else ())
        for at, step in enumerate(texts.steps(self._kind, new=new_rules(now.shown, now.found))):
            mark = "! " if at in broken else "✓ " if done[at] else ""
            self.steps.setTabText(at, f"{mark}{at + 1} {step}")
            self.steps.setTabToolTip(at, _broken(broken.get(at, 0)))
        if sheet is None:
            return
        tone = texts.TONES.get(sheet.stage, Tone.NEUTRAL)
        self.stage.show_state(tone, f"{sheet.number} · {sheet.stage_label}")
        requested = sheet.sale.requested_on if sheet.sale else None
        self.sale.setVisible(requested is not None)
        if requested is not None:
            told = self.tr("Tvangsdekning begjært {0}").format(formats.day(requested))
            self.sale.show_state(Tone.INFO, told)
        if sheet.comment:
            told = self.tr("Sendt tilbake: {0}").format(sheet.comment)
            self.comment.show_message(Tone.WARNING, told)

    def _kept(self, now: MeasurePresenter) -> str:
        if now.sending == "save":
            return self.tr("Lagrer utkastet …")
        if now.dirty:
            return self.tr("Ikke lagret ennå")
        draft = now.sheet is not None and now.sheet.stage is MeasureStage.DRAFT
        return self.tr("Utkastet er lagret") if draft else ""


class Foot(QWidget):
    """Back and on, and the deeds on a measure; what cannot be pressed says why."""

    def __init__(self, kind: MeasureKind) -> None:
        super().__init__()
        self._kind = kind
        self.back = button(self.tr("Tilbake"))
        self.next = button("", "primary")
        self.told = button(self.tr("Registrer mottatt dag …"))
        self.filed = button(self.tr("Levert namsmannen …"))
        self.came = button(self.tr("Registrer svar fra namsmannen …"))
        self.regret = button(self.tr("Ta tilbake et svar …"))
        self.amend = button(self.tr("Endre trekket …"))
        self.sale = button(self.tr("Tvangsdekning …"))
        self.stop = button(self.tr("Stans …"))
        self.anew = button(self.tr("Skriv på nytt …"))
        self.discard = button(self.tr("Forkast utkastet"))
        self.why = label("", "cell", wrap=True, muted=True)
        request = kind is MeasureKind.REQUEST
        self._deeds = {
            **(
                {
                    "requests.filed": self.filed,
                    "requests.event": self.came,
                    "requests.take_back": self.regret,
                }
                if request
                else {"measures.told": self.told}
            ),
            **(
                {"requests.filed": self.filed, "measures.amend": self.amend}
                if kind is MeasureKind.WITHHOLDING
                else {}
            ),
            **({"measures.sale": self.sale} if kind is MeasureKind.ACCOUNT_LIEN else {}),
            "measures.stop": self.stop,
            **({} if request else {"measures.write_again": self.anew}),
        }
        buttons = flow(self.back, self.next, *self._deeds.values(), self.discard, gap=10)
        inside = layout.column(self.why, buttons, spacing=6, margin=(18, 8, 18, 10))
        self.setLayout(layout.column(layout.pane("status", inside), spacing=0))

    def begin(self) -> None:
        """Stand on the first button that does something more."""
        first = next(
            (each for each in (self.next, *self._deeds.values()) if _pressable(each)), self.back
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, now: MeasurePresenter, step: int) -> None:
        """Show what can be done on this step, and why not."""
        sheet, why_not = now.sheet, now.why_not
        draft = sheet is None or sheet.stage is MeasureStage.DRAFT
        self._show_next(step, why_not, draft=draft, new=new_rules(now.shown, now.found))
        self.back.setEnabled(step > texts.KRAV)
        first = "" if step > texts.KRAV else self.tr("Dette er det første steget.")
        self.back.setAccessibleDescription(first)
        self.back.setToolTip(first)
        runs = sheet is not None and sheet.stage is MeasureStage.IN_FORCE
        lost = now.deed("measures.write_again").lawful
        regrets = now.deed("requests.take_back").lawful
        leads = "requests.take_back" in now.context.user.may
        only = {self.amend: runs, self.anew: lost, self.regret: regrets and leads, self.sale: runs}
        if self._kind is MeasureKind.WITHHOLDING:  # a change that the namsmann is told of
            only[self.filed] = now.deed("requests.filed").lawful
        refused = [
            self._show_deed(now, pressed, name, shown=only.get(pressed, not draft))
            for name, pressed in self._deeds.items()
        ]
        last = draft and sheet is not None and step == texts.PROPOSAL
        self._show_deed(now, self.discard, "measures.discard", shown=last)
        lacks = self.tr("Kan ikke foreslås ennå: {0}").format(why_not) if why_not else ""
        self.why.setText(lacks if draft else "\n".join(filter(None, refused)))
        self.why.setVisible(bool(self.why.text()))

    def _show_next(self, step: int, why_not: str, *, draft: bool, new: bool) -> None:
        last = step == texts.PROPOSAL
        words = self.tr("Foreslå for leder  Ctrl+Enter")
        if not last:
            after = texts.steps(self._kind, new=new)[step + 1].lower()
            words = self.tr("Neste: {0}  Ctrl+Enter").format(after)
        self.next.setText(words)
        self.next.setAccessibleName(words)
        self.next.setEnabled(not last or not why_not)
        self.next.setAccessibleDescription(why_not if last else "")
        self.next.setToolTip(why_not if last else "")
        self.next.setVisible(draft or not last)

    @staticmethod
    def _show_deed(now: MeasurePresenter, pressed: QPushButton, name: str, *, shown: bool) -> str:
        """Show a button as the service allows it; why it cannot be pressed, where it cannot."""
        deed = now.deed(name)
        pressed.setVisible(shown)
        pressed.setEnabled(deed.lawful)
        pressed.setToolTip(deed.reason)
        pressed.setAccessibleDescription(deed.reason)
        words = pressed.text().removesuffix(" …")
        return "" if deed.lawful or not shown else f"{words}: {deed.reason}"


def _pressable(pressed: QPushButton) -> bool:
    return pressed.isEnabled() and not pressed.isHidden()


def _broken(count: int) -> str:
    """How many findings a step has, in words."""
    return "" if not count else f"{count} avvik i det som går til namsmannen"
