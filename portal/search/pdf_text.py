"""The words of a PDF. Knows no Django: a child process runs it, with limits on time and memory."""

from io import BytesIO

from pypdf import PdfReader


def words(data: bytes, pages: int, letters: int) -> str:
    """The text of at most so many pages and letters, in the order in which pages hold it; "" when it cannot be read."""
    reader = PdfReader(BytesIO(data))
    found: list[str] = []
    length = 0
    for page in reader.pages[:pages]:
        text = page.extract_text() or ""
        found.append(text)
        length += len(text)
        if length > letters:
            break
    return "\n".join(found)[:letters]
