"""The warning in a box that a special situation is registered: to be considered before one goes on."""

from __future__ import annotations

from collector_desk.ui.panels import Alert
from collector_desk.ui.tokens import Tone
from collector_desk.wire.debtors import Sheet


def care_alert(sheet: Sheet) -> Alert:
    """The warning as it stands on the debtor's screen; hidden where there is none."""
    found = next((each for each in sheet.warnings if each.kind == "care"), None)
    said = Alert(Tone.WARNING, "")
    if found is not None:
        said.show_message(Tone.WARNING, found.text, what_now=found.detail)
    said.setVisible(found is not None)
    return said
