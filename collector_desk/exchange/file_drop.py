"""Print-ready letters in a folder, with a list of them: whole or not there at all.

A batch is written beside its place and renamed into it. The same batch twice is one folder: what
is there already is left as it is, and who prints goes by the batch's name and each letter's number.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_COLUMNS = ("letter", "file", "sha256", "bytes", "kind")
_ASIDE = "ikke-send"
"""Where what may not be sent after all is set aside, with all that somebody laid beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that goes along with a letter: what kind of file it is, its bytes and checksum."""

    ending: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLetter:
    """A letter to print: our number, its bytes and their checksum, whom it goes to, and its papers."""

    letter: int
    kind: str
    sha256: str
    pdf: bytes
    name: str
    lines: tuple[str, ...]
    papers: tuple[Paper, ...] = ()

    @property
    def file(self) -> str:
        """Its file in the batch; no name of a person stands in it."""
        return f"{self.letter:08d}.pdf"

    @property
    def enclosed(self) -> Mapping[str, Paper]:
        """The papers by their files in the batch, in the order they came."""
        return {
            f"{self.letter:08d}-vedlegg-{place}.{paper.ending}": paper
            for place, paper in enumerate(self.papers, 1)
        }


def laid(folder: Path, batch: str) -> frozenset[int] | None:
    """The numbers of the letters that lie in a batch, None where it is not there. Raises OSError."""
    try:
        told = json.loads((folder / batch / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    return frozenset(int(row["letter"]) for row in told["letters"])


def drop(folder: Path, batch: str, letters: Sequence[PrintLetter]) -> bool:
    """Lay a batch in ``folder``. False where it lies there already. Raises OSError."""
    files = {letter.file: letter.pdf for letter in letters}
    for letter in letters:
        files |= {file: paper.content for file, paper in letter.enclosed.items()}
    lists = {
        "manifest.csv": _csv(letters).encode(),
        "manifest.json": _json(batch, letters).encode(),
    }
    return lay(folder, batch, files | lists)


def lay(folder: Path, name: str, files: Mapping[str, bytes]) -> bool:
    """Lay files in a folder of their own, whole. False where it lies there. Raises OSError.

    What was set aside is laid back as it is.
    """
    place = folder / name
    if place.exists():
        return False
    if (folder / _ASIDE / name).exists():
        (folder / _ASIDE / name).rename(place)
        _settle(folder)
        return True
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder))
    try:
        for file, data in files.items():
            _write(part / file, data)
        _settle(part)
        try:
            part.rename(place)
        except OSError:
            if place.exists():  # another relay was first
                return False
            raise
        _settle(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return True


def set_aside(folder: Path, name: str) -> bool:
    """Take what lies there out of the way of who sends. False where nothing lies. Raises OSError."""
    place, aside = folder / name, folder / _ASIDE
    if not place.exists():
        return False
    aside.mkdir(exist_ok=True, mode=0o700)
    free = (aside / f"{name}{'' if at == 1 else f'-{at}'}" for at in count(1))
    place.rename(next(each for each in free if not each.exists()))
    _settle(folder)
    return True


def _json(batch: str, letters: Sequence[PrintLetter]) -> str:
    rows = [
        _row(letter)
        | {"recipient": {"name": letter.name, "lines": list(letter.lines)}}
        | _with(letter)
        for letter in letters
    ]
    return json.dumps({"batch": batch, "letters": rows}, ensure_ascii=False, indent=1)


def _with(letter: PrintLetter) -> dict[str, object]:
    """The papers that go along, where there are any."""
    rows = [
        {"file": file, "sha256": paper.sha256, "bytes": len(paper.content)}
        for file, paper in letter.enclosed.items()
    ]
    return {"enclosed": rows} if rows else {}


def _csv(letters: Sequence[PrintLetter]) -> str:
    """Without names: a name may begin like a formula, and a list needs none."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(map(_row, letters))
    return text.getvalue()


def _row(letter: PrintLetter) -> dict[str, object]:
    return {
        "letter": letter.letter,
        "file": letter.file,
        "sha256": letter.sha256,
        "bytes": len(letter.pdf),
        "kind": letter.kind,
    }


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Let the names of a folder survive a loss of power; Windows does so by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
