"""Where the program begins, as ``verbund`` and as ``python -m verbund``."""

from __future__ import annotations

import signal


def main() -> None:
    """Load the commands and do what was typed; Ctrl-C while they load ends it without a word."""
    has_handler = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if has_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from verbund.cli import main as command  # noqa: PLC0415 (what takes the time)

    if has_handler:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command(prog_name="verbund")


if __name__ == "__main__":
    main()
