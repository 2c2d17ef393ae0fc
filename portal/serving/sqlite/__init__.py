"""Django's way to SQLite, with one difference: a database that has gone is not replaced by an empty one.

Nothing else about the database belongs here (`serving.database`).
"""
