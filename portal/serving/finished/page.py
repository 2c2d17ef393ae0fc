"""A finished page: its bytes in every encoding, its headers, and until when it holds."""

import datetime
import zlib
from dataclasses import dataclass, field
from hashlib import blake2b
from zoneinfo import ZoneInfo

import brotli

Headers = list[tuple[str, str]]
MOST_BYTES = 1024 * 1024
SECONDS_MISSING = 5
KEPT_STATUS = ("200", "404", "410")
# A copy is asked for again each time; a browser may show the one it has for a second while it asks.
FRESHNESS = "public, max-age=0, stale-while-revalidate=1"
SHRINKS = ("text/", "application/xml", "application/json", "application/atom+xml", "image/svg+xml")
BROTLI_QUALITY, ZLIB_LEVEL = 5, 6
SMALLEST_PACKED = 500
NOT_IN_304 = {"content-type", "content-length", "content-encoding", "content-disposition", "content-language"}
REPLACED = {"content-length", "etag", "vary", "cache-control", "date", "server", "connection", "expires"}


@dataclass(frozen=True, slots=True)
class Form:
    """The page in one encoding, ready to send."""

    etag: str
    headers: Headers
    unchanged: Headers
    body: bytes


@dataclass(slots=True)
class Page:
    """What was answered when the generation had this number. Its other encodings are made when first asked for."""

    generation: int
    until: float
    status: str
    plain: bytes
    headers: Headers
    freshness: str
    modified: str = ""
    shrinks: bool = True
    size: int = 0
    digest: str = ""
    forms: dict[str, Form] = field(default_factory=dict)

    def form(self, encoding: str) -> Form:
        """The page in an encoding. Two threads may both make it: the same bytes, so that it does not matter."""
        if not self.shrinks:
            encoding = ""
        found = self.forms.get(encoding)
        if found is None:
            found = self.forms[encoding] = self._make(encoding)
        return found

    def _make(self, encoding: str) -> Form:
        body = pack(self.plain, encoding)
        etag = f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'
        headers = [*self.headers, ("Cache-Control", self.freshness), ("Vary", "Accept-Encoding"), ("ETag", etag)]
        unchanged = [(name, value) for name, value in headers if name.lower() not in NOT_IN_304]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return Form(etag, [*headers, ("Content-Length", str(len(body)))], unchanged, body)


def pack(data: bytes, encoding: str) -> bytes:
    """Compressed, with nothing in it that depends on the time."""
    if encoding == "br":
        return brotli.compress(data, quality=BROTLI_QUALITY)
    if encoding == "gzip":
        return zlib.compress(data, ZLIB_LEVEL, 31)
    return data


def finish(generation: int, status: str, headers: Headers, body: bytes, now: datetime.datetime) -> Page | None:
    """A page out of Django's answer, or None when it is not for everybody."""
    named = {name.lower(): value for name, value in headers}
    freshness = named.get("cache-control", "")
    if status[:3] not in KEPT_STATUS or "set-cookie" in named or len(body) > MOST_BYTES:
        return None
    if "no-store" in freshness or "private" in freshness or not _varies_by_nothing(named.get("vary", "")):
        return None
    if "content-encoding" in named or "content-range" in named or "www-authenticate" in named:
        return None
    kept = [(name, value) for name, value in headers if name.lower() not in REPLACED]
    missing = status[:3] != "200"
    until = now.timestamp() + SECONDS_MISSING if missing else next_midnight(now).timestamp()
    freshness = freshness if "max-age" in freshness and not missing else FRESHNESS
    digest = _digest_of(status, kept, freshness, body)
    shrinks = named.get("content-type", "").startswith(SHRINKS) and len(body) >= SMALLEST_PACKED
    # Compressed text takes less than a third, in two encodings; headers come on top.
    size = len(body) * (2 if shrinks else 1) + 4000
    return Page(generation, until, status, body, kept, freshness, named.get("last-modified", ""), shrinks, size, digest)


def _digest_of(status: str, headers: Headers, freshness: str, body: bytes) -> str:
    """The same for the same answer, in every process and after every start: it is the ETag."""
    return blake2b(repr((status, headers, freshness)).encode() + body, digest_size=12).hexdigest()


def next_midnight(now: datetime.datetime) -> datetime.datetime:
    """When „heute“ means another day. `now` is aware; its time zone is that of the readers."""
    zone = now.tzinfo or ZoneInfo("Europe/Berlin")
    return datetime.datetime.combine(now.date() + datetime.timedelta(days=1), datetime.time(), tzinfo=zone)


def _varies_by_nothing(vary: str) -> bool:
    return all(name.strip().lower() in ("", "accept-encoding") for name in vary.split(","))
