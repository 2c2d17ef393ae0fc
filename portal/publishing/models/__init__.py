"""Pages of the magazine. A text is an article, a historical report or a publication; the rest are pages around them."""

from portal.publishing.models.focus import FocusMotion, FocusPage
from portal.publishing.models.kinds import Article, HistoricalReport, Publication, PublicationFile
from portal.publishing.models.lists import BlogIndex, FocusIndex, HistoryIndex, PublicationIndex
from portal.publishing.models.pages import HomePage, StandardPage
from portal.publishing.models.texts import Authorship, Text, TextKeyword, TextKind, TextMotion, TextQuerySet
from portal.publishing.models.workflow import FourEyesTask

__all__ = [
    "Article",
    "Authorship",
    "BlogIndex",
    "FocusIndex",
    "FocusMotion",
    "FocusPage",
    "FourEyesTask",
    "HistoricalReport",
    "HistoryIndex",
    "HomePage",
    "Publication",
    "PublicationFile",
    "PublicationIndex",
    "StandardPage",
    "Text",
    "TextKeyword",
    "TextKind",
    "TextMotion",
    "TextQuerySet",
]
