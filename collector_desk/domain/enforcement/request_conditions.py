"""What a request must have besides: a named thing with its worth, and a debtor who was written to."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.enforcement.asset import AssetKind
from collector_desk.domain.enforcement.condition_facts import Condition, Facts
from collector_desk.domain.phrases import dotted

_LEAST = 10  # the fewest characters that can be reasons
_WHO = "saksbehandler"
_PRACTICE = "god inkassoskikk, inkassoloven § 8"


def proportion(facts: Facts) -> Iterator[Condition]:
    """A lien in a home is weighed against what is owed; it stands first, where it is read."""
    asset = facts.asset
    if asset is None or asset.kind is not AssetKind.HOME:
        return
    compared = asset.compared()
    reasons = len(asset.proportion.strip()) >= _LEAST
    why = "" if reasons else "Skriv hvorfor utlegg i boligen står i forhold til kravet."
    yield Condition(
        code="proportion", label="Utlegg i bolig: forholdsmessighet", holds=bool(compared) and reasons,
        detail=f"{compared or 'Fyll ut verdi og heftelser.'} {why}".strip(), source=_PRACTICE, who_clears=_WHO,
    )  # fmt: skip


def foremost(facts: Facts) -> str:
    """What is read before all else: which home, what is owed beside it, and why it is in proportion."""
    asset = facts.asset
    if asset is None or asset.kind is not AssetKind.HOME:
        return ""
    told = (asset.what.strip(), asset.compared(), asset.proportion.strip())
    return "\n".join(filter(None, told))


def worth(facts: Facts) -> Iterator[Condition]:
    """A thing that is named is valued, with what rests on it already."""
    asset = facts.asset
    if asset is None:
        return
    lacks = asset.lacks(facts.day)
    named = asset.kind.label if asset.kind else "Formuesgode"
    known = asset.compared() if asset.kind is not AssetKind.HOME else ""
    which = f"{asset.what.strip().rstrip('.')}."
    day, document = asset.valued_on, asset.document.strip().rstrip(".")
    valued = f" Verdsatt {dotted(day)}: {document}." if day else ""
    yield Condition(
        code="asset", label=f"{named}: verdi og heftelser" if known or lacks else named,
        holds=not lacks, detail=lacks or f"{which}{valued} {known}".strip(),
        since=None if lacks else asset.valued_on,
        source=_PRACTICE, who_clears=_WHO, unconfirmed=asset.unconfirmed,
    )  # fmt: skip


def silence(facts: Facts) -> Iterator[Condition]:
    """Of a claim with a judgment no letter is asked for by law: a debtor who heard nothing is told."""
    written = {claim.number: claim.written for claim in facts.claims if claim.written}
    if not written:
        return
    silent = {number: day for number, day in written.items() if day < facts.hearing.since}
    told = " ".join(
        f"{number}: skyldneren har ikke hørt om kravet siden {dotted(day)}. Send et nytt brev."
        for number, day in silent.items()
    )
    last = min(written.values())
    yield Condition(
        code="silence", label="Skyldneren har hørt om kravet", holds=not silent,
        detail=told or f"Siste brev eller dom {dotted(last)}.", since=last,
        source=_PRACTICE, who_clears=_WHO, unconfirmed=facts.hearing.unconfirmed,
    )  # fmt: skip
