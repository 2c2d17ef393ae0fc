"""The website: Django apps named for the domain. Each may import only what lies below it.

The order is written down in pyproject.toml (import-linter) and kept by tests/test_house.py.
"""
