"""What Mozilla's HTTP Observatory gives for an answer, by its published table of scores.

github.com/mdn/mdn-http-observatory, src/grader/charts.js (read in November 2026). Extra points count from 90 on.
Not judged here, because they need a network: redirection from http, preloading of HSTS, CORS files of other hosts.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

BEGIN, ENOUGH_FOR_EXTRA = 100, 90
HALF_A_YEAR = 15_768_000
BROAD = {"ftp:", "http:", "https:", "*"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


@dataclass
class Score:
    """`points`, and why: what was given or taken."""

    reasons: dict[str, int] = field(default_factory=dict)

    @property
    def points(self) -> int:
        taken = BEGIN + sum(points for points in self.reasons.values() if points < 0)
        given = sum(points for points in self.reasons.values() if points > 0)
        return taken + given if taken >= ENOUGH_FOR_EXTRA else taken


def score(headers: dict[str, str], body: str, cookies: SimpleCookie, host: str) -> Score:
    """`headers`: names as in HTTP, whatever their case."""
    named = {name.lower(): value for name, value in headers.items()}
    policy = directives(named.get("content-security-policy", ""))
    found = {
        "csp": _csp(policy),
        "cookies": _cookies(cookies),
        "cors": -50 if "access-control-allow-credentials" in named else 0,
        "referrer": _referrer(named.get("referrer-policy", "")),
        "hsts": _hsts(named.get("strict-transport-security", "")),
        "scripts": _scripts(body, host) if named.get("content-type", "").startswith("text/html") else 0,
        "nosniff": 0 if named.get("x-content-type-options") == "nosniff" else -5,
        "frames": _frames(policy, named.get("x-frame-options", "")),
        "corp": 10 if named.get("cross-origin-resource-policy") in {"same-origin", "same-site"} else 0,
    }
    return Score({name: points for name, points in found.items() if points})


def directives(policy: str) -> dict[str, list[str]]:
    """A policy, directive by directive."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {name.lower(): sources for name, *sources in parts}


def _csp(policy: dict[str, list[str]]) -> int:
    if not policy:
        return -25
    rest = policy.get("default-src", ["*"])
    script, style = policy.get("script-src", rest), policy.get("style-src", rest)
    if _unsafe(script) or BROAD & set(policy.get("object-src", rest)):
        return -20
    if any(source.startswith(("http:", "ftp:")) for sources in policy.values() for source in sources):
        return -20
    if "'unsafe-eval'" in script + style:
        return -10
    if _unsafe(style):
        return 0
    return 10 if policy.get("default-src") == ["'none'"] else 5


def _unsafe(sources: list[str]) -> bool:
    guarded = any(source.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) for source in sources)
    bad = BROAD | {"data:"} | (set() if guarded else {"'unsafe-inline'"})
    return bool(bad & set(sources))


def _cookies(cookies: SimpleCookie) -> int:
    """Stricter than theirs: each must have all marks, and the prefix that binds it to this host."""
    if not cookies:
        return 0
    good = all(
        name.startswith("__Host-")
        and cookie["secure"]
        and cookie["httponly"]
        and cookie["samesite"] in {"Lax", "Strict"}
        and cookie["path"] == "/"
        and not cookie["domain"]
        for name, cookie in cookies.items()
    )
    return 5 if good else -40


def _referrer(policy: str) -> int:
    return 5 if policy in PRIVATE else (-5 if policy else 0)


def _hsts(value: str) -> int:
    age = re.search(r"max-age=(\d+)", value)
    return -20 if age is None else (0 if int(age[1]) >= HALF_A_YEAR else -10)


def _frames(policy: dict[str, list[str]], old: str) -> int:
    if "frame-ancestors" in policy:
        return 5 if not BROAD & set(policy["frame-ancestors"]) else -20
    return 0 if old.upper() in {"DENY", "SAMEORIGIN"} else -20


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and (source := dict(attrs).get("src")):
            self.sources.append(source)


def _scripts(body: str, host: str) -> int:
    parser = _Scripts()
    parser.feed(body)
    foreign = [source for source in parser.sources if urlsplit(source).netloc not in {"", host}]
    return -50 if foreign else 0
