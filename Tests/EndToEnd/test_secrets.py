"""Secrets stand on no command line, in no log and in no error: looked for in the processes of a stack that runs."""

import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from stack import ROOT, eventually, free_port

SERVICES = ("events-api", "notification-service", "frontend")
# Nowhere by chance.
WORD = "planted-secret-8c1f0e5b7a2d4936"


def binary(name: str) -> pathlib.Path:
    return ROOT / ".build" / os.environ.get("BUILD_CONFIGURATION", "debug") / name


def proc(pid: str, name: str) -> list[str]:
    """What the kernel says of a process, cut at the NULs; nothing of one that is gone or another user's."""
    try:
        return pathlib.Path("/proc", pid, name).read_bytes().decode(errors="replace").rstrip("\0").split("\0")
    except OSError:
        return []


def processes(stack) -> dict[str, list[str]]:
    """The command line of every process of the stack, by id."""
    mine = f"STATE_DIR={stack.state}"
    everyone = [pid for pid in os.listdir("/proc") if pid.isdigit()]
    found = {pid for pid in everyone if mine in proc(pid, "environ")}
    # Redis and PostgreSQL's backends write their titles over their environments.
    found.add((stack.state / "redis/pid").read_text().strip())
    parents = {pid: " ".join(proc(pid, "stat")).rpartition(")")[2].split()[1:2] for pid in everyone}
    while more := {pid for pid, parent in parents.items() if found.intersection(parent)} - found:
        found |= more
    return {pid: proc(pid, "cmdline") for pid in found}


def service(stack, name: str) -> dict[str, str]:
    """The environment of the stack's service."""
    for pid, command in processes(stack).items():
        if command and command[0].endswith("/" + name):
            return dict(entry.split("=", 1) for entry in proc(pid, "environ") if "=" in entry)
    raise AssertionError(f"{name} does not run")


def secrets_of(environment: dict[str, str]) -> list[str]:
    """The values that must not be seen; those in files are read."""
    found = []
    for name, value in environment.items():
        if name in ("JWT_PRIVATE_KEY_FILE", "JWT_FURTHER_KEYS_FILE", "CODES_SECRET_FILE", "OIDC_CLIENT_SECRET_FILE",
                    "VAPID_PRIVATE_KEY_FILE"):
            text = pathlib.Path(value).read_text()
            # Of a key in PEM its first line of base64: the lines around it are the same in all.
            lines = [line for line in text.splitlines() if line and not line.startswith("-----")]
            found.append(lines[0])
        elif name in ("CODES_SECRET", "OIDC_CLIENT_SECRET", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
            found.append(value)
    return found


def test_a_service_has_no_arguments(stack):
    commands = list(processes(stack).values())
    for name in SERVICES:
        own = [command for command in commands if command and command[0].endswith("/" + name)]
        assert len(own) == 1 and len(own[0]) == 1, own


def test_no_secret_stands_on_a_command_line_or_in_a_log(stack):
    secrets = secrets_of(service(stack, "events-api")) + secrets_of(service(stack, "notification-service"))
    assert len(secrets) >= 3, "the key of the tokens, what codes are derived from, and the key for push services"
    commands = [" ".join(command) for command in processes(stack).values()]
    # postgres, redis-server and the services: what runs was really found.
    for name in ("postgres", "redis-server", *SERVICES):
        assert any(name in command for command in commands), f"{name} is not among {commands}"
    logs = [path.read_text(errors="replace") for path in stack.state.glob("*.log")]
    assert len(logs) >= 3
    for secret in secrets:
        for text in [*commands, *logs, "".join(stack.said)]:
            assert secret not in text


@pytest.mark.parametrize("command", [
    ["events-api"], ["events-api", "serve"], ["events-api", "migrate"], ["events-api", "seed"],
    ["notification-service"], ["notification-service", "serve"], ["notification-service", "migrate"], ["frontend"],
], ids=" ".join)
def test_no_command_takes_an_option_that_could_be_a_secret(command):
    said = subprocess.run(
        [binary(command[0]), *command[1:], "--help"], check=True, text=True, stdout=subprocess.PIPE,
    ).stdout
    usage = re.search(r"^USAGE: (.*)$", said, re.MULTILINE).group(1)
    assert usage in (" ".join(command), f"{command[0]} <subcommand>"), usage
    assert set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", said.split("OPTIONS:")[1])) == {"-h", "--help"}
    refused = subprocess.run([binary(command[0]), *command[1:], f"--password={WORD}"], capture_output=True)
    assert refused.returncode != 0


def started(stack, tmp_path, name: str, changes: dict[str, str]):
    """The service beside the stack's own, with secrets in files where they may be, and its log."""
    environment = service(stack, name) | {"PORT": str(free_port()), "LOG_LEVEL": "trace"} | changes
    log = (tmp_path / f"{name}.log").open("w")
    process = subprocess.Popen([binary(name)], env=environment, stdout=log, stderr=log)
    return process, environment["PORT"], tmp_path / f"{name}.log"


def answers(port: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.mark.parametrize("name", ["events-api", "notification-service"])
def test_what_a_service_logs_at_its_loudest_holds_no_secret(stack, tmp_path, name):
    environment = service(stack, name)
    # The stack's PostgreSQL asks for no password, so that it takes any.
    url = environment["DATABASE_URL"].replace("campus@", f"campus:{WORD}@")
    file = tmp_path / "database-url"
    file.write_text(url + "\n")
    process, port, log = started(stack, tmp_path, name, {"DATABASE_URL": "", "DATABASE_URL_FILE": str(file)})
    try:
        eventually(lambda: answers(port))
        # What is sent to a service is no more to be seen than what it is given.
        for path in ("/api/v1/auth/login", "/notifications/email", f"/api/v1/users/me/calendar.ics?token={WORD}"):
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}{path}", data=f'{{"email":"a@campus.example","password":"{WORD}"}}'.encode(),
                headers={
                    "Content-Type": "application/json", "Authorization": f"Bearer {WORD}", "Cookie": f"refresh={WORD}",
                },
            )
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=10)
            assert WORD not in refused.value.read().decode()
        assert proc(str(process.pid), "cmdline") == [str(binary(name))]
        # The file is read for the next connections, every two seconds at most; what cannot be used is warned of, and
        # not repeated.
        file.write_text(f"nonsense {WORD}\n")
        time.sleep(2.1)
        subprocess.run(
            ["psql", "-qAtX", "-c", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
             f"WHERE application_name = '{name}'", environment["DATABASE_URL"]],
            check=True, stdout=subprocess.DEVNULL,
        )
        eventually(lambda: answers(port) and "the old one stays in use" in log.read_text())
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    assert WORD not in log.read_text()


@pytest.mark.parametrize("name, variable, value", [
    ("events-api", "DATABASE_URL", f"postgres://campus:{WORD}@127.0.0.1:port/campus"),
    ("events-api", "DATABASE_URL", f"postgres://campus:a@{WORD}@127.0.0.1/campus"),
    ("events-api", "CODES_SECRET", WORD),
    ("events-api", "REDIS_URL", f"rediss://:{WORD}@127.0.0.1"),
    ("events-api", "PUBLIC_URL", f"https://campus:{WORD}@campus.example"),
    ("notification-service", "REDIS_URL", f"redis://:{WORD}@127.0.0.1:0"),
    ("notification-service", "EMAIL_TRANSPORT", f"smtp://campus:{WORD}@mail.example:port"),
    ("notification-service", "EMAIL_TRANSPORT", f"ses://AKID:{WORD}@us-east-1"),
    ("notification-service", "VAPID_PRIVATE_KEY", WORD),
    ("frontend", "EVENTS_API_URL", f"http://campus:{WORD}@127.0.0.1"),
])
def test_a_refused_setting_is_one_line_that_names_it_and_does_not_repeat_it(stack, name, variable, value):
    environment = service(stack, name) | {variable: value, variable + "_FILE": ""}
    run = subprocess.run([binary(name)], env=environment, text=True, capture_output=True, timeout=30)
    assert run.returncode == 1
    assert run.stderr.startswith(f"{name}: {variable} ") and run.stderr.count("\n") == 1, run.stderr
    assert WORD not in run.stderr + run.stdout


@pytest.mark.parametrize("command", [["events-api", "migrate"], ["notification-service", "migrate"]], ids=" ".join)
def test_a_database_that_is_not_there_is_said_without_its_password(command):
    run = subprocess.run(
        [binary(command[0]), *command[1:]], text=True, capture_output=True, timeout=30,
        env=os.environ | {"DATABASE_URL": f"postgres://campus:{WORD}@127.0.0.1:1/campus"},
    )
    assert run.returncode == 1
    assert "Connection refused" in run.stderr
    assert WORD not in run.stderr + run.stdout
