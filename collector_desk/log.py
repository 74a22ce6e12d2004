"""One rotating log file, incident numbers, no personal data."""

from __future__ import annotations

import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LONG_NUMBER = re.compile(r"\d(?:[\s.\-]?\d){8,}")


class _Redact(logging.Filter):
    """Numbers of nine digits or more may be identity numbers, accounts or KIDs: none is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _LONG_NUMBER.sub("[…]", record.getMessage()).replace("\n", " ")
        record.args = None
        return True


def start(folder: Path, name: str) -> None:
    """Write INFO and above to ``folder/name.log``, 5 files of 1 MB.

    Exceptions are logged by class and place only, as their texts may hold personal data.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(
        folder / f"{name}.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_Redact())
    root = logging.getLogger("collector_desk")
    root.setLevel(logging.INFO)
    root.addHandler(handler)


def incident(error: BaseException) -> str:
    """Note a fault of ours in the log, and give it the number that the user is shown."""
    number = os.urandom(4).hex()
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log = logging.getLogger("collector_desk.incident")
    log.error("%s %s at %s", number, type(error).__name__, " > ".join(places[-8:]))
    return number
