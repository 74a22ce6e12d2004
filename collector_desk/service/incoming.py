"""A file that the window hands over: its name as it may be kept, and its bytes."""

from __future__ import annotations

import base64
import binascii
import unicodedata

from collector_desk.errors.imports import FileNotReadable
from collector_desk.wire.imports import FileIn

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def opened(file: FileIn) -> tuple[str, bytes]:
    """The name without its folder, and the bytes.

    Raises:
        FileNotReadable: the content is not base64, or the name hides what it is.
    """
    name = file.name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    if not name or any(unicodedata.category(letter) in _HIDDEN for letter in name):
        raise FileNotReadable(field="name", problem="filnavnet har tegn som ikke vises")
    try:
        return name, base64.b64decode(file.content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise FileNotReadable(field="content", problem="innholdet er ikke base64") from error
