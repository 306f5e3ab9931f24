"""`binhyen …` and `python -m binhyen …`: law and papers without Django, everything else through Django's commands."""

import os
import sys
from collections.abc import Callable


def _quietly(command: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run a command; a reader who went away ("| head") ends it without a trace on the screen."""
    try:
        code = command(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def main() -> None:
    if sys.argv[1:2] == ["law"]:
        from binhyen.law.cli import main as law

        sys.exit(_quietly(law, sys.argv[2:]))
    if sys.argv[1:2] == ["paper"]:
        from binhyen.papers.cli import main as paper

        sys.exit(_quietly(paper, sys.argv[2:]))
    if sys.argv[1:2] == ["demo"]:
        from binhyen.demo.launch import prepare_environment

        prepare_environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binhyen.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
