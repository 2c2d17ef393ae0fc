"""Pages for what goes wrong: in German, without details, and honest about what was saved.

They need neither the database nor a disk that can be written to. What is wrong with a site is said by `serving.doctor`.
"""
