"""Whatever the editors' side names as an icon is one: Wagtail draws nothing for a name that it does not know."""

import re
from pathlib import Path

from wagtail.admin.icons import get_icons

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"""(?:icon_name|header_icon|\bicon)["']?\s*[=:]\s*["']([a-z0-9-]+)["']""")


def test_icons_are_there():
    named = {
        name for path in (ROOT / "portal").rglob("*.py") for name in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert {"rotate", "bin"} <= named
    assert [name for name in sorted(named) if f'id="icon-{name}"' not in get_icons()] == []
