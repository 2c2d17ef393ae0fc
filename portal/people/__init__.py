"""Voices: the persons and organisations who speak on the portal, each of a kind.

A voice is no account and needs none. What a voice wrote belongs to publishing.
"""
