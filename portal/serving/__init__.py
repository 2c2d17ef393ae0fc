"""How the portal is run: start, health, headers of every answer.

Nothing about content belongs here.
"""
