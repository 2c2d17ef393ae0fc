"""Objections to motions and what answers them, for readers and editors.

Belongs here: what is shown (`shown`, `overview`), how it is narrowed (`narrowing`), the page and the crib (`pages`, `crib`,
`views`), how editors write them (`editing`), how others make drafts (`actions`).

Does not belong here: what readers propose and nobody has decided yet (portal.exchange.objecting).
"""
