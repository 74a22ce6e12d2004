"""The box in which another registration of the same person is merged in, or split off again."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.debtor_search import DebtorPick
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, NoteField
from collector_desk.ui.formats import day, kr
from collector_desk.ui.grid import Grid, Line
from collector_desk.ui.messages import message
from collector_desk.ui.panels import label
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.merges import (
    MergeDebtors,
    MergeRow,
    Merges,
    SplitClaim,
    SplitDebtors,
    SplitPreview,
    TrySplit,
)

_MERGE, _SPLIT = "merge", "split"
_LEAST_REASONS, _LEAST_WHY = 10, 5


class MergeBox(Box):
    """The debtor one looks at is kept; who was merged in before stands on top."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        title = self.tr("Slå sammen eller del")
        super().__init__(parent, Sending(context), title=title, about=sheet.name)
        self._context, self._sheet = context, sheet
        self._rows: dict[int, MergeRow] = {}
        self.told = label("", "cell", wrap=True, muted=True)
        self.do_what = ChoiceField(
            self.tr("Hva gjør du?"), [(_MERGE, self.tr("Slå sammen med en annen registrering"))]
        )
        self.other = DebtorPick(
            context,
            self.tr("Den andre registreringen"),
            besides=sheet.debtor_id,
            why=self.tr("Samme person registrert to ganger"),
        )
        self._make_told()
        self.reasons = NoteField(self.tr("Begrunnelse"), lines=4, required=True)
        inside = layout.column(
            self.told,
            self.do_what,
            self.other,
            self.effect,
            self.parts,
            self.asked,
            self.reasons,
            spacing=12,
        )
        self.arrange(inside, do=self.tr("Slå sammen"), size=(640, 560))
        for field in (self.do_what, self.other):
            field.changed.connect(self._chosen)
        self.reasons.changed.connect(self.show_state)
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(
            lambda: desk.parties.merges(number), self._came, self.sending.refuse, self
        )
        self._chosen()

    def _make_told(self) -> None:
        """What it will do, told before it is done."""
        self.effect = label("", "cell", wrap=True)
        self._shown: SplitPreview | None = None
        self._refused = ""
        self.parts = Grid(
            self.tr("Hva som går tilbake, og hva som blir"),
            head=("", self.tr("Blir her"), self.tr("Går tilbake")),
            right=frozenset({1, 2}),
        )
        self.asked = label("", "cell", wrap=True)

    def _came(self, found: Merges) -> None:
        self.told.setText("\n".join(map(self._merged, found.rows)))
        for row in found.rows:
            if row.undone_on is None:
                self._rows[row.merge_id] = row
                words = self.tr("Del: {0}").format(row.name)
                self.do_what.box.addItem(words, f"{_SPLIT}:{row.merge_id}")
        self._chosen()

    def _merged(self, row: MergeRow) -> str:
        came = self.tr("{0}, slått sammen {1} av {2}, {3} krav fulgte med.")
        words = came.format(row.name, day(row.merged_on), row.made_by, row.claims)
        if row.undone_on is None:
            return words
        return f"{words} {self.tr('Delt igjen {0}.').format(day(row.undone_on))}"

    @property
    def row(self) -> MergeRow | None:
        """The merge that is to be undone; None where two are to be merged."""
        _, _, number = self.do_what.value().partition(":")
        return self._rows.get(int(number)) if number else None

    @Slot()
    def _chosen(self) -> None:
        row, picked = self.row, self.other.picked
        self.told.setVisible(bool(self.told.text()))
        self.other.setVisible(row is None)
        self._words = self.tr("Slå sammen") if row is None else self.tr("Del igjen")
        if row is not None:
            self._try(row)
        elif picked is not None:
            one = self.tr(
                "{0} beholdes og får krav, saker, brev, varsler, bero, avtaler og numre fra {1}."
                " Saldoer og KID endres ikke. {1} kan ikke lenger søkes opp. Det kan angres her."
            )
            self.effect.setText(one.format(self._sheet.name, picked.name))
        else:
            self.effect.setText("")
        self._show_split()

    def _try(self, row: MergeRow) -> None:
        """Have the split tried; what came of an older choice is not shown."""
        self._shown, self._refused = None, ""
        self.effect.setText("")
        desk, merge_id, order = self._context.desk, row.merge_id, TrySplit(version=row.version)
        self._context.tasks.run(
            lambda: desk.parties.preview_split(merge_id, order), self._tried, self._cannot, self,
            replaces="split", title=self.tr("Ser hva delingen gjør …"),
        )  # fmt: skip

    def _tried(self, found: SplitPreview) -> None:
        self._shown = found
        self.effect.setText(split_words(found))
        self._show_split()

    def _cannot(self, error: BaseException) -> None:
        said = message(error)
        self._refused = f"{said.sentence} {said.what_now}".strip()
        self._show_split()

    def _show_split(self) -> None:
        """What the split does, under its choice alone."""
        found = self._shown if self.row is not None else None
        lines = found.parts if found else ()
        self.parts.show_lines(
            [Line((each.label, str(each.stays), str(each.back))) for each in lines]
        )
        asked = "\n".join(f"• {text}" for text in found.asked) if found else ""
        self.asked.setText(self.tr("Oppgaver som lages:") + "\n" + asked if asked else "")
        self.parts.setVisible(bool(lines))
        for each in (self.effect, self.asked):
            each.setVisible(bool(each.text()))
        self.show_state()

    def why_not(self) -> str:
        row = self.row
        if row is None and self.other.picked is None:
            return self.tr("Finn og velg den andre registreringen av samme person.")
        if row is not None and self._shown is None:
            return self._refused or self.tr("Ser hva delingen gjør …")
        least = _LEAST_REASONS if row is None else _LEAST_WHY
        if len(self.reasons.value().strip()) < least:
            return self.tr("Skriv en begrunnelse på minst {0} tegn.").format(least)
        return ""

    def carry_out(self) -> None:
        desk, number, row = self._context.desk, self._sheet.debtor_id, self.row
        picked, words = self.other.picked, self.reasons.value().strip()
        if row is not None:
            merge_id, split = row.merge_id, SplitDebtors(version=row.version, why=words[:300])
            self.sending.send(lambda key: desk.parties.split(merge_id, split, key=key))
        elif picked is not None:
            merge = MergeDebtors(gone_id=picked.debtor_id, reasons=words)
            self.sending.send(lambda key: desk.parties.merge(number, merge, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        merged = self.row is None
        done = self.tr("De to er slått sammen.") if merged else self.tr("De to er delt igjen.")
        self._context.toast(done)
        super()._done(answer)


def split_words(found: SplitPreview) -> str:
    """Who owes what after it, and each claim that goes back."""
    both = (
        f"De to skylder {kr(found.owed)} sammen i dag. Etter delingen skylder"
        f" {found.kept} {kr(found.owed_kept)} og {found.gone} {kr(found.owed_gone)}."
    )
    none = f"Ingen krav går tilbake til {found.gone}."
    back = [f"Går tilbake til {found.gone}:", *map(_goes, found.claims)]
    return "\n".join((both, *(back if found.claims else [none])))


def _goes(one: SplitClaim) -> str:
    after = f", {kr(one.after)} når gebyrer er falt bort" if one.after != one.before else ""
    return f"• {one.claim}: {kr(one.before)}{after}"
