"""Debates: a question, and contributions that answer one another.

Comments belong to exchange; the texts themselves to publishing.
"""
