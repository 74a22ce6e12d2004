"""Any error as a sentence and what to do now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from collector_desk import log
from collector_desk.errors import DeskError

CONTEXT = "errors"
"""Translations of the sentences of refusals are kept under this name."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is said of an error: what is wrong, what to do, and the code help asks for."""

    sentence: str
    what_now: str
    code: str

    @property
    def whole(self) -> str:
        """Both, as one text to read aloud."""
        return f"{self.sentence} {self.what_now}"


def message(error: BaseException) -> Message:
    """A refusal in its own words; anything else is a fault of ours, noted under a number."""
    if isinstance(error, DeskError):
        said = _in_the_language_chosen(error)
        return Message(said.text(), said.advice(), error.code)
    number = log.incident(error)
    return Message(
        _tr("Noe gikk galt i programmet. Hendelse {0}.").format(number),
        _tr("Det du har skrevet, står fortsatt her. Meld hendelsesnummeret til drift."),
        number,
    )


def _in_the_language_chosen(error: DeskError) -> DeskError:
    sentence, what_now = _tr(error.sentence), _tr(error.what_now)
    if (sentence, what_now) == (error.sentence, error.what_now):
        return error
    said = type(error)(**error.params)
    vars(said).update(sentence=sentence, what_now=what_now)
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
