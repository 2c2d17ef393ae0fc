"""How editors write motions in the admin: the form with its clause editor, the table of placeholders, readable
differences between drafts, and foreign documents that become drafts.

Does not belong here: what a motion is and how documents are read (motionkit), what readers see (`page`, `rendering`).
"""
