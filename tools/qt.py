"""Proves that Qt can open a window here, and installs or names the system libraries it lacks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import apt

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
WINDOW = (
    "from PySide6.QtWidgets import QApplication, QWidget; a = QApplication([]); QWidget().show()"
)


def opens() -> subprocess.CompletedProcess[str]:
    """One window on no screen, in a process of its own: a missing library may abort it."""
    return subprocess.run(
        [sys.executable, "-c", WINDOW],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _parts() -> list[Path]:
    """The files of Qt that this machine will load: on a screen also that screen's plugin."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return []
    qt = Path(spec.origin).parent / "Qt"
    names = ["libQt6Core", "libQt6Gui", "libQt6Widgets", "libQt6Network", "libQt6Svg"]
    parts = [qt / "lib" / f"{name}.so.6" for name in names]
    platforms = ["libqoffscreen"]
    platforms += ["libqxcb"] if os.environ.get("DISPLAY") else []
    platforms += ["libqwayland"] if os.environ.get("WAYLAND_DISPLAY") else []
    parts += [qt / "plugins" / "platforms" / f"{name}.so" for name in platforms]
    return [part for part in parts if part.exists()]


def missing() -> list[str]:
    """The system libraries that the dynamic linker does not find."""
    lacking: set[str] = set()
    for part in _parts():
        said = subprocess.run(["ldd", str(part)], capture_output=True, text=True, check=False)
        lacking |= set(re.findall(r"(\S+) => not found", said.stdout))
    return sorted(lacking)


def main() -> int:
    """0 when a window opens; else what is missing has been named."""
    if not sys.platform.startswith("linux"):
        return 0
    lacking = missing()
    if lacking:
        unknown = [name for name in lacking if name not in PACKAGES]
        packages = sorted({PACKAGES[name] for name in lacking if name in PACKAGES})
        why = f"Qt needs system libraries that are not here: {', '.join(lacking)}."
        if unknown or not apt.install(*packages, why=why):
            sys.stderr.write(
                f"No package is known here for: {', '.join(unknown)}\n" * bool(unknown)
            )
            return 1
    tried = opens()
    if tried.returncode != 0:
        sys.stderr.write(f"Qt cannot open a window here:\n{tried.stderr}\n")
    return int(tried.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
