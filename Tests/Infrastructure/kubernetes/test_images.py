"""Dockerfiles and compose.yaml, as far as they can be judged without building."""

import re
import subprocess

import pytest
import yaml

from overlay import ROOT, SERVICES, built, program
from test_settings import known

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())


def dockerfile(service: str) -> str:
    return (ROOT / f"images/{service}/Dockerfile").read_text()


@pytest.mark.parametrize("service", SERVICES)
def test_hadolint(service):
    subprocess.run([program("hadolint"), ROOT / f"images/{service}/Dockerfile"], check=True)


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_runs_as_the_manifests_expect(service):
    pod = built("production").one("Deployment", service)["spec"]["template"]["spec"]
    text = dockerfile(service)
    assert f"USER {pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}" in text
    assert f"EXPOSE {pod['containers'][0]['ports'][0]['containerPort']}" in text
    assert f'ENTRYPOINT ["/opt/campus-events/{service}"]' in text
    assert set(re.findall(r"^ENV (\w+)=", text, re.MULTILINE)) <= known(service)


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_is_made_in_stages_and_says_what_it_is(service):
    *before, last = re.split(r"^FROM ", dockerfile(service), flags=re.MULTILINE)[1:]
    [build] = [stage for stage in before if stage.startswith("${SWIFT_IMAGE} AS build")]
    # What others wrote comes first, so that a change of ours fetches and compiles none of it again.
    assert build.index("swift package resolve") < build.index("COPY Shared") < build.index(f"dev/build-for-image {service}")
    assert last.startswith("${RUNTIME_IMAGE}") and "COPY --from=build /built /opt/campus-events" in last
    assert set(re.findall(r"org\.opencontainers\.image\.(\w+)=", last)) == {"title", "licenses", "version", "revision"}


def test_programs_bring_swifts_libraries_and_their_time_zones():
    script = (ROOT / "dev/build-for-image").read_text()
    assert "--static-swift-stdlib -Xlinker -u -Xlinker \"$time_zones\"" in script
    # smoke.py has a zone's name written into a calendar, which only a program with zones does.
    assert "TZID:" in (ROOT / "Tests/Infrastructure/images/smoke.py").read_text()


def test_compose_is_as_docker_wants_it():
    found = subprocess.run(
        [program("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", ROOT / "compose.yaml"],
        stdout=subprocess.PIPE, text=True,
    )
    assert found.returncode == 0, found.stdout


def test_the_web_app_is_built_with_the_packages_that_it_is_built_with_here():
    here = re.findall(r"^([a-z0-9.-]+)\|.*web app", (ROOT / "dev/requirements.sh").read_text(), re.MULTILINE)
    [stage] = re.findall(r" AS web\n(.*?)\nFROM ", dockerfile("frontend"), re.DOTALL)
    assert here and set(here) == set(re.findall(r"\b(?:node-[a-z0-9-.]+|esbuild|terser)\b", stage))


def test_every_target_with_files_takes_them_along():
    package = (ROOT / "Package.swift").read_text()
    blocks = re.split(r"\n        \.\w+\(", package)
    targets = [re.search(r'name: "(\w+)"', block).group(1) for block in blocks if "resources:" in block]
    script = (ROOT / "dev/build-for-image").read_text()
    assert sorted(targets) == ["EventsAPI", "NotificationService", "OpenAPI"]
    assert all(re.search(rf"\b{target}\b", script) for target in targets)


@pytest.mark.parametrize("service", [name for name in COMPOSE["services"] if "build" in COMPOSE["services"][name]])
def test_composes_settings_are_ones_that_the_service_reads(service):
    of = COMPOSE["services"][service]
    image = of["image"].removeprefix("campus-events/")
    assert set(of["environment"]) <= known(image)
    assert of["build"]["dockerfile"] == f"images/{image}/Dockerfile"
    assert of["read_only"] and of["cap_drop"] == ["ALL"]
