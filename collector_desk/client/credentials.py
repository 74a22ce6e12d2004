"""Where the token is kept: the system's own store, or memory where there is none."""

from __future__ import annotations

import contextlib

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

_SERVICE = "collector-desk"
# The «null» store accepts a secret and forgets it; plain-text stores keep it for anyone to read.
_TRUSTED = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)


class Credentials:
    """One opaque token for one service address."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._memory = ""
        self._store = _trusted_store()

    @property
    def lasting(self) -> bool:
        """Whether the token outlives the program."""
        return self._store is not None

    def keep(self, token: str) -> None:
        """Keep a token. What cannot be read back is kept in memory only."""
        self._memory = token
        if self._store is None:
            return
        try:
            self._store.set_password(_SERVICE, self._address, token)
            if self._store.get_password(_SERVICE, self._address) != token:
                self._store = None
        except KeyringError:
            self._store = None

    def find(self) -> str:
        """The token, or empty."""
        if self._memory or self._store is None:
            return self._memory
        try:
            return self._store.get_password(_SERVICE, self._address) or ""
        except KeyringError:
            self._store = None
            return ""

    def forget(self) -> None:
        """Forget the token everywhere."""
        self._memory = ""
        if self._store is not None:
            with contextlib.suppress(KeyringError):
                self._store.delete_password(_SERVICE, self._address)


def _trusted_store() -> KeyringBackend | None:
    try:
        store = keyring.get_keyring()
    except KeyringError:
        return None
    chosen = getattr(store, "backends", None)  # a chain: the first of it is the one that is used
    store = chosen[0] if chosen else store
    return store if type(store).__module__.startswith(_TRUSTED) else None
