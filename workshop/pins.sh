#!/bin/sh
# Pins every package with the hashes of all its files, for every Python and platform at once; names no index.
set -eu

python3 -m venv --clear .venv/pins
.venv/pins/bin/pip install --quiet --quiet --disable-pip-version-check uv

pin() {
    .venv/pins/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --custom-compile-command "make pins" pyproject.toml "$@"
}
pin --output-file requirements.txt
pin --group dev --constraint requirements.txt --output-file requirements-dev.txt
