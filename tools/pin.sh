#!/bin/sh
# Pins what pyproject.toml asks for, with hashes, for every system at once: make pins.
# The files name versions and hashes only; where to fetch from is each machine's own setting.
set -eu
cd "$(dirname "$0")/.."
pin() {
    file=$1 what=$2
    shift 2
    .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
        "$@" pyproject.toml --output-file "requirements/$file"
    { printf '# %s\n# Written by make pins from pyproject.toml.\n' "$what"; cat "requirements/$file"; } > "requirements/$file.new"
    mv "requirements/$file.new" "requirements/$file"
}
pin run.txt "What the desk and the service need." --group build
pin dev.txt "The same, and what tests, checks and builds need." \
    --group build --group dev --constraint requirements/run.txt
