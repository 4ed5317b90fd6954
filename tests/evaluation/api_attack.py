#!/usr/bin/env python3
"""Attacks the HTTP API: api_attack.py PROGRAM FOLDER [PART...]. Starts its own server on a free port, with all of its
files below FOLDER; prints one line a check; 1 where one failed. Only Python's own library is needed."""
import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PARTS = sys.argv[3:]
SECOND = "second-" + base64.urlsafe_b64encode(os.urandom(24)).decode().rstrip("=")
failed = []
answers = bytearray()  # all that ever came back, to look for tokens in
VOICE = "draft/slt"


def check(name, good, seen=""):
    print(("pass  " if good else "FAIL  ") + name + (f"  [{seen}]" if seen != "" else ""), flush=True)
    if not good:
        failed.append(name)


class Server:
    def __init__(self):
        os.makedirs(FOLDER, exist_ok=True)
        self.env = dict(os.environ, XDG_CONFIG_HOME=FOLDER + "/config", XDG_STATE_HOME=FOLDER + "/state",
                        XDG_DATA_HOME=FOLDER + "/data")
        self.env.pop("UNDERSTUDY_TOKEN", None)
        self.project = FOLDER + "/attacked.understudy"
        self.tokens = FOLDER + "/tokens"
        self.log = open(FOLDER + "/access.log", "wb")
        if not os.path.exists(self.project):
            subprocess.run([PROGRAM, "project", "new", FOLDER + "/attacked"], env=self.env, check=True,
                           stdout=subprocess.DEVNULL)
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "-p", self.project, "--port", "0", "--token-file", self.tokens], env=self.env,
            stdout=subprocess.PIPE, stderr=self.log)
        line = self.process.stdout.readline().decode()
        self.port = int(re.search(r":(\d+)", line).group(1))
        with open(self.tokens) as file:
            self.token = [line.split()[-1] for line in file if line.strip() and not line.startswith("#")][0]

    def status(self, key):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(key + r":\s+(\d+)", file.read()).group(1))

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def forget_peak(self):
        with open(f"/proc/{self.process.pid}/clear_refs", "w") as file:
            file.write("5")

    def processor(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def alive(self):
        return self.process.poll() is None


def connect(timeout=8.0):
    link = socket.create_connection(("127.0.0.1", server.port), timeout=timeout)
    return link


def receive(link, most=1 << 26):
    got = bytearray()
    try:
        while len(got) < most:
            piece = link.recv(65536)
            if not piece:
                break
            got += piece
    except TimeoutError:
        got += b"<time-out>"
    except OSError:
        got += b"<reset>"
    answers.extend(got[:20000])
    return bytes(got)


def raw(data, timeout=3.0):
    with connect(timeout) as link:
        try:
            link.sendall(data)
        except OSError:
            pass
        return receive(link)


def statuses(answer):
    return [int(number) for number in re.findall(rb"HTTP/1\.1 (\d\d\d) ", answer)]


def bearer(token=None):
    return f"Authorization: Bearer {token or server.token}\r\n"


def ask(method, target, body=None, headers="", token=None, timeout=20.0, kind="application/json"):
    """One request on a connection of its own: (status, header, body)."""
    head = f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    head += bearer(token) if token != "" else ""
    if body is not None:
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    answer = raw((head + headers + "\r\n").encode("latin-1") + (body or b""), timeout)
    header, _, rest = answer.partition(b"\r\n\r\n")
    found = statuses(header)
    return (found[0] if found else 0), header, rest


def post(target, value, **more):
    return ask("POST", target, json.dumps(value).encode(), **more)


def health(timeout=5.0):
    began = time.monotonic()
    try:
        return (ask("GET", "/health", token="", timeout=timeout)[0] == 200), time.monotonic() - began
    except OSError:
        return False, time.monotonic() - began


def metric(name):
    found = re.search(rb"\n" + name.encode() + rb" ([0-9.e+]+)", ask("GET", "/metrics")[2])
    return float(found.group(1)) if found else -1.0


def up(name):
    good, took = health()
    check(f"{name}: the server is up", server.alive() and good, f"{took * 1000:.0f} ms")


# ---- tokens


def tokens():
    with open(server.tokens, "a") as file:
        file.write("other " + SECOND + "\n")
    for name, header, code in [
            ("none", "", "token_missing"), ("a wrong one", bearer("x" * 43), "token_unknown"),
            ("an empty one", "Authorization: Bearer\r\n", "token_unknown"),
            ("a space", "Authorization: Bearer  \r\n", "token_unknown"),
            ("its beginning", bearer(server.token[:-1]), "token_unknown"),
            ("one more character", bearer(server.token + "A"), "token_unknown"),
            ("no scheme", f"Authorization: {server.token}\r\n", "token_unknown"),
            ("another scheme", f"Authorization: Digest {server.token}\r\n", "token_unknown"),
            ("broken base64", "Authorization: Basic ****\r\n", "token_unknown"),
            ("NUL and more", "Authorization: Bearer " + "\xff" * 40 + "\r\n", "token_unknown")]:
        status, header, body = ask("GET", "/v1/models", headers=header, token="")
        check(f"token, {name}: 401", status == 401 and code.encode() in body and b"WWW-Authenticate" in header, status)
    check("token in the query: 401", ask("GET", "/v1/models?token=" + server.token, token="")[0] == 401)
    check("unknown address without token: 401", ask("GET", "/nowhere", token="")[0] == 401)
    check("unknown method without token: 401", ask("BREW", "/jobs", token="")[0] == 401)
    check("health without token: ready alone", ask("GET", "/health", token="")[2] == b'{"status":"ready"}')
    basic = base64.b64encode(f"any:{server.token}".encode()).decode()
    check("token as password: 200", ask("GET", "/v1/models", headers=f"Authorization: Basic {basic}\r\n", token="")[0] == 200)
    check("second token: 200", ask("GET", "/v1/models", token=SECOND)[0] == 200)
    with connect() as link:  # a connection that is kept
        request = f"GET /v1/models HTTP/1.1\r\nHost: localhost\r\n{bearer(SECOND)}\r\n".encode()
        link.sendall(request)
        first = link.recv(65536)
        lines = open(server.tokens).read().splitlines()
        with open(server.tokens, "w") as file:
            file.write("\n".join(line for line in lines if SECOND not in line) + "\n")
        link.sendall(request)
        second = link.recv(65536)
    check("revoked while a connection is kept: 401", statuses(first + second) == [200, 401], statuses(first + second))
    check("the other one stays: 200", ask("GET", "/v1/models")[0] == 200)
    os.chmod(server.tokens, 0o644)
    check("file readable by others: 401", ask("GET", "/v1/models")[0] == 401)
    again = subprocess.run([PROGRAM, "serve", "--port", "0", "--token-file", server.tokens], env=server.env,
                           capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
    check("started with such a file: refused", again.returncode not in (0, -11, -6) and
          server.token.encode() not in again.stdout + again.stderr, again.returncode)
    os.chmod(server.tokens, 0o600)
    check("mended: 200", ask("GET", "/v1/models")[0] == 200)
    os.rename(server.tokens, server.tokens + ".away")
    check("file gone: 401", ask("GET", "/v1/models")[0] == 401)
    os.mkdir(server.tokens)
    check("a folder in its place: 401", ask("GET", "/v1/models")[0] == 401)
    os.rmdir(server.tokens)
    with open(server.tokens, "wb") as file:
        os.chmod(server.tokens, 0o600)
        file.write(b"x" * 5_000_000)
    check("a huge file in its place: 401", ask("GET", "/v1/models")[0] == 401)
    os.rename(server.tokens + ".away", server.tokens)
    check("back: 200", ask("GET", "/v1/models")[0] == 200)
    for header, name in [("Host: evil.example\r\n", "foreign host"), ("Host: localhost.evil.example\r\n", "a longer host"),
                         ("Host: localhost\r\nOrigin: http://evil.example\r\n", "foreign origin"),
                         ("Host: localhost\r\nOrigin: null\r\n", "origin null"),
                         ("Host: localhost\r\nSec-Fetch-Site: cross-site\r\n", "cross-site")]:
        answer = raw(f"GET /v1/models HTTP/1.1\r\nConnection: close\r\n{header}{bearer()}\r\n".encode())
        check(f"{name}: 403, no CORS", statuses(answer) == [403] and b"access-control" not in answer.lower(), statuses(answer))
    up("tokens")


# ---- paths


def paths():
    status, _, body = post("/jobs", {"kind": "episode_render", "episode": "paths", "script": "# P\n\nHello.\n"})
    job = json.loads(body)["id"]
    for _ in range(100):
        state = json.loads(ask("GET", f"/jobs/{job}")[2])["state"]
        if state not in ("queued", "running"):
            break
        time.sleep(0.1)
    results = json.loads(ask("GET", f"/jobs/{job}/results")[2])["results"]
    check("a job's results are there", state == "succeeded" and len(results) > 0, state)
    name = results[0]["name"]
    at = f"/jobs/{job}/results"
    check("a result: 200", ask("GET", f"{at}/{name}")[0] == 200)
    folder = os.path.dirname(next(os.path.join(root, name) for root, _, files in os.walk(server.project) if name in files))
    os.symlink("/etc/passwd", folder + "/link.txt")
    os.symlink("/etc", folder + "/etc")
    os.mkfifo(folder + "/pipe.wav")
    bad = ["/jobs/../..", "/jobs/../../etc/passwd", "/jobs/%2e%2e", "/jobs/%2e%2e/%2e%2e/etc/passwd", "/jobs/%2e%2e%2f..%2f",
           f"{at}/../job.json", f"{at}/%2e%2e/job.json", f"{at}/%2e%2e%2fjob.json", f"{at}/..%2f..%2f..%2fproject.json",
           f"{at}/./{name}", f"{at}/%2e/{name}", f"{at}//{name}", f"{at}/%2fetc%2fpasswd", f"{at}//etc/passwd",
           f"{at}/%00", f"{at}/{name}%00.txt", f"{at}/{name}%00", f"{at}/link.txt", f"{at}/etc/passwd", f"{at}/pipe.wav",
           f"{at}/..%5c..%5cjob.json", f"{at}/%c0%ae%c0%ae/job.json", f"{at}/%252e%252e/job.json", f"{at}/%ff%fe",
           f"{at}/%e2%80%ae", f"{at}/%", f"{at}/%4", f"{at}/%zz", f"{at}/" + "a" * 300, f"{at}/" + "a/" * 5000,
           f"{at}/" + "../" * 4000 + "etc/passwd", "/" + "a" * 15000, "/jobs/" + "%41" * 4000, "/jobs/job-" + "0" * 10000,
           "/jobs/" + job + "%2fresults", "/JOBS", "/jobs;a=b", "/.git/config", "/jobs/.uploads", "/api-tokens", "//health",
           f"{at}/", f"/jobs/{job}/results/{name}/", "/jobs/x\\..\\y"]
    wrong = []
    for target in bad:
        status, _, body = ask("GET", target)
        if status not in (400, 404) and not (target == f"{at}/" and status == 200) and not (
                target.endswith(name + "/") and body[:4] in (b"RIFF",) or target.endswith(name + "/") and status == 200):
            wrong.append((status, target[:80]))
        if b"root:" in body:
            wrong.append(("leak", target[:80]))
    check(f"{len(bad)} paths that lead elsewhere: 400 or 404", not wrong, wrong[:6] or "")
    answer = raw(f"GET /{'a' * 20000} HTTP/1.1\r\nHost: localhost\r\n{bearer()}\r\n".encode())
    check("a path of 20 kB: 431", statuses(answer) == [431], statuses(answer))
    wrong = []
    sound = wav()
    before = set(os.listdir(FOLDER)) | set(os.listdir("/tmp"))
    for upload in ["../x.wav", "%2e%2e%2fx.wav", "/tmp/attack-x.wav", "..", ".", "", "a%00.wav", "a/b.wav", "a" * 101, "a" * 300,
                   "%2e%2e%5cx.wav", "x.wav.part", "%ff.wav", "a%0ab.wav", ".hidden%2f..", "con%0d"]:
        status = ask("POST", "/uploads?name=" + upload, sound, kind="audio/wav")[0]
        if status != 400:
            wrong.append((status, upload))
    check("names of uploads that are paths: 400", not wrong, wrong or "")
    check("nothing was written beside", not {name for name in (set(os.listdir(FOLDER)) | set(os.listdir("/tmp"))) - before
                                             if name.endswith(".wav")})
    wrong = []
    for body in [{"kind": "episode_render", "episode": name, "script": "# A\n\nHi.\n"}
                 for name in ["../x", "/tmp/x", "a/b", "..", ".", "", "a\0b", "a" * 5000, "\n", "a\\b", "..\\x", " "]] + [
            {"kind": "episode_render", "episode": "../../etc/passwd"},
            {"kind": "training", "base": "0", "dataset": "../.."}, {"kind": "training", "base": "0", "dataset": "/etc"},
            {"kind": "training", "run": "../../x"}, {"kind": "training", "run": "/etc"},
            {"kind": "evaluation", "voice": "../../x"}, {"kind": "evaluation", "voice": "/etc"},
            {"kind": "dataset_build", "uploads": ["../../x"]}, {"kind": "dataset_build", "uploads": ["upload-../.."]}]:
        status, _, answer = post("/jobs", body)
        if status not in (400, 403, 404):
            wrong.append((status, str(body)[:70], answer[:120]))
    check("names of jobs that are paths: 400 or 404", not wrong, wrong[:4] or "")
    wrong = []
    for field in ["bytes=0-0,5-6", "bytes=-0", "bytes=99999999999999999999-", "bytes=5-2", "bytes=a-b", "bytes=", "items=0-1",
                  "bytes=-99999999999999999999", "bytes=0-18446744073709551615", "bytes=-18446744073709551615",
                  "bytes=18446744073709551615-", "bytes=--1", "bytes=0x1-2", "bytes=1"]:
        status, _, body = ask("GET", f"{at}/{name}", headers=f"Range: {field}\r\n")
        if status not in (200, 206, 416) or status == 206 and not body:
            wrong.append((status, field))
    check("odd ranges: 200, 206 or 416", not wrong, wrong or "")
    for last in ["-1", "99999999999999999999999999", "x", "0", "1" * 5000]:
        status, _, body = ask("GET", f"/jobs/{job}/events", headers=f"Last-Event-ID: {last}\r\n")
        if status != 200:
            wrong.append((status, last[:20]))
    check("odd Last-Event-IDs: 200", not wrong, wrong or "")
    post("/jobs", {"kind": "dataset_build"})
    time.sleep(1)
    job_text = ask("GET", "/jobs")[2] + ask("GET", "/v1/audio/voices")[2]
    check("no path of this machine in what jobs tell", FOLDER.encode() not in job_text,
          re.search(re.escape(FOLDER.encode()) + rb"[^\"]*", job_text).group(0).decode() if FOLDER.encode() in job_text else "")
    up("paths")


def wav(seconds=0.3):
    data = b"\0\1" * int(16000 * seconds)
    return (b"RIFF" + (36 + len(data)).to_bytes(4, "little") + b"WAVEfmt \x10\0\0\0\1\0\1\0\x80\x3e\0\0\0\x7d\0\0\2\0\x10\0data" +
            len(data).to_bytes(4, "little") + data)


# ---- smuggling

BODY = json.dumps({"text": "Hi.", "voice": "nobody"}).encode()
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)
INNER = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


def request(fields, body, line="POST /synthesize HTTP/1.1\r\n", host="Host: localhost\r\n"):
    return (line + host + "Content-Type: application/json\r\n" + bearer() + fields + "\r\n").encode("latin-1") + body


def refused(name, data, allowed=(400, 501)):
    """One answer, and nothing that follows is taken for a request."""
    answer = raw(data + INNER, 2.0)
    found = statuses(answer)
    check(f"{name}: refused, and closed", len(found) == 1 and found[0] in allowed and b"<time-out>" not in answer, found or answer[:60])


def smuggling():
    size = len(BODY)
    two = f"Content-Length: {size}\r\n"
    chunk = "Transfer-Encoding: chunked\r\n"
    answer = raw(request(two, BODY) + INNER, 1.0)
    check("by length, and a second request: both", statuses(answer) == [404, 200], statuses(answer))
    answer = raw(request(chunk, CHUNKED) + INNER, 1.0)
    check("chunked, and a second request: both", statuses(answer) == [404, 200], statuses(answer))
    answer = raw(request("Transfer-Encoding:   CHUNKED  \r\n", CHUNKED) + INNER, 1.0)
    check("chunked in capitals with spaces: both", statuses(answer) == [404, 200], statuses(answer))
    refused("length, then chunked", request(two + chunk, CHUNKED))
    refused("chunked, then length", request(chunk + two, CHUNKED))
    refused("length 0, then chunked", request("Content-Length: 0\r\n" + chunk, CHUNKED))
    refused("chunked, then length 4", request(chunk + "Content-Length: 4\r\n", CHUNKED))
    refused("two lengths, equal", request(two + two, BODY))
    refused("two lengths, different", request(two + f"Content-Length: {size + 9}\r\n", BODY))
    refused("two lengths in one line", request(f"Content-Length: {size}, {size}\r\n", BODY))
    refused("two different lengths in one line", request(f"Content-Length: {size}, 0\r\n", BODY))
    for coding in ["xchunked", "chunked, identity", "identity, chunked", "identity", "chunked, chunked", "gzip, chunked", "chunked;x=1",
                   "\"chunked\"", "chunked,", ",chunked", "x\tchunked", "chun ked", "chunkedx", "", "\x0bchunked", "chunked\x00", "\x80chunked"]:
        refused(f"Transfer-Encoding: {coding!r}", request(f"Transfer-Encoding: {coding}\r\n", CHUNKED))
    refused("two Transfer-Encodings", request(chunk + chunk, CHUNKED))
    refused("chunked and identity in two lines", request(chunk + "Transfer-Encoding: identity\r\n", CHUNKED))
    refused("Transfer-Encoding in a folded line", request("Transfer-Encoding:\r\n chunked\r\n", CHUNKED))
    refused("Content-Length in a folded line", request(f"Content-Length:\r\n {size}\r\n", BODY))
    refused("a folded line", request("X-A: b\r\n c\r\n" + two, BODY))
    refused("a folded first line", request(" X-A: b\r\n" + two, BODY, host=""))
    refused("HTTP/1.0 and chunked", request(chunk, CHUNKED, line="POST /synthesize HTTP/1.0\r\n"))
    for length in [f"+{size}", f"-{size}", "-1", f"{size} {size}", f"0x{size:x}", f"{size}.0", "", "1e2", f"{size}a", "18446744073709551616",
                   "99999999999999999999999", f"\x0b{size}", f"{size}\x00", "\xb2"]:
        refused(f"Content-Length: {length!r}", request(f"Content-Length: {length}\r\n", BODY), (400, 413))
    refused("length 2^64 - 1", request("Content-Length: 18446744073709551615\r\n", BODY), (400, 413))
    for name, body in [("-1", b"-1\r\n" + BODY), ("+5", b"+5\r\nhello\r\n0\r\n\r\n"), ("0x5", b"0x5\r\nhello\r\n0\r\n\r\n"),
                       ("a space before", b" 5\r\nhello\r\n0\r\n\r\n"), ("a space behind", b"5 \r\nhello\r\n0\r\n\r\n"),
                       ("a tab behind", b"5\t\r\nhello\r\n0\r\n\r\n"), ("empty", b"\r\nhello\r\n0\r\n\r\n"),
                       ("17 digits", b"fffffffffffffffff\r\nhello\r\n0\r\n\r\n"), ("2^64 - 1", b"ffffffffffffffff\r\nhello\r\n0\r\n\r\n"),
                       ("2^64 + 5", b"10000000000000005\r\nhello\r\n0\r\n\r\n"),
                       ("2^63", b"8000000000000000\r\nhello\r\n0\r\n\r\n"), ("letters", b"xyz\r\nhello\r\n0\r\n\r\n"),
                       ("bare LF", b"5\nhello\n0\n\n"), ("bare LF after data", b"5\r\nhello\n0\r\n\r\n"),
                       ("bare CR", b"5\rhello\r0\r\r"), ("no line end after data", b"5\r\nhello0\r\n\r\n"),
                       ("data longer than told", b"4\r\nhello\r\n0\r\n\r\n"), ("NUL", b"5\0\r\nhello\r\n0\r\n\r\n"),
                       ("underscore", b"5_\r\nhello\r\n0\r\n\r\n"), ("extension with a bare LF", b"5;a\nb\r\nhello\r\n0\r\n\r\n"),
                       ("extension with a bare CR", b"5;a\rb\r\nhello\r\n0\r\n\r\n")]:
        refused(f"chunk size, {name}", request(chunk, body), (400, 413))
    answer = raw(request(chunk, b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (size, BODY)) + INNER, 1.0)
    check("a chunk's extension: passed over, or refused", statuses(answer) in ([404, 200], [400]), statuses(answer))
    answer = raw(request(chunk, CHUNKED[:-2] + b"X: y\r\n\r\n") + INNER, 1.0)
    check("a trailer: passed over, or refused", statuses(answer) in ([404, 200], [400]), statuses(answer))
    answer = raw(request(chunk, CHUNKED[:-2] + b"Content-Length: 50\r\nTransfer-Encoding: chunked\r\nAuthorization: x\r\n\r\n") + INNER, 1.0)
    check("lengths in a trailer mean nothing", statuses(answer) in ([404, 200], [400]), statuses(answer))
    answer = raw(request(chunk, b"000000000%x\r\n%s\r\n0\r\n\r\n" % (size, BODY)) + INNER, 1.0)
    check("zeros before a chunk's size: as told, or refused", statuses(answer) in ([404, 200], [400]), statuses(answer))
    get = f"GET /v1/models HTTP/1.1\r\nHost: localhost\r\n{bearer()}"
    refused("lines that end in LF", get.replace("\r\n", "\n").encode() + b"\n")
    refused("one line that ends in LF", (get + "X: y\n\r\n").encode())
    refused("a bare CR in a field", (get + "X: a\rb\r\n\r\n").encode())
    refused("a NUL in a field", (get + "X: a\0b\r\n\r\n").encode())
    refused("a NUL in a name", (get + "X\0: a\r\n\r\n").encode())
    refused("a space before the colon", (get + "X : a\r\n\r\n").encode())
    refused("Content-Length, a space before the colon", request(f"Content-Length : {size}\r\n", BODY))
    refused("Transfer-Encoding, a space before the colon", request("Transfer-Encoding : chunked\r\n", CHUNKED))
    refused("no colon", (get + "X\r\n\r\n").encode())
    refused("no name", (get + ": y\r\n\r\n").encode())
    refused("no Host", f"GET /v1/models HTTP/1.1\r\n{bearer()}\r\n".encode())
    refused("two Hosts", (get + "Host: localhost\r\n\r\n").encode())
    for name, data in [("HTTP/0.9", b"GET /health\r\n\r\n"), ("HTTP/0.9 form with version", b"GET /health HTTP/0.9\r\n\r\n"),
                       ("HTTP/2 preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), ("HTTP/2.0", b"GET /health HTTP/2.0\r\nHost: localhost\r\n\r\n"),
                       ("HTTP/1.2", b"GET /health HTTP/1.2\r\nHost: localhost\r\n\r\n"), ("http/1.1", b"GET /health http/1.1\r\nHost: localhost\r\n\r\n"),
                       ("HTTP/1.10", b"GET /health HTTP/1.10\r\nHost: localhost\r\n\r\n"), ("HTTP/11", b"GET /health HTTP/11\r\nHost: localhost\r\n\r\n"),
                       ("two spaces", b"GET  /health HTTP/1.1\r\nHost: localhost\r\n\r\n"), ("a tab", b"GET\t/health\tHTTP/1.1\r\nHost: localhost\r\n\r\n"),
                       ("a space in the target", b"GET /health x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                       ("no target", b"GET HTTP/1.1\r\nHost: localhost\r\n\r\n"), ("no method", b" /health HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                       ("an odd method", b"G\x01T /health HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                       ("OPTIONS *", b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"), ("CONNECT", b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                       ("a TLS hello", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(500)), ("noise", os.urandom(3000)),
                       ("NULs", b"\0" * 3000), ("a fragment", b"GET health HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                       ("file:", b"GET file:///etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n")]:
        refused(name, data, (400, 401, 431, 501, 505))
    for target, wanted in [("http://localhost/health", [200]), ("http://evil.example/health", [200, 403, 400]), ("http://", [401]),
                           ("HTTP://localhost/health", [200, 400]), ("http:///health", [200, 400])]:
        answer = raw(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        check(f"absolute target {target}", len(statuses(answer)) == 1 and statuses(answer)[0] in wanted, statuses(answer))
    check("an absolute target and a foreign host: 403",
          statuses(raw(b"GET http://localhost/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")) == [403])
    answer = raw(request(two + "Expect: 200-ok\r\n", BODY))
    check("an unknown expectation: 417", statuses(answer) == [417], statuses(answer))
    answer = raw(request(f"Content-Length: {300_000}\r\nExpect: 100-continue\r\n", b""))
    check("a body too large that asks first: 413, no 100", statuses(answer) == [413], statuses(answer))
    answer = raw(INNER * 50, 1.0)
    check("50 requests at once: 50 answers", statuses(answer) == [200] * 50, len(statuses(answer)))
    with connect(5) as link:
        for byte in request(two + "Connection: close\r\n", BODY):
            link.sendall(bytes([byte]))
        answer = receive(link)
    check("byte by byte: answered", statuses(answer) == [404], statuses(answer))
    up("smuggling")


# ---- floods


def flat(name, work, most_megabytes=48, most_seconds=6.0):
    server.forget_peak()
    before, processor, began = server.status("VmHWM"), server.processor(), time.monotonic()
    seen = work()
    grown = (server.status("VmHWM") - before) / 1024
    spent = server.processor() - processor
    check(f"{name}: memory stays flat, and it is cheap", grown < most_megabytes and spent < most_seconds,
          f"+{grown:.1f} MB, {spent:.2f} s of processor in {time.monotonic() - began:.1f} s, {seen}")
    return seen


def push(head, piece, count, timeout=15.0):
    """Sends until the other side has had enough: (statuses, bytes that it took)."""
    sent = 0
    with connect(timeout) as link:
        try:
            link.sendall(head)
            for _ in range(count):
                link.sendall(piece)
                sent += len(piece)
        except OSError:
            pass
        return statuses(receive(link)), sent


def floods():
    get = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"
    for name, piece, count in [("10,000 header lines", b"X-A: b\r\n", 10_000), ("a header of 1 MB", b"a" * 65536, 16),
                               ("a header of 20 MB", b"a" * 65536, 320), ("a name of 20 MB", b"a" * 65536, 320)]:
        head = get + (b"X: " if name.startswith("a header") else b"")
        found = flat(name, lambda: push(head, piece, count))
        check(f"{name}: 431, soon", found[0] in ([431], []) and found[1] < 8_000_000, found)
    found = flat("a request line of 20 MB", lambda: push(b"GET /", b"a" * 65536, 320))
    check("a request line of 20 MB: 431 or 400", found[0] in ([431], [400], []), found)
    found = flat("20 MB of empty lines", lambda: push(b"", b"\r\n" * 32768, 320))
    check("20 MB of empty lines: refused", found[0] in ([431], [400], []), found)
    post_head = request("Transfer-Encoding: chunked\r\n", b"")
    for name, head, piece in [
            ("an endless extension of a chunk", post_head + b"5;", b"a" * 65536),
            ("an endless chunk size", post_head, b"0" * 65536),
            ("endless trailers", post_head + CHUNKED[:-2], b"X-A: b\r\n" * 8192),
            ("an endless trailer", post_head + CHUNKED[:-2] + b"X: ", b"a" * 65536),
            ("extensions on small chunks", post_head, (b"1;" + b"e" * 2000 + b"\r\n \r\n") * 32),
            ("health: an endless extension, without a token", get + b"Transfer-Encoding: chunked\r\n\r\n5;", b"a" * 65536),
            ("health: an endless trailer, without a token", get + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX: ", b"a" * 65536),
            ("health: endless chunk size, without a token", get + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 65536)]:
        found = flat(name, lambda: push(head, piece, 1600), 48)
        check(f"{name}: refused before 100 MB", found[1] < 60_000_000 or name.startswith("extensions"), found)
    found = flat("a body in chunks of a byte", lambda: push(post_head, b"1\r\n \r\n" * 10_000, 40))
    check("a body in chunks of a byte: 413", found[0] in ([413], []), found)
    billion = 1 << 30
    found = flat("1 GB by length", lambda: push(request(f"Content-Length: {billion}\r\n", b""), b"a" * (1 << 20), 1024))
    check("1 GB by length: 413, soon", found[0] in ([413], []) and found[1] < 30_000_000, found)
    found = flat("1 GB in chunks", lambda: push(post_head, b"100000\r\n" + b"a" * (1 << 20) + b"\r\n", 1024))
    check("1 GB in chunks: 413, soon", found[0] in ([413], []) and found[1] < 30_000_000, found)
    found = flat("1 GB by length, no token", lambda: push(
        f"POST /synthesize HTTP/1.1\r\nHost: localhost\r\nContent-Length: {billion}\r\n\r\n".encode(), b"a" * (1 << 20), 1024))
    check("1 GB by length, no token: 401, soon", found[0] in ([401], []) and found[1] < 30_000_000, found)
    upload = lambda fields: f"POST /uploads?name=big.wav HTTP/1.1\r\nHost: localhost\r\n{bearer()}{fields}\r\n".encode()
    found = flat("an upload of 1 GB by length", lambda: push(upload(f"Content-Length: {billion}\r\n"), b"a" * (1 << 20), 1024))
    check("an upload of 1 GB by length: 413, soon", found[0] in ([413], []) and found[1] < 30_000_000, found)
    found = flat("an upload of 1 GB in chunks", lambda: push(upload("Transfer-Encoding: chunked\r\n"),
                                                             b"100000\r\n" + b"a" * (1 << 20) + b"\r\n", 1024, 60.0))
    check("an upload of 1 GB in chunks: 413", found[0] in ([413], []), found)
    for _ in range(5):
        with connect() as link:
            link.sendall(upload("Content-Length: 100000\r\n") + b"a" * 5000)
    time.sleep(1)
    parts = [name for root, _, names in os.walk(server.project) for name in names if name.endswith(".part")]
    check("uploads that were broken off leave no file", not parts, parts or "")
    up("floods")


# ---- slow clients


def slow():
    """400 that send a byte each second: the header's, without a token; then a body's, with one."""
    for name, head, piece in [("slow headers", b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: ", b"a"),
                              ("slow bodies, with a token", request("Content-Length: 100000\r\n", b""), b" ")]:
        links, worst, missed = [], 0.0, 0
        server.forget_peak()
        before = server.status("VmRSS")
        processor = server.processor()
        for _ in range(400):
            try:
                link = connect()
                link.sendall(head)
                link.setblocking(False)
                links.append(link)
            except OSError:
                pass
        end = time.monotonic() + 14
        while time.monotonic() < end:
            for link in links:
                try:
                    link.send(piece)
                except OSError:
                    pass
            good, took = health(3.0)
            worst, missed = max(worst, took), missed + (not good)
            time.sleep(0.9)
        check(f"400 {name}: health answers in time", missed == 0 and worst < 0.5,
              f"slowest {worst * 1000:.0f} ms, {missed} of about 14 missed, +{(server.status('VmHWM') - before) / 1024:.1f} MB, "
              f"{server.processor() - processor:.2f} s of processor")
        for link in links:
            link.close()
        time.sleep(1.5)
    up("slow clients")


# ---- JSON and texts


def say(text, **config):
    return {"text": text, "voice": VOICE, "config": config}


def texts():
    wrong = []
    deep = 100_000
    for name, body in [
            ("invalid UTF-8", b'{"text":"\xff\xfe","voice":"draft/slt"}'), ("overlong UTF-8", b'{"text":"\xc0\xaf","voice":"draft/slt"}'),
            ("a surrogate in UTF-8", b'{"text":"\xed\xa0\x80","voice":"draft/slt"}'), ("a lone surrogate", b'{"text":"\\ud800","voice":"draft/slt"}'),
            ("arrays 100,000 deep", b"[" * deep + b"]" * deep), ("objects 20,000 deep", b'{"a":' * 20_000 + b"1" + b"}" * 20_000),
            ("deep, not closed", b"[" * 250_000), ("a number 1e999", b'{"text":"a","voice":"draft/slt","config":{"seed":1e999}}'),
            ("a number of 100,000 digits", b'{"text":"a","voice":"draft/slt","config":{"seed":' + b"9" * 100_000 + b"}}"),
            ("-1", b'{"text":"a","voice":"draft/slt","config":{"seed":-1}}'), ("2^64", b'{"text":"a","voice":"draft/slt","config":{"seed":18446744073709551616}}'),
            ("NaN", b'{"text":"a","voice":"draft/slt","config":{"seed":NaN}}'), ("a key twice", b'{"text":"a","text":"b","voice":"draft/slt"}'),
            ("a key twice, escaped", b'{"text":"a","te\\u0078t":"b","voice":"draft/slt"}'), ("NUL", b'{"text":"a\0b","voice":"draft/slt"}'),
            ("a trailing NUL", b'{"text":"a","voice":"draft/slt"}\0'), ("a comment", b'{"text":"a",/**/"voice":"draft/slt"}'),
            ("two values", b'{"text":"a","voice":"draft/slt"}{}'), ("UTF-16", '{"text":"a","voice":"draft/slt"}'.encode("utf-16")),
            ("an unknown key", b'{"__proto__":1,"text":"a","voice":"draft/slt"}'), ("null", b"null"), ("nothing", b""), ("spaces", b" " * 200_000),
            ("an array", b"[]"), ("50,000 keys", b"{" + b",".join(b'"k%d":1' % i for i in range(20_000)) + b"}"),
            ("text too long", json.dumps(say("a" * 10_001)).encode()), ("a boolean for a text", b'{"text":true,"voice":"draft/slt"}'),
            ("stream as text", json.dumps(say("a", stream="true")).encode())]:
        began = time.monotonic()
        status, _, answer = ask("POST", "/synthesize", body)
        took = time.monotonic() - began
        if status != 400 or took > 1 or b'"error"' not in answer:
            wrong.append((name, status, f"{took:.2f} s"))
    check("28 odd bodies: 400, each within a second", not wrong, wrong or "")
    wrong = []
    for speed in [b"1e999", b"-1", b"0", b"1e-400", b"4.0000001", b'"1"', b"null", b"true"]:
        status = ask("POST", "/v1/audio/speech", b'{"model":"draft","input":"a","voice":"draft/slt","speed":' + speed + b"}")[0]
        if status != 400:
            wrong.append((speed, status))
    check("odd speeds: 400", not wrong, wrong or "")
    for target in ["/v1/models?a=%ff", "/v1/models?%ff=1", "/v1/models?a=%00", "/v1/models/%ff%fe%80", "/v1/models?" + "a=b&" * 3000]:
        status, _, body = ask("GET", target)
        valid = True
        try:
            body.decode()
        except UnicodeDecodeError:
            valid = False
        if status not in (400, 404) or not valid:
            wrong.append((target[:40], status))
    check("invalid UTF-8 in addresses: 400 or 404, answered in UTF-8", not wrong, wrong or "")
    status, header, body = ask("GET", "/v1/models/x", headers="X-Request-Id: a\tb\"<script>\r\n")
    check("an odd request id is not repeated", b"script" not in header + body)
    bombs = [("tags 500 deep", "<emphasis>" * 450 + "a" + "</emphasis>" * 450), ("tags not closed", "<emphasis>" * 900),
             ("entities", '<!DOCTYPE a [<!ENTITY b "cccccccc"><!ENTITY d "&b;&b;&b;&b;">]>&d;&d;'), ("an outside entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;'),
             ("NULs", "a\0b"), ("brackets", "<" * 9000), ("half a tag", '<break time="'), ("quotes", '<break time="' + "9" * 9000 + 's"/>'),
             ("a break of 10^9 s", '<break time="1000000000s"/> a'), ("a negative break", '<break time="-5s"/> a'),
             ("combining marks", "a" + "\u0301" * 9000), ("right to left", "\u202e" * 9000), ("digits", "9" * 9999), ("one word", "a" * 9999),
             ("1,600 numbers", "9999 " * 1600), ("stars", "*" * 9999), ("emoji", "\U0001f600" * 9000), ("ampersands", "&" * 9999), ("markdown", "[" * 5000 + "](" * 2000)]
    for name, text in bombs:
        def one():
            status, _, body = post("/synthesize", say(text), timeout=60)
            return status, len(body), body[:0]
        found = flat(f"text: {name}", one, 160, 8.0)
        check(f"text: {name}: 200 or 422", found[0] in (200, 422), found[0])
    check("an outside entity reads no file", b"root:" not in bytes(answers))
    status, _, body = post("/synthesize", say('a<break time="10s"/>' * 10_000))
    check("10,000 breaks of 10 s: 400", status == 400, status)
    for name, value in [("470 breaks of 10 s, whole", say('<break time="10s"/> a' * 470)),
                        ("470 breaks of 10 s, mastered", say('<break time="10s"/> a' * 470, profile="podcast-mono"))]:
        found = flat(name, lambda: post("/synthesize", value, timeout=120)[0], 200, 5.0)
        check(f"{name}: 200 or 422", found in (200, 422), found)
    found = flat("470 breaks of 10 s at a quarter of the speed, whole", lambda: post("/v1/audio/speech", {
        "model": "draft", "voice": VOICE, "speed": 0.25, "response_format": "pcm", "input": '<break time="10s"/> a' * 190, "stream_format": "sse"}, timeout=60)[0], 200, 8.0)
    check("such a text as events: 200 or 422", found in (200, 422), found)
    up("texts")


# ---- slow and absent readers

LONG = "Hello there, this is quite a long text that takes a while. " * 160


def readers():
    before = server.status("VmRSS")
    server.forget_peak()
    link = connect(90)
    link.close()
    link = socket.socket()
    link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    link.settimeout(30)
    link.connect(("127.0.0.1", server.port))
    link.sendall(request(f"Content-Length: {len(json.dumps(say(LONG, stream=True)))}\r\n", json.dumps(say(LONG, stream=True)).encode()))
    began, worst = time.monotonic(), 0.0
    reading = ask("GET", "/health", token="")
    while time.monotonic() - began < 60:
        good, took = health()
        worst = max(worst, took if good else 99)
        time.sleep(2)
    grown = (server.status("VmHWM") - before) / 1024
    speaking = metric("understudy_speech_texts")
    taken = receive(link)
    link.close()
    check("a reader that reads nothing for 60 s: memory stays flat", grown < 64, f"+{grown:.1f} MB")
    check("a reader that reads nothing for 60 s: let go", speaking == 0 and not taken.endswith(b"0\r\n\r\n"), f"{speaking:.0f} texts, {len(taken)} bytes were under way")
    check("a reader that reads nothing for 60 s: others are answered", worst < 0.5, f"slowest {worst * 1000:.0f} ms")
    for delivery in ["streamed", "whole", "whole, with a byte more"]:
        for _ in range(20):
            once(delivery)
        time.sleep(2)
        threads, descriptors, memory, processor = server.status("Threads"), server.descriptors(), server.status("VmRSS"), server.processor()
        began = time.monotonic()
        for _ in range(200):
            once(delivery)
        left, until = 1.0, time.monotonic() + 20
        settled = time.monotonic()
        while time.monotonic() < until and (left := metric("understudy_speech_texts")) != 0:
            time.sleep(0.05)
        settled = time.monotonic() - settled
        time.sleep(0.5)
        grown = (server.status("VmRSS") - memory) / 1024
        check(f"200 that go in mid-answer ({delivery}): nothing grows",
              server.status("Threads") == threads and server.descriptors() <= descriptors + 2 and grown < 32,
              f"threads {threads} to {server.status('Threads')}, descriptors {descriptors} to {server.descriptors()}, {grown:+.1f} MB, "
              f"{server.processor() - processor:.1f} s of processor in {time.monotonic() - began:.1f} s")
        check(f"200 that go in mid-answer ({delivery}): their work ends", left == 0 and settled < 1.0, f"after {settled:.2f} s, {left:.0f} left")
    up("readers")


def once(delivery):
    body = json.dumps(say(LONG, stream=delivery == "streamed")).encode()
    link = connect(5)
    link.sendall(request(f"Content-Length: {len(body)}\r\n", body) + (b"G" if delivery.endswith("more") else b""))
    if delivery == "streamed":
        link.recv(4096)
    else:
        time.sleep(0.02)
    link.close()


# ---- many at once


def many():
    links = []
    _, _, body = post("/jobs", {"kind": "episode_render", "episode": "many", "script": "# Many\n\n" + "Hello there, all of you.\n\n" * 4000})
    job = json.loads(body).get("id", "")
    for _ in range(300):
        link = connect()
        try:
            link.sendall(f"GET /jobs/{job}/events HTTP/1.1\r\nHost: localhost\r\n{bearer()}\r\n".encode())
            links.append(link)
        except OSError:
            pass
    time.sleep(1)
    good, took = health()
    check("300 that follow a job: health answers", good, f"{took * 1000:.0f} ms")
    for link in links:
        link.close()
    time.sleep(1)
    found = {}
    for number in range(300):
        status = post("/jobs", {"kind": "episode_render", "episode": "many"})[0]
        found[status] = found.get(status, 0) + 1
    check("300 jobs that wait: 429 from some number on", 429 in found, found)
    for entry in json.loads(ask("GET", "/jobs")[2])["jobs"]:
        if entry["state"] in ("queued", "running"):
            ask("DELETE", "/jobs/" + entry["id"])
    links = []
    for _ in range(200):
        link = connect(60)
        body = json.dumps(say(LONG)).encode()
        link.sendall(request(f"Content-Length: {len(body)}\r\n", body))
        links.append(link)
    time.sleep(0.5)
    good, took = health()
    check("200 texts at once: health answers", good and took < 0.5, f"{took * 1000:.0f} ms")
    busy = 0
    for link in links:
        link.setblocking(False)
        try:
            busy += b" 429 " in (answer := link.recv(4096)) and b"Retry-After" in answer
        except OSError:
            pass
        link.close()
    check("200 texts at once: 429 with Retry-After beyond the limit", busy >= 100, busy)
    up("many")


def secrets():
    text = bytes(answers)
    server.log.flush()
    for root, _, names in os.walk(FOLDER):
        for name in names:
            path = os.path.join(root, name)
            if os.path.isfile(path) and not os.path.islink(path) and os.path.basename(path) != "tokens":
                with open(path, "rb") as file:
                    text += file.read()
    for token in [server.token, SECOND]:
        check("no token in an answer, a log or a file", token.encode() not in text, f"{len(text)} bytes")


server = Server()
began = time.monotonic()
try:
    for part in [tokens, paths, smuggling, floods, texts, slow, many, readers]:
        if PARTS and part.__name__ not in PARTS:
            continue
        try:
            part()
        except Exception as error:  # a part that ends early is a failure, and the others go on
            check(f"{part.__name__}: ran to its end", False, repr(error))
        if not server.alive():
            check(f"{part.__name__}: the server lives", False, server.process.returncode)
            server.start()
    secrets()
    server.process.send_signal(signal.SIGTERM)
    check("ended when asked", server.process.wait(20) == 0, server.process.returncode)
finally:
    if server.alive():
        server.process.kill()
print(f"{len(failed)} failed, {time.monotonic() - began:.0f} s")
sys.exit(1 if failed else 0)
