"""Alerts and the canary's analysis ask for metrics that the services have."""

import json
import re

import pytest
import yaml

from overlay import ENVIRONMENTS, MANIFESTS, ROOT, built, selects, values_of

# What Prometheus and kube-state-metrics say of themselves.
OTHERS = {
    "up", "kube_pod_container_status_restarts_total", "kube_job_failed", "kube_job_created",
    "kube_job_status_completion_time",
}
SOURCES = [file.read_text() for folder in ("Shared", "Services") for file in (ROOT / folder).rglob("*.swift")]
LABELS = {label for text in SOURCES for label in re.findall(r'label: "([a-z_]+)"', text)}
# What is asked for when the metrics are, and what is told anew as a whole, has its whole name there.
WHOLE = {name for text in SOURCES for name in re.findall(r'registry\.(?:observe|replace)\(\s*"([a-z_]+)"', text)}
MADE = LABELS | {label + suffix for label in LABELS for suffix in (
    "_total", "_seconds_bucket", "_seconds_count", "_seconds_sum", "_bucket", "_count", "_sum")}


def metrics(expression: str) -> set[str]:
    """The names before braces, comparisons and ranges: what is no function, keyword or label."""
    bare = re.sub(r"\{\{[^}]*\}\}", "X", expression)
    return set(re.findall(r"\b([a-z][a-z_]*[a-z])(?=\{)", bare))


def rules() -> list[dict]:
    return [
        rule for each in built("production").of("PrometheusRule")
        for group in each["spec"]["groups"] for rule in group["rules"]
    ]


def expressions() -> list[str]:
    overlay = built("production")
    return [rule["expr"] for rule in rules()] + [
        metric["provider"]["prometheus"]["query"]
        for each in overlay.of("AnalysisTemplate") for metric in each["spec"]["metrics"]
    ]


@pytest.mark.parametrize("expression", expressions())
def test_the_metrics_are_there(expression):
    # Recorded by another rule, whose own expression is looked at.
    recorded = {rule["record"] for rule in rules() if "record" in rule and rule["record"] in expression}
    assert metrics(expression) or recorded
    assert metrics(expression) <= MADE | WHOLE | OTHERS


def test_alerts_have_a_severity_and_say_what_is_wrong():
    for rule in rules():
        if "alert" in rule:
            assert rule["labels"]["severity"] in ("critical", "warning")
            assert rule["annotations"]["summary"]


def test_alerts_lead_to_their_pages_where_the_account_has_them():
    pages = [
        rule["annotations"]["runbook_url"] for each in built("production").of("PrometheusRule")
        for group in each["spec"]["groups"] for rule in group["rules"] if "alert" in rule
    ]
    for page in pages:
        path = page.removeprefix("https://github.com/campus/events/blob/HEAD/")
        assert path != page and (ROOT / path).is_file()


def test_every_service_is_scraped_once(overlay):
    [monitor] = overlay.of("ServiceMonitor")
    scraped = [
        each["metadata"]["name"] for each in overlay.of("Service")
        if selects(monitor["spec"]["selector"], each["metadata"]["labels"])
    ]
    assert sorted(scraped) == ["events-api", "frontend", "notification-service"]


def test_what_watches_has_the_agreed_versions_one_replica_and_fifteen_days():
    stack = values_of("kube-prometheus-stack")
    prometheus, alertmanager = stack["prometheus"]["prometheusSpec"], stack["alertmanager"]["alertmanagerSpec"]
    programs = {
        "prometheus": prometheus, "alertmanager": alertmanager, "grafana": stack["grafana"],
        "operator": stack["prometheusOperator"], "node-exporter": stack["prometheus-node-exporter"],
        "kube-state-metrics": stack["kube-state-metrics"],
    }
    assert {name: program["image"]["tag"] for name, program in programs.items()} == {
        "prometheus": "v3.8.0", "alertmanager": "v0.29.0", "grafana": "12.3.0", "operator": "v0.86.2",
        "node-exporter": "v1.10.2", "kube-state-metrics": "v2.17.0",
    }
    assert [each["replicas"] for each in (prometheus, alertmanager, stack["grafana"])] == [1, 1, 1]
    volume = prometheus["storageSpec"]["volumeClaimTemplate"]["spec"]
    assert prometheus["retention"] == "15d" and volume["resources"]["requests"]["storage"] == "50Gi"
    assert volume["storageClassName"] == built("production").of("StorageClass")[0]["metadata"]["name"]
    assert stack["grafana"]["adminPassword"] == "", "made up, not the chart's"


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_alertmanager_has_its_receivers_and_the_files_they_read(environment):
    values = [values_of("kube-prometheus-stack")]
    own = MANIFESTS / f"monitoring/kube-prometheus-stack.{environment}.values.yaml"
    if own.exists():
        values.append(yaml.safe_load(own.read_text()))
    # As helm merges them: lists are replaced.
    config = {}
    for each in values:
        for key, value in each["alertmanager"]["config"].items():
            config[key] = config.get(key, {}) | value if isinstance(value, dict) else value
    receivers = {each["name"]: each for each in config["receivers"]}
    # addons/install writes the address there.
    assert "email_configs" in config["receivers"][1]
    routes = [config["route"], *config["route"]["routes"]]
    assert {route["receiver"] for route in routes} == set(receivers)
    read = set(re.findall(r"/etc/alertmanager/secrets/alerting/([\w-]+)", json.dumps(config)))
    secret = built(environment).one("ExternalSecret", "alerting", "monitoring")
    assert read == {each["secretKey"] for each in secret["spec"]["data"]}
    assert values[0]["alertmanager"]["alertmanagerSpec"]["secrets"] == [secret["spec"]["target"]["name"]]
    assert ("pager" in receivers) == (environment == "production")
