"""Every file is HCL, and laid out as `terraform fmt` lays it out."""

import pathlib

import hcl2
import pytest

import formatting
import plan

FILES = sorted(plan.TERRAFORM.rglob("*.tf")) + sorted(plan.TERRAFORM.rglob("*.tfvars.example"))
NAMES = [str(file.relative_to(plan.TERRAFORM)) for file in FILES]


def test_there_are_files():
    assert len(FILES) > 50


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_file_parses(file: pathlib.Path):
    with file.open() as opened:
        assert hcl2.load(opened)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_file_is_formatted(file: pathlib.Path):
    text = file.read_text()
    assert text == formatting.formatted(text), f"mend it with: python {formatting.__file__} {file}"


@pytest.mark.parametrize("wrong, right", [
    ("a = 1\nlonger = 2\n", "a      = 1\nlonger = 2\n"),
    ("a = 1\n\nlonger = 2\n", "a = 1\n\nlonger = 2\n"),
    ('b "x" {\nc = [\n1,2,\n]\n}\n', 'b "x" {\n  c = [\n    1, 2,\n  ]\n}\n'),
    ("a = {\n  b = 1\n}\nlonger = f( 1,-2 )\n", "a = {\n  b = 1\n}\nlonger = f(1, -2)\n"),
    ("a=!x.y[0]?{}:[ for k,v in m :k=>v ]\n", "a = !x.y[0] ? {} : [for k, v in m : k => v]\n"),
    ("a = 1 # one\nlonger = 22 # two\n", "a      = 1  # one\nlonger = 22 # two\n"),
])
def test_what_terraform_would_lay_out_otherwise_is_seen(wrong, right):
    assert formatting.formatted(wrong) == right
