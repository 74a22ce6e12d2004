"""The desktop: the only file that knows both halves.

collector-desk [--practice]         the desk; starts its own service where none is set
python -m collector_desk demo       the practice desk; without a screen, a walk through it
… --side 2027                       the practice desk on the other side of the year end
python -m collector_desk shots      the pictures of docs/pictures
python -m collector_desk looks      every screen and box in each look, in out/looks
collector-desk --service …          the service's own commands, for a frozen build
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desk import config, log
from collector_desk.errors import DeskError
from collector_desk.paths import NEW_SIDE, OLD_SIDE, SIDES, data_folder, practice_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from collector_desk.client.embedded import Embedded
    from collector_desk.ui.home import Address, FirstUser

_SERVICE = "--service"
_SCREEN = {"width": 1440, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


class OwnHome:
    """The service of this desk: the house's own address, or a process started beside the window."""

    def __init__(self, settings: config.Settings, *, practice: bool, side: str = OLD_SIDE) -> None:
        self.practice = practice
        self._side = side
        self.name = settings.service or f"embedded:{settings.folder}"
        self._settings = settings
        self._embedded: Embedded | None = None

    def needs_administrator(self) -> bool:
        """Whether nobody can sign in yet. Practice comes with its users."""
        from collector_desk.api import first

        return not self.practice and first.needs_administrator(self._settings)

    def make_administrator(self, user: FirstUser) -> None:
        """Make the first user of a new desk."""
        from collector_desk.api import first

        first.make_administrator(
            service_command(practice=self.practice, side=self._side),
            username=user.username,
            name=user.name,
            password=user.password,
        )

    def open(self) -> Address:
        """The address of the service, started where that is ours to do and none is running.

        Raises the refusal that the service did not start for (errors/start.py).
        """
        from collector_desk.client.embedded import Embedded
        from collector_desk.ui.home import Address

        if self._settings.service:
            return Address(self._settings.service)
        if self._embedded is not None and self._embedded.ended:
            self.close()
        if self._embedded is None:
            command = service_command(practice=self.practice, side=self._side)
            self._embedded = Embedded([*command, "serve", "--embedded"])
        return Address(self._embedded.url, self._embedded.launch)

    def revive(self) -> Address:
        """Start our own service again, as the old one does not answer."""
        self.close()
        return self.open()

    def close(self) -> None:
        """Let our own service finish what it is doing, and end."""
        embedded, self._embedded = self._embedded, None
        if embedded is not None:
            embedded.close()


def service_command(*, practice: bool, side: str = OLD_SIDE) -> list[str]:
    """The service's own program, up to the name of a command."""
    frozen = getattr(sys, "frozen", False)
    program = (
        [sys.executable, _SERVICE] if frozen else [sys.executable, "-m", "collector_desk.api.cli"]
    )
    on = ["--side", side] if side != OLD_SIDE else []
    return [*program, "--practice", *on] if practice else program


def settings_of(*, practice: bool, side: str = OLD_SIDE) -> config.Settings:
    """The settings with the data folder filled in; practice has a folder and a service of its own."""
    folder = data_folder()
    settings = config.load(folder / "desk.toml")
    home = settings.folder or str(folder)
    if practice:
        own = str(practice_folder(Path(home), side))
        return replace(settings, service="", database="", key_file="", folder=own)
    return replace(settings, folder=home)


def kept_in(settings: config.Settings) -> QSettings:
    """Where the look and the arrangement of the window are kept."""
    from PySide6.QtCore import QSettings

    with suppress(OSError):  # the service says what is the matter with the folder
        Path(settings.folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    return QSettings(str(Path(settings.folder) / "window.ini"), QSettings.Format.IniFormat)


def has_display() -> bool:
    """Whether a window would be seen."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def desk(*, practice: bool, side: str = OLD_SIDE) -> int:
    """The window, until it is closed."""
    from PySide6.QtWidgets import QApplication

    from collector_desk.ui.app import run

    settings = settings_of(practice=practice, side=side)
    with suppress(OSError):
        log.start(Path(settings.folder), "desk")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    home = OwnHome(settings, practice=practice, side=side)
    return run(app, home, kept_in(settings), ready=lambda: None)


def make_practice(side: str = OLD_SIDE) -> None:
    """The practice database, where it is not made yet. Raises PracticeNotMade."""
    import subprocess

    from collector_desk.errors.service import PracticeNotMade

    if (Path(settings_of(practice=True, side=side).folder) / "desk.db").exists():
        return
    say("Lager øvelsesdatabasen …")
    try:
        command = [*service_command(practice=True, side=side), "practice"]
        subprocess.run(command, check=True)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise PracticeNotMade from error


def demo(side: str = OLD_SIDE) -> int:
    """The practice desk on the screen, or a walk through it where there is none."""
    make_practice(side)
    say("Øvelse. Brukere: kari (saksbehandler) og per (leder), passord: ovelse-ovelse-2026")
    if has_display():
        return desk(practice=True, side=side)
    say("Ingen skjerm her: går gjennom skrivebordet uten. Bilder og regneark:")

    def way(home: OwnHome) -> list[Path]:
        from collector_desk.ui.tour import steps

        return steps.walk(home, Path("out") / "demo")

    return _walk(way, side=side)


def shots(*, every: bool) -> int:
    """The pictures of the README, or every screen and box in each look into out/looks.

    Always off-screen, always from a practice desk of their own.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="collector-desk-shots-") as folder:
        os.environ["COLLECTOR_DESK_FOLDER"] = folder
        for side in SIDES if every else (OLD_SIDE,):
            make_practice(side)
        files = sorted(Path(settings_of(practice=True).folder).glob("*/krav-*.csv"))
        screen = (
            Path(folder) / "screen.json"
        )  # without one it is too small for boxes at double size
        screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")

        def way(home: OwnHome) -> list[Path]:
            from collector_desk.ui.tour import looks, steps

            if every:
                return looks.every(home, Path("out") / "looks", files[0])
            return steps.pictures(home, Path("docs") / "pictures", files[0])

        def new_rules(home: OwnHome) -> list[Path]:
            from collector_desk.ui.tour import looks

            return looks.new_rules(home, Path("out") / "looks")

        if not every:
            return _walk(way)
        platform = f"offscreen:configfile={screen}"
        return _walk(way, platform) or _walk(new_rules, platform, NEW_SIDE)


def _walk(
    way: Callable[[OwnHome], list[Path]], platform: str = "offscreen", side: str = OLD_SIDE
) -> int:
    os.environ["QT_QPA_PLATFORM"] = platform
    # The walk signs in by itself: it neither uses nor leaves a token in the user's own keyring.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    from collector_desk.ui.tour.guide import StepFailed

    home = OwnHome(settings_of(practice=True, side=side), practice=True, side=side)
    try:
        made = way(home)
    except StepFailed as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        home.close()
    for path in made:
        say(f"  {path.resolve()}")
    return 0


def say(text: str) -> None:
    """A line on standard output, which a windowed build does not have."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def main(argv: Sequence[str] | None = None) -> int:
    """Run what was asked for; a faulty set-up is said, not thrown."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == [_SERVICE]:
        from collector_desk.api.cli import main as service

        return service(given[1:])
    parser = argparse.ArgumentParser(prog="collector-desk", description="Skrivebordet.")
    parser.add_argument("--practice", action="store_true", help="øvelse på oppdiktede skyldnere")
    parser.add_argument(
        "--side", choices=SIDES, default=OLD_SIDE,
        help="øvelsens side av årsskiftet: 2026 står 23.11.2026, 2027 står 15.01.2027",
    )  # fmt: skip
    parser.add_argument(
        "what", nargs="?", choices=("demo", "shots", "looks"), help="vis fram, eller ta bilder"
    )
    order = parser.parse_args(given)
    try:
        if order.what == "demo":
            return demo(order.side)
        if order.what in {"shots", "looks"}:
            return shots(every=order.what == "looks")
        return desk(practice=order.practice, side=order.side)
    except DeskError as error:
        sys.stderr.write(f"{error.text()}\n{error.advice()}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
