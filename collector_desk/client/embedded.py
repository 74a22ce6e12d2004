"""The service beside the window: started as a process, ended with it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

from collector_desk.errors.service import NotReady

_PATIENCE = 20  # seconds to end by itself


class Embedded:
    """A service process that answers this program only."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it and wait for its address. ``command`` is the program and its arguments.

        Raises:
            NotReady: the process ended before it gave an address; its last words are in ``what``.
        """
        self._process = subprocess.Popen(  # noqa: S603  our own program, no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            _, words = self._process.communicate()
            last = words.decode("utf-8", "replace").strip().splitlines()[-2:]
            raise NotReady(what=" ".join(last) or "tjenesten startet ikke")
        told = json.loads(line)
        self.url: str = told["url"]
        self.launch: str = told["launch"]

    def close(self) -> None:
        """Let it finish what it is doing, and end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
