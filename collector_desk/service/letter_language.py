"""The language a debtor is written to in: Nynorsk and English for the letters that have them."""

from __future__ import annotations

from collector_desk.domain.letter import Language
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.service.undo_past import Past
from collector_desk.wire.statuses import NewLanguage


def choose(work: Work, debtor_id: int, order: NewLanguage) -> None:
    """Write to the debtor in a language from the next letter on.

    A letter that has no text in it is in Bokmål.

    Raises Unknown, NotOpened, OwnCase.
    """
    debtor = gate.opened(work, debtor_id)
    before, debtor.language = debtor.language, order.language.value
    details = {"language": order.language.value, "before": before, "source": order.source}
    work.note("debtors.language", stream=f"debtor:{debtor_id}", details=details)


def back(work: Work, past: Past) -> str:
    """The language before it was chosen. Raises UndoMeanwhile: it was chosen anew."""
    (debtor_id,), told = past.debtors, past.own
    debtor = gate.opened(work, debtor_id)
    if debtor.language != told["language"]:
        raise UndoMeanwhile
    debtor.language = told["before"]
    return f"Brevene skrives på {Language(debtor.language).label} som før."
