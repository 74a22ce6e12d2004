"""Letters on the wire: what is to be written, how it would look, and what became of it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.delivery import Authority, Mandate, To
from collector_desk.domain.letter import LetterKind
from collector_desk.wire.base import Wire
from collector_desk.wire.explanations import Explanation


class Write(Wire):
    """An order to write a letter. ``on``: the day of a statement or payoff (None: today)."""

    kind: LetterKind
    claim_ids: tuple[int, ...] = Field(default=(), max_length=200)
    on: date | None = None
    subject: str = Field(default="", max_length=200)
    text: str = Field(default="", max_length=8000)
    plan_id: int | None = None
    deferral_id: int | None = None


class Figure(Wire):
    """An amount of the letter, øre. ``claim_id``, ``part`` and ``on`` open its explanation.

    ``when`` says which side of a decision it is of («før vedtaket»). ``told`` is its explanation
    where the books cannot give it: a decision that is only tried leaves nothing in them.
    """

    claim_id: int
    claim_number: str
    part: str  # principal | interest | fees | costs | credit | total
    amount: int
    on: date
    when: str = ""
    told: Explanation | None = None


class Reader(Wire):
    """One recipient; the address is never among it."""

    to: To
    to_label: str
    name: str


class LetterPreview(Wire):
    """A letter as it would be sent now: the file as base64, its figures, and whether it may go.

    ``refusal`` and ``advice`` say why it may not, empty where it may; ``lawful_from`` is its first
    lawful day. The figures are without the letter's own ``fee``, which is booked when it is sent.
    ``made_up`` says which rates behind its amounts are those of practice (ruling 33).
    """

    kind: LetterKind
    kind_label: str
    template: str
    language: str
    content: str
    pages: int
    readers: tuple[Reader, ...]
    channel_label: str
    lawful: bool
    lawful_from: date
    refusal: str
    advice: str
    deadline: date | None
    fee: int
    fee_text: str
    total: int
    figures: tuple[Figure, ...]
    made_up: tuple[str, ...] = ()


class LetterClaim(Wire):
    """A claim that a letter may be about, with øre owed; ``why_not`` where it may not now.

    ``in_turn``: of the collection letters, this is the one that comes next for the claim.
    """

    claim_id: int
    number: str
    kind_label: str
    owed: int
    why_not: str
    in_turn: bool = False


class LetterChoice(Wire):
    """A kind of letter that is written by hand. ``refusal`` says why none may go now.

    ``earliest`` is the first day one may where time alone is missing; ``payment_id`` the unplaced
    money that locks it, where that is why.
    """

    kind: LetterKind
    label: str
    lawful: bool
    earliest: date | None
    refusal: str
    payment_id: int | None = None
    claims: tuple[LetterClaim, ...]


class LetterChoices(Wire):
    """What may be written to a debtor now, and to whom; ``nobody`` says why there is no one.

    ``besides`` is the first kind that may be written and takes no step: it bears no fee.
    """

    besides: LetterKind
    kinds: tuple[LetterChoice, ...]
    readers: tuple[Reader, ...]
    nobody: str
    advice: str
    channel_label: str


class Letter(Wire):
    """A letter in the list of a debtor, ours or one that the creditor unit sent before us.

    ``letter_id`` and ``version`` are of our own; of the unit's we know what it told, and no more.
    ``fee`` is øre, nothing where the letter did not come.
    """

    key: str  # stable: "letter:17", or "notice:3" of the unit's
    letter_id: int | None
    version: int
    kind: str
    kind_label: str
    template: str
    to_label: str
    name: str
    claims: tuple[str, ...]
    state: str
    state_label: str
    channel_label: str
    fault: str
    lawful_from: date
    made_on: date
    sent_on: date | None
    deadline: date | None
    fee: int
    document_id: int | None
    sha256: str
    made_by: str

    @property
    def day(self) -> date:
        """The day it went, or was written while it waits."""
        return self.sent_on or self.made_on


class Letters(Wire):
    """Letters of a debtor, the newest first."""

    rows: tuple[Letter, ...]


class Returned(Wire):
    """An order to register that a letter came back in the post."""

    version: int
    text: str = Field(default="", max_length=300)  # what stands on the envelope


class WriteAgain(Wire):
    """An order to write the letter of a decision anew; ``version`` is of the one that did not come."""

    version: int


class Represent(Wire):
    """An order to register who letters about a debtor go to: a guardian, the estate, a lawyer."""

    to: To
    mandate: Mandate = Mandate.UNKNOWN
    authority: Authority = Authority.NONE  # of a lawyer or an adviser
    name: str = Field(min_length=2, max_length=200)
    organisation: str = Field(default="", max_length=20)  # the number of a lawyer's firm
    street: str = Field(min_length=2, max_length=120)
    postcode: str = Field(min_length=2, max_length=10)
    city: str = Field(min_length=1, max_length=60)
    country: str = Field(default="NO", pattern="^[A-Z]{2}$")
    from_day: date | None = None  # None: today
    source: str = Field(min_length=2, max_length=120)


class Represented(Wire):
    """Who letters about a debtor go to from now on."""

    to_label: str
    mandate_label: str  # the authority, of a lawyer or an adviser
    name: str
    from_day: date
