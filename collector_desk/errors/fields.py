"""Refusals of a form before it is sent."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class FieldEmpty(DeskError, code="fields.empty", status=422):
    """A field that must be filled in is empty; ``field`` is its label."""

    sentence = "{field} mangler."
    what_now = "Fyll ut feltet."
