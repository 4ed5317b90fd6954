#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test but those labelled slow. Safe to run again.
set -euo pipefail
cd "$(dirname "$0")/.."
packaging/install_dependencies.sh
packaging/build.sh release all
ctest --preset release --output-on-failure
