"""Every resource, data source, block, argument and attribute is one that AWS's provider has."""

import pytest

import hcl
import plan
import provider_schema
from provider_schema import Argument
from test_modules import FOLDERS, IDS

META = {"count", "for_each", "depends_on", "provider"}

# Rules of WAF nest without end, so that the package says of them only that they are there; nothing below is checked.
ENDLESS = "aws_wafv2_web_acl.campus.rule.statement"

# The one resource that is not AWS's: a file on the disk of whoever applies.
LOCAL_FILE = {name: Argument(name, name == "filename", False, "string", None) for name in ("filename", "content", "file_permission")}


@pytest.fixture(scope="module")
def schema():
    return provider_schema.schema()


def arguments(schema, block: hcl.Block) -> dict[str, Argument]:
    type = block.labels[0]
    if type == "local_file":
        return LOCAL_FILE
    # The package leaves out what is ephemeral; its arguments are those of the data source of the name.
    kind = "data" if block.type == "ephemeral" else block.type
    assert schema.knows(kind, type), f"AWS's provider has no {block.type} {type}"
    return schema.arguments(kind, type)


def faults(schema, block: hcl.Block, known: dict[str, Argument], where: str) -> list[str]:
    found = []
    for name in set(block.attributes) - META:
        if name not in known:
            found.append(f"{where} has no argument {name}")
        elif known[name].block:
            found.append(f"{where}: {name} is a block")
    there: dict[str, list[hcl.Block]] = {}
    for inner in block.blocks:
        if inner.type != "lifecycle":
            there.setdefault(inner.labels[0] if inner.type == "dynamic" else inner.type, []).append(inner)
    for name, blocks in there.items():
        if name not in known or not known[name].block:
            found.append(f"{where} has no block {name}")
            continue
        if known[name].type == "object" and len(blocks) > 1:
            found.append(f"{where}: {name} may be there once")
        if known[name].inside is None:
            assert f"{where}.{name}" == ENDLESS
            continue
        for inner in blocks:
            content = inner.all("content")[0] if inner.type == "dynamic" else inner
            found += faults(schema, content, schema.inside(known[name].inside), f"{where}.{name}")
    missing = {name for name, argument in known.items() if argument.required} - set(block.attributes) - set(there)
    return found + [f"{where} needs {name}" for name in sorted(missing)]


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_what_is_written_is_known(schema, folder):
    body = plan.folder(folder)
    found = []
    for block in body.all("resource") + body.all("data") + body.all("ephemeral"):
        found += faults(schema, block, arguments(schema, block), ".".join(block.labels))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_attributes_that_are_asked_for_are_there(schema, folder):
    for attribute in plan.folder(folder).expressions():
        for path in hcl.references(attribute.expression):
            kind, rest = ("data", path[1:]) if path[0] in ("data", "ephemeral") else ("resource", path)
            if rest[0].startswith("aws_"):
                asked = [part for part in rest[2:] if part != "[]" and not part.startswith('"')]
                assert schema.attribute(kind, rest[0], asked), f"{folder.name}, line {attribute.line}: {'.'.join(path)}"


def fits(value, argument: Argument) -> bool:
    if value is None or isinstance(value, plan.Computed):
        return True
    return {
        "string": isinstance(value, (str, int, float)), "number": isinstance(value, (int, float)) and not isinstance(value, bool),
        "boolean": isinstance(value, bool), "list": isinstance(value, list), "map": isinstance(value, dict),
    }.get(argument.type, True)


def misfits(schema, values: dict, known: dict[str, Argument], where: str) -> list[str]:
    found = []
    for name, value in values.items():
        argument = known[name]
        if argument.block:
            if argument.type == "object" and len(value) > 1:
                found.append(f"{where}: {name} is there {len(value)} times")
            for inner in value if argument.inside else []:
                found += misfits(schema, inner, schema.inside(argument.inside), f"{where}.{name}")
        elif not fits(value, argument):
            found.append(f"{where}.{name} is a {argument.type}, not {value!r}")
    return found


def test_values_are_of_the_arguments_types(schema, environment):
    found = []
    for root in (environment, plan.account()):
        for module in root.modules():
            for block in module.body.all("resource") + module.body.all("data"):
                for instance in root.all(block.labels[0], block.type):
                    if instance.module is module and instance.block is block:
                        found += misfits(schema, instance.values, arguments(schema, block), instance.address)
    assert not found, "\n".join(found)


def test_attributes_of_instances_are_there(schema, environment):
    """What is asked of a resource by way of a loop, where no expression names it."""
    for module in environment.modules():
        for block in module.body.all("resource") + module.body.all("output"):
            for attribute in block.expressions():
                if block.type == "output":
                    module.value(attribute)
    for instance, name in plan.asked:
        if instance.type.startswith("aws_"):
            kind = "resource" if instance.block.type == "resource" else "data"
            assert schema.attribute(kind, instance.type, [name]), f"{instance.address}.{name}"


WRONG = {
    'resource "aws_vpc_x" "a" {}': "no resource",
    'resource "aws_vpc" "a" { cidr = "10.0.0.0/16" }': "no argument cidr",
    'resource "aws_eks_cluster" "a" {\n  name = "a"\n  role_arn = "b"\n}': "needs vpc_config",
    'resource "aws_eks_cluster" "a" {\n  name = "a"\n  role_arn = "b"\n  vpc_config = {}\n}': "is a block",
    'resource "aws_eks_cluster" "a" {\n  name = "a"\n  role_arn = "b"\n  vpc_config {\n    subnets = []\n  }\n}': "vpc_config has no argument subnets",
    'resource "aws_sns_topic" "a" {\n  policies {}\n}': "no block policies",
    'data "aws_lb" "a" {\n  tag = {}\n}': "no argument tag",
}


@pytest.mark.parametrize("text, fault", WRONG.items(), ids=WRONG.values())
def test_what_is_wrong_is_seen(schema, text, fault):
    [block] = hcl.parse(text).blocks
    try:
        found = faults(schema, block, arguments(schema, block), ".".join(block.labels))
    except AssertionError as error:
        found = [str(error)]
    assert fault in "\n".join(found)


def test_an_attribute_that_is_not_there_is_seen(schema):
    assert schema.attribute("resource", "aws_eks_cluster", ["identity", "oidc", "issuer"])
    assert not schema.attribute("resource", "aws_eks_cluster", ["identity", "oidc", "address"])
    assert not schema.attribute("resource", "aws_eks_cluster", ["certificate"])
