#!/bin/sh
# The tests drive Debian's Chromium. Where it is missing and may be installed, it is; else its tests are skipped, saying so.
set -eu

if [ -x "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing Chromium, once"
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
        exit 0
    fi
fi
echo "Chromium is missing: the tests in a browser will be skipped (apt-get install chromium, or name one in CHROMIUM)"
