#!/usr/bin/env bash
# Installs the packages of packaging/dependencies.txt that are missing, as root or through sudo. Extra package names may
# follow as arguments (clang for the fuzz targets). Says what it installs; says nothing when nothing is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
say() { printf '%s\n' "$*" >&2; }

if ! command -v apt-get >/dev/null; then
    say "This script knows Debian and Ubuntu. On another system install the libraries of packaging/dependencies.txt."
    exit 1
fi
wanted=$(sed 's/#.*//' "$here/dependencies.txt" | tr -s ' \n' '\n\n' | sed '/^$/d'; printf '%s\n' "$@")
# A name may stand for a package called otherwise (one distribution's libqt6svg6-dev is the other's qt6-svg-dev), so what
# installed packages provide counts as installed.
present=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' | tr ',' '\n' |
    sed 's/^ *//; s/[ :(].*//')
missing=
for package in $wanted; do
    grep -qxF "$package" <<<"$present" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say "These packages are missing and neither root nor sudo is here:$missing"; exit 1; }
    root=sudo
fi
say "Installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
$root apt-get update -qq >"$log" 2>&1 || { tail -n 5 "$log" >&2; say "The package lists could not be refreshed."; exit 1; }
# shellcheck disable=SC2086 # the list is meant to be split
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; say "Some packages could not be installed."; exit 1; }
