"""Finished bytes: public pages kept as they go over the wire, in memory, in front of Django.

Here belongs what decides which answers are kept, for how long, and how they are sent. What a page says does not; nor
does what only one person may read: such an answer passes through untouched and is never kept.
"""
