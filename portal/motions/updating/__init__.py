"""„Die Vorlage hat sich seit Ihrer Kopie geändert“: a fitted copy meets the current version of its model motion.

Belongs here: whose copy it is and for which municipality it was fitted (`recognising`), the three texts that meet and what is
decided about their conflicts (`meeting`), the form (`forms`), what is shown (`page`), what is taken away (`files`), the page
(`views`).

Does not belong here: which texts are alike (portal.motions.similarity), differences and merges (motionkit.diff, .lineage).
What people paste travels in the form, signed; it is never stored, cached or logged.
"""
