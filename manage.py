#!/usr/bin/env python
"""Django's command line for the portal."""

import gc
import os
import sys

# What is loaded at the start comes to stay: to look through it for garbage again and again took a fifth of the time.
OBJECTS_BEFORE_GARBAGE = 100_000

if __name__ == "__main__":
    gc.set_threshold(OBJECTS_BEFORE_GARBAGE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
