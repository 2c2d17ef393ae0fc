"""Who works here: editors and other people with a log-in.

Log-in, roles and second factors belong here. Authors of texts do not: a voice needs no account (see people).
"""
