"""The scripts of a first use (terraform/README.md), against stand-ins for what they call."""

import json
import os
import re
import stat
import subprocess

import pytest

from workflows import ROOT

# Keeps secrets in a folder, a file each, and notes what it was asked, with all arguments.
AWS = """#!/usr/bin/env bash
echo "aws $*" >>"$NOTES"
while [ $# -gt 0 ]; do
  case "$1" in
    get-secret-value | put-secret-value) call=$1 ;;
    --secret-id) file="$BOXES/${2//\\//_}" ;;
    --secret-string) content=${2#file://} ;;
  esac
  shift
done
if [ "$call" = put-secret-value ]; then cp "$content" "$file"; else cat "$file"; fi
"""

TERRAFORM = """#!/usr/bin/env bash
echo '{"database_host": "db.example", "database_port": 5432, "database_name": "campus", "database_owner_secret_arn": "owner"}'
"""

# Notes its arguments and what comes in.
KUBECTL = """#!/usr/bin/env bash
if [ "$*" = "config current-context" ]; then echo "$CONTEXT"; exit; fi
echo "kubectl $*" >>"$NOTES"
cat >"$BOXES/stdin"
"""


class Account:
    def __init__(self, folder):
        self.boxes, self.notes = folder / "boxes", folder / "notes"
        self.boxes.mkdir()
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name, content in (("aws", AWS), ("terraform", TERRAFORM), ("kubectl", KUBECTL)):
            (self.bin / name).write_text(content)
            (self.bin / name).chmod(stat.S_IRWXU)

    def run(self, script: str, *arguments: str, **more) -> subprocess.CompletedProcess:
        environment = {
            "PATH": f"{self.bin}:{os.environ['PATH']}", "NOTES": str(self.notes), "BOXES": str(self.boxes),
            "CONTEXT": "arn:aws:eks:us-east-1:111122223333:cluster/campus-events-dev",
        }
        command = [ROOT / "terraform" / script, *arguments]
        return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, **more)

    def secrets(self) -> dict[str, dict]:
        return {file.name.removeprefix("campus-events_dev_"): json.loads(file.read_text()) for file in self.boxes.glob("campus-events_*")}


@pytest.fixture
def account(tmp_path):
    return Account(tmp_path)


def declared() -> dict[str, set[str]]:
    """What terraform/modules/secrets says is in each."""
    text = (ROOT / "terraform/modules/secrets/variables.tf").read_text()
    return {name: set(fields.split(", ")) for name, fields in re.findall(r'^    ([\w-]+) += "([\w., ]+):', text, re.MULTILINE)}


def test_secrets_are_made_as_they_are_declared_and_only_once(account):
    assert account.run("fill-secrets", "dev").returncode == 0
    made = account.secrets()
    assert {name: set(fields) for name, fields in made.items()} == {
        name: fields for name, fields in declared().items() if name in ("database", "redis", "codes", "vapid", "jwt", "services-tls")
    }
    assert made["database"]["host"] == "db.example" and len(made["database"]["password"]) == 64
    assert len(made["codes"]["secret"]) >= 32 and len(made["vapid"]["private_key"]) == 43
    assert account.run("fill-secrets", "dev").stdout == ""
    assert account.secrets() == made


def test_the_key_for_tokens_is_one_that_events_api_takes(account):
    account.run("fill-secrets", "dev")
    jwt = account.secrets()["jwt"]

    def shown(*options: str) -> str:
        command = ["openssl", "pkey", *options]
        return subprocess.run(command, input=jwt["private_key"], capture_output=True, text=True, check=True).stdout

    assert "prime256v1" in shown("-noout", "-text")
    assert jwt["further_keys"] == shown("-pubout")


def test_the_services_know_each_other_by_their_certificate(account, tmp_path):
    account.run("fill-secrets", "dev")
    for file, content in account.secrets()["services-tls"].items():
        (tmp_path / file).write_text(content)

    def is_for(name: str) -> bool:
        check = ["openssl", "verify", "-purpose", "sslserver", "-CAfile", "ca.crt", "-verify_hostname", name, "tls.crt"]
        return subprocess.run(check, cwd=tmp_path, capture_output=True).returncode == 0

    assert is_for("events-api") and is_for("frontend.campus-events.svc")
    assert is_for("notification-service.campus-events.svc.cluster.local") and not is_for("elsewhere")
    keys = [subprocess.run(["openssl", *command], cwd=tmp_path, capture_output=True, check=True).stdout
            for command in (["x509", "-in", "tls.crt", "-noout", "-pubkey"], ["pkey", "-in", "tls.key", "-pubout"])]
    assert keys[0] == keys[1]


def test_what_people_know_is_given_by_name(account):
    run = account.run("fill-secrets", "dev", "slack", input='{"url": "https://hooks.example/T"}')
    assert run.returncode == 0 and account.secrets() == {"slack": {"url": "https://hooks.example/T"}}


def test_no_secret_stands_in_an_argument_or_on_the_screen(account):
    first = account.run("fill-secrets", "dev")
    (account.boxes / "owner").write_text('{"username": "campus_owner", "password": "the owner knows"}')
    second = account.run("make-database-role", "dev")
    assert second.returncode == 0, second.stderr
    told = account.notes.read_text() + first.stdout + first.stderr + second.stdout + second.stderr
    made = account.secrets()
    for secret in (made["database"]["password"], made["redis"]["password"], made["codes"]["secret"], made["vapid"]["private_key"],
                   made["jwt"]["private_key"].splitlines()[1], made["services-tls"]["tls.key"].splitlines()[1], "the owner knows"):
        assert secret not in told


def test_the_role_is_made_by_the_owner_with_the_password_of_its_secret(account):
    account.run("fill-secrets", "dev")
    (account.boxes / "owner").write_text('{"username": "campus_owner", "password": "the owner knows"}')
    account.run("make-database-role", "dev")
    password, *sql = (account.boxes / "stdin").read_text().splitlines()
    assert password == "the owner knows"
    assert f"ALTER ROLE campus PASSWORD '{account.secrets()['database']['password']}';" in sql
    assert "ALTER DATABASE campus OWNER TO campus;" in sql and "\\set ON_ERROR_STOP on" in sql
    called = account.notes.read_text()
    assert "host=db.example user=campus_owner dbname=campus sslmode=require" in called


def test_another_environments_cluster_is_left_alone(account):
    run = account.run("make-database-role", "production")
    assert run.returncode == 1 and "is not campus-events-production" in run.stderr
    assert "kubectl run" not in (account.notes.read_text() if account.notes.exists() else "")
