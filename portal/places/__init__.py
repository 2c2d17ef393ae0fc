"""Germany's municipalities: the official register, found by key, name or postal code.

Councils and their offices belong to councils; grammar of names belongs to motionkit.
"""
