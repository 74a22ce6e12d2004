"""Making hundreds of thousands of rows without the memory being searched for rings meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_inside = 0
_by_itself = True


@contextmanager
def unsearched() -> Iterator[None]:
    """Let the collector of reference rings rest, as long as any thread is in here.

    Measured: with a large file in memory it searches all of it again and again, and takes a third
    of the time of an import. What is let go is given back all the same.
    """
    global _inside, _by_itself  # noqa: PLW0603  one collector per process
    with _lock:
        if not _inside:
            _by_itself = gc.isenabled()
        _inside += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside and _by_itself:
                gc.enable()
