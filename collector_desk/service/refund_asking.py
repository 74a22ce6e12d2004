"""The letter that asks whose account a refund goes to, where nobody knows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_content import FreeLetter
from collector_desk.domain.phrases import kroner
from collector_desk.domain.refund import NOBODY, Forced, Moved
from collector_desk.models import Claim, Debtor, Refund
from collector_desk.service import forced, letter_keep, liable
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import called

_SUBJECT = "Kontonummer for tilbakebetaling"
_ASK = (
    "Det er betalt {amount} kr for mye på {claim}. Vi vet ikke hvilken konto beløpet kom fra."
    " Svar på dette brevet med navnet på den som betalte og kontonummeret til vedkommende."
    " Vi betaler tilbake når utbetalingen er godkjent."
)
_ASK_WITHHELD = (
    "Det er trukket {amount} kr for mye i lønn eller trygd for {claim}. Beløpet er ditt, og betales"
    " til deg, ikke til den som trakk deg. Svar på dette brevet med ditt eget kontonummer. Vi"
    " betaler når utbetalingen er godkjent."
)
_ASK_NAMSMANN = (
    "Det er betalt {amount} kr for mye på {claim}. Det ble betalt etter at kravet var sendt til"
    " namsmannen, og vi vet ikke hvem som betalte. Er det du, namsmannen eller en som trakk deg i"
    " lønn eller trygd, er beløpet ditt. Svar da på dette brevet med ditt eget kontonummer. Har en"
    " annen betalt for deg, svar med navnet og kontonummeret til vedkommende. Vi betaler når"
    " utbetalingen er godkjent."
)
_ASK_SHARED = (
    "Det er betalt {amount} kr for mye på {claim}, og vi vet ikke hvem som betalte. Er det du,"
    " namsmannen eller en som trakk deg i lønn eller trygd, er beløpet ditt. Svar da på dette brevet"
    " med ditt eget kontonummer. Har en annen betalt, svar med navnet og kontonummeret til"
    " vedkommende. Vi betaler når utbetalingen er godkjent."
)
_ASKS = {Forced.NOT: _ASK, Forced.TREKK: _ASK_WITHHELD, Forced.NAMSMANN: _ASK_NAMSMANN}


def ask(work: Work, row: Refund, claim: Claim, *, gone: Iterable[Moved]) -> None:
    """Ask for the account in a letter, and see to the answer by a task.

    Both go to who it was taken of: another who owes the claim is not told that it is theirs. Where
    one of these owes it no more it may as well be of who does: all are asked, and the task lies
    where the refund is proposed. ``gone`` are the earlier refunds of unknown payer.
    """
    unknown = row.amount if row.payer == NOBODY else 0
    amount, taken = kroner(row.amount), forced.asked_of(work, claim.id, unknown, gone=gone)
    owing = {one.debtor_id for one in liable.all_of(work, claim.id)}
    asked = taken if taken and taken <= owing else taken | {row.debtor_id}
    text = _words(work, claim, asked, taken).format(amount=amount, claim=called(claim))
    sent = [_send(work, claim, debtor_id, text) for debtor_id in sorted(asked)]
    who = "Skyldneren" if len(asked) == 1 else "De det kan gjelde"
    told = f"Kontonummer for tilbakebetaling av {amount} kr på {claim.number} mangler."
    told += f" {who} er spurt i brev." if all(sent) else " Brevet som spør, er ikke sendt."
    at = next(iter(asked)) if len(asked) == 1 else row.debtor_id
    task, today = letter_keep.task(work, at, claim.id, told), work.clock.today()
    task.due_on = today + timedelta(days=work.rates["refund_account_days"].on(today).whole)


def _send(work: Work, claim: Claim, debtor_id: int, text: str) -> bool:
    made = Made(
        kind=LetterKind.FREE_LETTER,
        debtor=work.get_one(Debtor, debtor_id),
        claims=(claim,),
        build=lambda head: FreeLetter(head=head, subject=_SUBJECT, text=text),
        lawful_from=work.clock.today(),
    )
    return bool(letter_keep.issue_or_task(work, made))


def _words(work: Work, claim: Claim, asked: Collection[int], taken: Collection[int]) -> str:
    """How it is asked: as if it were known who paid only where nobody else can have."""
    by = forced.of_claim(work, claim.id)
    if by is Forced.NOT:
        return _ASKS[by]
    unsure = len(asked) > 1 or set(asked) != set(taken)
    if by is Forced.TREKK:
        unsure |= any(liable.others(work, claim.id, one) for one in asked)
    return _ASK_SHARED if unsure else _ASKS[by]
