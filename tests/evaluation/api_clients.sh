#!/usr/bin/env bash
# Asks the HTTP API with clients that others wrote: api_clients.sh PROGRAM FOLDER. Needs curl, ffprobe, python3 with venv and
# pip's registry; FOLDER takes all files, the packages among them. One line a check; 1 where one failed. No root.
set -uo pipefail
[ $# -eq 2 ] || { printf 'usage: %s PROGRAM FOLDER\n' "$0" >&2; exit 2; }
program=$(realpath "$1")
mkdir -p "$2"
folder=$(cd "$2" && pwd)
export XDG_CONFIG_HOME=$folder/config XDG_STATE_HOME=$folder/state XDG_DATA_HOME=$folder/data
unset UNDERSTUDY_TOKEN
failed=0
check() { # NAME COMMAND...
    local name=$1
    shift
    if "$@"; then printf 'pass  %s\n' "$name"; else printf 'FAIL  %s\n' "$name" && failed=$((failed + 1)); fi
}

[ -x "$folder/python/bin/python" ] || python3 -m venv "$folder/python" || exit 2
"$folder/python/bin/python" -c 'import openai, schemathesis' 2>/dev/null ||
    "$folder/python/bin/pip" install --quiet --upgrade openai schemathesis >"$folder/pip.log" 2>&1 ||
    { printf 'FAIL  packages: see %s\n' "$folder/pip.log"; exit 1; }
"$folder/python/bin/pip" list 2>/dev/null | grep -E '^(openai|schemathesis) '

server=
serve() { # NAME [OPTION...]: sets url and token
    local name=$1
    shift
    "$program" serve --port 0 "$@" >"$folder/$name.out" 2>"$folder/$name.log" &
    server=$!
    for _ in $(seq 100); do
        grep -q '^Serving' "$folder/$name.out" && break
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    url=$(grep -oE 'http://[^;, ]+' "$folder/$name.out" | head -n 1)
    token=$(grep -v '^#' "$XDG_CONFIG_HOME/understudy/api-tokens" | head -n 1)
    [ -n "$url" ]
}
stop() {
    [ -z "$server" ] && return 0
    kill -TERM "$server" 2>/dev/null
    wait "$server"
    local status=$?
    server=
    return $status
}
trap stop EXIT
ask() { curl -sS --max-time 60 -H "Authorization: Bearer $token" "$@"; }
post() { ask -H 'Content-Type: application/json' --data "$2" "${@:3}" "$url$1"; }
value() { "$folder/python/bin/python" -c 'import json, sys; print(eval("json.load(sys.stdin)" + sys.argv[1]))' "$1"; }

rm -rf "$folder/clients.understudy"
"$program" project new "$folder/clients" >/dev/null || exit 2
check 'serve begins' serve project -p "$folder/clients.understudy" || exit 1
voice=$(ask "$url/v1/audio/voices" | value '["voices"][0]["id"]')
text='Hello there. This is a sentence that is long enough to be measured, and here is another one.'

# ---- curl
speech() { printf '{"model":"draft","voice":"%s","input":"%s","response_format":"%s"%s}' "$voice" "$text" "$1" "${2:-}"; }
whole() { printf '{"voice":"%s","text":"%s","config":{"format":"%s"}}' "$voice" "$text" "$1"; }
for format in mp3 opus aac flac wav pcm; do
    check "curl: $format, whole" post /synthesize "$(whole $format)" -f -o "$folder/whole.$format" -D "$folder/whole.$format.header"
    check "curl: $format, streamed" post /v1/audio/speech "$(speech $format)" -N -f -o "$folder/streamed.$format"
done
check 'curl: whole has its length' grep -qi '^content-length: [1-9]' "$folder/whole.wav.header"
first_and_total() { # of a stream: the first byte comes long before the last
    local long=$text
    for _ in 1 2 3 4; do long="$long $long"; done
    post /v1/audio/speech "{\"model\":\"draft\",\"voice\":\"$voice\",\"input\":\"$long\",\"response_format\":\"pcm\"}" -N -f \
        -o /dev/null -w '%{time_starttransfer} %{time_total}\n' | awk '{ exit !($1 < 0.2 && $1 * 3 < $2) }'
}
check 'curl: a stream begins long before its end' first_and_total
status() { [ "$1" = "$(ask -o "$folder/answer" -w '%{http_code}' "${@:2}")" ]; }
check 'curl: no token is 401' test 401 = "$(curl -s -o /dev/null -w '%{http_code}' "$url/v1/models")"
check 'curl: health needs none' test 200 = "$(curl -s -o /dev/null -w '%{http_code}' "$url/health")"
check 'curl: token as password' test 200 = "$(curl -s -o /dev/null -w '%{http_code}' -u "any:$token" "$url/")"
check 'curl: HEAD' status 200 -I "$url/v1/models"
upload=$(ask -T "$folder/whole.wav" -X POST -H 'Content-Type: audio/wav' "$url/uploads?name=talk.wav")
check 'curl: upload' test "$(value '["name"]' <<<"$upload")" = talk.wav
check 'curl: upload in chunks' status 201 -X POST -H 'Transfer-Encoding: chunked' -T - "$url/uploads?name=chunked.wav" <"$folder/whole.wav"
check 'curl: upload of what is no sound is 415' status 415 --data-binary 'no sound' "$url/uploads?name=no.wav"
job=$(post /jobs '{"kind":"episode_render","episode":"hello","script":"# Hello\n\nHello there.\n"}' | value '["id"]')
check 'curl: events to the end of a job' ask -N -f -o "$folder/events" "$url/jobs/$job/events"
check 'curl: the job succeeded' test succeeded = "$(ask "$url/jobs/$job" | value '["state"]')"
check 'curl: its last event says so' grep -q '"state":"succeeded"' "$folder/events"
last=$(sed -n 's/^id: //p' "$folder/events" | tail -n 1)
first=$(sed -n 's/^id: //p' "$folder/events" | head -n 1)
ask -N -o "$folder/events.again" -H "Last-Event-ID: $first" "$url/jobs/$job/events"
check 'curl: Last-Event-ID: the first is not told again' \
    test "$(grep -c '^id: ' "$folder/events.again")" -eq "$(($(grep -c '^id: ' "$folder/events") - 1))" -o "$first" = "$last"
ask -N -o "$folder/events.none" -H "Last-Event-ID: $last" "$url/jobs/$job/events"
check 'curl: Last-Event-ID: nothing after the last' test "$(grep -c '^id: ' "$folder/events.none")" -eq 0
result=$(ask "$url/jobs/$job/results" | value '["results"][0]["name"]')
at=$url/jobs/$job/results/$result
ask -f -o "$folder/result" "$at"
ask -f -r 100-299 -o "$folder/part" -w '%{http_code}' "$at" >"$folder/part.status"
check 'curl: a range is 206' test "$(cat "$folder/part.status")" = 206
check 'curl: a range is those bytes' cmp -s "$folder/part" <(tail -c +101 "$folder/result" | head -c 200)
check 'curl: the last bytes' cmp -s <(ask -f -r -50 "$at") <(tail -c 50 "$folder/result")
check 'curl: a range beyond the end is 416' status 416 -r 999999999- "$at"
head -c 1000 "$folder/result" >"$folder/resumed"
ask -f -C - -o "$folder/resumed" "$at"
check 'curl: a download goes on' cmp -s "$folder/resumed" "$folder/result"

# ---- openai
cat >"$folder/clients.py" <<'PYTHON'
import os, sys, openai
url, token, voice, folder = sys.argv[1:]
failed = 0
def check(name, good):
    global failed
    failed += not good
    print(("pass  " if good else "FAIL  ") + "openai: " + name, flush=True)
def raises(kind, work):
    try:
        work()
    except kind as error:
        return bool(error.message and error.code)
    except Exception as error:
        print("      " + repr(error))
    return False
client = openai.OpenAI(base_url=url + "/v1", api_key=token, max_retries=0, timeout=60)
text = "Hello there. This is a sentence that is long enough to be measured, and here is another one."
speech = client.audio.speech
sizes = {}
for kind in ["mp3", "opus", "aac", "flac", "wav", "pcm"]:
    answer = speech.create(model="draft", voice=voice, input=text, response_format=kind)
    answer.write_to_file(f"{folder}/openai.{kind}")
    check(f"create, {kind}", len(answer.content) > 1000)
    with speech.with_streaming_response.create(model="draft", voice=voice, input=text, response_format=kind) as stream:
        stream.stream_to_file(f"{folder}/openai-streamed.{kind}")
    check(f"with_streaming_response, {kind}", os.path.getsize(f"{folder}/openai-streamed.{kind}") == len(answer.content))
with speech.with_streaming_response.create(model="draft", voice=voice, input=text, response_format="pcm") as stream:
    pieces = sum(1 for _ in stream.iter_bytes(4096))
check("iter_bytes", pieces > 4)
import base64, json
events = []
with speech.with_streaming_response.create(model="draft", voice=voice, input=text, response_format="pcm", stream_format="sse") as stream:
    for line in stream.iter_lines():
        if line.startswith("data: "):
            events.append(json.loads(line[6:]))
sound = b"".join(base64.b64decode(event["audio"]) for event in events[:-1])
check("stream_format sse: the same sound in deltas", sound == open(f"{folder}/openai.pcm", "rb").read()
      and all(event["type"] == "speech.audio.delta" for event in events[:-1]))
usage = events[-1].get("usage", {})
check("stream_format sse: done with usage", events[-1]["type"] == "speech.audio.done"
      and usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"])
length = len(sound)
for speed in [0.25, 4.0]:
    said = len(speech.create(model="draft", voice=voice, input=text, response_format="pcm", speed=speed).content)
    check(f"speed {speed:g}: {length / said:.2f} times as fast", 0.85 < length / said / speed < 1.15)
check("instructions", len(speech.create(model="draft", voice=voice, input="Hello.", instructions="calm").content) > 500)
check("voice as an object", len(speech.create(model="draft", voice={"id": voice}, input="Hello.").content) > 500)
models = client.models.list()
check("models.list", "draft" in [model.id for model in models.data] and models.data[0].object == "model")
check("models.retrieve", client.models.retrieve("draft").id == "draft")
say = lambda **more: speech.create(**({"model": "draft", "voice": voice, "input": "Hello."} | more))
check("a wrong token: AuthenticationError", raises(openai.AuthenticationError, lambda: openai.OpenAI(
    base_url=url + "/v1", api_key="wrong", max_retries=0).models.list()))
check("an unknown voice: NotFoundError", raises(openai.NotFoundError, lambda: say(voice="nobody")))
check("an unknown model: NotFoundError", raises(openai.NotFoundError, lambda: client.models.retrieve("nothing")))
check("an unknown model to speak: NotFoundError", raises(openai.NotFoundError, lambda: say(model="nothing")))
check("a wrong speed: BadRequestError", raises(openai.BadRequestError, lambda: say(speed=9)))
check("a wrong format: BadRequestError", raises(openai.BadRequestError, lambda: say(response_format="au")))
check("a text too long: BadRequestError", raises(openai.BadRequestError, lambda: say(input="a" * 5000)))
check("no text: BadRequestError", raises(openai.BadRequestError, lambda: say(input="")))
async def at_once():
    client = openai.AsyncOpenAI(base_url=url + "/v1", api_key=token, max_retries=0)
    return await asyncio.gather(*[client.audio.speech.create(model="draft", voice=voice, input=f"Number {i}.") for i in range(16)])
import asyncio
check("16 at once", all(len(answer.content) > 500 for answer in asyncio.run(at_once())))
sys.exit(failed)
PYTHON
"$folder/python/bin/python" "$folder/clients.py" "$url" "$token" "$voice" "$folder"
failed=$((failed + $?))

# ---- ffprobe, ffplay
probe() { # FILE FORMAT: codec and seconds, decoded
    local raw=()
    [ "$2" != pcm ] || raw=(-f s16le -ar 24000)
    ffprobe -v error "${raw[@]}" -show_entries stream=codec_name,sample_rate,channels -of default=nw=1:nk=1 "$1" | tr '\n' ' '
    # What a container tells of a stream's length may be nothing: it is decoded.
    ffmpeg -nostdin -v error "${raw[@]}" -i "$1" -f s16le -ac 1 -ar 24000 - 2>"$folder/ffmpeg.log" | wc -c | awk '{ print $1 / 48000 }'
}
codec() { case $1 in pcm | wav) echo pcm_s16le ;; *) echo "$1" ;; esac; }
truth=$(probe "$folder/whole.wav" wav | awk '{ print $NF }')
for format in mp3 opus aac flac wav pcm; do
    for file in whole streamed openai openai-streamed; do
        seen=$(probe "$folder/$file.$format" $format)
        check "ffprobe: $file.$format: $seen" awk -v seen="$seen" -v codec="$(codec $format)" -v truth="$truth" \
            'BEGIN { n = split(seen, part, " "); exit !(part[1] == codec && part[n] > truth * 0.95 && part[n] < truth * 1.05) }'
        [ -s "$folder/ffmpeg.log" ] && check "ffmpeg has nothing to say of $file.$format: $(head -n 1 "$folder/ffmpeg.log")" false
    done
done
check "the length by ffprobe's own word: $(ffprobe -v error -show_entries format=duration -of csv=p=0 "$folder/whole.mp3") of $truth s" \
    awk -v a="$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$folder/whole.mp3")" -v b="$truth" 'BEGIN { exit !(a > b * 0.95 && a < b * 1.05) }'
if command -v ffplay >/dev/null; then
    # It asks by GET alone: a stream comes to it through a pipe, a result by its address.
    play() { SDL_AUDIODRIVER=dummy timeout 60 ffplay -v error -nodisp -autoexit "$@" >/dev/null 2>"$folder/ffplay.log" && [ ! -s "$folder/ffplay.log" ]; }
    piped() { post /v1/audio/speech "$(speech "$1")" -N -f | play -; }
    for format in mp3 opus aac flac wav; do check "ffplay: $format, as it is streamed" piped $format; done
    check 'ffplay: a result by its address' play -headers "Authorization: Bearer $token"$'\r\n' "$at"
    check 'ffplay: a result by its address, from its middle' play -ss 0.3 -headers "Authorization: Bearer $token"$'\r\n' "$at"
fi

# ---- schemathesis
# What no schema can say, each for the addresses of which it is true:
# - a text may be one that the script language refuses (422), and bytes may be no sound (415);
# - DELETE stops a job, and what it did stays to be seen; nothing else can be deleted.
cat >"$folder/schemathesis.toml" <<'TOML'
hooks = "schemathesis_hooks"
seed = 7
continue-on-failure = true
request-timeout = 30.0
[generation]
max-examples = 30
database = "none"
[[operations]]
include-path = ["/synthesize", "/v1/audio/speech"]
checks.positive_data_acceptance.expected-statuses = ["2xx", 422, 401, 403, 404, 409, 429, "5xx"]
[[operations]]
include-path = "/uploads"
checks.positive_data_acceptance.expected-statuses = ["2xx", 401, 403, 404, 409, 415, 429, "5xx"]
TOML
cat >"$folder/schemathesis_hooks.py" <<'PYTHON'
import os
import schemathesis
@schemathesis.hook
def map_body(context, body):
    """Names that would be right are made those of voices that there are, so that what is behind them is asked too."""
    if isinstance(body, dict):
        for key, there in [("voice", os.environ["VOICE"]), ("speaker_id", os.environ["VOICE"]), ("model", "draft")]:
            if isinstance(body.get(key), str) and 1 <= len(body[key]) <= 200 and len(str(body)) % 3:
                body[key] = there
    return body
PYTHON
schemathesis() { # NAME
    (cd "$folder" && VOICE=$voice PYTHONPATH=$folder timeout 900 "$folder/python/bin/schemathesis" --config-file "$folder/schemathesis.toml" \
        run "$url/openapi.json" -H "Authorization: Bearer $token" --checks all --exclude-checks use_after_free \
            >"$folder/schemathesis-$1.txt" 2>&1)
    local status=$?
    grep -E '[0-9] generated|^ *(❌|🚫).*: [0-9]+$|^    curl ' "$folder/schemathesis-$1.txt" | cut -c 1-300 | sed 's/^ */      /'
    return $status
}
check 'schemathesis: with a project' schemathesis project
check 'the server is up' test 200 = "$(curl -s -o /dev/null -w '%{http_code}' "$url/health")"
check 'no token in its log' test 0 = "$(grep -c -- "$token" "$folder/project.log")"
check 'it ends when asked' stop
check 'serve begins without a project' serve bare
check 'schemathesis: without a project' schemathesis bare
check 'jobs are not there' status 404 "$url/jobs"
check 'it ends when asked' stop
printf '%s failed\n' "$failed"
[ "$failed" -eq 0 ]
