"""Everything that is named is there."""

import re

from overlay import SERVICES, Overlay, built, filled_in, kustomize, selects

PROBES = ("startupProbe", "livenessProbe", "readinessProbe")
KEY = re.compile(r"\{\{ \.(\w+)")


def templates(overlay: Overlay) -> dict[str, set[str]]:
    """The files of each Secret that External Secrets will make."""
    return {
        each["metadata"]["name"]: set(each["spec"]["target"]["template"]["data"])
        for each in overlay.of("ExternalSecret", "campus-events")
    }


def test_names_are_unique(overlay):
    names = [
        (each["apiVersion"], each["kind"], each["metadata"].get("namespace"), each["metadata"]["name"])
        for each in overlay.objects
    ]
    assert len(names) == len(set(names))


def test_every_namespace_is_there(overlay):
    there = {each["metadata"]["name"] for each in overlay.of("Namespace")}
    assert there == {"campus-events", "monitoring", "karpenter"}
    assert {each["metadata"].get("namespace") for each in overlay.objects} <= there | {None}


def test_selectors_select_their_own_pods_and_no_other(overlay):
    pods = overlay.pods()
    for kind in ("Deployment", "StatefulSet"):
        for workload in overlay.of(kind):
            selected = [pod.name for pod in pods if selects(workload["spec"]["selector"], pod.labels)]
            assert selected == [f"{kind}/{workload['metadata']['name']}"]
    for service in overlay.of("Service"):
        selected = [pod for pod in pods if selects({"matchLabels": service["spec"]["selector"]}, pod.labels)]
        assert len(selected) == 1, service["metadata"]["name"]
        named = {port["name"] for container in selected[0].containers for port in container["ports"]}
        assert {port["targetPort"] for port in service["spec"]["ports"]} <= named
    for pod in pods:
        for spread in pod.spec.get("topologySpreadConstraints", []):
            assert selects(spread["labelSelector"], pod.labels)


def test_probes_and_scrapes_ask_at_ports_that_are_there(overlay):
    for pod in overlay.pods():
        for container in pod.containers:
            named = {port["name"] for port in container.get("ports", [])}
            doors = [container[probe]["httpGet"]["port"] for probe in PROBES if "httpGet" in container.get(probe, {})]
            assert set(doors) <= named, pod.name
    for monitor in overlay.of("ServiceMonitor"):
        selected = [each for each in overlay.of("Service") if selects(monitor["spec"]["selector"], each["metadata"]["labels"])]
        for service in selected:
            named = {port["name"] for port in service["spec"]["ports"]}
            assert {each["port"] for each in monitor["spec"]["endpoints"]} <= named, service["metadata"]["name"]


def test_a_changed_setting_is_a_rollout(tmp_path):
    before = built("dev")
    overlay = filled_in(tmp_path, "dev")
    with (overlay.parents[1] / "base/events-api/settings.env").open("a") as settings:
        settings.write("MAX_CONNECTIONS=5000\n")
    after = Overlay(kustomize(overlay))
    changed = {
        name for name in SERVICES
        if before.one("Deployment", name)["spec"]["template"] != after.one("Deployment", name)["spec"]["template"]
    }
    assert changed == {"events-api"}


def test_service_ports_are_as_the_design_has_them(overlay):
    ports = {name: overlay.one("Service", name)["spec"]["ports"][0]["port"] for name in SERVICES}
    assert ports == {"frontend": 80, "events-api": 8080, "notification-service": 8082}


def test_settings_and_secrets_are_there(overlay):
    maps = {each["metadata"]["name"]: set(each["data"]) for each in overlay.of("ConfigMap", "campus-events")}
    secrets = templates(overlay)
    for pod in overlay.pods():
        volumes = {each["name"]: each for each in pod.spec.get("volumes", [])}
        claims = {each["metadata"]["name"]: {} for each in pod.workload["spec"].get("volumeClaimTemplates", [])}
        for volume in volumes.values():
            if "configMap" in volume:
                assert volume["configMap"]["name"] in maps
            if "secret" in volume:
                assert volume["secret"]["secretName"] in secrets
        for container in pod.containers:
            mounts = {
                each["mountPath"]: (volumes | claims)[each["name"]] for each in container.get("volumeMounts", [])
            }
            assert all("subPath" not in each for each in container.get("volumeMounts", []))
            sources = container.get("envFrom", [])
            assert all(each["configMapRef"]["name"] in maps for each in sources)
            environment = {each["name"]: each["value"] for each in container.get("env", [])}
            for each in sources:
                environment |= overlay.one("ConfigMap", each["configMapRef"]["name"])["data"]
            files = {value for name, value in environment.items() if name.endswith("_FILE")}
            for file in files:
                folder, name = file.rsplit("/", 1)
                assert name in secrets[mounts[folder]["secret"]["secretName"]], file


def test_no_secret_is_made_that_nobody_reads(overlay):
    read: dict[str, set[str]] = {}
    for service in SERVICES:
        for name, file in overlay.settings(service).items():
            if name.endswith("_FILE"):
                *_, folder, file = file.split("/")
                read.setdefault(service if folder == "campus-events" else folder, set()).add(file)
    # Job and StatefulSet are looked at elsewhere.
    assert read == {name: files for name, files in templates(overlay).items() if name not in ("migrate", "redis")}


def test_templates_of_secrets_use_exactly_what_is_fetched(overlay):
    for each in overlay.of("ExternalSecret", "campus-events"):
        used = {key for text in each["spec"]["target"]["template"]["data"].values() for key in KEY.findall(text)}
        assert used == {item["secretKey"] for item in each["spec"]["data"]}, each["metadata"]["name"]
    for each in overlay.of("ExternalSecret"):
        store = overlay.one("SecretStore", each["spec"]["secretStoreRef"]["name"], each["metadata"]["namespace"])
        account = store["spec"]["provider"]["aws"]["auth"]["jwt"]["serviceAccountRef"]["name"]
        assert overlay.one("ServiceAccount", account, each["metadata"]["namespace"])


def test_redis_reads_its_users_where_they_are(overlay):
    [found] = [each for each in overlay.of("ConfigMap") if each["metadata"]["name"].startswith("redis")]
    lines = found["data"]["redis.conf"].splitlines()
    settings = dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))
    pod = overlay.one("StatefulSet", "redis")["spec"]["template"]["spec"]
    [container], volumes = pod["containers"], {each["name"]: each for each in pod["volumes"]}
    mounted = {each["mountPath"]: volumes.get(each["name"], {}) for each in container["volumeMounts"]}
    assert container["command"] == ["redis-server", "/etc/redis/redis.conf"]
    assert mounted["/etc/redis"]["configMap"]["name"] == found["metadata"]["name"]
    assert settings["aclfile"] == "/run/secrets/campus-events/users.acl"
    assert mounted["/run/secrets/campus-events"]["secret"]["secretName"] == "redis" and settings["dir"] in mounted
    users = overlay.one("ExternalSecret", "redis")["spec"]["target"]["template"]["data"]["users.acl"].splitlines()
    assert "user default off" in users and not [line for line in users if "nopass" in line and "-@all +ping" not in line]
    assert settings["appendonly"] == "yes" and settings["appendfsync"] == "always"
    assert settings["maxmemory-policy"] == "noeviction"
    [claim] = overlay.one("StatefulSet", "redis")["spec"]["volumeClaimTemplates"]
    [storage] = overlay.of("StorageClass")
    assert storage["metadata"]["name"] == claim["spec"]["storageClassName"]
    assert storage["parameters"] == {"type": "gp3", "encrypted": "true"}


def test_requests_reach_a_service_or_an_answer(overlay):
    ingress = overlay.one("Ingress", "campus-events")
    ways = {}
    for path in ingress["spec"]["rules"][0]["http"]["paths"]:
        backend = path["backend"]["service"]
        ways[path["path"]] = backend["name"]
        if backend["port"]["name"] == "use-annotation":
            assert f"alb.ingress.kubernetes.io/actions.{backend['name']}" in ingress["metadata"]["annotations"]
            continue
        ports = overlay.one("Service", backend["name"])["spec"]["ports"]
        assert backend["port"]["name"] in {port["name"] for port in ports}
    assert ways == {
        "/": "frontend",
        "/api": "events-api",
        "/api-docs": "events-api",
        "/.well-known": "events-api",
        "/socket.io": "events-api-socket-io",
        "/metrics": "not-found",
    }


def test_autoscalers_and_budgets_have_their_workloads_and_let_a_node_be_drained(overlay):
    scaled = {}
    for scaler in overlay.of("HorizontalPodAutoscaler"):
        spec = scaler["spec"]
        workload = overlay.one(spec["scaleTargetRef"]["kind"], spec["scaleTargetRef"]["name"])
        assert workload["apiVersion"] == spec["scaleTargetRef"]["apiVersion"]
        if workload["kind"] == "Rollout":
            workload = overlay.one("Deployment", workload["spec"]["workloadRef"]["name"])
        assert 1 <= spec["minReplicas"] < spec["maxReplicas"]
        scaled[workload["metadata"]["name"]] = spec["minReplicas"]
    assert set(scaled) == set(SERVICES)
    for budget in overlay.of("PodDisruptionBudget"):
        [pod] = [each for each in overlay.pods() if selects(budget["spec"]["selector"], each.labels)]
        assert budget["spec"]["maxUnavailable"] >= 1 and "minAvailable" not in budget["spec"], pod.name


def test_a_rollout_speaks_of_its_deployment_and_its_analysis(overlay):
    for rollout in overlay.of("Rollout"):
        spec = rollout["spec"]
        deployment = overlay.one("Deployment", spec["workloadRef"]["name"])
        assert selects(spec["selector"], deployment["spec"]["template"]["metadata"]["labels"])
        analysis = spec["strategy"]["canary"]["analysis"]
        for each in analysis["templates"]:
            template = overlay.one("AnalysisTemplate", each["templateName"])
            assert {arg["name"] for arg in template["spec"]["args"]} == {arg["name"] for arg in analysis["args"]}


def test_every_environment_has_its_nodes_and_is_watched(overlay):
    """With the same rules everywhere, so that an alert is known before production has it."""
    assert [each["metadata"]["name"] for each in overlay.of("NodePool")] == ["campus-events"]
    assert [each["metadata"]["name"] for each in overlay.of("ServiceMonitor")] == ["campus-events"]
    rules = {each["metadata"]["name"] for each in overlay.of("PrometheusRule")}
    assert rules == {each["metadata"]["name"] for each in built("production").of("PrometheusRule")} != set()


def test_karpenter_makes_nodes_of_the_class_that_is_there(overlay):
    [pool], [node_class] = overlay.of("NodePool"), overlay.of("EC2NodeClass")
    assert pool["spec"]["template"]["spec"]["nodeClassRef"]["name"] == node_class["metadata"]["name"]
