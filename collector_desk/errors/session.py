"""Refusals of sign-in and access."""

from __future__ import annotations

from collector_desk.errors.base import DeskError


class WrongSignIn(DeskError, code="session.wrong", status=401):
    """User name and password do not fit. Says the same whichever of them is wrong."""

    sentence = "Brukernavn eller passord er feil."
    what_now = "Skriv dem på nytt. Har du glemt passordet, kan administrator gi deg et nytt."


class WrongPassword(DeskError, code="session.wrong_password", status=403):
    """The password that was given again is not that of the one who is signed in."""

    sentence = "Passordet er feil."
    what_now = "Skriv det på nytt. Ingenting er godkjent."


class SlowDown(DeskError, code="session.slow_down", status=429):
    """Too many wrong guesses from here; a wait, never a lasting lock."""

    sentence = "For mange forsøk. Vent {seconds} sekunder."
    what_now = "Vent til tiden er ute, og prøv igjen. Kontoen er ikke sperret."


class NotSignedIn(DeskError, code="session.none", status=401):
    """The token is unknown, revoked, idle too long or too old."""

    sentence = "Du er ikke pålogget lenger."
    what_now = "Logg inn igjen. Det du har skrevet, er tatt vare på."


class NotAllowed(DeskError, code="access.role", status=403):
    """The role may not do this."""

    sentence = "Rollen din har ikke adgang til dette."
    what_now = "Be en kollega med riktig rolle, eller spør administrator."


class OwnCase(DeskError, code="access.own_case", status=403):
    """Nobody works on a case of their own (forvaltningsloven § 6)."""

    sentence = "Dette er din egen sak. Du kan verken se eller behandle den her."
    what_now = "En leder fordeler saken til en annen. Selv bruker du selvbetjeningen (fvl. § 6)."


class ReasonNeeded(DeskError, code="access.reason_needed", status=422):
    """A person outside one's own portfolio is opened with a reason."""

    sentence = "Skyldneren er utenfor din portefølje. Oppslaget krever en begrunnelse."
    what_now = "Skriv hvorfor du slår opp. Begrunnelsen lagres i loggen og kan kontrolleres."


class NotOpened(DeskError, code="access.not_opened", status=409):
    """A deed on a debtor whom this user has not opened today."""

    sentence = "Skyldneren er ikke åpnet av deg i dag."
    what_now = "Åpne skyldneren først, med begrunnelse om den er utenfor din portefølje."


class NotLocal(DeskError, code="access.not_local", status=403):
    """Another program on this machine knocked at the embedded service."""

    sentence = "Tjenesten svarer bare skrivebordet som startet den."
    what_now = "Start programmet på nytt."


class BadPassword(DeskError, code="users.password", status=422):
    """The new password is too weak."""

    sentence = "Passordet er for svakt: minst 12 tegn, og ikke brukernavnet."
    what_now = "Velg en lengre setning du husker."


class OwnSuperior(DeskError, code="users.own_superior", status=422):
    """Nobody answers to oneself, nor to somebody who answers to that person."""

    sentence = (
        "{superior} kan ikke være nærmeste leder for {name}: {superior} svarer selv til {name}."
    )
    what_now = "Velg en annen leder, eller rett først hvem {superior} svarer til."


class BadStandIn(DeskError, code="users.stand_in", status=422):
    """Who is named, or the days, cannot be; ``why`` says what."""

    sentence = "Stedfortrederen kan ikke registreres. {why}"
    what_now = "Rett opp og registrer på nytt."


class StandInOver(DeskError, code="users.stand_in_over", status=409):
    """The stand-in was ended already."""

    sentence = "{name} er ikke stedfortreder lenger."
    what_now = "Hent listen på nytt."


class UserExists(DeskError, code="users.exists", status=409):
    """The user name is taken."""

    sentence = "Brukernavnet {username} er i bruk."
    what_now = "Velg et annet brukernavn."
