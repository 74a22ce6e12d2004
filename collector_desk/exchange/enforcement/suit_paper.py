"""A complaint to the conciliation board or the Rent Disputes Tribunal as a PDF (tvisteloven § 6-3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from collector_desk.domain.accounts import format_account
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.values import LineKind
from collector_desk.domain.enforcement.suit import Board
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.requests import RequestNotValid
from collector_desk.exchange.enforcement.paper import printed, typeset

_DAY = timedelta(days=1)
_TEMPLATE = "suit_nb.typ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint: the same lines and bases as a request, and what is asked of the board.

    ``grounds`` are the rules the claims rest on; ``fee`` the court fee in øre, None: not known;
    ``fee_sure`` is whether its rate is confirmed.
    """

    request: Request
    board: Board
    facts: str
    grounds: tuple[str, ...]
    fee: Money | None
    fee_sure: bool = True
    pay_to: tuple[tuple[str, str, str], ...] = ()  # number, account and KID of each claim


def paper(complaint: Complaint) -> bytes:
    """The complaint as PDF/A: the same complaint gives the same bytes. Raises RequestNotValid."""
    day = complaint.request.day
    if day is None:
        raise RequestNotValid(place="klagens dag", why="feltet mangler")
    return typeset(_TEMPLATE, words(complaint), day)


def words(complaint: Complaint) -> dict[str, Any]:
    """The words of the complaint as they are printed."""
    board = complaint.board
    return {
        **printed(complaint.request),
        "board": board.label,
        "title": board.complaint,
        "law": board.law,
        "facts": complaint.facts,
        "grounds": list(complaint.grounds),
        "asked": list(_asked(complaint)),
        "fee": kroner(complaint.fee) if complaint.fee is not None else "",
        "fee_sure": complaint.fee_sure,
        "pay_to": [
            {"number": number, "account": format_account(account), "kid": kid}
            for number, account, kid in complaint.pay_to
        ],
    }


def _asked(complaint: Complaint) -> Iterator[str]:
    """What the board is asked to decide (påstand)."""
    request = complaint.request
    assert request.day is not None
    told = printed(request)
    name, creditor = told["debtor"]["name"], told["creditor"]["name"]
    principal = _sum(request, LineKind.PRINCIPAL)
    bears = sum(line.remaining.ore for line in request.lines if line.bears and line.remaining)
    text = f"{name} dømmes til å betale {kroner(principal)} kr til {creditor}"
    if interest := _sum(request, LineKind.INTEREST):
        text += f", med {kroner(interest)} kr i forsinkelsesrente til og med {dotted(request.day - _DAY)}"
    if bears:
        text += f" og forsinkelsesrente av {kroner(bears)} kr fra {dotted(request.day)} til betaling skjer"
    yield f"{text}."
    if fees := _sum(request, LineKind.OUT_OF_COURT):
        yield f"{name} dømmes til å betale {kroner(fees)} kr i utenrettslige kostnader."
    unsure = "" if complaint.fee_sure else " (satsen er ikke bekreftet)"
    fee = f": gebyret på {kroner(complaint.fee)} kr{unsure}" if complaint.fee else ""
    yield f"{name} dømmes til å erstatte sakskostnadene{fee}."


def _sum(request: Request, kind: LineKind) -> Money:
    return sum(line.remaining.ore for line in request.lines if line.kind is kind and line.remaining)
