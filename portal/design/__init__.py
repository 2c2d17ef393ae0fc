"""How the portal looks: tokens, style sheets, fonts, page frame, components, error pages.

Templates of a single domain belong into that domain's app.
"""
