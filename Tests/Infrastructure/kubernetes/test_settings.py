"""What the services are told is what they read: the operating guide's tables, which a test of theirs holds to `--help`."""

import re

import pytest

from overlay import ENVIRONMENTS, ROOT, SERVICES, built

GUIDE = (ROOT / "docs/operating.md").read_text()


def known(service: str) -> set[str]:
    section = re.search(rf"^### {re.escape(service)}\n(.*?)(?=^##|\Z)", GUIDE, re.MULTILINE | re.DOTALL).group(1)
    return set(re.findall(r"^\| `([A-Z][A-Z0-9_]+)` \|", section, re.MULTILINE))


@pytest.mark.parametrize("service", SERVICES)
def test_every_setting_is_one_that_the_service_reads(overlay, service):
    assert set(overlay.settings(service)) <= known(service)


def test_the_migrations_need_the_database_alone(overlay):
    [job] = overlay.of("Job")
    for container in job["spec"]["template"]["spec"]["initContainers"] + job["spec"]["template"]["spec"]["containers"]:
        assert [each["name"] for each in container["env"]] == ["DATABASE_URL_FILE"]
        assert container["args"] == ["migrate"]
    order = [container["name"] for container in job["spec"]["template"]["spec"]["initContainers"]]
    assert order == ["events-api"], "notification-service reads a view of its schema"


def test_no_secret_stands_in_a_setting(overlay):
    secret = {"DATABASE_URL", "REDIS_URL", "CODES_SECRET", "OIDC_CLIENT_SECRET", "VAPID_PRIVATE_KEY"}
    for service in SERVICES:
        assert not secret & set(overlay.settings(service))


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_what_terraform_writes_arrives(environment):
    overlay = built(environment)
    assert "unset.invalid" not in overlay.text
    for service in SERVICES:
        assert overlay.settings(service)["PUBLIC_URL"] == "https://events.campus.example"
    settings = overlay.settings("notification-service")
    assert settings["EMAIL_FROM"] == "events@campus.example"
    assert settings["VAPID_SUBJECT"] == "mailto:events@campus.example"
    assert settings["EMAIL_TRANSPORT"] == f"ses://eu-central-1?configuration_set=campus-events-{environment}"
    assert settings["SMS_TRANSPORT"] == "sns://eu-central-1"
    assert {each["spec"]["provider"]["aws"]["region"] for each in overlay.of("SecretStore")} == {"eu-central-1"}
    ingress = overlay.one("Ingress", "campus-events")["spec"]
    assert ingress["rules"][0]["host"] == ingress["tls"][0]["hosts"][0] == "events.campus.example"
    [nodes] = overlay.of("EC2NodeClass")
    assert nodes["spec"]["subnetSelectorTerms"] == [{"tags": {"karpenter.sh/discovery": f"campus-events-{environment}"}}]
    # Read while building, and never applied.
    assert not [each for each in overlay.of("ConfigMap") if each["metadata"]["name"] == "account"]


def test_what_differs_between_environments():
    levels = {name: {built(name).settings(service)["LOG_LEVEL"] for service in SERVICES} for name in ENVIRONMENTS}
    assert levels == {"dev": {"debug"}, "staging": {"info"}, "production": {"info"}}
    replicas = {
        name: {
            (each["spec"]["minReplicas"], each["spec"]["maxReplicas"])
            for each in built(name).of("HorizontalPodAutoscaler")
        }
        for name in ENVIRONMENTS
    }
    assert replicas == {"dev": {(1, 2)}, "staging": {(2, 10)}, "production": {(2, 10)}}


@pytest.mark.parametrize("service", SERVICES)
def test_limits_are_wide_in_dev_alone(service):
    def limits(environment):
        [container] = built(environment).one("Deployment", service)["spec"]["template"]["spec"]["containers"]
        return container["resources"]["limits"]

    assert limits("dev") == {"cpu": "2", "memory": "1Gi"} != limits("staging") == limits("production")


def test_stagings_shape_and_limits_are_productions():
    kinds = ("Deployment", "StatefulSet", "HorizontalPodAutoscaler", "PodDisruptionBudget", "Rollout", "NodePool")

    def shape(environment):
        return {
            (kind, each["metadata"]["name"]): without_hashes(each["spec"])
            for kind in kinds for each in built(environment).of(kind)
        }

    assert shape("staging") == shape("production")


def without_hashes(value):
    """ConfigMaps are named after their content, which may differ."""
    if isinstance(value, dict):
        return {key: without_hashes(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_hashes(each) for each in value]
    return re.sub(r"-[a-z0-9]{10}$", "", value) if isinstance(value, str) else value
