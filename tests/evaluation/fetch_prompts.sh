#!/usr/bin/env bash
# Fetches recorded prompts for the evaluations: fetch_prompts.sh FOLDER. Needs apt's lists, dpkg-deb and ffmpeg; no root.
# FOLDER/en (Allison Smith, CC-BY-SA-3.0, Digium) and FOLDER/it (Carlo Flora, CC-BY-3.0): 16 kHz WAV, and what is said
# beside each English one as .txt. The sound is the packages' own and stays out of the source tree.
set -euo pipefail
[ $# -eq 1 ] || { printf 'usage: %s FOLDER\n' "$0" >&2; exit 2; }
mkdir -p "$1/packages"
folder=$(cd "$1" && pwd)
cd "$folder/packages"
for package in asterisk-core-sounds-en-g722 asterisk-core-sounds-en asterisk-core-sounds-it-g722; do
    ls "${package}"_*.deb >/dev/null 2>&1 || apt-get download "$package" >&2
    dpkg-deb -x "${package}"_*.deb "$folder/unpacked"
done

# Tones, beeps and pauses are no speech.
decode() { # LANGUAGE
    local from file key
    from=$(find "$folder/unpacked/usr/share/asterisk/sounds" -maxdepth 1 -name "$1_*" -type d | head -n 1)
    mkdir -p "$folder/$1"
    while IFS= read -r file; do
        key=${file#"$from"/}
        key=${key%.g722}
        case $key in silence/*|*beep*|*tone*|*pips*|*buzz*|*noise*|*ascending*) continue ;; esac
        # g722 has no header; without -nostdin ffmpeg eats the list.
        ffmpeg -nostdin -loglevel error -y -f g722 -i "$file" -ar 16000 -ac 1 "$folder/$1/${key//\//_}.wav"
    done < <(find "$from" -name '*.g722' | sort)
}
decode en
decode it

gunzip -c "$folder/unpacked/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz" |
    while IFS= read -r line; do
        case $line in ';'*|'') continue ;; *': '*) ;; *) continue ;; esac
        key=${line%%: *}
        wav=$folder/en/${key//\//_}.wav
        if [ -f "$wav" ]; then printf '%s\n' "${line#*: }" >"${wav%.wav}.txt"; fi
    done
printf '%s English and %s Italian prompts in %s\n' "$(find "$folder/en" -name '*.wav' | wc -l)" \
    "$(find "$folder/it" -name '*.wav' | wc -l)" "$folder" >&2
