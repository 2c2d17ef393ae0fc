"""The demo's model motions: a text and a data file each (see README.md), and how they become motions.

When they are loaded, and which texts and focuses they belong to, is decided by the magazine's demo.
"""
