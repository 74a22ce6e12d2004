"""What a user arranged is kept: columns of lists, widths of panes."""

from __future__ import annotations

import json
from typing import Protocol

from PySide6.QtWidgets import QHeaderView, QSplitter

from collector_desk.ui import theme


class Store(Protocol):
    """Where arrangements are kept, such as a ``QSettings`` of this user."""

    def value(self, key: str, /) -> object: ...

    def setValue(self, key: str, value: object, /) -> None: ...

    def remove(self, key: str, /) -> None: ...


class MemoryStore:
    """Keeps arrangements while the program runs: for practice and for tests."""

    def __init__(self) -> None:
        self._kept: dict[str, object] = {}

    def value(self, key: str, /) -> object:
        return self._kept.get(key)

    def setValue(self, key: str, value: object, /) -> None:
        self._kept[key] = value

    def remove(self, key: str, /) -> None:
        self._kept.pop(key, None)


def read_columns(store: Store, name: str) -> dict[str, tuple[int, int, bool]]:
    """By column key: place from the left, width at 100 percent, whether it is shown."""
    try:
        kept = json.loads(str(store.value(f"columns/{name}") or "{}"))
        return {str(key): (int(at), int(wide), bool(on)) for key, (at, wide, on) in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def write_columns(store: Store, name: str, header: QHeaderView, keys: list[str]) -> None:
    """Keep how the columns stand now."""
    scale = theme.current().scale
    kept = {
        key: (
            header.visualIndex(at),
            _unscaled(header, at, scale),
            not header.isSectionHidden(at),
        )
        for at, key in enumerate(keys)
    }
    store.setValue(f"columns/{name}", json.dumps(kept))


def _unscaled(header: QHeaderView, at: int, scale: int) -> int:
    return header.sectionSize(at) * 100 // scale


def keep_split(splitter: QSplitter, store: Store) -> None:
    """Give a splitter the sizes it had last time, and keep those it gets."""
    key = f"split/{splitter.objectName()}"
    sizes = [int(size) for size in str(store.value(key) or "").split(",") if size.isdigit()]
    if len(sizes) == splitter.count():
        splitter.setSizes(sizes)

    def keep(*_: int) -> None:
        store.setValue(key, ",".join(str(size) for size in splitter.sizes()))

    splitter.splitterMoved.connect(keep)
