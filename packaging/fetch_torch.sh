#!/usr/bin/env bash
# Prints the folder of LibTorch, after fetching the CPU wheel into the user's cache if it is not there yet. Says what it
# does on standard error. Only the wheel's headers, libraries and CMake files are used; no Python runs in the program.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
version=2.13.0
tag=cp311
cache=${XDG_CACHE_HOME:-$HOME/.cache}/understudy
target=$cache/libtorch-$version-cpu
say() { printf '%s\n' "$*" >&2; }

if [ -n "${UNDERSTUDY_TORCH:-}" ]; then printf '%s\n' "$UNDERSTUDY_TORCH"; exit 0; fi
if [ -f "$target/torch/share/cmake/Torch/TorchConfig.cmake" ]; then printf '%s\n' "$target/torch"; exit 0; fi

mkdir -p "$cache"
exec 9>"$cache/.fetch.lock"
flock 9
if [ -f "$target/torch/share/cmake/Torch/TorchConfig.cmake" ]; then printf '%s\n' "$target/torch"; exit 0; fi

scratch=$(mktemp -d "$cache/fetch.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
download() {
    python3 -m pip download --quiet --no-deps --only-binary=:all: --python-version 3.11 --implementation cp --abi "$tag" \
        --platform manylinux_2_28_x86_64 --disable-pip-version-check -d "$scratch" "$@" >"$scratch/log" 2>&1
}
say "Fetching LibTorch $version for the processor (192 MB)"
# PyTorch's own index holds the CPU build; where it cannot be reached, pip's configured index may.
download --retries 0 --timeout 5 --index-url https://download.pytorch.org/whl/cpu "torch==$version" ||
    download "torch==$version+cpu" || download "torch==$version" ||
    { tail -n 3 "$scratch/log" >&2; say "LibTorch $version could not be fetched. Unpack one (2.6 or later) and give its folder in UNDERSTUDY_TORCH."; exit 1; }
wheel=$(ls "$scratch"/torch-*.whl)
name=$(basename "$wheel" | sed 's/%2B/+/')
case $name in
    *+cpu-*) ;;
    *) say "Only a CUDA build of LibTorch $version is to be had here ($name); unpack a CPU build, or this one on a machine with its CUDA, and give its folder in UNDERSTUDY_TORCH."; exit 1 ;;
esac
expected=$(awk -v n="$name" '$1 == n {print $2}' "$here/torch.lock")
actual=$(sha256sum "$wheel" | cut -d' ' -f1)
if [ "$expected" != "$actual" ]; then
    say "The wheel $name has the SHA-256 $actual, packaging/torch.lock expects ${expected:-no such file}; nothing was installed."
    exit 1
fi
say "Unpacking"
(cd "$scratch" && python3 -m zipfile -e "$wheel" unpacked)
mkdir -p "$target"
mv "$scratch/unpacked/torch" "$target/torch"
printf '%s\n' "$target/torch"
