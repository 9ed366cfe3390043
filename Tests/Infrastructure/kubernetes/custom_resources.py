"""The custom resources that k8s/ uses, held to extracts of their published definitions.

An extract (custom_resources/KIND.yaml) says where the definition is published, and of it the fields that k8s/ uses: their
type, what they may be, and which must be there. What is not in the extract is unknown, so that a new field is first looked
up in the definition. `published.py` holds extracts and manifests to the definitions themselves, where they are at hand.
"""

import functools
import pathlib
import re
from collections.abc import Iterator

import yaml

FOLDER = pathlib.Path(__file__).parent / "custom_resources"
CUSTOM = {
    "argoproj.io",
    "external-secrets.io",
    "karpenter.k8s.aws",
    "karpenter.sh",
    "monitoring.coreos.com",
    "security.istio.io",
}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


@functools.cache
def extracts() -> dict[tuple[str, str], dict]:
    found = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        extract = yaml.safe_load(file.read_text())
        found[(extract["apiVersion"], extract["kind"])] = extract
    return found


def complaints(resource: dict, extract: dict) -> list[str]:
    beside = resource.keys() - {"apiVersion", "kind", "metadata", "spec"}
    return [f"{name} is unknown" for name in sorted(beside)] + check(resource["spec"], extract["spec"], "spec")


def misspelt(value, schema: dict, path: str = "spec") -> Iterator[tuple[str, object]]:
    """Copies of the value, in each of which one field that the schema names is written otherwise; and which it is."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            for where, wrong in misspelt(item, schema["items"], f"{path}[{index}]"):
                yield where, [*value[:index], wrong, *value[index + 1:]]
    if not isinstance(value, dict):
        return
    for name, inner in value.items():
        others = {key: other for key, other in value.items() if key != name}
        if name in schema.get("fields", {}):
            yield f"{path}.{name}", others | {f"{name}Misspelt": inner}
        for where, wrong in misspelt(inner, schema.get("fields", {}).get(name) or schema["values"], f"{path}.{name}"):
            yield where, others | {name: wrong}


def check(value, schema: dict, path: str) -> list[str]:
    kind = schema["type"]
    # Python's booleans are integers.
    if kind == "int-or-string":
        fits = isinstance(value, (int, str)) and not isinstance(value, bool)
    else:
        fits = isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
    if not fits:
        return [f"{path} is no {kind}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path} is none of {', '.join(schema['enum'])}"]
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        return [f"{path} is not {schema['pattern']}"]
    if kind == "array":
        return [each for index, item in enumerate(value) for each in check(item, schema["items"], f"{path}[{index}]")]
    if kind != "object":
        return []
    fields = schema.get("fields", {})
    found = [f"{path}.{name} is missing" for name in schema.get("required", []) if name not in value]
    for name, inner in value.items():
        if name in fields:
            found += check(inner, fields[name], f"{path}.{name}")
        elif "values" in schema:
            found += check(inner, schema["values"], f"{path}.{name}")
        else:
            found.append(f"{path}.{name} is unknown")
    return found
