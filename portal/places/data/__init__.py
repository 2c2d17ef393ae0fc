"""The official register as a file; see README.md beside it. No code but the packing of a new edition."""
