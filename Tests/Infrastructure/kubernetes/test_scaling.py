"""How many pods there are, where they stand, and on which nodes."""

import pytest

from overlay import ENVIRONMENTS, SERVICES, built

QUICKLY = [{"type": "Percent", "value": 100, "periodSeconds": 15}, {"type": "Pods", "value": 2, "periodSeconds": 15}]


def test_autoscalers_look_at_processor_and_memory_go_up_fast_and_down_slowly(overlay):
    for scaler in overlay.of("HorizontalPodAutoscaler"):
        spec = scaler["spec"]
        assert {each["resource"]["name"]: each["resource"]["target"] for each in spec["metrics"]} == {
            "cpu": {"type": "Utilization", "averageUtilization": 70},
            "memory": {"type": "Utilization", "averageUtilization": 80},
        }
        up, down = spec["behavior"]["scaleUp"], spec["behavior"]["scaleDown"]
        assert (up["stabilizationWindowSeconds"], up["selectPolicy"], up["policies"]) == (0, "Max", QUICKLY)
        assert down["stabilizationWindowSeconds"] == 300
        assert down["policies"] == [{"type": "Pods", "value": 1, "periodSeconds": 60}]


@pytest.mark.parametrize("environment", ["staging", "production"])
def test_where_there_is_a_canary_the_autoscaler_speaks_of_it(environment):
    targets = {
        each["metadata"]["name"]: each["spec"]["scaleTargetRef"]["kind"]
        for each in built(environment).of("HorizontalPodAutoscaler")
    }
    assert targets == {"frontend": "Rollout", "events-api": "Rollout", "notification-service": "Deployment"}


def test_every_service_has_a_budget(overlay):
    budgets = overlay.of("PodDisruptionBudget", "campus-events")
    assert {each["metadata"]["name"] for each in budgets} == set(SERVICES)
    for each in budgets:
        assert each["spec"]["selector"]["matchLabels"] == {"app.kubernetes.io/name": each["metadata"]["name"]}


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("service", SERVICES)
def test_the_pods_of_one_version_stand_in_several_zones(environment, service):
    overlay = built(environment)
    zones, nodes = overlay.one("Deployment", service)["spec"]["template"]["spec"]["topologySpreadConstraints"]
    assert (zones["topologyKey"], nodes["topologyKey"]) == ("topology.kubernetes.io/zone", "kubernetes.io/hostname")
    assert zones["whenUnsatisfiable"] == ("ScheduleAnyway" if environment == "dev" else "DoNotSchedule")
    # The label that tells versions apart is given by whoever makes the pods; one that no pod has would count for nothing.
    canary = service in {each["metadata"]["name"] for each in overlay.of("Rollout")}
    label = "rollouts-pod-template-hash" if canary else "pod-template-hash"
    assert zones["matchLabelKeys"] == nodes["matchLabelKeys"] == [label]
    assert zones["maxSkew"] == nodes["maxSkew"] == 1


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_nodes_are_few_kinds_on_demand_and_no_more_than_agreed(environment):
    [pool] = built(environment).of("NodePool")
    few = {"cpu": "16", "memory": "32Gi"}
    assert pool["spec"]["limits"] == (few if environment == "dev" else {"cpu": "100", "memory": "200Gi"})
    assert {each["key"]: (each["operator"], each["values"]) for each in pool["spec"]["template"]["spec"]["requirements"]} == {
        "karpenter.sh/capacity-type": ("In", ["on-demand"]), "kubernetes.io/arch": ("In", ["amd64"]),
        "kubernetes.io/os": ("In", ["linux"]), "node.kubernetes.io/instance-type": ("In", ["t3.medium", "t3.large"]),
    }
    assert pool["spec"]["disruption"]["consolidationPolicy"] == "WhenEmptyOrUnderutilized"


def test_nodes_disks_are_encrypted_and_their_role_is_not_the_pods(overlay):
    [nodes] = overlay.of("EC2NodeClass")
    assert [(each["ebs"]["volumeType"], each["ebs"]["encrypted"]) for each in nodes["spec"]["blockDeviceMappings"]] == [("gp3", True)]
    metadata = nodes["spec"]["metadataOptions"]
    assert (metadata["httpTokens"], metadata["httpPutResponseHopLimit"]) == ("required", 1)
