#!/usr/bin/env bash
# build.sh PRESET [TARGET...]: configures and builds, showing one line of progress; the whole log only when it fails.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=$1
shift
folder=build/$preset
mkdir -p "$folder"
log=$folder/build.log
fail() { grep -E -A 12 '(error|Error|FAILED)' "$log" | head -n 60 >&2 || true; printf 'The build failed; the whole log is in %s\n' "$log" >&2; exit 1; }

torch=$(packaging/fetch_torch.sh)
printf 'Configuring (%s)\n' "$preset" >&2
cmake --preset "$preset" -DUNDERSTUDY_TORCH="$torch" >"$log" 2>&1 || fail
printf 'Building (%s)\n' "$preset" >&2
targets=()
[ $# -eq 0 ] || targets=(--target "$@")
# On a terminal the counter moves in place; piped, a line every tenth step is enough.
show='{ if (match($0, /^\[[0-9]+\/[0-9]+\]/)) { if (tty) printf "\r%s   ", substr($0, RSTART, RLENGTH) > "/dev/stderr"; else { split(substr($0, 2, RLENGTH - 2), n, "/"); if (n[1] % 50 == 0) print substr($0, RSTART, RLENGTH) > "/dev/stderr" } } }'
tty=0
[ -t 2 ] && tty=1
cmake --build --preset "$preset" "${targets[@]}" 2>&1 | tee -a "$log" | awk -v tty=$tty "$show" || fail
[ $tty = 0 ] || printf '\r                \r' >&2
