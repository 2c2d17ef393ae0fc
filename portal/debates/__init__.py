"""Debates: a question, contributions that answer one another, and what the editors make of it.

A contribution is a text of the magazine, which lies above and announces its texts here (`contributions`). Comments belong
to exchange.
"""
