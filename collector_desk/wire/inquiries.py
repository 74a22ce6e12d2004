"""What comes in: messages from the portal, by post, e-mail or telephone, and the inbox."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.inquiry import CallOutcome, Channel, InquiryKind, Sender
from collector_desk.domain.objection import Ground
from collector_desk.wire.base import Wire
from collector_desk.wire.imports import FileIn


class Message(Wire):
    """A message with its attachments. ``ground`` and ``disputed`` (øre) are an objection's."""

    kind: InquiryKind
    text: str = Field(min_length=1, max_length=20_000)
    sender: Sender = Sender.DEBTOR
    sender_name: str = Field(default="", max_length=120)
    received_on: date | None = None  # None: today
    files: tuple[FileIn, ...] = Field(default=(), max_length=20)


class FromPortal(Message):
    """A message that the portal hands over.

    ``external`` is the portal's own number: the same number again gives the same answer. The
    debtor is named by identity or organisation number; the claims by their numbers or KIDs.
    """

    external: str = Field(min_length=8, max_length=64, pattern="^[A-Za-z0-9-]+$")
    debtor: str = Field(min_length=9, max_length=11, pattern="^[0-9]+$")
    claims: tuple[str, ...] = Field(default=(), max_length=100)
    ground: Ground = Ground.OTHER
    disputed: int | None = Field(default=None, gt=0)


class Received(Wire):
    """What the portal is told: our number, and what was registered at once."""

    inquiry_id: int
    external: str
    matched: bool
    objections: tuple[str, ...]  # the claims that an objection now stands on


class Register(Message):
    """A message by post, e-mail or telephone, about a debtor that is open."""

    channel: Channel
    claims: tuple[int, ...] = Field(default=(), max_length=100)


class Mail(Message):
    """Mail that belongs to nobody yet."""

    channel: Channel = Channel.POST


class Match(Wire):
    """An order to give mail to the debtor it belongs to."""

    version: int
    debtor_id: int


class Handle(Wire):
    """An order to close an inquiry: what became of it, and to whom it went on where it did.

    A question or a complaint names the letter that answered it (``letter_id``), or says why none
    does in ``no_letter``; of a request that is where the debtor's own words stand that took it
    back. A complaint that names a claim is sent on to where it belongs where nobody is named.
    """

    version: int
    outcome: str = Field(min_length=3, max_length=300)
    forwarded: bool = False
    forwarded_to: str = Field(default="", max_length=300)
    forwarded_address: str = Field(default="", max_length=300)  # a comma or a line between parts
    letter_id: int | None = None
    no_letter: str = Field(default="", max_length=300)


class InquiryRow(Wire):
    """One inquiry. ``letters`` to its debtor since it came may be the answer to it.

    Its words are left out until they are ``read`` behind the debtor's gates: then ``text`` says how
    to get there, and ``subject`` tells whose claims it names.
    """

    inquiry_id: int
    version: int
    journal: str
    kind: InquiryKind
    kind_label: str
    channel_label: str
    sender_label: str
    sender_name: str
    debtor_id: int | None
    debtor_name: str
    claims: tuple[str, ...]
    received_on: date
    answer_by: date
    text: str
    state: str
    outcome: str
    forwarded_to: str
    documents: tuple[tuple[int, str], ...]
    letters: tuple[tuple[int, str], ...] = ()
    unheard: bool = False  # what it objects to is to be registered before it is closed or sent on
    left: tuple[str, ...] = ()  # claims still to be decided, of a request answered in part
    subject: str = ""  # whose the claims are that it names: «Bydel Sagene»
    read: bool = True


class Inquiries(Wire):
    """The inbox: what is open, and mail that belongs to nobody yet."""

    rows: tuple[InquiryRow, ...]
    unmatched: tuple[InquiryRow, ...]


class SentOnRow(Wire):
    """A covering letter of mail that is nobody's: our journal number, to whom, and when it went."""

    letter_id: int
    version: int
    journal: str
    to: str
    made_on: date
    sent_on: date | None


class SentOn(Wire):
    """What was sent on and has left the house, the newest first."""

    rows: tuple[SentOnRow, ...]


class NewCall(Wire):
    """A telephone call. ``controls`` counts the control questions that were answered rightly."""

    caller: Sender
    caller_name: str = Field(default="", max_length=120)
    authority: str = Field(default="", max_length=200)
    controls: int = Field(ge=0, le=5)
    outcome: CallOutcome
    text: str = Field(default="", max_length=2000)
    claim_id: int | None = None
    promised: int | None = Field(default=None, gt=0)  # øre
    promised_by: date | None = None
    follow_up_on: date | None = None


class Speaker(Wire):
    """Who is on file to speak for the debtor in a role today; ``last_day`` is None where open-ended."""

    caller: Sender
    name: str
    on_file: str  # what shows it, as it is kept with the call
    last_day: date | None


class Speakers(Wire):
    """Those who may be told anything besides the debtor; whoever is not here may not."""

    rows: tuple[Speaker, ...]


class CallRow(Wire):
    """A call as it was kept, and what followed from it."""

    call_id: int
    outcome_label: str
    followed: tuple[str, ...]
