"""Foreign documents in: DOCX, ODT, Markdown, plain text, with everything that stands in them.

`read_file` for files (through the upload gate and a child process), `read_text` for pasted text. A file
format becomes an `outline`, an outline becomes a `Reading` by `recognise`: the formats know nothing
of motions, the recognition knows nothing of formats.

What is not understood is in `MotionText.unrecognised`, what is no text of the motion in
`Reading.noise`; tracked changes and comments are lists of their own. Nothing is dropped silently.
`tracked.read_tracked` gives both texts of a Word file with tracked changes; it is imported from its own file, since
most readers need no XML.
"""

from motionkit.reading.entry import read_file, read_text
from motionkit.reading.results import Change, Comment, Reading

__all__ = ["Change", "Comment", "Reading", "read_file", "read_text"]
