#!/bin/sh
# Write constraints.txt anew: the newest versions that install together on the oldest Python.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3.11}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$python" -c 'import sys; assert sys.version_info[:2] == (3, 11), "this needs Python 3.11"'
"$python" -m venv "$folder"
pip="$folder/bin/python -m pip --disable-pip-version-check"
$pip install --quiet hatchling editables
$pip install --quiet --no-build-isolation --editable '.[test]'
sed -n '/^#/p' constraints.txt >"$folder/pins"
$pip freeze --exclude-editable --exclude setuptools >>"$folder/pins"
cp "$folder/pins" constraints.txt
