"""The system's browser as a printer: an HTML file becomes a PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from verbund.errors import VerbundError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 120


class NoPrinter(VerbundError):
    """There is no browser here that prints, or it did not."""


def printed(html: str) -> bytes:
    """The page as PDF; the browser reads a file and is given no network.

    Raises:
        NoPrinter: no Chromium is installed, or it failed.
    """
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    if browser is None:
        raise NoPrinter(
            "a PDF needs the browser Chromium, and there is none here",
            hint="write --output report.html and print it from any browser, or install chromium",
        )
    with TemporaryDirectory(prefix="verbund-") as folder:
        page, made = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_text(html, encoding="utf-8", newline="\n")
        said = _run(browser, page, made)
        if not made.is_file():
            raise NoPrinter(f"{browser} made no PDF: {said}", hint="write --output report.html")
        return made.read_bytes()


def _run(browser: str, page: Path, made: Path) -> str:
    words = [
        browser,
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
        f"--user-data-dir={made.parent / 'profile'}",
        f"--print-to-pdf={made}",
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        page.as_uri(),
    ]
    try:
        done = subprocess.run(words, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise NoPrinter(f"{browser} does not print: {problem}") from problem
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return said[-1] if said else f"status {done.returncode}"
