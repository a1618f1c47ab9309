#!/bin/sh
# Makes .venv with the first Python that is new enough.
set -eu

suits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for python in python3 python3.13 python3.12 python3.11; do
    suits "$python" || continue
    if command -v uv >/dev/null && uv venv --quiet --clear --python "$(command -v "$python")" .venv 2>/dev/null; then
        exit 0
    fi
    "$python" -c 'import ensurepip, venv' 2>/dev/null || { lacking=$python; continue; }
    exec "$python" -m venv --clear .venv
done

if [ -n "${lacking:-}" ]; then
    echo "تنقص $lacking وحدة venv · $lacking lacks its venv module: apt-get install python3-venv" >&2
else
    echo "يحتاج سديد إلى بايثون 3.11 أو أحدث · Sadeed needs Python 3.11 or newer; python3 here: \
$(python3 --version 2>/dev/null || echo none)" >&2
fi
exit 1
