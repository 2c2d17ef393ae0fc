"""Moves a WordPress site in: reads its export (WXR 1.0 to 1.2), takes the texts apart and makes pages of them.

`wxr` reads, `shortcodes`, `gutenberg`, `footnotes`, `conversion` take one text apart without touching the database,
`addresses`, `media`, `terms` and `importing` put it into the portal, `report` says what became of each item.
Comments and what was imported before are remembered in `portal.exchange`.
"""
