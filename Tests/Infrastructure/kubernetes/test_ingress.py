"""What the load balancer is told, so that people and pages come through it."""

import json

import pytest

from overlay import built

PREFIX = "alb.ingress.kubernetes.io/"


def annotations(each: dict) -> dict[str, str]:
    return {name.removeprefix(PREFIX): value for name, value in each["metadata"].get("annotations", {}).items()}


def attributes(each: dict, of: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in annotations(each)[of].split(","))


def test_people_are_led_to_tls_of_today(overlay):
    of = annotations(overlay.one("Ingress", "campus-events"))
    assert json.loads(of["listen-ports"]) == [{"HTTP": 80}, {"HTTPS": 443}]
    assert of["ssl-redirect"] == "443"
    # TLS 1.2 and 1.3; a certificate that is not named is looked for in ACM by the host's name.
    assert of["ssl-policy"] == "ELBSecurityPolicy-TLS13-1-2-2021-06" and "certificate-arn" not in of
    [rule], [tls] = (overlay.one("Ingress", "campus-events")["spec"][name] for name in ("rules", "tls"))
    assert tls["hosts"] == [rule["host"]]


def test_the_balancer_asks_each_pod_itself_how_it_is(overlay):
    of = annotations(overlay.one("Ingress", "campus-events"))
    assert (of["target-type"], of["healthcheck-path"], of["scheme"]) == ("ip", "/health", "internet-facing")
    # Two answers and it is in; the pod's own preStop outlasts two without.
    silent = int(of["unhealthy-threshold-count"]) * int(of["healthcheck-interval-seconds"])
    preparation = overlay.one("Deployment", "frontend")["spec"]["template"]["spec"]["containers"][0]["lifecycle"]["preStop"]
    assert silent < preparation["sleep"]["seconds"]


def test_polls_of_socket_io_stay_with_their_replica_and_nothing_else_does(overlay):
    polling = attributes(overlay.one("Service", "events-api-socket-io"), "target-group-attributes")
    assert (polling["stickiness.enabled"], polling["stickiness.type"]) == ("true", "lb_cookie")
    assert int(polling["stickiness.lb_cookie.duration_seconds"]) >= 60
    for each in (overlay.one("Ingress", "campus-events"), overlay.one("Service", "frontend"), overlay.one("Service", "events-api")):
        assert "stickiness" not in annotations(each).get("target-group-attributes", "")


@pytest.mark.parametrize("environment, kept", [("dev", False), ("staging", False), ("production", True)])
def test_productions_load_balancer_is_not_deleted_by_mistake(environment, kept):
    ingress = built(environment).one("Ingress", "campus-events")
    assert (attributes(ingress, "load-balancer-attributes").get("deletion_protection.enabled") == "true") == kept
    # What production adds does not lose what all have.
    assert attributes(ingress, "load-balancer-attributes")["idle_timeout.timeout_seconds"] == "50"


def test_a_new_pod_counts_when_the_balancer_sends_to_it(overlay):
    [namespace] = [each for each in overlay.of("Namespace") if each["metadata"]["name"] == "campus-events"]
    assert namespace["metadata"]["labels"]["elbv2.k8s.aws/pod-readiness-gate-inject"] == "enabled"
