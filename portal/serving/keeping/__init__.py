"""Keeping what the portal holds: backups that are proved when they are made, the way back,
and the move to another database.

A backup is one file that needs nothing but this program. What is wrong with a site is said by `serving.doctor`.
"""
