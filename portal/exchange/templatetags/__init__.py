"""Template tags of what comes from outside, for the rooms above."""
