"""Whoever speaks to a service does it as the service listens: by HTTPS where it has a certificate, by HTTP where not."""

import pytest

from overlay import SERVICES, built, selects

# Whom a service calls, and the setting that says where.
CALLS = {"frontend": ("EVENTS_API_URL", "events-api"), "events-api": ("NOTIFICATION_SERVICE_URL", "notification-service")}


def scheme(overlay) -> str:
    """What all three listen for: there is no environment where some have a certificate and others none."""
    [has_certificate] = {"TLS_CERT_FILE" in overlay.settings(name) for name in SERVICES}
    return "HTTPS" if has_certificate else "HTTP"


def test_environments_that_people_use_are_encrypted_within():
    assert {name: scheme(built(name)) for name in ("dev", "staging", "production")} == {
        "dev": "HTTP", "staging": "HTTPS", "production": "HTTPS",
    }


def test_a_certificate_comes_with_its_key(overlay):
    for name in SERVICES:
        settings = overlay.settings(name)
        assert ("TLS_CERT_FILE" in settings) == ("TLS_KEY_FILE" in settings)


@pytest.mark.parametrize("service", SERVICES)
def test_the_node_asks_as_the_service_listens(overlay, service):
    [container] = overlay.one("Deployment", service)["spec"]["template"]["spec"]["containers"]
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert container[probe]["httpGet"].get("scheme", "HTTP") == scheme(overlay), probe


def test_the_load_balancer_speaks_and_asks_as_the_services_listen(overlay):
    annotations = overlay.one("Ingress", "campus-events")["metadata"]["annotations"]
    assert annotations["alb.ingress.kubernetes.io/backend-protocol"] == scheme(overlay)
    assert annotations["alb.ingress.kubernetes.io/healthcheck-protocol"] == scheme(overlay)


def test_services_say_what_they_listen_for(overlay):
    for each in overlay.of("Service", "campus-events"):
        [port] = each["spec"]["ports"]
        if each["spec"]["selector"]["app.kubernetes.io/name"] in SERVICES:
            assert port.get("appProtocol", "http") == scheme(overlay).lower(), each["metadata"]["name"]


@pytest.mark.parametrize("caller", CALLS)
def test_services_call_each_other_by_the_certificates_names_and_know_its_authority(overlay, caller):
    variable, called = CALLS[caller]
    settings, [port] = overlay.settings(caller), overlay.one("Service", called)["spec"]["ports"]
    assert settings[variable] == f"{scheme(overlay).lower()}://{called}:{port['port']}"
    assert ("TLS_CA_FILE" in settings) == (scheme(overlay) == "HTTPS")


def test_prometheus_scrapes_as_the_services_listen_and_checks_who_answers(overlay):
    [endpoint] = overlay.one("ServiceMonitor", "campus-events")["spec"]["endpoints"]
    assert endpoint.get("scheme", "http") == scheme(overlay).lower()
    if scheme(overlay) == "HTTP":
        return
    authority = endpoint["tlsConfig"]["ca"]["secret"]
    secret = overlay.one("ExternalSecret", authority["name"])["spec"]["target"]
    assert secret["name"] == authority["name"] and authority["key"] in secret["template"]["data"]
    # The certificate has all three names; pods are scraped by their address.
    assert endpoint["tlsConfig"]["serverName"] in SERVICES
    assert "insecureSkipVerify" not in endpoint["tlsConfig"]


def test_the_mesh_lets_in_by_the_services_ports_who_is_no_part_of_it(overlay):
    for policy in overlay.of("PeerAuthentication"):
        assert policy["spec"]["mtls"] == {"mode": "STRICT"}
        if "selector" not in policy["spec"]:
            continue
        [pod] = [each for each in overlay.pods() if selects(policy["spec"]["selector"], each.labels)]
        [port] = pod.spec["containers"][0]["ports"]
        assert policy["spec"]["portLevelMtls"] == {str(port["containerPort"]): {"mode": "PERMISSIVE"}}
