"""Taking back a merge: the two are split again, as long as no letter has gone to the wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.errors.undo import MergeLetterGone, UndoMeanwhile
from collector_desk.models import DebtorMerge
from collector_desk.service import split_preview, wrong_letters
from collector_desk.service.database import Work
from collector_desk.service.undo_past import WHY, Past
from collector_desk.wire.merges import SplitDebtors, SplitPreview


def take_back(work: Work, past: Past) -> str:
    """Split what was merged, and say what that did.

    Raises:
        UndoMeanwhile: they are split already.
        MergeLetterGone: a letter on a claim that would go back has left the house.
        MergeAwaits, SplitTooLate, SplitLetterGoing: as for splitting.
    """
    row = work.get_one(DebtorMerge, past.own["merge"], with_for_update=True, populate_existing=True)
    if row.undone_on is not None:
        raise UndoMeanwhile
    letter = wrong_letters.gone(work, row)
    if letter is not None:
        raise MergeLetterGone(
            letter=LetterKind(letter.kind).label,
            day=letter.made_on.isoformat(),
            state=Delivery(letter.state).label.lower(),
        )
    order = SplitDebtors(version=row.version, why=WHY)
    return " ".join(_words(split_preview.split(work, row.id, order)))


def _words(done: SplitPreview) -> Iterator[str]:
    claims = f"{len(done.claims)} krav" if done.claims else "Ingen krav"
    yield (
        f"{claims} går tilbake til {done.gone}. Da skylder {done.kept} {kroner(done.owed_kept)} kr og"
        f" {done.gone} {kroner(done.owed_gone)} kr."
    )
    fell = sum(claim.before - claim.after for claim in done.claims)
    if fell:
        yield f"Gebyrer på {kroner(fell)} kr faller bort."
    if done.asked:
        yield f"Oppgaver som lages: {' '.join(done.asked)}"
