"""The numbers of an environment's manifests by which pods come and go."""

import dataclasses
import subprocess

import paths  # noqa: F401
import yaml
from servers import ROOT


@dataclasses.dataclass(frozen=True)
class Timings:
    # Goes on serving for so long, having been told to end.
    pause: int
    # Killed after so long.
    grace: int
    # How often readiness is asked for, and how many bad answers in a row count.
    period: int
    failures: int
    # HTTPS or HTTP: how it is asked, and how it speaks.
    scheme: str


def timings(environment: str) -> dict[str, Timings]:
    built = subprocess.run(
        ["kubectl", "kustomize", ROOT / "k8s/overlays" / environment], check=True, text=True, stdout=subprocess.PIPE
    ).stdout
    found = {}
    for each in yaml.safe_load_all(built):
        if each["kind"] == "Deployment":
            spec = each["spec"]["template"]["spec"]
            [container] = spec["containers"]
            found[each["metadata"]["name"]] = Timings(
                pause=container["lifecycle"]["preStop"]["sleep"]["seconds"],
                grace=spec["terminationGracePeriodSeconds"],
                period=container["readinessProbe"]["periodSeconds"],
                failures=container["readinessProbe"]["failureThreshold"],
                scheme=container["readinessProbe"]["httpGet"].get("scheme", "HTTP"),
            )
    return found
