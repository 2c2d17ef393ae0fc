"""People who send reports and answers over HTTP without pause, and remember what was acknowledged."""

import http.client
import itertools
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

FORM = "/mitmachen/einbringung/"
LINK = re.compile(rf"{FORM}([\w-]{{32}})/")
PATIENCE = 10


@dataclass
class Sent:
    """Titles of reports and texts of messages that the portal said it has; and how many answers of each kind came."""

    reports: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def longest_pause(self, since: float) -> float:
        """Seconds from `since` to the first acknowledgement after it."""
        return next((at - since for at in self.times if at > since), float("inf"))


class Senders:
    """`threads` people. A report is sent again, with the stamp of its form, until it is acknowledged; a message never.

    `at`: stands in what they send, where there are several portals.
    """

    def __init__(self, port: int, stamps: list[str], threads: int = 3, pause: float = 0.02, at: str = ""):
        self.sent, self.port, self._at = Sent(), port, at
        self._stamps, self._pause = iter(stamps), pause
        self._numbers, self._lock = itertools.count(1), threading.Lock()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._send_on, daemon=True) for _ in range(threads)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(timeout=60)

    def _send_on(self) -> None:
        while not self._over.is_set():
            with self._lock:
                number, stamp = next(self._numbers), next(self._stamps, None)
            assert stamp, "There are no stamps left: make more."
            title = f"Bericht {self._at}{number:06}"
            if token := self._report(title, stamp, number):
                self.sent.reports.append(title)
                self.sent.times.append(time.monotonic())
                text = f"Nachricht {self._at}{number:06}"
                status, _ = self.post(f"{FORM}{token}/", {"text": text}, number)
                if status == 302:
                    self.sent.messages.append(text)
            time.sleep(self._pause)

    def _report(self, title: str, stamp: str, number: int) -> str | None:
        fields = {"municipality_name": "Kassel", "title": title, "stempel": stamp, "schritt": "senden"}
        while not self._over.is_set():
            status, body = self.post(FORM, fields, number)
            if status == 200 and (found := LINK.search(body)):
                return found[1]
            time.sleep(0.05)
        return None

    def post(self, path: str, fields: dict[str, str], number: int) -> tuple[int, str]:
        """(status, body); status 0 when there was no answer. Each sender comes from a network of its own."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
            "X-Forwarded-For": f"10.{number >> 8 & 255}.{number & 255}.1",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("POST", path, urlencode(fields), headers)
            answer = connection.getresponse()
            status, body = answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            status, body = 0, ""
        finally:
            connection.close()
        self.sent.answers[status] += 1
        return status, body
