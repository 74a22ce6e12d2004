"""Refusals of taking back what was done."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class UndoNothing(DeskError, code="undo.nothing", status=404):
    """This account has done nothing that still stands."""

    sentence = "Du har ikke gjort noe som står igjen å angre."
    what_now = "Ctrl+Z tar tilbake det siste du selv har gjort."


class UndoKept(DeskError, code="undo.kept", status=409):
    """Nothing takes this deed back: ``why``, and what to do ``instead``."""

    sentence = "{why}"
    what_now = "{instead}"


class UndoLetterGone(DeskError, code="undo.letter_gone", status=409):
    """The letter is handed over, or is about to be; ``state`` is how it stands."""

    sentence = "Brevet er gitt til utsending og kan ikke trekkes ({state})."
    what_now = "Skriv et nytt brev som retter det."


class ReleaseLetterGone(UndoLetterGone, code="undo.release_letter_gone"):
    """A letter about the release, or to the right debtor, is handed over; letters mend it."""

    what_now = "Angre fritaket under «Parter …». Da går det brev som retter det."


class QuestionLetterGone(UndoLetterGone, code="undo.question_letter_gone"):
    """The letter to the creditor unit is handed over: it is asked, and will answer."""

    what_now = "Ring virksomheten, og registrer svaret."


class MergeLetterGone(UndoLetterGone, code="undo.merge_letter_gone"):
    """A letter on a claim that would go back has left since two debtors were merged."""

    sentence = (
        "{letter} {day:date} om et krav som ville gå tilbake, er gitt til utsending ({state})."
    )
    what_now = (
        "Del dem igjen fra skyldneren (Ctrl+Shift+X). Da faller gebyret bort, og en oppgave sier"
        " hvem som skal ha beskjed."
    )


class UndoMeanwhile(DeskError, code="undo.meanwhile", status=409):
    """What was done is not as it was left: somebody, or the night's work, went on from it."""

    sentence = "Det er endret siden du gjorde det."
    what_now = "Åpne det, se hvordan det står nå, og rett det derfra."


class UndoPlanMoney(DeskError, code="undo.plan_money", status=409):
    """Money came to a claim of the plan, or left it, since the plan was agreed."""

    sentence = "Det er kommet eller flyttet penger på kravene siden {plan} ble inngått."
    what_now = "Avslutt avtalen fra skyldneren, hvis den ikke skal gjelde."


class UndoHoldPassed(DeskError, code="undo.hold_passed", status=409):
    """A letter was written or a fee charged on what was at rest, since the hold was ended."""

    sentence = "Det er skrevet brev eller lagt på gebyr siden bero ble opphevet."
    what_now = "Still i bero på nytt fra skyldneren. Da gjelder det fra i dag."


class UndoOther(DeskError, code="undo.other", status=409):
    """Something else was done after it was shown what would be taken back."""

    sentence = "Du har gjort noe mer siden dette ble vist."
    what_now = "Trykk Ctrl+Z på nytt, og se hva som nå er det siste."
