"""Why what can be done with a plan under work cannot be done now, said at its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton


def why_shut(*buttons: QPushButton) -> str:
    """Why buttons are greyed, in words under them; the same reason is said once, for them all."""
    told: dict[str, list[str]] = {}
    for each in buttons:
        if not each.isEnabled():
            title = each.accessibleName().partition("  ")[0]
            told.setdefault(each.accessibleDescription(), []).append(f"«{title}»")
    return "\n".join(f"{' og '.join(titles)}: {why}" for why, titles in told.items())


def listed(titles: Sequence[str]) -> str:
    """«lengste avtale, største sum i en avtale og minste avdrag»."""
    small = [title[:1].lower() + title[1:] for title in titles]
    return " og ".join(filter(None, (", ".join(small[:-1]), *small[-1:])))


def let(pressed: QPushButton, why_not: str) -> None:
    """Let a button be pressed, or have it say why it cannot."""
    pressed.setEnabled(not why_not)
    pressed.setToolTip(why_not)
    pressed.setAccessibleDescription(why_not)
