"""An overlay as it would be applied, and what to ask it."""

import dataclasses
import functools
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence

import yaml

import account

ROOT = pathlib.Path(__file__).resolve().parents[3]
MANIFESTS = ROOT / "k8s"
SERVICES = ["frontend", "events-api", "notification-service"]
ENVIRONMENTS = ["dev", "staging", "production"]
# Production with every component that may be added to it.
COMPLETE = "complete"
OPTIONAL_COMPONENTS = ["mesh", "single-sign-on", "mail-server"]


@dataclasses.dataclass(frozen=True)
class Pod:
    """What a workload makes its pods of."""

    workload: dict
    labels: dict
    spec: dict

    @property
    def name(self) -> str:
        return f"{self.workload['kind']}/{self.workload['metadata']['name']}"

    @property
    def containers(self) -> list[dict]:
        return self.spec.get("initContainers", []) + self.spec["containers"]


class Overlay:
    def __init__(self, text: str):
        self.text = text
        self.objects = [each for each in yaml.safe_load_all(text) if each]

    def of(self, kind: str, namespace: str | None = None) -> list[dict]:
        return [
            each for each in self.objects
            if each["kind"] == kind and namespace in (None, each["metadata"].get("namespace"))
        ]

    def one(self, kind: str, name: str, namespace: str = "campus-events") -> dict:
        [found] = [each for each in self.of(kind, namespace) if each["metadata"]["name"] == name]
        return found

    def settings(self, service: str) -> dict[str, str]:
        """What a service's ConfigMap and its container say; the latter counts."""
        [pod] = [each for each in self.pods() if each.name == f"Deployment/{service}"]
        [container] = pod.spec["containers"]
        names = [source["configMapRef"]["name"] for source in container.get("envFrom", [])]
        settings = {key: value for name in names for key, value in self.one("ConfigMap", name)["data"].items()}
        return settings | {each["name"]: each["value"] for each in container.get("env", [])}

    def pods(self) -> list[Pod]:
        return [
            Pod(workload, workload["spec"]["template"]["metadata"]["labels"], workload["spec"]["template"]["spec"])
            for kind in ("Deployment", "StatefulSet", "Job") for workload in self.of(kind)
        ]


@functools.cache
def built(environment: str) -> Overlay:
    """As after Terraform and the pipeline wrote what is theirs; `complete` is production with all that is optional."""
    with tempfile.TemporaryDirectory() as folder:
        if environment == COMPLETE:
            return Overlay(kustomize(filled_in(pathlib.Path(folder), "production", OPTIONAL_COMPONENTS)))
        return Overlay(kustomize(filled_in(pathlib.Path(folder), environment)))


def filled_in(folder: pathlib.Path, environment: str, components: Sequence[str] = (), tag: str = "0a1b2c3") -> pathlib.Path:
    """A copy of k8s/ whose overlay has the example's account, whatever account it has in git."""
    shutil.copytree(MANIFESTS, folder / "k8s")
    overlay = folder / "k8s/overlays" / environment
    account.write(overlay / "account.env", account.example(environment))
    file = overlay / "kustomization.yaml"
    kustomization = yaml.safe_load(file.read_text())
    kustomization.setdefault("components", []).extend(f"../../components/{name}" for name in components)
    for image in kustomization["images"]:
        image["newTag"] = tag
    file.write_text(yaml.safe_dump(kustomization))
    return overlay


def kustomize(folder: os.PathLike) -> str:
    return subprocess.run(
        ["kubectl", "kustomize", folder], check=True, text=True, stdout=subprocess.PIPE
    ).stdout


def values_of(chart: str) -> dict:
    """What addons/install gives a chart: beside the script, or with all else that watches."""
    [file] = [each for each in (MANIFESTS / f"addons/{chart}.yaml", MANIFESTS / f"monitoring/{chart}.values.yaml") if each.exists()]
    return yaml.safe_load(file.read_text())


def program(name: str) -> pathlib.Path:
    """One that requirements.txt brought, beside the interpreter that runs the tests."""
    return pathlib.Path(sys.executable).parent / name


def selects(selector: dict, labels: dict) -> bool:
    """Whether a label selector, with matchLabels and matchExpressions, takes these labels."""
    if any(labels.get(key) != value for key, value in selector.get("matchLabels", {}).items()):
        return False
    for expression in selector.get("matchExpressions", []):
        value, values = labels.get(expression["key"]), expression.get("values", [])
        holds = {
            "In": value in values,
            "NotIn": value not in values,
            "Exists": value is not None,
            "DoesNotExist": value is None,
        }[expression["operator"]]
        if not holds:
            return False
    return True
