"""What holds for every page of those who work here: their device is known, their second factor is there, their hands are theirs.

Readers' pages are not touched: for them nobody's session is read, so that they stay without a cookie.
"""

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.accounts import sessions
from portal.accounts.links import own_path
from portal.accounts.roles import is_sensitive

EDITORS, OWN = "/redaktion/", "/konto/"
ALWAYS_OPEN = ("/redaktion/login/", "/redaktion/logout/", "/redaktion/sprite/", "/redaktion/jsi18n/")
# Pages on which others get and lose rights: a session alone is not enough for them.
ABOUT_OTHERS = ("/redaktion/users/", "/redaktion/groups/", "/redaktion/bulk/accounts/", "/redaktion/bulk/auth/")


class AtWork:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith((EDITORS, OWN)) and request.user.is_authenticated:
            sessions.note_use(request)
            if (elsewhere := _first_elsewhere(request)) is not None:
                return elsewhere
        return self.get_response(request)


def _first_elsewhere(request: HttpRequest) -> HttpResponse | None:
    """Where somebody must go before this page, if anywhere."""
    if not request.path.startswith(EDITORS) or request.path.startswith(ALWAYS_OPEN):
        return None
    if lacks_required_factor(request):
        return redirect("account-factor")
    if request.path.startswith(ABOUT_OTHERS) and not sessions.is_fresh(request):
        then = own_path(request.get_full_path() if request.method == "GET" else request.path)
        return redirect(f"/konto/bestaetigen/?next={quote(then)}")
    return None


def lacks_required_factor(request: HttpRequest) -> bool:
    """From moderator upward, as soon as the portal has a public address. On one's own machine nobody is made to."""
    if not settings.SECOND_FACTOR_REQUIRED or request.session.get(sessions.FACTOR):
        return False
    return is_sensitive(request.user)
