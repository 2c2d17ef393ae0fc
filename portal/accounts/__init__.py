"""Who works here: editors and other people with a log-in.

Log-in, roles and second factors belong here, and what must stay erased about people. Authors of texts do not: a voice needs no account (see people).
"""
