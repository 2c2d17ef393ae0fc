"""One terminal command per file. A command has NAME, HELP, `add_arguments(parser)` and `run(options) -> int`.

A new command: copy `read.py`, change what differs, add it to COMMANDS. Exit codes: 0 all went well ·
1 at least one file was refused or has findings, the others were done · 2 wrong call (argparse).
"""

from typing import Final

from motionkit.commands import check, diff, export, fit, merge, outcome, read, similar

COMMANDS: Final = (read, check, fit, export, diff, merge, similar, outcome)
