"""The ways that letters leave by in this installation, from its settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from collector_desk.config import Settings
from collector_desk.domain.delivery import Channel
from collector_desk.exchange.svarut import SvarUt
from collector_desk.service import relay, request_drop
from collector_desk.service.database import Database

_REQUESTS = "begjaeringer"


def relayed(db: Database, settings: Settings) -> Iterator[str]:
    """Hand over what waits, by folder and, where it is set up, by SvarUt; lay out requests.

    What was written in practice never lies among the house's own letters for the printer.

    Raises BadSetting for an address of SvarUt that is not https.
    """
    house = settings.letters_folder if db.clock.fixed is None else ""
    folder = house or str(Path(settings.folder) / "letters")
    yield from relay.run(db, Path(folder), _svarut(db, settings))
    yield from request_drop.run(db, Path(folder) / _REQUESTS)


def _svarut(db: Database, settings: Settings) -> SvarUt | None:
    """None where no address is set, and in practice, where nothing is sent."""
    if db.post.channel is not Channel.SVARUT:
        return None
    token = Path(settings.svarut_token_file)
    return SvarUt(
        address=settings.svarut,
        account=settings.svarut_account,
        integration=settings.svarut_integration,
        password=settings.svarut_password,
        token=lambda: token.read_text("utf-8").strip() if settings.svarut_token_file else "",
    )
