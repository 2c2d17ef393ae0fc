"""Lighthouse 12 on every public template as a phone sees it, and an article beside static pages: `python -m bench.lighthouse`.

Installs Lighthouse with npm into CACHE (outside of the repository) when it is missing; needs node and Chromium, and nginx for what it costs
that a portal gives out the page. An argument names a data folder with the demo to begin with. Wanted: 100 in all four, CLS 0, the article's
LCP at most 1.15 times that of the same files from nginx.
"""

import functools
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from bench.figures import Figure
from tests.browser.templates import TEMPLATES
from tests.environment import CHROMIUM
from tests.serving.front import NGINX, front
from tests.serving.running import free_port, get, running

CACHE = Path(os.environ.get("CACHE") or Path.home() / ".cache/kommunalsozialismus-audit")
PACKAGE = "lighthouse@12"
SWITCHES = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
WANTED, LATEST, ROUNDS = 100, 1.15, 5
ARTICLE = "/blog/hebesaetze/"
# Lighthouse reckons from what it saw on a fast line (what it shows to everybody), or holds the browser's requests back itself.
METHODS = {"simulate": "gerechnet", "devtools": "gebremst"}
TWIN, WORDS = "derselben Dateien von nginx", "seiner bloßen Wörter ohne Stil"
ATTEMPTS = 3  # Now and then a browser is gone before Lighthouse has spoken to it.
# Forms and answers for one person ask search engines not to keep them; Lighthouse would count that as a fault.
UNLISTED = ("accounts/", "exchange/", "motions/fitting/", "motions/register/find", "motions/updating/", "search/")
# What the demo holds in place of the hostile things.
DEMO = (("/blog/boese/", "/blog/hebesaetze/"), ("/debatten/boese/", "/debatten/stromnetz/"), ("?debatte=boese", ""),
        ("/schwerpunkte/boese/", "/schwerpunkte/boden-und-wohnen/"), ("/stimmen/boese/", "/stimmen/henrike-sandvoss/"),
        ("/publikationen/boese/", "/publikationen/handreichung-offene-daten-im-rat/"), ("/boese/", "/{slug}/"))  # fmt: skip


def main() -> list[Figure]:
    command = _installed()
    if not command:
        print("Nothing to measure: npm is missing.")
        return []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if sys.argv[1:]:
            shutil.copytree(sys.argv[1], data)
        with running(data, demo=True) as portal:
            slug, key = portal.run(
                "from portal.motions.models import Motion\nfrom portal.publishing.models import Article\n"
                "print(Motion.objects.public().models().first().slug, Article.objects.public().first().pk)"
            ).split()
            site = f"http://127.0.0.1:{portal.port}"
            missed = [_judge(command, site, *row) for row in _addresses(slug, key)]
            figures = [Figure("Seiten unter 100 in Lighthouse, von " + str(len(missed)), float(sum(missed)), "", 0)]
            return figures + _beside_static(command, site, portal.port, Path(folder) / "static")


def _installed() -> list[str]:
    program = CACHE / "node_modules/.bin/lighthouse"
    if not program.exists():
        if not shutil.which("npm"):
            return []
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", str(CACHE), PACKAGE], check=True)
    return [str(program)]


def _addresses(slug: str, key: str) -> list[tuple[str, str]]:
    """Template and address, with what the demo holds."""
    rows = []
    for template, address in sorted(TEMPLATES.items()):
        if template == "design/404.html":
            continue  # Lighthouse refuses to judge a page that is missing.
        path = address.format(key=key)
        if template == "publishing/standard.html":
            path = "/ueber-uns/"
        for old, new in DEMO:
            path = path.replace(old, new.format(slug=slug))
        rows.append((template, path.replace("antrag=boese", f"antrag={slug}")))
    return rows


def _report(command: list[str], url: str, *more: str) -> dict:
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        options = [url, "--quiet", "--output=json", f"--output-path={file.name}", f"--chrome-flags={SWITCHES}", *more]
        environment = os.environ | {"CHROME_PATH": shutil.which(CHROMIUM) or CHROMIUM}
        for _ in range(ATTEMPTS):
            done = subprocess.run([*command, *options], env=environment, timeout=300, capture_output=True, text=True)
            if done.returncode == 0:
                return json.loads(Path(file.name).read_text())
        raise SystemExit(f"Lighthouse cannot judge {url}:\n{done.stderr[-2000:]}")


def _judge(command: list[str], site: str, template: str, path: str) -> bool:
    """Prints the four scores; whether one of them is under 100."""
    unlisted = template.startswith(UNLISTED)
    report = _report(command, site + path, *(["--skip-audits=is-crawlable"] if unlisted else []))
    scores = {name: round(100 * (found["score"] or 0)) for name, found in report["categories"].items()}
    faults = [
        reference["id"]
        for found in report["categories"].values()
        for reference in found["auditRefs"]
        if reference["weight"] and (report["audits"][reference["id"]]["score"] or 0) < 0.9
        and report["audits"][reference["id"]]["score"] is not None
    ]  # fmt: skip
    told = {
        name: report["audits"][name].get("displayValue", "–")
        for name in ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")
    }
    print(
        f"{template:38} {path:44} {' '.join(map(str, scores.values())):16} LCP, CLS, TBT {', '.join(told.values())}  {' '.join(faults)}"
    )
    return min(scores.values()) < WANTED


def _beside_static(command: list[str], site: str, port: int, folder: Path) -> list[Figure]:
    """How often the article's LCP is that of static pages, by both of Lighthouse's slow lines; medians of rounds in turn.

    The same files from nginx show what the portal costs. Its words alone, without style, script, font and picture, can be seen a
    round trip sooner than anything that has a style sheet in a file of its own: that is told, not judged.
    """
    folder.mkdir()
    with _words_alone(port, folder) as words, _same_files(command, site, port, folder) as twin:
        others = {TWIN: twin, WORDS: words} if twin else {WORDS: words}
        return [
            Figure(f"LCP des Artikels ({said}), Vielfaches {name}", ratio, "", LATEST if name == TWIN else None)
            for method, said in METHODS.items()
            for name, ratio in _ratios(command, site + ARTICLE, others, method).items()
        ]


def _ratios(command: list[str], url: str, others: dict[str, str], method: str) -> dict[str, float]:
    rounds = [
        {name: _lcp(command, address, method) for name, address in {"": url, **others}.items()} for _ in range(ROUNDS)
    ]
    own = statistics.median(found[""] for found in rounds)
    print(f"LCP of the article, {method}: {own:.0f} ms")
    ratios = {name: statistics.median(found[""] / found[name] for found in rounds) for name in others}
    for name, ratio in ratios.items():
        print(f"  times that of {name}: {ratio:.2f}")
    return ratios


def _lcp(command: list[str], url: str, method: str) -> float:
    report = _report(command, url, f"--throttling-method={method}", "--only-categories=performance")
    return report["audits"]["largest-contentful-paint"]["numericValue"]


@contextmanager
def _words_alone(port: int, folder: Path) -> Iterator[str]:
    """The address of the article without style, script, font and picture, compressed by nobody."""
    page = get(port, ARTICLE).data.decode()
    bare = re.sub(r"(?s)<(?:link|script|svg)\b.*?>(?:.*?</(?:script|svg)>)?|<img[^>]*>", "", page)
    (folder / "index.html").write_text(bare)
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def _same_files(command: list[str], site: str, port: int, folder: Path) -> Iterator[str]:
    """The address of the article where nginx gives out, byte for byte, what a phone loads for it; empty without nginx."""
    if not NGINX:
        print("Not compared with the same files: nginx is missing.")
        yield ""
        return
    (folder / "files").mkdir()
    rules = []
    asked = _report(command, site + ARTICLE, "--only-audits=network-requests")["audits"]["network-requests"]
    for address in {urlsplit(item["url"]).path for item in asked["details"]["items"] if item["url"].startswith(site)}:
        answer = get(port, address, Accept_Encoding="gzip, deflate, br")
        (folder / "files" / str(len(rules))).write_bytes(answer.data)
        encoding = answer.headers["Content-Encoding"]
        packed = f"add_header Content-Encoding {encoding};" if encoding else ""
        kind = f"types {{ }} default_type '{answer.headers['Content-Type']}';"
        rules.append(f"location = {address} {{ rewrite ^ /{len(rules)} break; {kind} {packed} }}")
    plain = free_port()
    listing = "\n".join(rules)
    block = f"server {{ listen 127.0.0.1:{plain}; root {folder}/files;\n{listing}\n}}"
    with front(folder / "front", port=free_port(), portal_port=port, beside=block):
        yield f"http://127.0.0.1:{plain}{ARTICLE}"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


if __name__ == "__main__":
    main()
