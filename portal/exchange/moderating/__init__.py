"""Moderation for one volunteer: one queue, a decision by one key, a log that shows when somebody changed it.

Belongs here: decisions (`deciding`, `elsewhere`), the log (`log`), letters that give reasons (`letters`), the queue (`queue`, `views`),
the yearly counts for the public (`transparency`), and erasing what a person left (`erasing`).

Does not belong here: what readers send (`commenting`, `complaining`), decisions about reports, objections, improvements.
"""
