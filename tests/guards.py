"""What no test may do or leave behind: network, keyring, warnings, threads, timers."""

from __future__ import annotations

import gc
import ipaddress
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

PATIENCE = 2.0


class NetworkRefused(RuntimeError):
    """A test tried to reach something else than this machine."""


def _is_loopback(host: object) -> bool:
    if host is None or host in {"", "localhost", b"localhost"}:
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text).is_loopback or ipaddress.ip_address(text).is_unspecified
    except ValueError:
        return False


def _refuse(host: object) -> None:
    if not _is_loopback(host):
        raise NetworkRefused(f"tests reach only this machine, not {host}")


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Iterator[None]:
    """Connections and name look-ups go to loopback or fail."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    look_up = socket.getaddrinfo

    def checked_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            _refuse(address[0])
        connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family != socket.AF_UNIX:
            _refuse(address[0])
        return connect_ex(self, address)

    def checked_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse(host)
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", checked_connect)
        patch.setattr(socket.socket, "connect_ex", checked_connect_ex)
        patch.setattr(socket, "getaddrinfo", checked_look_up)
        yield


class _Listener(logging.Handler):
    """Keeps the warnings of one test, and what the test said it would see."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def unexpected(self) -> list[str]:
        return [line for line in self.messages if not any(part in line for part in self.expected)]

    def missing(self) -> list[str]:
        return [part for part in self.expected if not any(part in line for line in self.messages)]


@pytest.fixture(autouse=True)
def log_guard() -> Iterator[_Listener]:
    """A log line of WARNING or worse that the test did not ask for fails it."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield listener
    logging.getLogger().removeHandler(listener)
    if unexpected := listener.unexpected():
        pytest.fail("unexpected in the log:\n" + "\n".join(unexpected), pytrace=False)
    if missing := listener.missing():
        pytest.fail(f"expected in the log, and never seen: {missing}", pytrace=False)


@pytest.fixture
def expect_log(log_guard: _Listener) -> Callable[[str], None]:
    """``expect_log("part of a line")``: this warning belongs here, and must come."""
    return log_guard.expected.append


@pytest.fixture(autouse=True)
def thread_guard() -> Iterator[None]:
    """No call off the GUI thread outlives its test."""
    yield
    end = time.monotonic() + PATIENCE
    left = _calls()
    while left and time.monotonic() < end:
        time.sleep(0.01)
        left = _calls()
    if left:
        pytest.fail(f"still running after the test: {left}", pytrace=False)


def _calls() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("call_")]


@pytest.fixture(autouse=True)
def timer_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """No timer of ours ticks on after a test with windows."""
    yield
    if "qapp" in request.fixturenames and (left := _active_timers()):
        pytest.fail(f"timers still active after the test: {left}", pytrace=False)


@pytest.fixture(autouse=True)
def clipboard_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """No copy outlives its test: Qt's own exit would ask Python, by then gone, to end it."""
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def garbage_guard(request: pytest.FixtureRequest) -> Iterator[None]:
    """Widgets in a ring of references are taken apart on this thread, never by a service's.

    What is left alive is set aside, so that the next search is short.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


def _active_timers() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    timers = [each for each in gc.get_objects() if isinstance(each, QTimer)]
    return [
        f"{each.objectName() or 'unnamed'} every {each.interval()} ms, child of {each.parent()!r}"
        for each in timers
        if isValid(each) and each.isActive()
    ]
