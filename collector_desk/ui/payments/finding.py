"""Finding a claim for money that nothing was suggested for: by any words, then by its debtor."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.domain.money import Money
from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.payments.draft import Candidate
from collector_desk.wire.payments import ClaimsOf, DebtorsClaim
from collector_desk.wire.search import ClaimHit, DebtorHit, Hits

PAUSE_MS = 200
"""How long after the last key the service is asked."""

MOST = 8
"""Of each, claims and debtors: the list stands inside a page."""

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim, a case or a debtor, as a row."""

    found: ClaimHit | DebtorHit

    @property
    def key(self) -> str:
        """What the row is known by."""
        return self.title if isinstance(self.found, ClaimHit) else f"{self.found.debtor_id}"

    @property
    def title(self) -> str:
        """Its number, or the debtor's name."""
        return self.found.number if isinstance(self.found, ClaimHit) else self.found.name

    @property
    def why(self) -> str:
        """Why it matched."""
        return self.found.why

    @property
    def about(self) -> str:
        """What tells it from others."""
        return self.found.about

    @property
    def owed(self) -> Money:
        """Øre, today."""
        return self.found.owed


class FinderPresenter(QObject):
    """``changed`` with other hits or the claims of a debtor; ``certain(Candidate)`` with a claim.

    What is found is claims, cases and debtors, as in the main search. A case or a debtor is not
    money's place: its open claims are then listed to choose among. ``several`` when Enter could
    mean more than one.
    """

    changed = Signal()
    certain = Signal(object)
    several = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._payment = 0
        self.text = ""
        self.hits: tuple[Hit, ...] = ()
        self.of: ClaimsOf | None = None
        self.asking = False
        self.problem: Message | None = None
        self._more = False
        self._taking = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def begin(self, payment_id: int) -> None:
        """Another payment is looked at."""
        self._payment = payment_id
        self.clear()

    def look_for(self, text: str) -> None:
        """The text is another; the service is asked when the keys rest."""
        self.text, self.problem, self._taking = text.strip(), None, False
        self.of = None
        if len(self.text) < _FEWEST:
            self._pause.stop()
            self.hits, self.asking = (), False
            self.changed.emit()
            return
        self.asking = True
        self._pause.start()
        self.changed.emit()

    def take(self) -> None:
        """Enter: the one there is, as soon as the answer to this very text is here."""
        if self.asking:
            self._taking = True
            if self._pause.isActive():
                self._pause.stop()
                self._ask()
        else:
            self._take()

    def choose(self, hit: ClaimHit | DebtorHit | DebtorsClaim) -> None:
        """Take a claim, or list the claims of a debtor or of who has a case."""
        if isinstance(hit, DebtorsClaim):
            if self.of is not None:
                self.certain.emit(Candidate.listed(hit, self.of))
            return
        claim = Candidate.found(hit) if isinstance(hit, ClaimHit) else None
        if claim is not None:
            self.certain.emit(claim)
        else:
            self._ask_claims(hit.debtor_id)

    def back(self) -> None:
        """From the claims of a debtor to what the search found."""
        self.of, self.problem = None, None
        self.changed.emit()

    def clear(self) -> None:
        """The claim was taken, or another payment is looked at."""
        self.look_for("")

    @property
    def words(self) -> str:
        """What is said under the field, with or without a list."""
        if self.problem is not None:
            return self.problem.whole
        if self.asking:
            return self.tr("Søker …")
        if self.of is not None:
            none = self.tr("{0} har ingen åpne krav som pengene kan plasseres på.")
            return "" if self.of.claims else none.format(self.of.debtor_name)
        if self.text and len(self.text) < _FEWEST:
            return self.tr("Skriv minst to tegn.")
        if self.text and not self.hits:
            none = self.tr("Ingen skyldnere, krav eller saker på «{0}».")
            return none.format(self.text)
        return self.tr("Det er flere treff: skriv mer.") if self._more and self.hits else ""

    @Slot()
    def _ask(self) -> None:
        text, desk = self.text, self._context.desk
        self._context.tasks.run(
            lambda: desk.search(text, limit=MOST),
            self._found,
            self._failed,
            self,
            replaces="find",
        )

    def _found(self, found: Hits) -> None:
        if found.text != self.text:
            return
        claims = [Hit(claim) for claim in found.claims]
        self.hits = (*claims, *(Hit(debtor) for debtor in found.debtors))
        self._more = found.more
        self.asking = self._pause.isActive()
        self.changed.emit()
        if self._taking and not self.asking:
            self._take()

    def _take(self) -> None:
        self._taking = False
        if self.of is None and len(self.hits) == 1:
            self.choose(self.hits[0].found)
        elif self.hits:
            self.several.emit()

    def _ask_claims(self, debtor_id: int) -> None:
        payment, desk = self._payment, self._context.desk
        self.asking, self.problem = True, None
        self.changed.emit()
        self._context.tasks.run(
            lambda: desk.payments.claims_of(payment, debtor_id),
            self._listed,
            self._failed_claims,
            self,
            replaces="find",
        )

    def _listed(self, found: ClaimsOf) -> None:
        self.of, self.asking = found, False
        self.changed.emit()

    def _failed_claims(self, error: BaseException) -> None:
        """What was found stays: another of them can be chosen."""
        self.asking = self._pause.isActive()
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.hits, self.asking, self._taking = (), False, False
        self.problem = message(error)
        self.changed.emit()
