"""What is done to proposals: handed in, answered, withdrawn; asked back, declined. See also `accepting`.

Every verb locks the proposal and looks whether it is still open. Editors' verbs compare `revision`, the number they have
seen. All raise `Refused` with a German reason; then nothing was written.
"""

import datetime
from contextlib import AbstractContextManager

from django.contrib.auth.models import AbstractUser

from portal.exchange import handed_in
from portal.exchange.handed_in import KEPT_ACCEPTED, KEPT_DECLINED, AlreadyDecided, check_reason, close, say
from portal.exchange.models import Improvement, ImprovementReason, ImprovementState
from portal.exchange.models.improvement import OPEN_IMPROVEMENTS
from portal.exchange.moderating import telling
from portal.motions.register.writing import Refused

__all__ = ["AlreadyDecided", "Refused"]


WORDS = handed_in.Words(
    this="dieser Vorschlag", to_this="diesem Vorschlag", it="ihn", anew="Bitte machen Sie einen neuen."
)


def held(improvement: Improvement, revision: int | None = None) -> AbstractContextManager[Improvement]:
    """The proposal as it is now, open, and nobody else's until the block ends: see `handed_in.held`."""
    return handed_in.held(improvement, WORDS, OPEN_IMPROVEMENTS, revision)


def hand_in(*, improvement: Improvement, token: str) -> Improvement:
    """Takes a new proposal. The same token again gives the one that is there already."""
    return handed_in.hand_in(improvement, token)


def answer(*, improvement: Improvement, text: str) -> None:
    """The proposer answers, or adds something."""
    with held(improvement) as current:
        say(current, WORDS, text)
        current.state = ImprovementState.RECEIVED


def withdraw(*, improvement: Improvement) -> None:
    """The proposer takes it back. It is deleted with the declined ones."""
    with held(improvement) as current:
        close(current, ImprovementState.WITHDRAWN, None, KEPT_DECLINED)


def ask(*, by: AbstractUser, improvement: Improvement, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(improvement, revision) as current:
        current.state = ImprovementState.QUESTION
        telling.asked(by, current, say(current, WORDS, text, by))


def decline(
    *, by: AbstractUser, improvement: Improvement, reason: str, words: str, revision: int, silent: bool = False
) -> None:
    """An editor does not take it over, and says why; `silent`: without a letter."""
    check_reason(reason, words, ImprovementReason, "wer den Vorschlag gemacht hat")
    with held(improvement, revision) as current:
        handed_in.decline(current, reason, words, ImprovementState.DECLINED, by)
        telling.declined(by, current, silent=silent)


def forget(now: datetime.datetime) -> tuple[int, int]:
    """(deleted proposals, removed e-mail addresses): what was decided long ago. What is open stays."""
    return handed_in.forget(Improvement.objects.expired(now), Improvement.objects.all(), now)


def accepted(improvement: Improvement, by: AbstractUser) -> None:
    """Closes a held proposal that has gone into a draft, in whole or in part."""
    state = ImprovementState.PARTLY if improvement.left else ImprovementState.ACCEPTED
    close(improvement, state, by, KEPT_ACCEPTED)
    telling.taken(by, improvement, improvement.reason_words)
