"""Finding a claim for money that nothing was suggested for."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.search import ClaimHit, Hits

PAUSE_MS = 200
"""How long after the last key the service is asked."""

_FEWEST = 3


class FinderPresenter(QObject):
    """``changed`` with other hits; ``certain(ClaimHit)`` when Enter meant exactly one claim."""

    changed = Signal()
    certain = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.text = ""
        self.hits: tuple[ClaimHit, ...] = ()
        self.asking = False
        self.problem: Message | None = None
        self._taking = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def look_for(self, text: str) -> None:
        """The text is another; the service is asked when the keys rest."""
        self.text, self.problem, self._taking = text.strip(), None, False
        if len(self.text) < _FEWEST:
            self._pause.stop()
            self.hits, self.asking = (), False
            self.changed.emit()
            return
        self.asking = True
        self._pause.start()
        self.changed.emit()

    def take(self) -> None:
        """Enter: the one claim there is, as soon as the answer to this very text is here."""
        if self.asking:
            self._taking = True
            if self._pause.isActive():
                self._pause.stop()
                self._ask()
        else:
            self._take()

    def clear(self) -> None:
        """The claim was taken, or another payment is looked at."""
        self.look_for("")

    @property
    def words(self) -> str:
        """What is said under the field where there is no list."""
        if self.problem is not None:
            return self.problem.whole
        if self.asking:
            return self.tr("Søker …")
        if self.text and len(self.text) < _FEWEST:
            return self.tr("Skriv minst tre tegn.")
        if self.text and not self.hits:
            return self.tr("Ingen krav eller saker på «{0}». Prøv hele nummeret.").format(self.text)
        return ""

    @Slot()
    def _ask(self) -> None:
        text, desk = self.text, self._context.desk
        self._context.tasks.run(
            lambda: desk.search(text), self._found, self._failed, self, replaces="find"
        )

    def _found(self, found: Hits) -> None:
        if found.text != self.text:
            return
        self.hits, self.asking = found.claims, self._pause.isActive()
        self.changed.emit()
        if self._taking and not self.asking:
            self._take()

    def _take(self) -> None:
        self._taking = False
        claims = [hit for hit in self.hits if hit.claim_id is not None]
        if len(claims) == 1:
            self.certain.emit(claims[0])

    def _failed(self, error: BaseException) -> None:
        self.hits, self.asking, self._taking = (), False, False
        self.problem = message(error)
        self.changed.emit()
