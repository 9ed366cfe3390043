"""Who may open a connection to whom, computed from the network policies."""

import dataclasses

from overlay import Overlay, selects

NAMESPACE = "kubernetes.io/metadata.name"
# The addresses outside the cluster that a rule may name, and what has them.
ADDRESSES = {
    ("10.0.0.0/24",): "the load balancer",
    ("10.0.1.0/24",): "the load balancer",
    ("10.0.2.0/24",): "Amazon's endpoints in the VPC",
    ("10.0.3.0/24",): "Amazon's endpoints in the VPC",
    ("10.0.4.0/24",): "PostgreSQL",
    ("10.0.5.0/24",): "PostgreSQL",
    ("0.0.0.0/0", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"): "the Internet",
}
# Pods of other namespaces: the namespace, and the label that tells them.
NEIGHBOURS = {
    ("kube-system", "kube-dns"): "the cluster's DNS",
    ("monitoring", "prometheus"): "Prometheus",
    ("monitoring", "opentelemetry-collector"): "the OpenTelemetry collector",
    ("istio-system", "istiod"): "istiod",
}


@dataclasses.dataclass(frozen=True, order=True)
class Way:
    source: str
    target: str
    port: int
    protocol: str


@dataclasses.dataclass
class Reach:
    """What both sides allow, or the one side that has policies; and what only one of two allows."""

    open: set[Way]
    halves: set[Way]


def reach(overlay: Overlay) -> Reach:
    pods = {pod.labels["app.kubernetes.io/name"]: pod.labels for pod in overlay.pods()}
    leaving, arriving = set(), set()
    for policy in overlay.of("NetworkPolicy", "campus-events"):
        spec = policy["spec"]
        for name in [name for name, labels in pods.items() if selects(spec["podSelector"], labels)]:
            for rule in spec.get("egress", []):
                leaving |= {Way(name, peer, *port) for peer in peers(rule["to"], pods) for port in ports(rule)}
            for rule in spec.get("ingress", []):
                arriving |= {Way(peer, name, *port) for peer in peers(rule["from"], pods) for port in ports(rule)}
    inside = {way for way in leaving | arriving if way.source in pods and way.target in pods}
    both = leaving & arriving
    return Reach(open=(leaving | arriving) - inside | both, halves=inside - both)


def isolated(overlay: Overlay) -> bool:
    """Whether a policy takes every pod in both directions and allows nothing: only then is the rest refused."""
    return any(
        policy["spec"]["podSelector"] == {} and set(policy["spec"]["policyTypes"]) == {"Ingress", "Egress"}
        and not policy["spec"].get("ingress") and not policy["spec"].get("egress")
        for policy in overlay.of("NetworkPolicy", "campus-events")
    )


def peers(selectors: list[dict], pods: dict[str, dict]) -> set[str]:
    found = set()
    for peer in selectors:
        if "ipBlock" in peer:
            found.add(ADDRESSES[(peer["ipBlock"]["cidr"], *peer["ipBlock"].get("except", []))])
        elif "namespaceSelector" in peer:
            namespace = peer["namespaceSelector"]["matchLabels"][NAMESPACE]
            [label] = peer["podSelector"]["matchLabels"].values()
            found.add(NEIGHBOURS[(namespace, label)])
        else:
            matching = {name for name, labels in pods.items() if selects(peer["podSelector"], labels)}
            assert matching, f"{peer} selects nothing"
            found |= matching
    return found


def ports(rule: dict) -> list[tuple[int, str]]:
    """A rule without ports would allow all: none may be like that."""
    return [(port["port"], port["protocol"]) for port in rule["ports"]]
