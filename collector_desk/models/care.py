"""A debtor's special situation, with what it tells of health sealed in one column."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row


class Care(Row):
    """That there is, or was, a special situation; by whose consent, and until when.

    ``sealed`` is kind, severity and words (``service.care``), encrypted; it is erased the night
    after the record ended, lapsed or lost its consent. What stays tells that there was one, and
    nothing of what it was. Proof is seen and never kept. ``weighed_on`` is when a supervisor
    considered it before coercion.
    """

    __tablename__ = "care"
    __table_args__ = (
        CheckConstraint("(sealed IS NULL) = (erased_on IS NOT NULL)", name="sealed_until_erased"),
        CheckConstraint("until > registered_on", name="until_after_registered"),
        CheckConstraint("review_on <= until", name="review_within"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), index=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    consent_on: Mapped[date]
    consent_way: Mapped[str] = mapped_column(String(16))  # domain.care.ConsentWay
    withdrawn_on: Mapped[date | None]
    proof_seen_on: Mapped[date | None]
    proof_seen_by: Mapped[str] = mapped_column(String(120), default="")
    registered_on: Mapped[date]
    review_on: Mapped[date]
    until: Mapped[date]
    weighed_on: Mapped[date | None]
    weighed_by: Mapped[str] = mapped_column(String(120), default="")
    ended_on: Mapped[date | None]
    ended_by: Mapped[str] = mapped_column(String(120), default="")
    ended_how: Mapped[str] = mapped_column(String(12), default="")  # domain.care.CareEnd
    erased_on: Mapped[date | None]
    hold_id: Mapped[int | None] = mapped_column(ForeignKey("hold.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
