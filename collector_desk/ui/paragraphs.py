"""No line ends between a § and its number. Read before the first window, so it needs nothing."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"§§? (?=\d)(?:\d+(?:-\d+)? [a-h]\b)?")


def bound(text: str) -> str:
    r"""The text with hard spaces where a § and what it names must stay on one line.

    >>> bound("gebyrlova § 7-2 f og inkassoloven §§ 8 og 17")
    'gebyrlova §\xa07-2\xa0f og inkassoloven §§\xa08 og 17'
    """
    return _PARAGRAPH.sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
