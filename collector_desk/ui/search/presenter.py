"""The one search box: what was typed, what it found, and which line the keys stand on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.ui import formats
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.search.lines import (
    Command,
    Line,
    group,
    lists_matching,
    matching,
    of_claim,
    of_debtor,
    of_recent,
)
from collector_desk.wire.debtors import Recents
from collector_desk.wire.search import Hits

PAUSE_MS = 40
"""How long after the last key the service is asked: the answer must be painted within 100 ms."""

_FEW = 6
_START = 10


class SearchPresenter(QObject):
    """``changed`` when there is something else to show, ``taken(line, new_tab)`` on Enter.

    Enter before the answer has come waits for it: what stood first a moment ago is another debtor.
    An answer is shown only while it is the newest that was asked for: the calls replace each
    other, and an empty box takes none.
    """

    changed = Signal()
    taken = Signal(object, bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._commands: Sequence[Command] = ()
        self._recent: Recents | None = None
        self._hits: Hits | None = None
        self.problem: Message | None = None
        self.text = ""
        self.asking = False
        self.lines: list[Line] = []
        self.at = -1
        self._moved = False
        self._waiting: bool | None = None  # Enter was pressed; whether for a new tab
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def begin(self, commands: Sequence[Command]) -> None:
        """An empty box: the debtors opened lately, and what can be done now."""
        self._commands = commands
        self._hits, self.problem, self.text, self._moved = None, None, "", False
        self._show()
        if "debtors.recent" in self._context.user.may:
            desk = self._context.desk
            self._context.tasks.run(
                desk.debtors.recent, self._recent_told, lambda _: None, self, replaces="recent"
            )

    def end(self) -> None:
        """The box is closed: nothing more is asked, and no answer is taken."""
        self._pause.stop()
        self.text, self.asking, self._waiting = "", False, None

    def look_for(self, text: str) -> None:
        """The text is another. The service is asked when the keys rest."""
        self.text = text
        self.problem, self._moved, self._waiting = None, False, None
        if text.strip():
            self.asking = True
            self._pause.start()
            if self._hits is None:
                self._show()
            else:
                self.changed.emit()
        else:
            self._pause.stop()
            self._hits, self.asking = None, False
            self._show()

    def move(self, steps: int) -> None:
        """Stand on another line that can be chosen, round and round."""
        choices = [at for at, line in enumerate(self.lines) if line.choosable]
        if not choices:
            return
        here = choices.index(self.at) if self.at in choices else -1 if steps > 0 else 0
        self.at = choices[(here + steps) % len(choices)]
        self._moved = True
        self.changed.emit()

    def stand_on(self, at: int) -> None:
        """Stand on a line, where it can be chosen."""
        if 0 <= at < len(self.lines) and self.lines[at].choosable and at != self.at:
            self.at, self._moved = at, True
            self.changed.emit()

    def take(self, new_tab: bool) -> None:
        """Choose the line one stands on; where an answer is awaited, the first of that answer."""
        if self.asking and not self._moved:
            self._waiting = new_tab
            if self._pause.isActive():
                self._pause.stop()
                self._ask()
            return
        line = self.current()
        if line is not None:
            self.taken.emit(line, new_tab)

    def current(self) -> Line | None:
        """The line the keys stand on."""
        return self.lines[self.at] if 0 <= self.at < len(self.lines) else None

    @property
    def count(self) -> str:
        """«5 treff · 1 000 000 skyldnere», or what is under way."""
        hits = self._hits
        if self.problem is not None:
            return ""
        if hits is None:
            return self.tr("Søker …") if self.asking else ""
        found = len(hits.debtors) + len(hits.claims)
        more = "+" if hits.more else ""
        known = self.tr("{0} skyldnere").format(formats.grouped(hits.known))
        return f"{formats.grouped(found)}{more} {self.tr('treff')} · {known}"

    # answers --------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        text, desk = self.text.strip(), self._context.desk
        if text:
            self._context.tasks.run(
                lambda: desk.search(text), self._found, self._failed, self, replaces="search"
            )

    def _found(self, hits: Hits) -> None:
        if not self.text.strip():
            return
        self._hits, self.problem = hits, None
        self.asking = self._pause.isActive()
        self._show()
        if self._waiting is not None and not self.asking:
            new_tab, self._waiting = self._waiting, None
            self.take(new_tab)

    def _failed(self, error: BaseException) -> None:
        if not self.text.strip():
            return
        self._hits, self.asking, self.problem = None, False, message(error)
        self._waiting = None
        self._show()

    def _recent_told(self, found: Recents) -> None:
        self._recent = found
        if self.text.strip():
            return
        if not self._moved:
            self.at = -1  # the first of them, not the command that stood first before they came
        self._show()

    # lines ----------------------------------------------------------------------------

    def _show(self) -> None:
        before = self.current()
        self.lines = self._searched() if self.text.strip() else self._start()
        same = [at for at, line in enumerate(self.lines) if line == before and line.choosable]
        first = [at for at, line in enumerate(self.lines) if line.choosable]
        self.at = (same or first or [-1])[0]
        self.changed.emit()

    def _start(self) -> list[Line]:
        recent = [of_recent(row) for row in self._recent.rows[:_FEW]] if self._recent else []
        return [
            *group(self.tr("SIST ÅPNET"), recent),
            *self._lists(""),
            *group(self.tr("KOMMANDOER"), matching(self._commands, "")[:_START]),
        ]

    def _lists(self, text: str) -> list[Line]:
        """The saved lists that a text names."""
        return group(self.tr("VISNINGER"), lists_matching(self._context.lists.rows, text)[:_FEW])

    def _searched(self) -> list[Line]:
        hits = self._hits
        commands = matching(self._commands, self.text)[:_FEW]
        listed = [*self._lists(self.text), *group(self.tr("KOMMANDOER"), commands)]
        if self.problem is not None:
            return [
                Line(self.problem.sentence, note=True),
                Line(self.problem.what_now, note=True),
                *listed,
            ]
        if hits is None:
            return listed
        found = [
            *group(self.tr("SKYLDNERE"), [of_debtor(hit) for hit in hits.debtors]),
            *group(self.tr("KRAV OG SAKER"), [of_claim(hit) for hit in hits.claims]),
        ]
        if listed and not found:
            return listed  # a command was meant: nobody was looked for in vain
        hint = [Line(hits.hint, note=True)] if hits.hint and found else []
        return [*(found or self._nothing(hits)), *hint, *listed]

    def _nothing(self, hits: Hits) -> list[Line]:
        advice = hits.hint or self.tr(
            "Prøv færre bokstaver av navnet, fødselsdatoen (16.09.2006), hele fødselsnummeret,"
            " KID, kravnummer, telefon eller adresse."
        )
        sentence = self.tr("Ingen treff på «{0}».").format(hits.text)
        return [Line(sentence, note=True), Line(advice, note=True)]
