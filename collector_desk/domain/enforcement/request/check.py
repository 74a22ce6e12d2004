"""Every check that the desk can make of a request, in the order of the published table."""

from __future__ import annotations

from collections.abc import Iterable

from collector_desk.domain.enforcement.request import (  # noqa: F401  (each registers its checks)
    checks_attachments,
    checks_bases,
    checks_changes,
    checks_interest,
    checks_lines,
    checks_money,
    checks_own_case,
    checks_own_lines,
    checks_parties,
)
from collector_desk.domain.enforcement.request.codes import RULES
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.finding import CHECKS, Finding, findings_of
from collector_desk.domain.enforcement.request.known import Known

LOCAL = tuple(code for code in RULES if code in CHECKS)
"""The codes that the desk decides itself: the published ones, then our own."""


def check(request: Request, known: Known, codes: Iterable[str] = LOCAL) -> tuple[Finding, ...]:
    """Every breach that the document, with what the desk knows, shows; none: it may be filed.

    The eight codes that only the receiver decides are not among them. A draft may lack anything:
    what is missing is found, never an error. Paths are in the words of ``document``.
    """
    return tuple(each for code in codes for each in findings_of(code, request, known))
