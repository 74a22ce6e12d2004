"""Papers that the window hands to the system to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from collector_desk.ui.debtor import kept_files


def papers_opened(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is opened from now on, without a program that shows it."""
    opened: list[bytes] = []

    def show(path: Path) -> bool:
        opened.append(path.read_bytes())
        return True

    monkeypatch.setattr(kept_files, "show", show)
    return opened
