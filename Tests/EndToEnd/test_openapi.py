"""The description of the API says something, and it is true: schemathesis asks the live services for all of it."""

import json
import os
import pathlib
import subprocess
import sys
import urllib.request

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from stack import ROOT, running_stack

# Who signs out is answered nothing any more.
STAYING_SIGNED_IN = ["--exclude-operation-id", "signOut", "--exclude-operation-id", "endSession"]
METHODS = ("get", "put", "post", "delete", "patch")


@pytest.fixture(scope="module")
def stack():
    """Its own: whatever schemathesis makes of the people and events in it, no other test meets that."""
    with running_stack() as stack:
        yield stack


@pytest.fixture(scope="module")
def document(stack):
    with urllib.request.urlopen(f"{stack.address}/api/v1/openapi.json", timeout=10) as answer:
        return json.load(answer)


def resolved(document, value):
    while "$ref" in value:
        target = document
        for key in value["$ref"].removeprefix("#/").split("/"):
            target = target[key.replace("~1", "/").replace("~0", "~")]
        value = target
    return value


def operations(document):
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def contents(document):
    """Every content of a request or an answer, with where it stands."""
    for name, operation in operations(document):
        if "requestBody" in operation:
            for content in resolved(document, operation["requestBody"])["content"].values():
                yield f"{name}: body", content
        for status, response in operation["responses"].items():
            for content in resolved(document, response).get("content", {}).values():
                yield f"{name}: {status}", content


def test_the_description_is_openapi(document):
    OpenAPIV31SpecValidator(document).validate()
    identifiers = [operation["operationId"] for _, operation in operations(document)]
    assert len(identifiers) == len(set(identifiers)) > 30
    for name, operation in operations(document):
        for response in operation["responses"].values():
            for link in resolved(document, response).get("links", {}).values():
                assert link["operationId"] in identifiers, f"{name} leads to {link['operationId']}, which is nowhere"


def test_every_answer_says_what_it_is(document):
    for name, operation in operations(document):
        assert operation["summary"] and operation["tags"], name
        for status, response in operation["responses"].items():
            response = resolved(document, response)
            if status in ("101", "204", "302", "304"):
                assert "content" not in response, f"{name}: {status}"
            elif status == "202" and "content" not in response:
                assert "mailed" in response["description"], f"{name}: {status}"
            elif int(status) >= 400 and name != "GET /ready":
                assert list(response["content"]) == ["application/problem+json"], f"{name}: {status}"
            else:
                assert response["content"], f"{name}: {status}"
    for name, content in contents(document):
        schema = resolved(document, content["schema"])
        # An object with members, a list of something, or a text of a form.
        assert schema.keys() & {"properties", "items", "allOf", "oneOf", "enum", "pattern", "minLength"}, name


def test_every_example_is_one(document):
    def check(name, schema, example):
        errors = list(OAS31Validator({**schema, "components": document["components"]}).iter_errors(example))
        assert not errors, f"{name}: {errors[0].message}"

    checked = 0
    for name, content in contents(document):
        examples = [content["example"]] if "example" in content else []
        examples += [named["value"] for named in content.get("examples", {}).values()]
        if name.endswith(": body"):
            assert examples, f"{name} has no example"
        for example in examples:
            check(name, content["schema"], example)
            checked += 1
    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", []):
            check(name, schema, example)
            checked += 1
    assert checked > 30


# What is served inside the cluster alone.
INSIDE = "^/(notifications|deliveries|dead-letters|queues|webhooks|push|templates)"


def schemathesis(stack, port, *arguments, token=None):
    """Runs it with every check; fails with what it says."""
    settings = (ROOT / "Tests/EndToEnd/schemathesis.toml").read_text()
    if token:
        # From the environment, since everyone on the machine reads a command line.
        settings = 'headers = { Authorization = "Bearer ${SCHEMATHESIS_TOKEN}" }\n' + settings
    file = stack.state / "schemathesis.toml"
    file.write_text(settings)
    command = [
        pathlib.Path(sys.executable).with_name("schemathesis"), "--config-file", file, "run",
        f"http://localhost:{stack.events_api_port}/api/v1/openapi.json", "--url", f"http://localhost:{port}",
        "--checks", "all", *arguments,
    ]
    run = subprocess.run(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=900,
        env=os.environ | {"SCHEMATHESIS_TOKEN": token or ""},
    )
    assert run.returncode == 0, run.stdout[-20_000:]
    return run.stdout


def test_events_api_is_as_described(stack):
    said = schemathesis(
        stack, stack.events_api_port, "--exclude-path-regex", INSIDE, *STAYING_SIGNED_IN,
        token=stack.sign_in("admin"),
    )
    # A run that reached nothing would find nothing.
    for phase in ("Examples", "Coverage", "Fuzzing", "Stateful"):
        assert f"✅ {phase}" in said, said[-5_000:]


@pytest.mark.parametrize("name", ["student", None])
def test_it_is_as_described_to_those_who_may_less(stack, name):
    schemathesis(
        stack, stack.events_api_port, "--exclude-path-regex", INSIDE, "--phases", "examples,fuzzing",
        "--max-examples", "8", *(STAYING_SIGNED_IN if name else []), token=name and stack.sign_in(name),
    )


def test_notification_service_is_as_described(stack):
    try:
        schemathesis(stack, stack.notification_port, "--include-path-regex", INSIDE + "|^/(health|ready|metrics)")
    finally:
        # It tries everything.
        for channel in ("email", "sms", "push"):
            address = f"http://localhost:{stack.notification_port}/queues/{channel}/resume"
            urllib.request.urlopen(urllib.request.Request(address, method="POST"), timeout=10).close()
