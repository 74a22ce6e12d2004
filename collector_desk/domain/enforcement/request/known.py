"""What the desk itself knows beside the request: records, settings, register copy, what was filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.settings import RequestSettings
from collector_desk.domain.enforcement.request.values import Rank
from collector_desk.domain.kid import Modulus
from collector_desk.domain.money import Money
from collector_desk.domain.rate_table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisation in our copy of the register. ``main`` is its main unit, empty: it is one."""

    form: str = ""  # «KOMM», «AS», «ENK» …
    main: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeAnswer:
    """The answer of the look-up for a debtor, and the day it was asked for."""

    regime: Regime
    asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A letter behind an attachment: the checksum of what was sent, and of the file attached."""

    sent: str
    attached: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something that stands in the way; ``claim`` is a line's reference, empty: the whole debtor."""

    sentence: str
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What checks need that the request does not say. What is not given is not checked.

    Mappings by reference hold claim lines, those by number organisations or persons, those by
    uuid attachments.
    """

    today: date
    settings: RequestSettings
    late_interest: Table
    modulus: Modulus = Modulus.MOD10
    synthetic: bool = False  # the practice desk: synthetic identity numbers only
    signed_in: str = ""  # the organisation the connection is signed in as
    units: Mapping[str, Unit] | None = None  # by number; None: no register copy here
    filed: frozenset[tuple[date, str]] = frozenset()  # day and reference of what was filed
    earlier: Request | None = None  # the filed version that this one changes
    uploads: Mapping[str, str] = field(default_factory=dict)  # uuid → request it was uploaded for
    stored: Mapping[str, Stored] | None = None  # by uuid; None: not looked up
    balances: Mapping[str, Money] = field(default_factory=dict)  # øre on the filing day
    unpaid: Mapping[str, tuple[tuple[date, Money], ...]] = field(default_factory=dict)
    """Principal by day, where money that came was taken back and payments do not tell it."""
    interest_from: Mapping[str, date] = field(default_factory=dict)  # where it is not the due date
    last_days: Mapping[str, date] = field(default_factory=dict)  # of limitation
    rent: frozenset[str] = frozenset()  # lines whose dispute is the Rent Disputes Tribunal's
    ranks: Mapping[str, Rank] = field(default_factory=dict)  # by the kind of claim
    as_received: frozenset[str] = frozenset()  # interest lines kept with the creditor's own days
    blocks: tuple[Block, ...] = ()
    regimes: Mapping[str, RegimeAnswer] = field(default_factory=dict)
