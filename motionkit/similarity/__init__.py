"""Which texts share wording: same motion, local version, copied passage.

    index = Index()
    index.add("leerstand", text)
    for match in index.query(another_text, most=5):
        match.key, match.score, match.shared

MinHash over word shingles finds candidates (`rensa`), sets of shingles score them exactly. What a text shares with
many others – letterheads, opening formulas, names of a council group – does not count as its own wording.

Does not belong here: what differs between two texts (`motionkit.diff`), the search page's ranking of words, and
where texts are stored (whoever holds an index feeds it).
"""

from motionkit.similarity.corpus import text_of, texts_of
from motionkit.similarity.index import Index, Match, Pair

__all__ = ["Index", "Match", "Pair", "text_of", "texts_of"]
