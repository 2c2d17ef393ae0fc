"""Everything that one account did since a time, undone in one step: for the day on which somebody stole it.

Belongs here: what it did and what can be undone (`finding`), undoing it (`actions`), the alarm at mass changes (`alarm`),
the administrators' page (`views`).

Does not belong here: undoing a moderator's last decision (`moderating.deciding`).
"""
