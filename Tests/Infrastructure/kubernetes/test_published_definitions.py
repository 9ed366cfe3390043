"""Extracts and manifests, held to the custom resources' published definitions; rules in CEL are not evaluated."""

import os
import pathlib

import jsonschema
import pytest

from custom_resources import extracts
from overlay import COMPLETE, ENVIRONMENTS, built
from published import contradictions, definition, strict

FOLDER = pathlib.Path(os.environ["CUSTOM_RESOURCE_DEFINITIONS"])


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda each: each["kind"])
def test_an_extract_says_what_was_published(extract):
    schema = definition(extract, FOLDER)
    assert contradictions(extract["spec"], schema["properties"]["spec"]) == []


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda each: each["kind"])
def test_manifests_are_as_the_definition_wants_them(extract):
    schema = strict(definition(extract, FOLDER))
    validator = jsonschema.Draft202012Validator({"type": "object", "properties": {"spec": schema["properties"]["spec"]}})
    for environment in [*ENVIRONMENTS, COMPLETE]:
        for each in built(environment).of(extract["kind"]):
            assert [error.message for error in validator.iter_errors(each)] == []
