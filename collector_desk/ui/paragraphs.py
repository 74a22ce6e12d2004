"""No line ends between a § or a «nr.» and its number. Read before the first window, so it needs nothing."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"§§? (?=\d)(?:\d+(?:-\d+)? [a-h]\b)?|\bnr\. (?=\d)")


def bound(text: str) -> str:
    r"""The text with hard spaces where a § and what it names must stay on one line.

    >>> bound("gebyrlova § 7-2 f og foreldelsesloven § 17 nr. 1")
    'gebyrlova §\xa07-2\xa0f og foreldelsesloven §\xa017 nr.\xa01'
    """
    return _PARAGRAPH.sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
