"""The service beside the window: started as a process, ended with it."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence

from collector_desk.errors.start import refusal_of

_PATIENCE = 20  # seconds to end by itself


class Embedded:
    """A service process that answers this program only."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it and wait for its address. ``command`` is the program and its arguments.

        Raises:
            DeskError: what the service refused to start for, as the class it was raised as there.
            ServiceDied: the process ended and said nothing on the pipe.
        """
        # Its last words go to a file: a pipe that nobody empties would stop a service that talks.
        self._words = tempfile.TemporaryFile()  # noqa: SIM115  open as long as the process lives
        self._process = subprocess.Popen(  # noqa: S603  our own program, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline().decode("utf-8", "replace")
        told = json.loads(line) if line.startswith("{") else {}
        if "url" not in told:
            raise refusal_of(line, words=self._last_words(), ended=self._process.returncode)
        self.url: str = told["url"]
        self.launch: str = told["launch"]

    def _last_words(self) -> str:
        with self._process, self._words:  # the pipes are closed afterwards
            self._process.wait()
            self._words.seek(0)
            return self._words.read().decode("utf-8", "replace")

    @property
    def ended(self) -> bool:
        """Whether the process is no more: it was killed, or fell. Asks the system, never waits."""
        return self._process.poll() is not None

    def close(self) -> None:
        """Let it finish what it is doing, and end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._words.close()
