"""What a reader asks for, reduced to what an answer may depend on: host, path, known parameters, encoding."""

import re
from collections.abc import Container
from functools import lru_cache
from typing import Any, NamedTuple

# Lists with few values. What somebody types (a search, a town, a wording) is nobody's business and never kept.
PARAMETERS = frozenset(
    {"seite", "art", "thema", "stimme", "jahr", "land", "groesse", "antrag", "ergebnis", "umsetzung"}
    | {"staerke", "rechtsstand", "sortierung", "von", "bis"}
)
# Added by other sites when somebody follows a link; no page depends on them.
TRACKING = re.compile(r"(?:utm_|mtm_|pk_)\w{1,40}|fbclid|gclid|igshid")
VALUE = re.compile(r"[A-Za-z0-9_-]{1,60}")
LONGEST_QUERY, LONGEST_PATH = 400, 300
# Read by one person, changing with each look, or kept elsewhere already.
NEVER = (
    "/redaktion/",
    "/konto/",
    "/static/",
    "/medien/",
    "/dokumente/",
    "/suche/",
    "/healthz",
    "/mitmachen/einbringung/",
)
PERSONAL_HEADERS = ("HTTP_AUTHORIZATION", "HTTP_UPGRADE", "HTTP_TRANSFER_ENCODING")


class Key(NamedTuple):
    """What an answer depends on, beside its encoding."""

    host: str
    path: str
    query: str


class Asking:
    """Knows the hosts that are answered and the cookies that make an answer personal."""

    def __init__(self, hosts: Container[str], cookies: list[str], *, https: bool):
        self._hosts, self._https = hosts, https
        self._personal = re.compile(r"(?:^|[;,\s])(?:" + "|".join(map(re.escape, cookies)) + ")=")

    def is_personal(self, environ: dict[str, Any]) -> bool:
        """Somebody who is logged in, or might be."""
        cookie = environ.get("HTTP_COOKIE")
        return bool(cookie and self._personal.search(cookie)) or any(name in environ for name in PERSONAL_HEADERS)

    def key(self, environ: dict[str, Any]) -> Key | None:
        """None when the answer may depend on more than the key says: then Django answers, and nothing is kept."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or self.is_personal(environ):
            return None
        host, path, query = environ.get("HTTP_HOST", ""), environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if host not in self._hosts or path.startswith(NEVER) or len(path) > LONGEST_PATH:
            return None
        if self._https and environ.get("HTTP_X_FORWARDED_PROTO") != "https":
            return None
        if environ.get("CONTENT_LENGTH") not in (None, "", "0"):
            return None
        if query:
            normalised = normal(query)
            if normalised is None:
                return None
            query = normalised
        return Key(host, path, query)

    def plain(self, environ: dict[str, Any], key: Key) -> dict[str, Any]:
        """What Django gets to see when it makes a page for everybody: the key, and nothing that this reader sent."""
        kept = {name: value for name, value in environ.items() if name.startswith(("wsgi.", "SERVER_"))}
        kept.pop("wsgi.file_wrapper", None)
        if self._https:
            kept["HTTP_X_FORWARDED_PROTO"] = "https"
        return kept | {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": key.path,
            "QUERY_STRING": key.query,
            "HTTP_HOST": key.host,
            "REMOTE_ADDR": "127.0.0.1",
        }


@lru_cache(1024)
def normal(query: str) -> str | None:
    """The known parameters in the order of their names, the last of each; None when there are others."""
    if len(query) > LONGEST_QUERY:
        return None
    chosen: dict[str, str] = {}
    for part in filter(None, query.split("&")):
        name, _, value = part.partition("=")
        if TRACKING.fullmatch(name):
            continue
        if name not in PARAMETERS or (value and not VALUE.fullmatch(value)):
            return None
        chosen[name] = value
    return "&".join(f"{name}={value}" for name, value in sorted(chosen.items()) if value)


@lru_cache(256)
def best_encoding(accepted: str) -> str:
    """„br“, „gzip“ or „“, as Accept-Encoding allows (RFC 9110, 12.5.3); `q=0` forbids."""
    if len(accepted) > LONGEST_QUERY:
        return ""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = _weight(parameter)
    anything = weights.get("*", 0.0)
    brotli = weights.get("br", anything)
    zipped = max(weights.get("gzip", anything), weights.get("x-gzip", 0.0))
    if not brotli and not zipped:
        return ""
    return "br" if brotli >= zipped else "gzip"


def _weight(parameter: str) -> float:
    name, _, value = parameter.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
