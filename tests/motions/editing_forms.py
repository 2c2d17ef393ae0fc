"""A motion's form as the browser sends it."""

import re
from html.parser import HTMLParser

from django.http import QueryDict


class _Form(HTMLParser):
    """What a browser would send for the first form with `data-edit-form`: names and values in their order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.pairs: list[tuple[str, str]] = []
        self._template = 0
        self._textarea: tuple[str, list[str]] | None = None
        self._select = ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = self.inside or "data-edit-form" in attrs
        if tag == "template":
            self._template += 1
        if not self.inside or self._template:
            return
        name = attrs.get("name", "")
        if tag == "input" and name and "disabled" not in attrs:
            self._input(name, attrs)
        elif tag == "textarea":
            self._textarea = (name, [])
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in attrs and attrs.get("value") is not None:
            self.pairs.append((self._select, attrs["value"]))
        elif tag == "option" and "selected" in attrs:
            self._option = True

    _option = False

    def _input(self, name, attrs):
        kind = attrs.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in attrs:
                self.pairs.append((name, attrs.get("value", "on")))
        elif kind not in ("submit", "button", "file"):
            self.pairs.append((name, attrs.get("value", "")))

    def handle_data(self, data):
        if self._textarea:
            self._textarea[1].append(data)
        elif self._option:
            self.pairs.append((self._select, data.strip()))
            self._option = False

    def handle_endtag(self, tag):
        if tag == "template":
            self._template -= 1
        elif tag == "textarea" and self._textarea:
            name, parts = self._textarea
            self.pairs.append((name, re.sub(r"\A\r?\n", "", "".join(parts)).replace("\n", "\r\n")))
            self._textarea = None
        elif tag == "form":
            self.inside = False


def send(client, address: str, data: QueryDict, **options):
    """Posts a form; Django's client alone would send only the last of several values."""
    return client.post(address, dict(data.lists()), **options)


def sent_by(markup: str) -> QueryDict:
    """The form on a page as data for a request; HTML is parsed as a browser parses it."""
    form = _Form()
    form.feed(markup)
    data = QueryDict(mutable=True)
    for name, value in form.pairs:
        if name:
            data.appendlist(name, value)
    return data
