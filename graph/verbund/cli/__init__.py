"""The command line: each module here is a command, and is loaded only when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from verbund.errors import UnknownName, VerbundError

_HERE = Path(__file__).parent

#: A command is a file: its name is the file's, its summary the first line of the docstring.
COMMANDS = tuple(sorted(path.stem for path in _HERE.glob("[a-z]*.py")))


class UnknownCommand(UnknownName):
    """No such command."""

    what = "command"


class Commands(click.Group):
    """A group that imports ``verbund.cli.NAME`` when NAME is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UnknownCommand(args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their first lines, without importing what they need."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary(name)) for name in COMMANDS])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, and what they do, without importing them."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        begun = (name for name in COMMANDS if name.startswith(incomplete))
        return [CompletionItem(name, help=summary(name)) for name in begun]

    def invoke(self, ctx: click.Context) -> Any:
        """The one place where an exception becomes text and a status."""
        try:
            return super().invoke(ctx)
        except VerbundError as error:
            _end(str(error), error.hint, error.status)
        except KeyboardInterrupt:
            click.echo(err=True)
            sys.exit(130)
        except click.UsageError as error:
            fitted = import_module(f"{__name__}._talk").fitted
            words = fitted(f"Error: {error.format_message()}").removeprefix("Error: ")
            raise click.UsageError(words, error.ctx) from error
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("VERBUND_DEBUG"):
                raise
            words = " ".join(f"{type(error).__name__}: {error}".split())
            _end(
                f"something went wrong inside verbund: {words}",
                "set VERBUND_DEBUG=1 and try again to see where",
                VerbundError.status,
            )


def summary(name: str) -> str:
    """The first line of a command's docstring, read without importing it."""
    source = (_HERE / f"{name}.py").read_text(encoding="utf-8")
    return source.split('"""')[1].strip().splitlines()[0]


def _end(message: str, hint: str, status: int) -> NoReturn:
    tell = import_module(f"{__name__}._talk").tell
    tell(f"Error: {message}")
    if hint:
        tell(f"Hint: {hint}")
    sys.exit(status)


@click.group(cls=Commands, invoke_without_command=True, subcommand_metavar="COMMAND [ARGS]...")
@click.version_option(package_name="verbund", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """The network of a research programme: build it, check it, question it, draw it, share it."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


if "_VERBUND_COMPLETE" in os.environ:  # the shell asks; set by what `docs/completion.md` says
    import_module(f"{__name__}._shell")
