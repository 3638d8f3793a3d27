"""How Bash passes on what is being typed."""

from __future__ import annotations

from click.shell_completion import BashComplete, CompletionItem, add_completion_class


class Bash(BashComplete):
    """Bash cuts ``GAP=VALUE`` at the sign, and wants only what comes after it."""

    name = "bash"

    def get_completion_args(self) -> tuple[list[str], str]:
        words, last = super().get_completion_args()
        if last == "=" and words:
            return words[:-1], f"{words[-1]}="
        if len(words) > 1 and words[-1] == "=":
            return words[:-2], f"{words[-2]}={last}"
        return words, last

    def format_completion(self, item: CompletionItem) -> str:
        _, equals, value = str(item.value).partition("=")
        short = value if equals and value else item.value
        return super().format_completion(CompletionItem(short, type=item.type, help=item.help))


add_completion_class(Bash)
