"""Every rule fires when it should and not before, as promtool runs them."""

import subprocess

import pytest
import yaml

import rules
from rule_cases import CASES


def test_promtool_takes_the_rules(tmp_path):
    rules.write(tmp_path / "rules.yaml")
    checked = subprocess.run(["promtool", "check", "rules", "--lint-fatal", tmp_path / "rules.yaml"],
                             text=True, capture_output=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_alert_is_seen_to_fire_and_to_be_silent():
    names = set(rules.alerts())
    assert {case.alert for case in CASES if case.fires} == names
    assert {case.alert for case in CASES if case.silent} == names


@pytest.mark.parametrize("case", CASES, ids=[f"{case.alert}-{number}" for number, case in enumerate(CASES)])
def test_an_alert(tmp_path, case):
    rules.write(tmp_path / "rules.yaml")

    def look(minute, count):
        expression = f'count(ALERTS{{alertname="{case.alert}",alertstate="firing"}}) or vector(0)'
        return {"expr": expression, "eval_time": f"{minute}m", "exp_samples": [{"labels": "{}", "value": count}]}

    (tmp_path / "test.yaml").write_text(yaml.safe_dump({
        "rule_files": ["rules.yaml"], "evaluation_interval": "1m",
        "tests": [{
            "interval": "1m",
            "input_series": [{"series": series, "values": values} for series, values in case.series.items()],
            "promql_expr_test": [look(minute, 1) for minute in case.fires] + [look(minute, 0) for minute in case.silent],
        }],
    }))
    run = subprocess.run(["promtool", "test", "rules", "test.yaml"], cwd=tmp_path, text=True, capture_output=True)
    assert run.returncode == 0, run.stdout + run.stderr
