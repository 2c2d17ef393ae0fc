"""`python -m motionkit`: motions in the terminal. `python -m motionkit --help` lists the commands."""

import argparse
import sys

from motionkit.commands import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="motionkit", description="Anträge lesen, prüfen und ausgeben.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="BEFEHL")
    for command in COMMANDS:
        command.add_arguments(commands.add_parser(command.NAME, help=command.HELP, description=command.HELP))
    options = parser.parse_args(arguments)
    chosen = next(command for command in COMMANDS if options.command == command.NAME)
    try:
        return int(chosen.run(options))
    except BrokenPipeError:  # `… | head`
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
