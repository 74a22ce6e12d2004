"""The namsmann's own id of a claim (kravgrunnlagsidentifikator): a text of the published model."""

from __future__ import annotations

LONGEST = 4000
"""Characters of a «Tekst» in the published model."""


def fault(register_id: str) -> str:
    """Why this cannot be sent as the id of a claim, in Bokmål; empty: it can.

    >>> fault("KG-2026-000417"), fault(" KG-2026-000417")
    ('', 'den har mellomrom foran eller bak')
    """
    if not register_id.strip():
        return "den er tom"
    if len(register_id) > LONGEST:
        return f"den er lengre enn {LONGEST} tegn"
    if not register_id.isprintable():
        return "den har tegn som ikke kan skrives ut"
    return "den har mellomrom foran eller bak" if register_id != register_id.strip() else ""
