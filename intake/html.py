"""The one sanitiser of the portal. Foreign HTML becomes harmless HTML here, by allow-list (nh3, that is ammonia).

Three profiles, from narrow to wide. None of them lets through scripts, styles, frames, forms, event handlers, `style`,
`class` or addresses of other schemes than http, https, mailto and tel:

* `INLINE`: emphasis and links, for notes and captions.
* `PROSE`: what a passage of a text may hold: paragraphs, headings 2 to 4, lists, quotations, code, inline markup.
* `COMMENT`: what a stranger may write: paragraphs, lists, quotations, emphasis, links (marked `nofollow ugc`).

`structure()` is for importers only. It keeps the skeleton of a foreign page (figures, tables, frames as data) so that it
can be taken apart; its result is never shown to anybody.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import nh3

from intake.characters import readable

SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_DROPPED_WITH_CONTENT: Final = frozenset(
    {"script", "style", "noscript", "template", "textarea", "select", "svg", "math"}
)
_EMPHASIS: Final = frozenset({"b", "strong", "i", "em", "br", "sup", "sub", "s", "code"})
_BLOCKS: Final = frozenset({"p", "ul", "ol", "li", "blockquote"})


@dataclass(frozen=True)
class Profile:
    """What one place allows: tags, attributes per tag, and the `rel` that links get (None: none is set)."""

    tags: frozenset[str]
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rel: str | None = None

    def cleaner(self) -> nh3.Cleaner:
        return nh3.Cleaner(
            tags=set(self.tags),
            attributes={tag: set(names) for tag, names in self.attributes.items()},
            clean_content_tags=set(_DROPPED_WITH_CONTENT),
            url_schemes=set(SCHEMES),
            link_rel=self.rel,
            strip_comments=True,
        )


# `linktype` and `id` on a link are how Wagtail writes a link to one of its own pages or documents.
_OWN_LINKS: Final = {"a": frozenset({"href", "linktype", "id"})}
INLINE: Final = Profile(_EMPHASIS | {"a", "p"}, _OWN_LINKS)
PROSE: Final = Profile(_EMPHASIS | _BLOCKS | {"a", "h2", "h3", "h4", "hr", "pre"}, _OWN_LINKS)
COMMENT: Final = Profile(
    frozenset({"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "blockquote", "a"}),
    {"a": frozenset({"href"})},
    "nofollow ugc noopener",
)

_STRUCTURE_TAGS: Final = PROSE.tags | {
    "h1", "h5", "h6", "div", "span", "section", "article", "aside", "header", "footer", "main", "nav", "center", "address",
    "figure", "figcaption", "img", "picture", "dl", "dt", "dd", "del", "strike", "ins", "u", "q", "cite", "abbr", "acronym",
    "kbd", "tt", "samp", "var", "small", "big", "mark", "font", "dfn", "time", "details", "summary", "caption", "table", "thead",
    "tbody", "tfoot", "tr", "th", "td", "iframe", "embed", "object", "param", "audio", "video", "source", "label", "button",
    "form", "input", "legend", "fieldset", "ruby", "rt", "rp", "bdi", "bdo", "wbr", "area", "map",
}  # fmt: skip
_STRUCTURE_ATTRIBUTES: Final = {
    "*": frozenset({"class", "id", "data-id", "data-fn", "data-href", "data-note", "data-ids", "data-wordpress"}),
    "a": frozenset({"href", "name", "download"}),
    "img": frozenset({"src", "alt", "width", "height", "data-src", "data-lazy-src", "data-orig-file", "data-full-url"}),
    "iframe": frozenset({"src", "title", "data-src", "data-src-cmplz"}),
    "embed": frozenset({"src"}),
    "object": frozenset({"data"}),
    "param": frozenset({"name", "value"}),
    "audio": frozenset({"src"}),
    "video": frozenset({"src", "poster"}),
    "source": frozenset({"src"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
    "ol": frozenset({"start"}),
}

MAX_DEPTH: Final = 120
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_VOID: Final = frozenset({"br", "hr", "img", "input", "source", "param", "wbr", "area", "embed", "meta", "link", "col"})
_SELF_CLOSING: Final = _VOID | {"p", "li", "dt", "dd", "tr", "td", "th"}
_FLAT: Final = frozenset({"p", "br", "hr", "img", "a"})

_prose, _inline, _comment = PROSE.cleaner(), INLINE.cleaner(), COMMENT.cleaner()
_structure = nh3.Cleaner(
    tags=set(_STRUCTURE_TAGS),
    attributes={tag: set(names) for tag, names in _STRUCTURE_ATTRIBUTES.items()},
    clean_content_tags=set(_DROPPED_WITH_CONTENT - {"noscript"}),
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=False,
)
_nothing = nh3.Cleaner(tags=set(), clean_content_tags=set(_DROPPED_WITH_CONTENT))


def depth(markup: str, *, exact: bool = False) -> int:
    """How deep elements are nested at most. `exact`: the markup is well-formed, so each element counts; otherwise
    those that end without being closed do not."""
    now = deepest = 0
    for closing, tag in _TAG.findall(markup):
        if tag.lower() not in (_VOID if exact else _SELF_CLOSING):
            now = max(0, now - 1) if closing else now + 1
            deepest = max(deepest, now)
    return deepest


def flat(markup: str) -> str:
    """Without containers: paragraphs, line breaks, pictures and links stay."""
    return _TAG.sub(lambda found: found[0] if found[2].lower() in _FLAT else " ", markup)


def _bounded(markup: str) -> str:
    """Foreign HTML without what hides; nested deeper than any author does, it loses its containers.

    Parsers take quadratic time for such nesting, or cut the text off without a word.
    """
    markup = readable(markup)
    return markup if depth(markup) <= MAX_DEPTH else flat(markup)


def prose(markup: str) -> str:
    """A passage of a text, by the profile PROSE."""
    return _prose.clean(_bounded(markup))


def inline(markup: str) -> str:
    """A note or caption, by the profile INLINE."""
    return _inline.clean(_bounded(markup))


def comment(markup: str) -> str:
    """What a stranger wrote, by the profile COMMENT."""
    return _comment.clean(_bounded(markup))


def structure(markup: str) -> str:
    """A foreign page as a harmless skeleton to be taken apart. Never to be shown: it still holds frames and classes."""
    return _structure.clean(_bounded(markup))


def words(markup: str) -> str:
    """Only the text, with `&`, `<` and `>` as characters: to be escaped again wherever it is shown."""
    text = _nothing.clean(_bounded(markup))
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
