"""One style sheet for readers, many small files for whoever works on it.

``site.css`` names its parts with ``@import``, which every browser understands: nothing has to be built to work on the
portal. When static files are collected, the parts take the place of their imports, so a reader's browser asks once.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "design/css/site.css"
FOLDER = Path(__file__).parent / "static" / "design" / "css"

IMPORT = re.compile(r'@import "(?P<path>[\w./-]+)" layer\((?P<layer>\w+)\);\n?')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def assembled(folder: Path = FOLDER) -> str:
    """The style sheet with every import replaced by the file it names, without comments and indentation."""

    def part(found: re.Match[str]) -> str:
        content = (folder / found["path"]).read_text(encoding="utf-8")
        return f"@layer {found['layer']} {{\n{content}}}\n"

    sheet = IMPORT.sub(part, (folder / Path(SHEET).name).read_text(encoding="utf-8"))
    lines = (line.strip() for line in COMMENT.sub("", sheet).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


class OneStyleSheetStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed static files; the style sheet is assembled before it gets its hash."""

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[tuple[str, str, Any]]:
        """Put the assembled sheet where the sheet of imports was collected; its parts need no hash, nobody asks for them."""
        if SHEET in paths and not options.get("dry_run"):
            Path(self.path(SHEET)).write_text(assembled(), encoding="utf-8")
            paths = {name: found for name, found in paths.items() if not name.startswith(str(Path(SHEET).parent))}
            paths[SHEET] = (FileSystemStorage(location=self.location), SHEET)
        yield from super().post_process(paths, *args, **options)
