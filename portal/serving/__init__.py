"""How the portal is run: start, health, headers of every answer, finished pages in memory, pages for what goes wrong.

Nothing about content belongs here.
"""
