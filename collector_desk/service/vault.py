"""Identity numbers and protected addresses: encrypted, and found by a keyed index."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from collector_desk.errors.settings import KeyFileWrong

_SIZE = 32


class Vault:
    """Keys derived from the one key file; each use has a key of its own."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_derive(key, b"encrypt"))
        self._index = _derive(key, b"index")
        self.signer = Ed25519PrivateKey.from_private_bytes(_derive(key, b"sign"))

    def encrypt(self, text: str, *, place: str) -> bytes:
        """Encrypt a text for one place («identity:17»); it cannot be read in another."""
        nonce = secrets.token_bytes(12)
        return nonce + self._cipher.encrypt(nonce, text.encode(), place.encode())

    def decrypt(self, sealed: bytes, *, place: str) -> str:
        """The text again. A changed or moved ciphertext raises ``InvalidTag``."""
        return self._cipher.decrypt(sealed[:12], sealed[12:], place.encode()).decode()

    def blind_index(self, number: str) -> str:
        """The keyed index of a whole number: equal numbers, equal index, nothing else shows."""
        return hmac.new(self._index, number.encode(), hashlib.sha256).hexdigest()


def _derive(key: bytes, use: bytes) -> bytes:
    return hmac.new(key, b"collector-desk:" + use, hashlib.sha256).digest()


def open_vault(path: Path) -> Vault:
    """The vault of an existing key file.

    Raises:
        KeyFileWrong: missing, closed to us, not 32 bytes, or readable by others (mode 0600 is wanted).
    """
    try:
        mode = path.stat().st_mode
        key = path.read_bytes()
    except OSError as error:
        raise KeyFileWrong(path=path.name) from error
    open_to_others = os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO)
    if open_to_others or len(key) != _SIZE:
        raise KeyFileWrong(path=path.name)
    return Vault(key)


def make_key_file(path: Path) -> None:
    """Write a new random key, readable by its owner only. An existing file is never replaced."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_SIZE))
