"""The magazine: pages, texts, focuses, publications, feeds, citations, the editors' desk.

Pictures, voices and topics live below; search and serving above.
"""
