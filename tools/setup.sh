#!/bin/sh
# Makes .venv from requirements/$1.txt (run or dev): found Python, pinned wheels, Qt's libraries.
# Needs git, make and Python 3.11 or newer. Says what to install where something is missing.
set -eu
cd "$(dirname "$0")/.."
what=$1
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null
}

find_python() {
    for each in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
        if fits "$each"; then echo "$each"; return; fi
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 1
    fi
}

apt_install() {
    command -v apt-get >/dev/null || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >/dev/null
}

make_venv() {
    python=$(find_python)
    [ -n "$python" ] || stop "Collector Desk needs Python 3.11 to 3.14. Install it: sudo apt-get install python3 python3-venv"
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        echo "This Python cannot make a virtual environment without $package"
        apt_install "$package" || stop "Install it and run make again: sudo apt-get install $package"
    fi
    "$python" -m venv --clear .venv
}

fits .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv

pip() { .venv/bin/python -m pip --disable-pip-version-check -qq "$@"; }
echo "Installing requirements/$what.txt into .venv (the first time takes a minute or two)"
pip install --require-hashes -r "requirements/$what.txt"
pip install --no-deps --no-build-isolation --no-index --editable .
.venv/bin/python tools/qt.py

[ "$what" = run ] || touch .venv/run.stamp
touch ".venv/$what.stamp"
