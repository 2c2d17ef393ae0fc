"""A small S3-compatible store on this machine, in memory: what the portal asks of such a store, and nothing else."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.sax.saxutils import escape

KEY, SECRET, BUCKET = "schluessel", "geheimnis", "eimer"
MODIFIED = "Wed, 25 Nov 2026 12:00:00 GMT"
PAGE = 2
REMEMBERED = ("Content-Type", "Content-Disposition", "Cache-Control")


@dataclass
class Store:
    """`files`: name in the bucket → content; `kept_as`: the headers that came with it."""

    port: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    kept_as: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"s3+http://{KEY}:{SECRET}@127.0.0.1:{self.port}/{BUCKET}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store: Store

    def log_message(self, *args) -> None:
        """Says nothing."""

    def _begin(self) -> str | None:
        """The name that is asked for; None when the answer is given already. Nothing is public here."""
        name = unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}").lstrip("/")
        self.store.asked.append(f"{self.command} {name}")
        if f"AWS4-HMAC-SHA256 Credential={KEY}/" not in self.headers.get("Authorization", ""):
            self._say(403, b"<Error><Code>AccessDenied</Code></Error>")
            return None
        return name

    def _say(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {"Content-Type": "application/xml", "Content-Length": str(len(body))} | (headers or {})
        for pair in headers.items():
            self.send_header(*pair)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self) -> None:
        name = self._begin()
        if name is None:
            return
        if name == "":
            self._list()
        elif (body := self.store.files.get(name)) is None:
            self._say(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            etag = {"ETag": f'"{hashlib.md5(body).hexdigest()}"', "Last-Modified": MODIFIED}
            self._say(200, body, self.store.kept_as[name] | etag | {"Content-Length": str(len(body))})

    do_HEAD = do_GET

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if name := self._begin():
            self.store.files[name] = body
            self.store.kept_as[name] = {part: self.headers[part] for part in REMEMBERED if part in self.headers}
            self._say(200, headers={"ETag": f'"{hashlib.md5(body).hexdigest()}"'})

    def do_DELETE(self) -> None:
        if name := self._begin():
            self.store.files.pop(name, None)
            self._say(204)

    def _list(self) -> None:
        """A few at a time, as big stores give a thousand at a time; the mark where to go on is the last name."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        begin, after = asked.get("prefix", ""), asked.get("continuation-token", "")
        names = sorted(name for name in self.store.files if name.startswith(begin) and name > after)
        page, rest = names[:PAGE], names[PAGE:]
        contents = "".join(
            f"<Contents><Key>{quote(name)}</Key><LastModified>2026-11-25T12:00:00.000Z</LastModified>"
            f"<Size>{len(self.store.files[name])}</Size></Contents>"
            for name in page
        )
        more = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if rest else ""
        self._say(
            200,
            f"<ListBucketResult><Name>{BUCKET}</Name><EncodingType>url</EncodingType>"
            f"<IsTruncated>{str(bool(rest)).lower()}</IsTruncated>{more}{contents}</ListBucketResult>".encode(),
        )


@contextmanager
def store() -> Iterator[Store]:
    kept = Store()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"store": kept}))
    server.daemon_threads = True
    kept.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
