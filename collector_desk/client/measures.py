"""Measures of enforcement as the window sees them: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import debtors, enforcement_requests, liens, measures


class Measures(Area):
    """Withholdings, account liens and requests to the namsmann."""

    def list(self) -> measures.Measures:
        return self._to.call("measures.list", measures.Measures)

    def start(self, debtor_id: int, order: measures.StartMeasure) -> measures.MeasureStart:
        return self._to.call("measures.start", measures.MeasureStart, order, debtor_id=debtor_id)

    def preview(self, debtor_id: int, order: measures.MeasureTerms) -> measures.Reckoned:
        return self._to.call("measures.preview", measures.Reckoned, order, debtor_id=debtor_id)

    def save(
        self, debtor_id: int, order: measures.SaveMeasure, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "measures.save", measures.MeasureSheet, order, key=key, debtor_id=debtor_id
        )

    def show(self, measure_id: int) -> measures.MeasureSheet:
        return self._to.call("measures.show", measures.MeasureSheet, measure_id=measure_id)

    def propose(
        self, measure_id: int, order: measures.MeasureStep, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "measures.propose", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def discard(
        self, measure_id: int, order: measures.MeasureStep, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "measures.discard", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def told(
        self, measure_id: int, order: measures.ToldPayer, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "measures.told", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def stop(
        self, measure_id: int, order: measures.StopMeasure, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "measures.stop", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def sale(self, measure_id: int, order: liens.SaleOrder, *, key: str) -> measures.MeasureSheet:
        return self._to.call(
            "measures.sale", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def amend(
        self, measure_id: int, order: measures.MeasureStep, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "measures.amend", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def write_again(
        self, measure_id: int, order: measures.WriteAnew, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "measures.write_again", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )


class Requests(Area):
    """Requests to the namsmann that were approved."""

    def make(
        self, measure_id: int, order: measures.MakeVersion, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "requests.make", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def open(self, measure_id: int, number: int) -> debtors.DocumentBytes:
        return self._to.call(
            "requests.open", debtors.DocumentBytes, measure_id=measure_id, number=number
        )

    def filed(
        self, measure_id: int, order: enforcement_requests.FileRequest, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "requests.filed", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def event(
        self, measure_id: int, order: enforcement_requests.NewRequestEvent, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "requests.event", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )

    def take_back(
        self, measure_id: int, order: enforcement_requests.TakeBackEvent, *, key: str
    ) -> measures.MeasureSheet:
        return self._to.call(
            "requests.take_back", measures.MeasureSheet, order, key=key, measure_id=measure_id
        )


class Judgments(Area):
    """Judgments and settlements on claims."""

    def register(
        self, debtor_id: int, order: enforcement_requests.NewJudgment, *, key: str
    ) -> measures.Registered:
        return self._to.call(
            "judgments.register", measures.Registered, order, key=key, debtor_id=debtor_id
        )

    def served(
        self, debtor_id: int, order: enforcement_requests.JudgmentServed, *, key: str
    ) -> measures.Registered:
        return self._to.call(
            "judgments.served", measures.Registered, order, key=key, debtor_id=debtor_id
        )

    def take_back(
        self, debtor_id: int, order: enforcement_requests.TakeBackJudgment, *, key: str
    ) -> measures.Registered:
        return self._to.call(
            "judgments.take_back", measures.Registered, order, key=key, debtor_id=debtor_id
        )


class Bases(Area):
    """The decisions that claims are enforced on."""

    def register(
        self, debtor_id: int, order: enforcement_requests.NewBasisPaper, *, key: str
    ) -> measures.Registered:
        return self._to.call(
            "bases.register", measures.Registered, order, key=key, debtor_id=debtor_id
        )


class Statements(Area):
    """What the debtor said to a notice of enforcement."""

    def register(
        self, debtor_id: int, order: measures.NewStatement, *, key: str
    ) -> measures.Registered:
        return self._to.call(
            "statements.register", measures.Registered, order, key=key, debtor_id=debtor_id
        )


class Regimes(Area):
    """Which rules a look-up said the debtor is under."""

    def ask(self, debtor_id: int, order: measures.AskRegime) -> measures.LookedUp:
        return self._to.call("regimes.ask", measures.LookedUp, order, debtor_id=debtor_id)

    def register(
        self, debtor_id: int, order: measures.NewRegimeAnswer, *, key: str
    ) -> measures.Registered:
        return self._to.call(
            "regimes.register", measures.Registered, order, key=key, debtor_id=debtor_id
        )
