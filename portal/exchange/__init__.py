"""What comes from outside: offers of texts, comments, reports, and their moderation.

Nothing here is public before an editor says so.
"""
