"""What modules are given and what they give fits those who call them."""

import pytest

import hcl
import plan

FOLDERS = sorted({file.parent for file in plan.TERRAFORM.rglob("*.tf")})
MODULES = [folder for folder in FOLDERS if folder.parent.name == "modules"]
IDS = [str(folder.relative_to(plan.TERRAFORM)) for folder in FOLDERS]


def declared(folder, type):
    return {block.labels[0] for block in plan.folder(folder).all(type)}


def named(folder):
    """Everything that the folder's expressions name."""
    return {path for attribute in plan.folder(folder).expressions() for path in hcl.references(attribute.expression)}


def calls():
    for folder in FOLDERS:
        for block in plan.folder(folder).all("module"):
            [source] = [token.text.strip('"') for token in block.attributes["source"].expression]
            yield folder, block, (folder / source).resolve()


def test_all_modules_of_the_house_are_there_and_called():
    assert {folder.name for folder in MODULES} == {
        "cluster", "database", "dns", "edge", "encryption_key", "environment", "identity", "messaging", "network",
        "observability", "registry", "secrets",
    }
    assert {source for _, _, source in calls()} == set(MODULES)


def label(value) -> str:
    return value.labels[0] if isinstance(value, hcl.Block) else value.name


@pytest.mark.parametrize("caller, block, source", list(calls()), ids=label)
def test_a_call_gives_what_the_module_asks_for(caller, block, source):
    given = set(block.attributes) - {"source", "count", "for_each", "depends_on", "providers", "version"}
    required = {variable.labels[0] for variable in plan.folder(source).all("variable") if "default" not in variable.attributes}
    assert given <= declared(source, "variable"), "the module does not know these"
    assert required <= given, "the module needs these"


@pytest.mark.parametrize("caller", FOLDERS, ids=IDS)
def test_what_is_asked_of_a_module_it_gives(caller):
    sources = {block.labels[0]: source for folder, block, source in calls() if folder == caller}
    for path in named(caller):
        if path[0] == "module" and caller.parent.name != "environments":
            output = next(part for part in path[2:] if part != "[]")
            assert output in declared(sources[path[1]], "output"), path


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_what_is_named_is_there_and_what_is_there_is_named(folder):
    body, names = plan.folder(folder), named(folder)
    variables, locals = declared(folder, "variable"), {name for block in body.all("locals") for name in block.attributes}
    assert {path[1] for path in names if path[0] == "var"} == variables
    assert {path[1] for path in names if path[0] == "local"} == locals
    data = {tuple(block.labels) for block in body.all("data")}
    assert {path[1:3] for path in names if path[0] == "data"} == data
    resources = {tuple(block.labels) for block in body.all("resource")}
    assert {path[:2] for path in names if path[0].startswith(("aws_", "local_"))} <= resources


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_an_output_is_for_somebody(module):
    if module.name == "environment":
        return
    asked = {next((part for part in path[2:] if part != "[]"), None) for caller, block, source in calls() if source == module
             for path in named(caller) if path[:2] == ("module", block.labels[0])}
    assert declared(module, "output") <= asked


def test_providers_are_pinned_alike_everywhere():
    found = set()
    for folder in FOLDERS:
        [block] = plan.folder(folder).all("terraform")
        found.add(block.attributes["required_version"].text)
        for provider in block.all("required_providers")[0].attributes.values():
            found.add((provider.name, provider.text))
    assert len(found) == 3, found
