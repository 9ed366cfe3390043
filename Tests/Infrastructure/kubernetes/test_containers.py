"""What runs, and what it may do to the node and to itself."""

import re

import pytest

from overlay import ROOT, SERVICES, built

SWIFT = {
    name: (ROOT / path).read_text() for name, path in {
        "drain": "Shared/ServiceKit/Lifecycle/ServiceProcess.swift",
        "edge": "Shared/EdgeHTTP/Configuration/EdgeConfiguration.swift",
    }.items()
}


def seconds(pattern: str, text: str) -> int:
    return int(re.search(pattern, text).group(1))


def test_nothing_runs_as_root_or_may_become_it(overlay):
    for pod in overlay.pods():
        context = pod.spec["securityContext"]
        assert context["runAsNonRoot"] is True and context["runAsUser"] > 10_000, pod.name
        assert context["seccompProfile"] == {"type": "RuntimeDefault"}, pod.name
        assert not {"hostNetwork", "hostPID", "hostIPC"} & pod.spec.keys(), pod.name
        for container in pod.containers:
            own = container["securityContext"]
            assert own["allowPrivilegeEscalation"] is False, pod.name
            assert own["readOnlyRootFilesystem"] is True, pod.name
            assert own["capabilities"] == {"drop": ["ALL"]}, pod.name
            assert "runAsUser" not in own and "runAsNonRoot" not in own, pod.name


def test_nothing_has_a_token_for_the_cluster(overlay):
    for pod in overlay.pods():
        assert pod.spec["automountServiceAccountToken"] is False, pod.name
        account = overlay.one("ServiceAccount", pod.spec["serviceAccountName"])
        assert account["automountServiceAccountToken"] is False, pod.name
    bound = [
        subject for kind in ("RoleBinding", "ClusterRoleBinding") for binding in overlay.of(kind)
        for subject in binding["subjects"]
    ]
    assert bound and all(subject["kind"] == "Group" for subject in bound)


def test_developers_see_no_secret_and_run_nothing_inside_a_pod():
    for role in built("production").of("Role") + built("production").of("ClusterRole"):
        for rule in role["rules"]:
            if "" in rule["apiGroups"]:
                assert not {"secrets", "*", "pods/exec", "pods/attach"} & set(rule["resources"])
            assert "*" not in rule["verbs"] and "escalate" not in rule["verbs"] and "bind" not in rule["verbs"]


def test_developers_restart_what_runs_the_pods(overlay):
    may = {
        (group, resource) for rule in overlay.one("Role", "developer")["rules"] if "patch" in rule["verbs"]
        for group in rule["apiGroups"] for resource in rule["resources"]
    }
    for kind in ("Deployment", "Rollout"):
        for each in overlay.of(kind):
            assert (each["apiVersion"].split("/")[0], kind.lower() + "s") in may


def test_everything_says_what_it_needs_and_what_it_may_use(overlay):
    for pod in overlay.pods():
        for container in pod.containers:
            assert {"cpu", "memory"} == set(container["resources"]["requests"]), pod.name
            assert {"cpu", "memory"} == set(container["resources"]["limits"]), pod.name


@pytest.mark.parametrize("service", SERVICES)
def test_services_are_asked_at_the_right_doors(overlay, service):
    [container] = overlay.one("Deployment", service)["spec"]["template"]["spec"]["containers"]
    for probe, path in {"startupProbe": "/health", "livenessProbe": "/health", "readinessProbe": "/ready"}.items():
        door = container[probe]["httpGet"]
        assert (door["path"], door["port"]) == (path, "http")
    # A stopped database is noticed in 3 s; the probe must hear what the service then says.
    assert container["readinessProbe"]["timeoutSeconds"] > 3
    [port] = container["ports"]
    assert overlay.settings(service)["PORT"] == str(port["containerPort"])


@pytest.mark.parametrize("service", SERVICES)
def test_a_pod_that_ends_has_time_to_send_its_guests_elsewhere_and_to_drain(overlay, service):
    spec = overlay.one("Deployment", service)["spec"]["template"]["spec"]
    [container] = spec["containers"]
    pause = container["lifecycle"]["preStop"]["sleep"]["seconds"]
    drain = seconds(r"maximumGracefulShutdownDuration = \.seconds\((\d+)\)", SWIFT["drain"])
    assert spec["terminationGracePeriodSeconds"] >= pause + drain + 5
    if service == "notification-service":
        return
    # The balancer cuts what is still open after this; by then the service has said goodbye.
    ingress = overlay.one("Ingress", "campus-events")["metadata"]["annotations"]
    groups = [ingress["alb.ingress.kubernetes.io/target-group-attributes"]]
    groups += [
        each["metadata"]["annotations"]["alb.ingress.kubernetes.io/target-group-attributes"]
        for each in overlay.of("Service") if "annotations" in each["metadata"]
    ]
    assert len(groups) == 2
    for attributes in groups:
        assert seconds(r"deregistration_delay\.timeout_seconds=(\d+)", attributes) > pause


def test_the_balancer_gives_up_a_silent_connection_before_the_services_do(overlay):
    attributes = overlay.one("Ingress", "campus-events")["metadata"]["annotations"][
        "alb.ingress.kubernetes.io/load-balancer-attributes"]
    idle = seconds(r"idle_timeout\.timeout_seconds=(\d+)", attributes)
    poll = seconds(r"pingInterval: TimeAmount = \.seconds\((\d+)\)", (
        ROOT / "Shared/Live/SocketIO/EngineIOConfiguration.swift").read_text())
    assert poll + 5 < idle < seconds(r"idleTimeout: TimeAmount = \.seconds\((\d+)\)", SWIFT["edge"])


def test_a_rollout_never_takes_a_replica_away_first(overlay):
    for deployment in overlay.of("Deployment"):
        assert deployment["spec"]["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}
        assert deployment["spec"]["revisionHistoryLimit"] == 2
        assert "replicas" not in deployment["spec"], "the autoscaler's"
    for rollout in overlay.of("Rollout"):
        canary = rollout["spec"]["strategy"]["canary"]
        assert (canary["maxSurge"], canary["maxUnavailable"]) == (1, 0)
        assert [step["setWeight"] for step in canary["steps"] if "setWeight" in step] == [25, 50, 75]


@pytest.mark.parametrize("environment", ["dev", "staging", "production"])
def test_every_image_is_of_one_version(environment):
    overlay = built(environment)
    ours = {
        container["image"] for pod in overlay.pods() for container in pod.containers
        if not container["image"].startswith("public.ecr.aws/")
    }
    assert ours == {
        f"111122223333.dkr.ecr.eu-central-1.amazonaws.com/campus-events/{name}:0a1b2c3" for name in SERVICES
    }
    assert [job["metadata"]["name"] for job in overlay.of("Job")] == ["migrate-0a1b2c3"]
