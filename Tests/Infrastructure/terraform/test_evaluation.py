"""Expressions are worth what Terraform says that they are."""

import pytest

import hcl
from evaluation import evaluate
from functions import Computed, Wrong

NAMES = {
    "var": {"name": "campus", "zones": {"b": {"public": "10.0.1.0/24"}, "a": {"public": "10.0.0.0/24"}}, "none": None, "limit": 20},
    "each": {"key": "a", "value": {"port": 80}}, "unknown": Computed("aws_vpc.campus.id"),
}


def worth(text: str):
    return evaluate(hcl.tokens(text), NAMES.__getitem__)


@pytest.mark.parametrize("text, value", [
    ('"${var.name}-${each.value.port}"', "campus-80"), ('"a \\"b\\" \\\\."', 'a "b" \\.'), ('"$${var.name}"', "${var.name}"),
    ('"${var.limit}"', 20), ("1 + 2 * 3 - -4", 11), ("!(1 < 2) || 2 >= 2 && true", True), ('var.none == null ? "no" : "yes"', "no"),
    # What is not chosen may be wrong.
    ("var.none == null ? 0 : var.none * 2", 0), ("var.none == null || var.none.more", True),
    # A map is gone through in the order of its keys.
    ("[for zone, blocks in var.zones : zone]", ["a", "b"]), ("keys(var.zones)", ["a", "b"]),
    ('{ for zone, blocks in var.zones : "z-${zone}" => blocks.public if zone != "b" }', {"z-a": "10.0.0.0/24"}),
    ("[for blocks in values(var.zones) : blocks.public][0]", "10.0.0.0/24"), ("values(var.zones)[*].public", ["10.0.0.0/24", "10.0.1.0/24"]),
    ("flatten([[1, [2]], [3]])", [1, 2, 3]), ("merge({ a = 1 }, { a = 2, b = 3 })", {"a": 2, "b": 3}),
    ('jsonencode({ a = [true, null, "x"] })', '{"a":[true,null,"x"]}'), ('cidrhost("10.0.4.0/16", 0)', "10.0.0.0"),
    ('can(regex("^[a-z]+$", "ab1"))', False), ('try(var.zones["c"], "none")', "none"), ("one([])", None),
    ('join("$", ["user:Environment", "dev"])', "user:Environment$dev"), ('concat(["a"], [])', ["a"]),
    ("unknown[0].oidc[0].issuer", "aws_vpc.campus.id[0].oidc[0].issuer"),
])
def test_worth(text, value):
    assert worth(text) == value


@pytest.mark.parametrize("text", [
    'cidrcontains("10.0.0.0/16", "10.0.1.0/24")', 'var.zones["c"]', "var.nothing", "1 +", "[1, 2", '"${var.name"', "one([1, 2])",
    'regex("x", "y")', "a b",
])
def test_what_is_wrong_is_said(text):
    with pytest.raises((Wrong, hcl.Malformed, KeyError)):
        worth(text)
