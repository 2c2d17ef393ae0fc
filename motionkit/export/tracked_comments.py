"""Comments of a Word file: each at the first paragraph that holds what it is about."""

from collections.abc import Sequence
from typing import Final

from motionkit.export import docx_styles
from motionkit.export.packages import text
from motionkit.export.pairing import Paired
from motionkit.reading.results import Comment

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STAMP: Final = 'w:author="Anmerkung" w:initials="A" w:date="1980-01-01T00:00:00Z"'
CONTENT_TYPE: Final = (
    '<Override PartName="/word/comments.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>'
)
RELATION: Final = (
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" '
    'Target="comments.xml"/></Relationships>'
)


def places(comments: Sequence[Comment], pairs: Sequence[Paired]) -> dict[int, list[int]]:
    """Place of a paragraph → comments that stand there. What is found nowhere stands at the first paragraph."""
    found: dict[int, list[int]] = {}
    for number, comment in enumerate(comments):
        place = next((place for place, paired in enumerate(pairs) if _holds(paired, comment.passage)), 0)
        found.setdefault(place, []).append(number)
    return found


def _holds(paired: Paired, passage: str) -> bool:
    texts = (part.text for part in (paired.new, paired.old) if part is not None and part.kind != "row")
    return bool(passage) and any(passage in text or (text and text in passage) for text in texts)


def around(numbers: Sequence[int], content: str) -> str:
    """The content of a paragraph with the ranges of its comments."""
    for number in numbers:
        content = (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )
    return content


def part(comments: Sequence[Comment]) -> str:
    """word/comments.xml. Who wrote a comment stays out."""
    bodies = "".join(
        f'<w:comment w:id="{number}" {_STAMP}><w:p><w:r><w:t xml:space="preserve">{text(comment.text)}</w:t></w:r></w:p></w:comment>'
        for number, comment in enumerate(comments)
    )
    return f"{docx_styles.XML}<w:comments {_W}>{bodies}</w:comments>"
