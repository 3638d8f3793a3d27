#!/bin/sh
# Install what the tests use beyond Python, where that may be done: a browser to open pages with,
# a second RDF parser to read exports with, and a second SPARQL engine to ask questions of. Tests
# that miss theirs are skipped, with a reason.
set -eu

missing=
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
command -v rapper >/dev/null 2>&1 || missing="$missing raptor2-utils"
command -v virtuoso-t >/dev/null 2>&1 || missing="$missing virtuoso-opensource-7-bin"
[ -z "$missing" ] && exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
    sudo -n true 2>/dev/null || as_root=no
fi

if command -v apt-get >/dev/null 2>&1 && [ "$as_root" != no ]; then
    echo "Installing$missing from the system's packages ..." >&2
    # shellcheck disable=SC2086
    if $as_root apt-get update -qq >&2 &&
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
            $missing >&2; then
        exit 0
    fi
fi

cat >&2 <<MESSAGE
**********************************************************************
  NOT INSTALLED:$missing
  The tests that need them will be SKIPPED. On Debian or Ubuntu:
      sudo apt-get install$missing
**********************************************************************
MESSAGE
