"""Where things lie: what is shipped with the program, and what the user's machine keeps."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

DATA_VARIABLE = "COLLECTOR_DESK_DATA"
SIDES = OLD_SIDE, NEW_SIDE = "2026", "2027"
"""Each side of the year end that there is a practice desk on (ruling 33)."""

_PACKAGE = Path(__file__).resolve().parent
_HOMES = (
    _PACKAGE / "resources",  # installed, or frozen by PyInstaller
    _PACKAGE.parent / "resources",  # a clone
)


def resource(name: str) -> Path:
    """The shipped file or folder ``name``, such as ``fonts/NotoSans-Regular.ttf``.

    Raises FileNotFoundError naming it when it was not shipped.
    """
    for home in _HOMES:
        if (home / name).exists():
            return home / name
    raise FileNotFoundError(f"not shipped with this program: resources/{name}")


def practice_folder(home: Path, side: str) -> Path:
    """Where the practice desk of a side of the year end lies: two desks that know not each other."""
    return home / ("practice" if side == OLD_SIDE else f"practice-{side}")


def data_folder() -> Path:
    """The user's own data folder, made on first use with mode 0700.

    COLLECTOR_DESK_DATA names another one: practice, benchmarks and tests use it.
    """
    import platformdirs

    named = os.environ.get(DATA_VARIABLE)
    folder = Path(named or platformdirs.user_data_dir("collector-desk", appauthor=False))
    with suppress(OSError):  # who writes in it says what is the matter
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    return folder
