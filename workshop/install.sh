#!/bin/sh
# Installs a pinned list into .venv, every file checked by its hash: with uv where it is, else with pip.
set -eu

echo "تثبيت الحزم، مرة واحدة · installing packages, once ($1)"
if command -v uv >/dev/null && uv pip install --quiet --python .venv/bin/python --require-hashes -r "$1"; then
    exit 0
fi
.venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
exec .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input --require-hashes -r "$1"
