"""The signed root of each day over the ends of all audit streams.

A chain alone proves nothing against one who may rewrite it whole. The root is signed with a key
that is not in the database. Each root names the ends that moved since the root before and
covers that root, so that together they cover every stream without writing all of them down
every night.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import func, select

from collector_desk.models import AuditHead, AuditRoot
from collector_desk.service.audit import GENESIS, canonical
from collector_desk.service.database import Work
from collector_desk.service.vault import Vault

End = tuple[int, str]
"""The number and the hash of the last row of a stream."""


def public_key(vault: Vault) -> str:
    """The key that checks the roots, as it is stored with them."""
    return vault.signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def root_of(*, previous: str, day: date, streams: int, heads: str) -> str:
    """The hash that is signed: the root before, the day, how many streams, and their ends."""
    body = canonical([previous, day.isoformat(), streams, heads])
    return hashlib.sha256(body.encode()).hexdigest()


def ends_of(root: AuditRoot) -> dict[str, End]:
    """The ends of streams that a root names. Raises ValueError where it is not readable."""
    try:
        return {
            stream: (int(seq), str(last)) for stream, (seq, last) in json.loads(root.heads).items()
        }
    except (AttributeError, TypeError) as error:
        raise ValueError(root.heads[:40]) from error


def signed_by(root: AuditRoot, vault: Vault) -> bool:
    """Whether the root was signed with this house's key."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key(vault)))
    try:
        key.verify(bytes.fromhex(root.signature), root.root.encode())
    except (InvalidSignature, ValueError):
        return False
    return root.public_key == public_key(vault)


def roots(work: Work) -> Iterator[AuditRoot]:
    """Every root, oldest first, one at a time."""
    return iter(
        work.scalars(select(AuditRoot).order_by(AuditRoot.day).execution_options(yield_per=10))
    )


def sign(work: Work) -> AuditRoot | None:
    """Sign the day's root; None where this day, or a later one, has its root already."""
    last, ends = GENESIS, dict[str, End]()
    day = work.clock.today()
    for before in roots(work):
        if before.day >= day:
            return None
        last = before.root
        ends |= ends_of(before)
    heads = canonical(_moved(work, ends))
    streams = work.scalar(select(func.count()).select_from(AuditHead)) or 0
    root = root_of(previous=last, day=day, streams=streams, heads=heads)
    signed = AuditRoot(
        day=day,
        streams=streams,
        heads=heads,
        root=root,
        signature=work.vault.signer.sign(root.encode()).hex(),
        public_key=public_key(work.vault),
    )
    work.add(signed)
    work.flush()
    return signed


def _moved(work: Work, ends: Mapping[str, End]) -> dict[str, End]:
    heads = work.execute(select(AuditHead.stream, AuditHead.seq, AuditHead.hash))
    return {stream: (seq, last) for stream, seq, last in heads if ends.get(stream) != (seq, last)}
