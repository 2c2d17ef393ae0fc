"""A passage that must not stand anywhere any more: taken out of texts, old versions, drafts, logs, index and kept files.

Belongs here: finding and replacing it in every table (`walking`), the verb and what follows (`actions`),
names that a person must change (`naming`), the page (`views`).

Does not belong here: taking a comment or a filing away (`moderating`), erasing what one person sent (`moderating.erasing`).
"""
