"""Every object is one that the cluster's API takes, field by field: unknown fields are errors."""

import kubernetes_validate
import pytest

from custom_resources import CUSTOM, complaints, extracts, misspelt
from overlay import COMPLETE, ENVIRONMENTS, built

VERSIONS = ["1.31", "1.32", "1.33"]


def is_custom(each: dict) -> bool:
    return each["apiVersion"].split("/")[0] in CUSTOM


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("environment", [*ENVIRONMENTS, COMPLETE])
def test_built_in_kinds(environment, version):
    for each in built(environment).objects:
        if not is_custom(each):
            kubernetes_validate.validate(each, version, strict=True)


def test_a_wrong_field_would_be_noticed():
    service = dict(built("dev").one("Service", "frontend"))
    service["spec"] = service["spec"] | {"sessionAffinities": "None"}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(service, VERSIONS[0], strict=True)


def test_custom_kinds(overlay):
    for each in overlay.objects:
        if is_custom(each):
            assert complaints(each, extracts()[(each["apiVersion"], each["kind"])]) == [], each["metadata"]["name"]


def test_every_extract_is_used():
    kinds = {(each["apiVersion"], each["kind"]) for each in built(COMPLETE).objects if is_custom(each)}
    assert kinds == set(extracts())


def test_an_extract_notices_what_is_wrong():
    pool = built("dev").of("NodePool")[0]
    extract = extracts()[("karpenter.sh/v1", "NodePool")]
    assert complaints(pool, extract) == []
    spec = pool["spec"]
    assert complaints(pool | {"spec": spec | {"limit": {}}}, extract) == ["spec.limit is unknown"]
    assert complaints(pool | {"spec": spec | {"limits": []}}, extract) == ["spec.limits is no object"]
    assert complaints(pool | {"spec": {"limits": spec["limits"]}}, extract) == ["spec.template is missing"]
    wrong = spec["disruption"] | {"consolidationPolicy": "Always"}
    assert complaints(pool | {"spec": spec | {"disruption": wrong}}, extract) == [
        "spec.disruption.consolidationPolicy is none of WhenEmpty, WhenEmptyOrUnderutilized"
    ]


@pytest.mark.parametrize("extract", extracts().values(), ids=lambda each: each["kind"])
def test_a_misspelt_field_is_noticed_wherever_it_stands(extract):
    for each in built(COMPLETE).of(extract["kind"]):
        wrong = dict(misspelt(each["spec"], extract["spec"]))
        assert len(wrong) > 1
        for where, spec in wrong.items():
            assert f"{where}Misspelt is unknown" in complaints(each | {"spec": spec}, extract)
        assert complaints(each | {"specs": {}}, extract) == ["specs is unknown"]
