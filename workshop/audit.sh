#!/bin/sh
# The attackers' tools stand in a place of their own, apart from what the house itself is made of.
set -eu

if [ ! -e .venv-audit/ready ]; then
    echo "تثبيت أدوات الفحص، مرة واحدة · installing the attackers' tools, once"
    "${PYTHON:-.venv/bin/python}" -m venv .venv-audit
    .venv-audit/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input \
        "wapiti3>=3.2,<4" "sqlmap>=1.10,<2"
    touch .venv-audit/ready
fi
