"""Plans, deferrals and reliefs as the window sees them: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import deferrals, letters, plans, reliefs


class Plans(Area):
    """Payment plans."""

    def list(self) -> plans.Plans:
        return self._to.call("plans.list", plans.Plans)

    def form(self, debtor_id: int) -> plans.PlanForm:
        return self._to.call("plans.form", plans.PlanForm, debtor_id=debtor_id)

    def calculate(self, debtor_id: int, order: plans.Terms) -> plans.Calculated:
        return self._to.call("plans.calculate", plans.Calculated, order, debtor_id=debtor_id)

    def preview_letter(self, debtor_id: int, order: plans.NewPlan) -> letters.LetterPreview:
        return self._to.call(
            "plans.preview_letter", letters.LetterPreview, order, debtor_id=debtor_id
        )

    def preview_offer(self, debtor_id: int, order: plans.NewOffer) -> letters.LetterPreview:
        return self._to.call(
            "plans.preview_offer", letters.LetterPreview, order, debtor_id=debtor_id
        )

    def preview_refusal(self, debtor_id: int, order: plans.RefusePlan) -> letters.LetterPreview:
        return self._to.call(
            "plans.preview_refusal", letters.LetterPreview, order, debtor_id=debtor_id
        )

    def grant(self, debtor_id: int, order: plans.NewPlan, *, key: str) -> plans.PlanSheet:
        return self._to.call("plans.grant", plans.PlanSheet, order, key=key, debtor_id=debtor_id)

    def offer(self, debtor_id: int, order: plans.NewOffer, *, key: str) -> plans.PlanSheet:
        return self._to.call("plans.offer", plans.PlanSheet, order, key=key, debtor_id=debtor_id)

    def refuse(self, debtor_id: int, order: plans.RefusePlan, *, key: str) -> plans.PlanSheet:
        return self._to.call("plans.refuse", plans.PlanSheet, order, key=key, debtor_id=debtor_id)

    def of_debtor(self, debtor_id: int) -> plans.Plans:
        return self._to.call("plans.of_debtor", plans.Plans, debtor_id=debtor_id)

    def show(self, plan_id: int) -> plans.PlanSheet:
        return self._to.call("plans.show", plans.PlanSheet, plan_id=plan_id)

    def accept(self, plan_id: int, order: plans.Accept, *, key: str) -> plans.PlanSheet:
        return self._to.call("plans.accept", plans.PlanSheet, order, key=key, plan_id=plan_id)

    def watch(self, plan_id: int, order: plans.PlanStep, *, key: str) -> plans.PlanSheet:
        return self._to.call("plans.watch", plans.PlanSheet, order, key=key, plan_id=plan_id)

    def notice_default(self, plan_id: int, order: plans.PlanStep, *, key: str) -> plans.PlanSheet:
        return self._to.call(
            "plans.notice_default", plans.PlanSheet, order, key=key, plan_id=plan_id
        )

    def end(self, plan_id: int, order: plans.EndPlan, *, key: str) -> plans.PlanSheet:
        return self._to.call("plans.end", plans.PlanSheet, order, key=key, plan_id=plan_id)


class Deferrals(Area):
    """Deferrals."""

    def list(self) -> deferrals.Deferrals:
        return self._to.call("deferrals.list", deferrals.Deferrals)

    def form(self, debtor_id: int) -> deferrals.DeferralForm:
        return self._to.call("deferrals.form", deferrals.DeferralForm, debtor_id=debtor_id)

    def preview(self, debtor_id: int, order: deferrals.NewDeferral) -> deferrals.DeferralCost:
        return self._to.call(
            "deferrals.preview", deferrals.DeferralCost, order, debtor_id=debtor_id
        )

    def preview_refusal(
        self, debtor_id: int, order: deferrals.RefuseDeferral
    ) -> letters.LetterPreview:
        return self._to.call(
            "deferrals.preview_refusal", letters.LetterPreview, order, debtor_id=debtor_id
        )

    def grant(
        self, debtor_id: int, order: deferrals.NewDeferral, *, key: str
    ) -> deferrals.DeferralRow:
        return self._to.call(
            "deferrals.grant", deferrals.DeferralRow, order, key=key, debtor_id=debtor_id
        )

    def refuse(
        self, debtor_id: int, order: deferrals.RefuseDeferral, *, key: str
    ) -> deferrals.DeferralRow:
        return self._to.call(
            "deferrals.refuse", deferrals.DeferralRow, order, key=key, debtor_id=debtor_id
        )

    def end(
        self, deferral_id: int, order: deferrals.EndDeferral, *, key: str
    ) -> deferrals.DeferralRow:
        return self._to.call(
            "deferrals.end", deferrals.DeferralRow, order, key=key, deferral_id=deferral_id
        )


class Reliefs(Area):
    """Waivers, write-offs and settlements."""

    def list(self, debtor_id: int) -> reliefs.Reliefs:
        return self._to.call("reliefs.list", reliefs.Reliefs, debtor_id=debtor_id)

    def preview(self, debtor_id: int, order: reliefs.NewRelief) -> reliefs.ReliefPreview:
        return self._to.call("reliefs.preview", reliefs.ReliefPreview, order, debtor_id=debtor_id)

    def preview_letter(self, debtor_id: int, order: reliefs.NewRelief) -> letters.LetterPreview:
        return self._to.call(
            "reliefs.preview_letter", letters.LetterPreview, order, debtor_id=debtor_id
        )

    def propose(self, debtor_id: int, order: reliefs.NewRelief, *, key: str) -> reliefs.ReliefRow:
        return self._to.call(
            "reliefs.propose", reliefs.ReliefRow, order, key=key, debtor_id=debtor_id
        )

    def accept(
        self, relief_id: int, order: reliefs.AcceptSettlement, *, key: str
    ) -> reliefs.ReliefRow:
        return self._to.call(
            "reliefs.accept", reliefs.ReliefRow, order, key=key, relief_id=relief_id
        )

    def end(self, relief_id: int, order: reliefs.EndRelief, *, key: str) -> reliefs.ReliefRow:
        return self._to.call("reliefs.end", reliefs.ReliefRow, order, key=key, relief_id=relief_id)
