"""Real exports: every item is accounted for, every public page is shown, no word of a text gets lost.

The files are not part of the repository.
"""

import re
import xml.etree.ElementTree as ElementTree
from html import unescape
from pathlib import Path

import pytest

from intake.characters import readable
from portal.exchange.models import ImportedComment, ImportedItem
from portal.publishing.wordpress.importing import import_site
from portal.publishing.wordpress.report import Fate
from portal.publishing.wordpress.wxr import Item, read

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "wxr"
SAMPLES = sorted(FOLDER.glob("*.xml"))
needs_samples = pytest.mark.skipif(not SAMPLES, reason=f"the exports in {FOLDER} are not there")


def count(path: Path) -> tuple[list[tuple[str, str]], int]:
    """((type, status) of each item, number of comments), by another parser than the importer's."""
    items, comments = [], 0
    for found in ElementTree.parse(path).getroot().iter("item"):
        values = {child.tag.rsplit("}", 1)[-1]: (child.text or "").strip() for child in found}
        items.append(
            (values.get("post_type", ""), "password" if values.get("post_password") else values.get("status", ""))
        )
        comments += sum(1 for child in found if child.tag.endswith("}comment"))
    return items, comments


@needs_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_item_of_a_real_export_is_accounted_for(site, client, path):
    items, comments = count(path)
    report = import_site(path)
    assert [(outcome.kind) for outcome in report.outcomes] == [kind for kind, _ in items]
    for (kind, status), outcome in zip(items, report.outcomes, strict=True):
        if kind in {"post", "page"}:
            assert outcome.fate == (Fate.PUBLISHED if status == "publish" else Fate.HELD_BACK), outcome
        else:
            assert outcome.fate == Fate.LISTED
            assert outcome.reason
    assert ImportedComment.objects.count() == comments
    for row in ImportedItem.objects.exclude(page=None).select_related("page"):
        answer = client.get(row.page.url)
        assert (answer.status_code, row.page.url) == (200 if row.was_public else 404, row.page.url)
    assert {outcome.change for outcome in import_site(path).outcomes} <= {"", "unverändert"}


def words(text: str) -> list[str]:
    return re.findall(
        r"\w{4,}",
        unescape(
            re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>|<[^<>]*>|https?://\S+|\[[^\]]*\]", " ", text, flags=re.DOTALL)
        ),
    )


@needs_samples
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_word_of_a_real_text_gets_lost(site, path):
    import_site(path)
    bodies = {row.key: row.page.specific.body for row in ImportedItem.objects.exclude(page=None).select_related("page")}
    lost, total = [], 0
    for found in read(path):
        if isinstance(found, Item) and found.key in bodies:
            here = set(
                re.findall(
                    r"\w{4,}", unescape(str(list(bodies[found.key].raw_data)).replace("\\n", " ").replace("\\t", " "))
                )
            )
            total += len(words(readable(found.content)))
            lost += [(found.title, word) for word in words(readable(found.content)) if word not in here]
    assert len(lost) <= total / 200, lost[:60]
