"""What the search tells the directory of motions (`portal.motions.searching`)."""

from typing import Final

from portal.search.collecting import collect
from portal.search.finding import ask
from portal.search.models import Entry

MOST: Final = 1_000


def motions(words: str) -> list[int]:
    """The keys of motions that hold everything that is asked for; none when nothing is."""
    question, chosen = ask(words, {"art": "antrag"})
    if not question and len(chosen) == 1:
        return []
    found = collect(question, chosen, MOST).found
    complete = [entry for entry, step in found.items() if step == "all"][:MOST]
    return list(Entry.objects.filter(pk__in=complete, source="motion").values_list("object_id", flat=True))
