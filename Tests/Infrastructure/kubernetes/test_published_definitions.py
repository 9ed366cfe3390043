"""Extracts and manifests, held to the custom resources' published definitions; rules in CEL are not evaluated."""

import os
import pathlib

import jsonschema
import pytest

from custom_resources import extracts, misspelt
from overlay import COMPLETE, ENVIRONMENTS, built
from published import contradictions, definition, strict

FOLDER = pathlib.Path(os.environ["CUSTOM_RESOURCE_DEFINITIONS"])


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda each: each["kind"])
def test_an_extract_says_what_was_published(extract):
    schema = definition(extract, FOLDER)
    assert contradictions(extract["spec"], schema["properties"]["spec"]) == []


def validator(extract: dict) -> jsonschema.Draft202012Validator:
    schema = strict(definition(extract, FOLDER))
    # What every object has is the API server's own, and not every definition names it.
    schema["properties"] |= {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}}
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda each: each["kind"])
def test_manifests_are_as_the_definition_wants_them(extract):
    judge = validator(extract)
    for environment in [*ENVIRONMENTS, COMPLETE]:
        for each in built(environment).of(extract["kind"]):
            assert [error.message for error in judge.iter_errors(each)] == []


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda each: each["kind"])
def test_the_definition_notices_a_misspelt_field(extract):
    judge = validator(extract)
    for each in built(COMPLETE).of(extract["kind"]):
        for where, spec in misspelt(each["spec"], extract["spec"]):
            assert not judge.is_valid(each | {"spec": spec}), where
