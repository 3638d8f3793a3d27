#!/bin/sh
# Make .venv with verbund in it ("run"), or with verbund and the tools of its tests ("test").
# Does nothing if that is already there and nothing changed.
set -eu
what=$1
cd "$(dirname "$0")/.."
venv=.venv

fits='import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'
complete='import ensurepip, venv'

find_python() {
    without_venv=
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
        # a name may be there and still not run, so each is tried
        "$name" -c "$fits" >/dev/null 2>&1 || continue
        if "$name" -c "$complete" >/dev/null 2>&1; then
            python=$name
            return
        fi
        without_venv=${without_venv:-$name}
    done
    if [ -n "$without_venv" ]; then
        version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        echo "Error: $without_venv (Python $version) cannot make virtual environments." >&2
        echo "Hint: install its venv package, on Debian: apt-get install python$version-venv" >&2
    else
        echo "Error: ${PYTHON:-the search} gave no Python 3.11, 3.12 or 3.13." >&2
        echo "Hint: install one, or name one: make $what PYTHON=/path/to/python3" >&2
    fi
    exit 1
}

wanted=$(cat pyproject.toml constraints.txt)

usable() { [ -x "$venv/bin/python" ] && "$venv/bin/python" -c "$fits" 2>/dev/null; }
# an environment holds the path of its folder: one that was copied or moved is made anew,
# and so is one made by another Python than the one that is asked for
made() { cat "$venv/$1" 2>/dev/null || true; }
here() { [ "$(made place)" = "$PWD" ] && [ "$(made python)" = "${PYTHON:-$(made python)}" ]; }

# translated here once, since a start may not be allowed to, and then takes half as long again
translate() { "$venv/bin/python" -m compileall -q graph/verbund || true; }

if usable && here; then
    if [ "$(made "installed-$what")" = "$wanted" ] ||
        { [ "$what" = run ] && [ "$(made installed-test)" = "$wanted" ]; }; then
        translate
        exit 0
    fi
else
    find_python
    echo "Making $venv with $("$python" --version) ..." >&2
    "$python" -m venv --clear "$venv"
    echo "$PWD" >"$venv/place"
    echo "$python" >"$venv/python"
fi

echo "Installing verbund and what it needs to $what (a minute or two the first time) ..." >&2
rm -f "$venv/installed-run" "$venv/installed-test"
pip="$venv/bin/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt"
extra=
[ "$what" = test ] && extra='[test]'
$pip hatchling editables
$pip --no-build-isolation --editable ".$extra"
printf '%s\n' "$wanted" >"$venv/installed-$what"
translate
