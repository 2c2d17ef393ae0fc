"""„Meine Kommune“: a model motion fitted to one municipality, and the check of any motion.

Belongs here: which municipality is meant (`choosing`), what is asked (`forms`), what is shown (`page`), what is taken away
(`files`), pages (`views`), the check of any motion (`checking`).

Does not belong here: grammar, conditions and rules (motionkit), the register (portal.places). What people type travels by POST,
lives for one answer and is never stored, cached or logged.
"""
