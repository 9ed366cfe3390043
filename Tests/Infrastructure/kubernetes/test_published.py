"""How published definitions are read, shown with one of our own: the real ones are not always at hand."""

import hashlib

import jsonschema
import pytest
import yaml

from published import Unpublished, contradictions, definition, strict

SPEC = {
    "type": "object", "required": ["seats"],
    "properties": {
        "seats": {"x-kubernetes-int-or-string": True, "anyOf": [{"type": "integer"}, {"type": "string"}]},
        "kind": {"type": "string", "enum": ["open", "closed"]},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
        "rows": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}},
        "anything": {"type": "object", "x-kubernetes-preserve-unknown-fields": True},
        "nothing": {"type": "object"},
    },
}
HALL = {
    "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "halls.campus.example"},
    "spec": {
        "group": "campus.example", "names": {"kind": "Hall", "plural": "halls"}, "scope": "Namespaced",
        "versions": [
            {"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {
                "type": "object", "properties": {"spec": SPEC}}}},
            {"name": "v1alpha1", "served": False, "storage": False, "schema": {"openAPIV3Schema": {"type": "object"}}},
        ],
    },
}


@pytest.fixture
def extract(tmp_path):
    content = yaml.safe_dump_all([HALL]).encode()
    file = tmp_path / "campus+halls/hall.yaml"
    file.parent.mkdir()
    file.write_bytes(content)
    return {
        "apiVersion": "campus.example/v1", "kind": "Hall",
        "published": {
            "repository": "campus/halls", "path": "definitions/hall.yaml", "sha256": hashlib.sha256(content).hexdigest(),
        },
    }


def test_a_definition_is_found_by_group_kind_and_version(extract, tmp_path):
    assert definition(extract, tmp_path)["properties"]["spec"] == SPEC


@pytest.mark.parametrize("wrong", [
    {"apiVersion": "campus.example/v1alpha1"}, {"apiVersion": "campus.example/v2"}, {"apiVersion": "other.example/v1"},
    {"kind": "Room"},
])
def test_what_is_not_served_is_none(extract, tmp_path, wrong):
    with pytest.raises(Unpublished):
        definition(extract | wrong, tmp_path)


def test_a_changed_file_is_refused(extract, tmp_path):
    file = tmp_path / "campus+halls/hall.yaml"
    file.write_text(file.read_text() + "# changed\n")
    with pytest.raises(Unpublished):
        definition(extract, tmp_path)


@pytest.mark.parametrize("spec", [
    {"seats": 200, "kind": "open", "labels": {"floor": "1"}, "rows": [{"name": "A"}], "anything": {"at": {"all": 1}}},
    {"seats": "50%", "nothing": {}},
])
def test_what_the_definition_has_is_taken(spec):
    assert jsonschema.Draft202012Validator(strict(SPEC)).is_valid(spec)


@pytest.mark.parametrize("spec", [
    {"seats": 200, "seat": 1}, {"seats": 200, "rows": [{"nane": "A"}]}, {"seats": 200, "nothing": {"something": 1}},
    {"kind": "open"}, {"seats": 2.5}, {"seats": 200, "kind": "ajar"}, {"seats": 200, "labels": {"floor": 1}},
    {"seats": 200, "rows": {}},
], ids=str)
def test_anything_else_is_not(spec):
    assert not jsonschema.Draft202012Validator(strict(SPEC)).is_valid(spec)


@pytest.mark.parametrize("said, problem", [
    ({"seats": {"type": "int-or-string"}}, []),
    ({"seats": {"type": "integer"}}, ["spec.seats is None, not integer"]),
    ({"seats": {"type": "int-or-string"}, "places": {"type": "integer"}}, ["spec.places is unknown"]),
    ({"seats": {"type": "int-or-string"}, "kind": {"type": "string", "enum": ["open"]}}, ["spec.kind is one of open, closed"]),
])
def test_an_extract_that_says_otherwise_is_found(said, problem):
    assert contradictions({"type": "object", "required": ["seats"], "fields": said}, SPEC) == problem
    forgot = contradictions({"type": "object", "fields": said}, SPEC)
    assert forgot == ["spec.seats is required", *problem]
