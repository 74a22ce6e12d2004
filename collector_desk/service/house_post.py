"""The house towards others: who sends its letters, by which way, and whom it can ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from collector_desk.config import Settings
from collector_desk.domain.delivery import Channel
from collector_desk.domain.enforcement.regime import Question
from collector_desk.domain.letter_parts import Sender
from collector_desk.errors.settings import BadSetting
from collector_desk.exchange.regime_look_up import HttpLookUp, RegimeLookUp

_LOOK_UPS = (
    (Question.REQUEST, "request_look_up", "Betjeningskartet"),
    (Question.OWN, "trekk_look_up", "Skatteetatens oppslag for kommuner"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HousePost:
    """What is printed of the sender in every letter, the channel it is given to, and look-ups."""

    sender: Sender
    channel: Channel
    creditor: str = ""  # whose claims they are, as an enforcement request names it
    organisation: str = ""  # the creditor's organisation number
    designated: str = ""  # the namsmann of who has no address that may be told; empty: not known
    look_ups: Mapping[Question, RegimeLookUp] = field(default_factory=dict)


def post_of(settings: Settings) -> HousePost:
    """What the settings say; without an address of SvarUt letters are laid in a folder.

    Raises BadSetting for a look-up whose address is not https, or whose answer has no name.
    """
    lines = tuple(part.strip() for part in settings.house_address.split(",") if part.strip())
    sender = Sender(
        unit=settings.house, lines=lines, phone=settings.house_phone, web=settings.house_web
    )
    channel = Channel.SVARUT if settings.svarut else Channel.FILE_DROP
    return HousePost(
        sender=sender,
        channel=channel,
        creditor=settings.house_creditor,
        organisation=settings.house_organisation,
        designated=settings.house_designated_namsmann.strip(),
        look_ups=dict(_look_ups(settings)),
    )


def without_ways_out(settings: Settings) -> Settings:
    """The settings of practice, where nothing is sent and nobody is asked."""
    return replace(settings, svarut="", request_look_up="", trekk_look_up="")


def _look_ups(settings: Settings) -> Iterator[tuple[Question, RegimeLookUp]]:
    """Those with an address."""
    for question, key, source in _LOOK_UPS:
        address, name = getattr(settings, key), getattr(settings, f"{key}_field")
        if not address:
            continue
        if not name:
            raise BadSetting(key=f"{key}_field", origin="settings")
        yield question, HttpLookUp(
            address=address, field=name, source=source, seconds=settings.look_up_seconds, key=key,
            token=_token(getattr(settings, f"{key}_token_file")),
        )  # fmt: skip


def _token(file: str) -> Callable[[], str]:
    return lambda: Path(file).read_text("utf-8").strip() if file else ""
