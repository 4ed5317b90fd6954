#!/usr/bin/env bash
# From nothing to a finished episode: installs what is missing, builds, renders the sample script with the built-in
# draft voices, and says where the programme is. Safe to run again.
set -euo pipefail
cd "$(dirname "$0")/.."
packaging/install_dependencies.sh
packaging/build.sh release understudy understudy-studio
out=${1:-build/sample}
build/release/bin/understudy episode render resources/sample/keepers-of-the-light.md -o "$out"
cat <<TEXT

Open the same project in the studio:
  build/release/bin/understudy-studio $out/keepers-of-the-light.understudy
TEXT
