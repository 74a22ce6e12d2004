"""Refusals of four eyes: who may not approve, and what no longer can be."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class SamePerson(DeskError, code="approvals.same_person", status=403):
    """The one who proposed may not approve, under whichever account."""

    sentence = "Du kan ikke godkjenne ditt eget forslag."
    what_now = "En annen leder må godkjenne det. Du kan trekke det tilbake."


class Editor(DeskError, code="approvals.editor", status=403):
    """Who wrote in the draft does not approve it, whoever proposed it."""

    sentence = "Du har selv skrevet i utkastet, og kan ikke godkjenne det."
    what_now = "En annen leder må godkjenne det. Du kan sende det tilbake."


class NotAnApprover(DeskError, code="approvals.not_an_approver", status=403):
    """The role may not approve this ``subject``."""

    sentence = "Rollen din kan ikke godkjenne: {subject}."
    what_now = "En leder må godkjenne det."


class Disqualified(DeskError, code="approvals.disqualified", status=403):
    """The person is inhabil towards the debtor (forvaltningsloven § 6)."""

    sentence = "Du har meldt deg inhabil i denne saken."
    what_now = "En annen må behandle den (fvl. § 6). Meldte du det ved en feil, spør lederen din."


class SuperiorDisqualified(DeskError, code="approvals.superior_disqualified", status=403):
    """The direct superior is inhabil; then the subordinate cannot decide either (§ 6 third)."""

    sentence = "Lederen din er inhabil i denne saken. Da kan ikke du avgjøre den."
    what_now = "Noen som ikke har samme leder, må avgjøre (fvl. § 6 tredje ledd)."


class NeedsPassword(DeskError, code="approvals.needs_password", status=403):
    """Something coercive is approved only where the password was given again, a moment ago."""

    sentence = "Tvangstiltak og satser godkjennes først når du har skrevet passordet på nytt."
    what_now = "Skriv passordet ditt. Det gjelder i {minutes} minutter, bare i denne økten."


class AboveLevel(DeskError, code="approvals.above_level", status=403):
    """The amount (øre) is more than this person's level decides alone (``limit`` øre)."""

    sentence = "{amount:kr} kr er mer enn en leder godkjenner alene. Grensen er {limit:kr} kr."
    what_now = (
        "En som er gitt høyere beløpsgrense, må godkjenne. Ingen har det i dag: send forslaget"
        " tilbake, eller be om at grensen endres i satsene."
    )


class StandInDisqualified(DeskError, code="approvals.stand_in_disqualified", status=403):
    """Whoever one stands in for may not decide the case, and so neither may the stand-in."""

    sentence = "Den du er stedfortreder for, kan ikke avgjøre denne saken. Da kan ikke du heller."
    what_now = "En annen leder må avgjøre (fvl. § 6 tredje ledd)."


class StandInForProposer(DeskError, code="approvals.stand_in_for_proposer", status=403):
    """A stand-in decides with the authority of the one who proposed."""

    sentence = "Du er stedfortreder for den som foreslo dette, og kan ikke godkjenne det."
    what_now = "En annen leder må godkjenne det."


class BeforeProposal(DeskError, code="approvals.before_proposal", status=409):
    """The service's day lies before the day of the proposal (``day``): its clock was set back."""

    sentence = "Forslaget er fra {day:date}, og klokken i tjenesten står på en tidligere dag."
    what_now = "Be driften rette klokken. En beslutning kan ikke få en dato før forslaget."


class AlreadyDecided(DeskError, code="approvals.already_decided", status=409):
    """The proposal no longer waits; ``state`` says what became of it."""

    sentence = "Forslaget er alt behandlet: {state}."
    what_now = "Hent køen på nytt."


class HashDiffers(DeskError, code="approvals.other_content", status=409):
    """What the approver was shown is not what was proposed."""

    sentence = "Forslaget du så, er ikke det som ligger til godkjenning."
    what_now = "Åpne forslaget på nytt og les det før du godkjenner."


class ProposalChanged(DeskError, code="approvals.changed", status=409):
    """The matter has changed since it was proposed; the proposal is void (ruling 32)."""

    sentence = "Saken er endret siden forslaget. Forslaget er bortfalt."
    what_now = "Saksbehandleren må se på saken igjen og foreslå på nytt."


class NotYours(DeskError, code="approvals.not_yours", status=403):
    """Only the proposer withdraws a proposal."""

    sentence = "Bare den som foreslo, kan trekke forslaget."
    what_now = "Send det tilbake med en kommentar i stedet."


class CommentMissing(DeskError, code="approvals.comment_missing", status=422):
    """Sending back without saying why."""

    sentence = "Å sende tilbake krever en kommentar."
    what_now = "Skriv hva som må endres."


class WaitingAlready(DeskError, code="approvals.waiting_already", status=409):
    """The same matter is proposed already."""

    sentence = "Det ligger alt et forslag om dette til godkjenning."
    what_now = "Vent på avgjørelsen, eller trekk det første forslaget."
