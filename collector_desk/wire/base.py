"""What every message on the wire shares: nothing unknown gets in, nothing changes on the way."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Wire(BaseModel):
    """A value that crosses between window and service. Unknown fields are refused.

    Money is whole øre (int), dates are ISO dates, moments are UTC.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)
