"""The rules as the cluster's Prometheus reads them, from the manifests."""

import json
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "k8s/monitoring"


def documents(kind: str) -> list[dict]:
    found = [document for file in sorted(FOLDER.glob("*.yaml")) for document in yaml.safe_load_all(file.read_text())]
    return [document for document in found if document and document.get("kind") == kind]


def groups() -> list[dict]:
    return [group for document in documents("PrometheusRule") for group in document["spec"]["groups"]]


def alerts() -> dict[str, dict]:
    return {rule["alert"]: rule for group in groups() for rule in group["rules"] if "alert" in rule}


def scaled(text: str, factor: int) -> str:
    """Durations of minutes and hours, so many times shorter."""
    seconds = {"m": 60, "h": 3600}
    return re.sub(r"\b(\d+)([mh])\b", lambda m: f"{max(2, int(m[1]) * seconds[m[2]] // factor)}s", text)


def write(path: pathlib.Path, faster: int = 1) -> None:
    """The rules as a file of Prometheus' own, with ranges and pauses that many times shorter."""
    result = groups()
    if faster > 1:
        for group in result:
            group["interval"] = "1s"
            for rule in group["rules"]:
                rule["expr"] = re.sub(r"\[[^\]]*\]", lambda m: scaled(m[0], faster), rule["expr"])
                if "for" in rule:
                    rule["for"] = scaled(rule["for"], faster)
    path.write_text(yaml.safe_dump({"groups": result}))


def expressions(dashboard: str) -> list[tuple[str, str]]:
    """What a dashboard asks: the panel's title and the expression."""
    panels = json.loads((FOLDER / f"dashboards/{dashboard}.json").read_text())["panels"]
    return [(panel["title"], target["expr"]) for panel in panels for target in panel["targets"]]
