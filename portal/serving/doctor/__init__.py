"""What is wrong with this site, and how to mend it: one file per subject, each check a function that yields findings.

Checks only look; they change nothing. A new check: write it into the file of its subject and list it there in CHECKS.
"""

from portal.serving.doctor.examining import Finding, Level, examine, health_now, refusals

__all__ = ["Finding", "Level", "examine", "health_now", "refusals"]
