"""Variables and outputs say what they are for, and refuse what they are not for."""

import pytest

import plan
from test_modules import FOLDERS, IDS


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_a_variable_is_typed_described_and_validated(folder):
    for block in plan.folder(folder).all("variable"):
        name = f"{folder.name}.{block.labels[0]}"
        assert {"type", "description"} <= set(block.attributes), name
        assert block.attributes["type"].text not in ("any", "string | any"), name
        assert block.all("validation"), name
        for validation in block.all("validation"):
            assert f"var . {block.labels[0]}" in validation.attributes["condition"].text, f"{name}: a validation of something else"
            assert validation.attributes["error_message"].text.endswith('."'), name


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_an_output_is_described(folder):
    for block in plan.folder(folder).all("output"):
        assert len(block.attributes["description"].text) > 10, block.labels


def refused(root: plan.Module) -> set[str]:
    """The variables whose validations do not hold, as module.variable."""
    return {
        f"{module.folder.name}.{block.labels[0]}"
        for module in root.modules() for block in module.body.all("variable") for validation in block.all("validation")
        if not module.value(validation.attributes["condition"])
    }


def test_what_environments_say_is_accepted(environment):
    assert refused(environment) == set()


def test_the_example_account_is_accepted(account):
    assert refused(account) == set()


@pytest.mark.parametrize("name, variable, value", [
    ("production", "nat_per_zone", False),
    ("production", "database_multi_zone", False),
    ("production", "database_instance_class", "db.t3.small"),
    ("production", "deletion_protection", False),
    ("production", "web_application_firewall", False),
    ("production", "developers_may_enter", True),
    ("production", "monthly_text_limit_usd", 0),
    ("dev", "database_performance_insights", True),
    ("dev", "database_replica", True),
    ("dev", "kubernetes_version", "1.29"),
    ("dev", "zones", {"us-east-1a": {"public": "10.0.0.0/24", "private": "10.0.2.0/24", "database": "10.0.4.0/24"}}),
    ("dev", "zones", {
        "us-east-1a": {"public": "10.0.0.0/24", "private": "10.0.2.0/24", "database": "10.0.4.0/24"},
        "us-east-1b": {"public": "10.1.1.0/24", "private": "10.0.3.0/24", "database": "10.0.5.0/24"},
    }),
    ("dev", "zones", {
        "us-east-1a": {"public": "10.0.0.0/24", "private": "10.0.0.0/24", "database": "10.0.4.0/24"},
        "us-east-1b": {"public": "10.0.1.0/24", "private": "10.0.3.0/24", "database": "10.0.5.0/24"},
    }),
])
def test_what_would_be_wrong_is_refused(name, variable, value):
    found = {each.split(".")[1] for each in refused(plan.changed(name, **{variable: value}))}
    assert found & {variable, variable.removeprefix("database_")}


def test_a_third_zone_is_one_more_entry():
    zones = {
        f"us-east-1{letter}": {
            "public": f"10.0.{number}.0/24", "private": f"10.0.{number + 10}.0/24", "database": f"10.0.{number + 20}.0/24",
        }
        for number, letter in enumerate("abc")
    }
    larger = plan.changed("production", zones=zones)
    assert refused(larger) == set()
    assert len(larger.all("aws_subnet")) == 9
    assert len(larger.all("aws_nat_gateway")) == 3
