"""Letters as the window sees them: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import letters


class Letters(Area):
    """Letters of a debtor. The bytes of one that was sent: ``debtors.document``."""

    def list(self, debtor_id: int) -> letters.Letters:
        return self._to.call("letters.list", letters.Letters, debtor_id=debtor_id)

    def choices(self, debtor_id: int) -> letters.LetterChoices:
        return self._to.call("letters.choices", letters.LetterChoices, debtor_id=debtor_id)

    def preview(self, debtor_id: int, order: letters.Write) -> letters.LetterPreview:
        return self._to.call("letters.preview", letters.LetterPreview, order, debtor_id=debtor_id)

    def send(self, debtor_id: int, order: letters.Write, *, key: str) -> letters.Letters:
        return self._to.call("letters.send", letters.Letters, order, key=key, debtor_id=debtor_id)

    def returned(self, letter_id: int, order: letters.Returned, *, key: str) -> letters.Letters:
        return self._to.call(
            "letters.returned", letters.Letters, order, key=key, letter_id=letter_id
        )

    def again(self, letter_id: int, order: letters.WriteAgain, *, key: str) -> letters.Letters:
        return self._to.call("letters.again", letters.Letters, order, key=key, letter_id=letter_id)

    def represent(
        self, debtor_id: int, order: letters.Represent, *, key: str
    ) -> letters.Represented:
        return self._to.call(
            "letters.represent", letters.Represented, order, key=key, debtor_id=debtor_id
        )
