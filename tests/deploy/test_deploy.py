"""What deploy/ holds fits the service: its metrics, its probes, its variables and its patience."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.grafana.make import DASHBOARD, dashboard
from service.api.app_context import EXTENSION
from service.app import create_app
from service.cli.serve import GRACE_SECONDS
from service.settings import read_settings
from tests.api.contract import SPECIFICATION

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
RULES = yaml.safe_load((DEPLOY / "prometheus" / "rules.yaml").read_text(encoding="utf-8"))["groups"][0]["rules"]
MANIFESTS = {
    name: list(yaml.safe_load_all((DEPLOY / "kubernetes" / name).read_text(encoding="utf-8")))
    for name in ("sqlite.yaml", "postgresql.yaml")
}


@pytest.fixture(scope="module")
def metrics(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all samples that /metrics shows once a request was answered and a bulk line stored."""
    app = create_app(read_settings({}, data=tmp_path_factory.mktemp("deploy")))
    client = app.test_client()
    line = '{"outlet": "A", "text": "“We stay,” said Ada Quill."}\n'.encode()
    client.post("/v1/articles/bulk", data=line, content_type="application/x-ndjson", buffered=True)
    page = client.get("/metrics", buffered=True).get_data(as_text=True)
    app.extensions[EXTENSION].store.close()
    return set(re.findall(r"^(quoteverify_\w+)", page, re.MULTILINE))


def stateful_set(name: str) -> dict[str, Any]:
    return next(item for item in MANIFESTS[name] if item["kind"] == "StatefulSet")["spec"]


@pytest.fixture(params=MANIFESTS)
def pod(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What a pod of each variant is."""
    spec: dict[str, Any] = stateful_set(request.param)["template"]["spec"]
    return spec


def test_the_dashboard_is_what_is_made() -> None:
    assert DASHBOARD.read_text(encoding="utf-8") == dashboard(), "run python -m deploy.grafana.make"


def queries() -> Iterator[str]:
    yield from (rule["expr"] for rule in RULES)
    for panel in json.loads(dashboard())["panels"]:
        yield from (target["expr"] for target in panel["targets"])


def test_every_metric_that_is_asked_for_is_there(metrics: set[str]) -> None:
    asked = {name for query in queries() for name in re.findall(r"quoteverify_\w+", query)}
    assert asked <= metrics


def test_the_routes_that_are_asked_for_are_there() -> None:
    routes = {route for query in queries() for route in re.findall(r'route="([^"]+)"', query)}
    assert routes
    assert routes <= set(SPECIFICATION["paths"])


def test_each_alert_says_what_to_do() -> None:
    assert all(rule["annotations"]["summary"] and rule["annotations"]["action"] for rule in RULES)


def test_probes_ask_for_what_is_served(pod: dict[str, Any]) -> None:
    [container] = pod["containers"]
    probes = {kind: container[f"{kind}Probe"]["httpGet"] for kind in ("startup", "liveness", "readiness")}
    assert {kind: probe["path"] for kind, probe in probes.items()} == {
        "startup": "/healthz",
        "liveness": "/healthz",
        "readiness": "/readyz",
    }
    hosts = next((e["value"] for e in container["env"] if e["name"] == "QUOTEVERIFY_HOSTS"), "").split(",")
    assert {header["value"] for probe in probes.values() for header in probe["httpHeaders"]} <= set(hosts)


def test_a_pod_may_end_what_it_does(pod: dict[str, Any]) -> None:
    [container] = pod["containers"]
    pause = int(container["lifecycle"]["preStop"]["exec"]["command"][1])
    assert pause + GRACE_SECONDS < pod["terminationGracePeriodSeconds"]


def test_it_needs_no_rights(pod: dict[str, Any]) -> None:
    [container] = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_volume_belongs_to_one_pod(name: str) -> None:
    spec = stateful_set(name)
    [claim] = spec["volumeClaimTemplates"]
    assert claim["spec"]["accessModes"] == ["ReadWriteOncePod"]
    assert spec["replicas"] == 1 or name == "postgresql.yaml"


def test_every_variable_is_one_that_the_settings_read(pod: dict[str, Any]) -> None:
    settings = (DEPLOY.parent / "service" / "settings.py").read_text(encoding="utf-8")
    given = {variable["name"] for variable in pod["containers"][0]["env"]} - {"PGPASSWORD"}
    assert given <= set(re.findall(r'"(QUOTEVERIFY_\w+)"', settings))
