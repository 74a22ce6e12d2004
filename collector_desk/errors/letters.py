"""Refusals of letters: a template that lacks what the law asks for, or a letter that may not go."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class LetterElementMissing(DeskError, code="letters.element_missing", status=422):
    """The template ``template`` lacks the ``element`` that ``rule`` asks for; ``what`` says it."""

    sentence = "Malen {template} mangler «{what}» ({rule}, merket {element})."
    what_now = "Sett inn elementet i malen. Den kan ikke brukes før alt loven krever, er med."


class LetterElementUnknown(DeskError, code="letters.element_unknown", status=422):
    """The template ``template`` marks an ``element`` that letters of its kind do not know."""

    sentence = "Malen {template} har et element som ikke finnes for dette brevet: {element}."
    what_now = "Rett navnet på elementet i malen."


class LetterElementEmpty(DeskError, code="letters.element_empty", status=422):
    """What the letter says of ``what``, by ``rule``, came out without a word."""

    sentence = "Brevet sier ingenting om «{what}» ({rule})."
    what_now = "Fyll ut opplysningene som mangler. Brevet kan ikke sendes slik."


class LetterValueMissing(DeskError, code="letters.value_missing", status=422):
    """The letter needs a value that is empty: ``what``."""

    sentence = "Brevet mangler {what}."
    what_now = "Fyll ut feltet. Brevet kan ikke sendes slik."


class LetterMarkerLeft(DeskError, code="letters.marker_left", status=422):
    """A place to fill in, ``marker``, is still in the text."""

    sentence = "Teksten har et felt som ikke er fylt ut: {marker}."
    what_now = "Skriv det som skal stå der, eller slett feltet."


class LetterIdentityNumber(DeskError, code="letters.identity_number", status=422):
    """The text of the letter holds an identity number; it is not repeated here."""

    sentence = "Teksten inneholder et fødselsnummer eller D-nummer."
    what_now = "Fjern nummeret. Brev fra oss viser aldri slike numre."


class LetterDeadlineShort(DeskError, code="letters.deadline_short", status=422):
    """A deadline before ``earliest``, the first that ``rule`` allows for a letter of that day."""

    sentence = "Fristen er for kort: tidligst {earliest:date} ({rule})."
    what_now = "Sett fristen til {earliest:date} eller senere."


class LetterSumsDisagree(DeskError, code="letters.sums_disagree", status=422):
    """The lines of ``what`` come to ``lines`` øre, but the letter says ``total``."""

    sentence = "Linjene i {what} blir {lines:kr} kr, men brevet sier {total:kr} kr."
    what_now = "Brevet er ikke laget. Meld fra til drift: beløpene må stemme før det kan sendes."


class LetterProvisional(DeskError, code="letters.provisional", status=409):
    """What is demanded for ``claim`` rests on a rate of interest that is not announced yet."""

    sentence = "Beløpet for krav {claim} bygger på en rentesats som ikke er kunngjort."
    what_now = "Vent til satsen er kunngjort og lagt inn. Foreløpige beløp kan ikke kreves."


class LetterCharacter(DeskError, code="letters.character", status=422):
    """The typeface of letters has no picture of the character ``character``."""

    sentence = "Tegnet «{character}» kan ikke skrives i brev."
    what_now = "Bruk latinske bokstaver, og slett bildetegn."


class LetterTemplateNone(DeskError, code="letters.template_none", status=422):
    """No template of the ``kind`` in the ``language`` is in force on ``day`` in that ``regime``."""

    sentence = "Det finnes ingen mal for «{kind}» på {language} som gjelder {day:date} ({regime})."
    what_now = "Velg et annet språk, eller be administrator legge inn en mal."


class LetterTemplateWrong(DeskError, code="letters.template_wrong", status=500):
    """The template or the list of templates cannot be used; ``why`` says what is wrong there."""

    sentence = "Malen {template} kan ikke brukes: {why}."
    what_now = "Meld fra til drift, og oppgi malen. Ingen brev er sendt."
