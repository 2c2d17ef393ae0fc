"""A WordPress site to move in, and its folder of uploads."""

from pathlib import Path

import pytest
from pypdf import PdfWriter

from portal.publishing.wordpress.importing import import_site
from tests.factories import picture_bytes
from tests.publishing.wxr import export_file


@pytest.fixture
def bring(site, tmp_path):
    """Imports a file of the given items and returns the report."""

    def run(*parts: str, media: Path | None = None, rehearsal: bool = False, **given):
        return import_site(export_file(tmp_path, *parts, **given), media=media, rehearsal=rehearsal)

    return run


@pytest.fixture
def media(tmp_path):
    """The folder of uploads of the old site, with a picture and a brochure."""
    folder = tmp_path / "uploads" / "2012" / "03"
    folder.mkdir(parents=True)
    (folder / "rathaus.jpg").write_bytes(picture_bytes())
    brochure = PdfWriter()
    brochure.add_blank_page(100, 100)
    brochure.write(folder / "heft.pdf")
    return tmp_path / "uploads"
