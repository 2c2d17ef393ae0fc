"""How the portal is run: start, health, headers of every answer, finished pages in memory.

Nothing about content belongs here.
"""
