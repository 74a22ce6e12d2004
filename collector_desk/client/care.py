"""What the desk asks about a debtor's special situation."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import care


class CareOf(Area):
    """A debtor's special situation; what it is, is read with a reason alone."""

    def read(self, debtor_id: int, order: care.ReadCare) -> care.CareRows:
        return self._to.call("care.read", care.CareRows, order, debtor_id=debtor_id)

    def register(self, debtor_id: int, order: care.NewCare, *, key: str) -> care.CareDone:
        return self._to.call("care.register", care.CareDone, order, key=key, debtor_id=debtor_id)

    def review(self, care_id: int, order: care.ReviewCare, *, key: str) -> care.CareDone:
        return self._to.call("care.review", care.CareDone, order, key=key, care_id=care_id)

    def withdraw(self, care_id: int, order: care.OfCare, *, key: str) -> care.CareDone:
        return self._to.call("care.withdraw", care.CareDone, order, key=key, care_id=care_id)

    def end(self, care_id: int, order: care.EndCare, *, key: str) -> care.CareDone:
        return self._to.call("care.end", care.CareDone, order, key=key, care_id=care_id)

    def weigh(self, care_id: int, order: care.OfCare, *, key: str) -> care.CareDone:
        return self._to.call("care.weigh", care.CareDone, order, key=key, care_id=care_id)
