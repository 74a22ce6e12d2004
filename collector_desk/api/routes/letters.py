"""Letters: shown, sent, listed, registered as returned; and who they go to."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import (
    deciding_again,
    letter_choices,
    letter_recipients,
    letter_returns,
    letters,
)
from collector_desk.wire.letters import (
    LetterChoices,
    LetterPreview,
    Letters,
    Represent,
    Represented,
    Returned,
    Write,
    WriteAgain,
)

router = DeskRouter()


@router.deed("letters.list")
def listed(debtor_id: Key, call: Called) -> Letters:
    with call.read() as work:
        return letters.listed(work, debtor_id)


@router.deed("letters.choices")
def choices(debtor_id: Key, call: Called) -> LetterChoices:
    with call.read() as work:
        return letter_choices.choices(work, debtor_id)


@router.deed("letters.preview")
def preview(debtor_id: Key, order: Write, call: Called) -> LetterPreview:
    with call.write() as work:
        return letters.preview(work, debtor_id, order)


@router.deed("letters.send")
def send(debtor_id: Key, order: Write, call: Called) -> Letters:
    return call.once(Letters, lambda work: letters.send(work, debtor_id, order))


@router.deed("letters.returned")
def returned(letter_id: Key, order: Returned, call: Called) -> Letters:
    return call.once(Letters, lambda work: letter_returns.returned(work, letter_id, order))


@router.deed("letters.again")
def again(letter_id: Key, order: WriteAgain, call: Called) -> Letters:
    return call.once(Letters, lambda work: deciding_again.again(work, letter_id, order))


@router.deed("letters.represent")
def represent(debtor_id: Key, order: Represent, call: Called) -> Represented:
    return call.once(Represented, lambda work: letter_recipients.represent(work, debtor_id, order))
