"""A breach of a rule of the request, where it stands, and the register of the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from collector_desk.domain.enforcement.request.codes import RULES
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.known import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A breach of a rule, at the field that causes it.

    ``path`` is in the words of ``document``, such as ``lines[3].due``; ``exchange.enforcement.checked``
    gives it by the published names. ``claim`` is the reference of the line, empty where the
    breach is of no line. ``sentence`` is Bokmål.
    """

    code: str
    path: str
    claim: str
    sentence: str


class Hit(NamedTuple):
    """Where a check fires, of which line, and what a general sentence does not say."""

    path: str
    claim: str = ""
    why: str = ""


Check = Callable[[Request, Known], Iterable[Hit]]

CHECKS: dict[str, Check] = {}
"""Every check by its code; filled as the modules of the checks are loaded."""


def check_of(code: str) -> Callable[[Check], Check]:
    """Register a function as the check of ``code``. KeyError for a code nobody published."""
    rule = RULES[code]

    def register(check: Check) -> Check:
        if rule.code in CHECKS:
            raise TypeError(f"two checks of {rule.code}")
        CHECKS[rule.code] = check
        return check

    return register


def findings_of(code: str, request: Request, known: Known) -> Iterator[Finding]:
    """What one check finds."""
    rule = RULES[code]
    for hit in CHECKS[code](request, known):
        said = f"{rule.sentence} {hit.why}".strip()
        yield Finding(code=code, path=hit.path, claim=hit.claim, sentence=said)
