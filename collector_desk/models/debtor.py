"""Who owes: debtors, with what identifies and protects them kept apart."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Row, key_text


class Debtor(Row):
    """A person, a sole trader or a company. Keyed by our own number, never by an identity number.

    ``protection`` is open, confidential or strictly_confidential. Where it is not open, the
    address, phone and e-mail columns are empty and the address lies in ``protected_address``.
    """

    __tablename__ = "debtor"
    __table_args__ = (
        Index("ix_debtor_address_key", "address_key"),
        Index("ix_debtor_phone", "phone"),
        # Whole, so that a name beside a year or postcode is looked for in the index alone.
        Index("ix_debtor_birth_date", "birth_date", "search_name", postgresql_include=["id"]),
        Index(
            "ix_debtor_postcode",
            "postcode",
            "search_name",
            postgresql_include=["id", "protection"],
        ),
        Index("ix_debtor_org_number", "org_number"),
        Index("ix_debtor_team_id", "team_id", "search_name", postgresql_include=["id"]),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # person | sole_trader | company
    name: Mapped[str] = mapped_column(String(200))  # «Lykt, Fager» or the company's name
    search_name: Mapped[str] = mapped_column(key_text(250))  # folded words, for filtering
    birth_date: Mapped[date | None]
    org_number: Mapped[str | None] = mapped_column(key_text(9))
    language: Mapped[str] = mapped_column(String(2), default="nb")
    street: Mapped[str] = mapped_column(String(120), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    city: Mapped[str] = mapped_column(String(60), default="")
    country: Mapped[str] = mapped_column(String(2), default="NO")
    address_key: Mapped[str] = mapped_column(key_text(200), default="")  # folded street and place
    phone: Mapped[str] = mapped_column(key_text(20), default="")  # digits only
    email: Mapped[str] = mapped_column(String(120), default="")
    protection: Mapped[str] = mapped_column(String(24), default="open")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Identity(Row):
    """An identity number: encrypted, found by a keyed index of the whole number."""

    __tablename__ = "identity"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # fodselsnummer | d_number
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)
    blind_index: Mapped[str] = mapped_column(String(64), unique=True)


class ProtectedAddress(Row):
    """The address of a protected person: encrypted, never searched, shown to the cleared."""

    __tablename__ = "protected_address"

    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), primary_key=True)
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)


class FormerAddress(Row):
    """Where a debtor lived until a new address was registered; encrypted, whoever it is.

    An address that is protected later must not lie open among the former ones. ``protected`` is
    one that was protected while it held.
    """

    __tablename__ = "former_address"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    until: Mapped[date]  # the day the new one was registered
    protected: Mapped[bool]
    ciphertext: Mapped[bytes] = mapped_column(LargeBinary)


class DebtorStatus(Row):
    """A special status of a debtor, with its days and its source, and what is done about it.

    ``announced_on`` is the last announcement, ``filing_deadline`` the last day to file our
    claims, ``filed_on`` the day they were filed, ``filed_public`` whether with an estate under
    public administration; ``task_id`` what somebody was asked to do. One that was ``mistaken``
    never was so, whatever its days.
    """

    __tablename__ = "debtor_status"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    from_day: Mapped[date]
    to_day: Mapped[date | None]  # exclusive
    text: Mapped[str] = mapped_column(String(300), default="")
    source: Mapped[str] = mapped_column(String(120))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    announced_on: Mapped[date | None]
    filing_deadline: Mapped[date | None]
    filed_on: Mapped[date | None]
    filed_letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    filed_public: Mapped[bool] = mapped_column(default=False, server_default=false())
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))
    # The plans, deferrals, holds and letters of what it ended: by name [id, stage] each.
    ended_agreements: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    mistaken: Mapped[bool] = mapped_column(default=False, server_default=false())
    made_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    ended_by: Mapped[str] = mapped_column(String(120), default="", server_default="")
    ended_why: Mapped[str] = mapped_column(String(300), default="", server_default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Representative(Row):
    """Who letters about a debtor go to besides or instead: a guardian, the estate, a lawyer."""

    __tablename__ = "representative"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    role: Mapped[str] = mapped_column(String(10))  # domain.delivery.To
    mandate: Mapped[str] = mapped_column(String(10), default="unknown")  # domain.delivery.Mandate
    authority: Mapped[str] = mapped_column(  # domain.delivery.Authority, of a lawyer or an adviser
        String(10), default="none", server_default="none"
    )
    name: Mapped[str] = mapped_column(String(200))
    organisation: Mapped[str] = mapped_column(  # the number of a lawyer's firm
        String(9), default="", server_default=""
    )
    street: Mapped[str] = mapped_column(String(120))
    postcode: Mapped[str] = mapped_column(String(10))
    city: Mapped[str] = mapped_column(String(60))
    country: Mapped[str] = mapped_column(String(2), default="NO")
    from_day: Mapped[date]
    to_day: Mapped[date | None]  # exclusive
    source: Mapped[str] = mapped_column(String(120))
    added_by: Mapped[str] = mapped_column(String(120))


class Token(Row):
    """A folded word of a debtor's name."""

    __tablename__ = "token"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    token: Mapped[str] = mapped_column(key_text(80), primary_key=True)
    debtor_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)


class Pair(Row):
    """Two folded words of a debtor's name, in either order, so that two words are one range."""

    __tablename__ = "pair"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    words: Mapped[str] = mapped_column(key_text(161), primary_key=True)
    debtor_id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)


class Variant(Row):
    """A word of the vocabulary under each form with one letter removed, for typing errors."""

    __tablename__ = "variant"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    variant: Mapped[str] = mapped_column(key_text(80), primary_key=True)
    token: Mapped[str] = mapped_column(key_text(80), primary_key=True)


class Word(Row):
    """A word of the vocabulary and how many debtors bear it."""

    __tablename__ = "word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012

    token: Mapped[str] = mapped_column(key_text(80), primary_key=True)
    bearers: Mapped[int]
