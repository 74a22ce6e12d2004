"""Everything the desk can refuse, by code.

A refusal is raised in domain or service, crosses the wire as ``{code, params}``, is raised
again as the same class in the client, and becomes a sentence on the screen. One module per
area; each is imported here so that every code is known wherever ``errors`` is.
"""

from collector_desk.errors import calls as _calls
from collector_desk.errors import files as _files
from collector_desk.errors import numbers as _numbers
from collector_desk.errors import rates as _rates
from collector_desk.errors import service as _service
from collector_desk.errors import session as _session
from collector_desk.errors import settings as _settings
from collector_desk.errors.base import DeskError

__all__ = ["DeskError"]

_AREAS = (_calls, _files, _numbers, _rates, _service, _session, _settings)
