"""The published definitions of custom resources, where somebody has them at hand (see `definitions`)."""

import hashlib
import pathlib

import yaml


class Unpublished(Exception):
    """The definition has no such kind or version, or is not the one whose checksum was noted."""


def file_of(extract: dict, folder: pathlib.Path) -> pathlib.Path:
    published = extract["published"]
    return folder / published["repository"].replace("/", "+") / pathlib.PurePath(published["path"]).name


def definition(extract: dict, folder: pathlib.Path) -> dict:
    """The schema of the extract's kind and version.

    :raises Unpublished: when the folder has another one.
    """
    content = file_of(extract, folder).read_bytes()
    if hashlib.sha256(content).hexdigest() != extract["published"]["sha256"]:
        raise Unpublished(f"{extract['kind']}: another file than the one that was noted")
    group, version = extract["apiVersion"].split("/")
    for each in yaml.load_all(content, yaml.CSafeLoader):
        if each and each["spec"]["group"] == group and each["spec"]["names"]["kind"] == extract["kind"]:
            for published in each["spec"]["versions"]:
                if published["name"] == version and published["served"]:
                    return published["schema"]["openAPIV3Schema"]
    raise Unpublished(f"{extract['kind']} {version}")


def contradictions(extract: dict, schema: dict, path: str = "spec") -> list[str]:
    """Where an extract says other than the definition that it was made from."""
    kind = extract["type"]
    if kind == "int-or-string":
        if not schema.get("x-kubernetes-int-or-string"):
            return [f"{path} is no {kind}"]
        return []
    if schema.get("type") != kind:
        return [f"{path} is {schema.get('type')}, not {kind}"]
    found = []
    if "enum" in schema and set(extract.get("enum", [])) != set(schema["enum"]):
        found.append(f"{path} is one of {', '.join(schema['enum'])}")
    if "items" in extract:
        found += contradictions(extract["items"], schema["items"], f"{path}[]")
    missing = set(schema.get("required", [])) - set(extract.get("required", []))
    found += [f"{path}.{name} is required" for name in sorted(missing)]
    for name, inner in extract.get("fields", {}).items():
        if name not in schema.get("properties", {}):
            found.append(f"{path}.{name} is unknown")
        else:
            found += contradictions(inner, schema["properties"][name], f"{path}.{name}")
    if "values" in extract:
        values = schema.get("additionalProperties")
        found += contradictions(extract["values"], values, f"{path}.*") if values else [f"{path} has no free names"]
    return found


def strict(schema: dict) -> dict:
    """The same as a JSON schema that refuses what is unknown, as the API server's strict validation does.

    An object without any named or free fields has none, unless its definition says that unknown ones are kept.
    """
    if schema.get("x-kubernetes-int-or-string"):
        return {"type": ["integer", "string"]}
    closed = {key: value for key, value in schema.items() if not key.startswith("x-") and key not in ("format", "nullable")}
    if "properties" in schema:
        closed["properties"] = {name: strict(inner) for name, inner in schema["properties"].items()}
    if schema.get("type") == "object" and not schema.get("x-kubernetes-preserve-unknown-fields"):
        closed.setdefault("additionalProperties", False)
    if isinstance(schema.get("additionalProperties"), dict):
        closed["additionalProperties"] = strict(schema["additionalProperties"])
    if "items" in schema:
        closed["items"] = strict(schema["items"])
    return closed
