"""The house as letters know it: who sends them, and the way they leave by."""

from __future__ import annotations

from dataclasses import dataclass

from collector_desk.config import Settings
from collector_desk.domain.delivery import Channel
from collector_desk.domain.letter_parts import Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class HousePost:
    """What is printed of the sender in every letter, and the channel it is given to."""

    sender: Sender
    channel: Channel
    creditor: str = ""  # whose claims they are, as an enforcement request names it
    organisation: str = ""  # the creditor's organisation number


def post_of(settings: Settings) -> HousePost:
    """What the settings say; without an address of SvarUt letters are laid in a folder."""
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
    )
