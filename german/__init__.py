"""German text analysis for search. Plain Python: no Django, no database, no network.

    query = german.query("mietwohnungen bad honnef")           # what somebody means; there is no wrong input
    german.index_terms(text)                                    # what an index keeps of a text
    german.fts5(german.expression(query))                       # for SQLite; `tsquery` for PostgreSQL
    german.mark(text, query, length=240)                        # where a text holds it, and why

Documents and queries go through the same analysis: `folding` (one spelling), `gender` (one form), `references` and
`reading` (units: words, laws, dates, numbers), `model`, `kept` and `morphology` (parts of compounds), `words` (keys). On top of
it `queries` and `meaning` (an expression tree, from strict to generous), `expressions` (the tree and its renderings),
`searching` (what to try in which order), `documents`, `snippets`, `spelling`. `data/` holds the lists that are changed by
hand: synonyms, stop words, exceptions.

Everything is deterministic, caches are bounded, and no input raises. Does not belong here: tables, ranking, pages
(`portal.search`), and the grammar of motions (`motionkit.grammar`).
"""

from german.documents import FTS5_TOKENIZER, IndexTerms, index_terms, tsvector
from german.expressions import Expression, fts5, tsquery
from german.meaning import expression, relaxed
from german.queries import Query, query
from german.snippets import Segment, Sought, mark, mark_indexed, sought
from german.spelling import Speller, vocabulary
from german.terms import Term, analyse

__all__ = [
    "FTS5_TOKENIZER",
    "Expression",
    "IndexTerms",
    "Query",
    "Segment",
    "Sought",
    "Speller",
    "Term",
    "analyse",
    "expression",
    "fts5",
    "index_terms",
    "mark",
    "mark_indexed",
    "query",
    "relaxed",
    "sought",
    "tsquery",
    "tsvector",
    "vocabulary",
]
