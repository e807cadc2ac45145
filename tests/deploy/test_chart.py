"""The chart says what the plain manifests say, is what Kubernetes takes, and refuses values that cannot work."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

import service
from service.settings import read_restrictions
from tests.deploy.charts import CHART, helm, render, values_of

PLAIN = CHART.parents[1] / "kubernetes"
KUBERNETES = ("1.29", "1.37")
"""The oldest that the chart takes, and the newest whose schemas are at hand."""
ALL_ON: dict[str, Any] = {
    **values_of("values-cluster.yaml"),
    "index": {"kind": "opensearch", "certificateKey": "ca.pem"},
    "instances": 3,
    "workers": 4,
    "seeds": False,
    "imagePullSecrets": [{"name": "registry"}],
    "settings": {"QUOTEVERIFY_RATE_LIMIT_READS": "600/minute", "QUOTEVERIFY_HSTS_SECONDS": 3600},
    "extraEnv": [{"name": "QUOTEVERIFY_REDIS_URL", "valueFrom": {"secretKeyRef": {"name": "redis", "key": "url"}}}],
    "hosts": ["quotes.internal"],
    "persistence": {"storageClass": "fast", "size": "50Gi", "accessMode": "ReadWriteOnce"},
    "service": {"type": "LoadBalancer", "annotations": {"example.org/zone": "a"}},
    "ingress": {"enabled": True, "className": "nginx", "host": "quotes.example.org", "tlsSecret": "quotes-tls"},
    "networkPolicy": {
        "enabled": True,
        "from": [{"namespaceSelector": {"matchLabels": {"desk": "wire"}}}],
        "egress": [{"ports": [{"port": 6379, "protocol": "TCP"}]}],
    },
    "serviceMonitor": {"enabled": True, "labels": {"release": "prometheus"}},
    "podAnnotations": {"example.org/team": "desk"},
    "nodeSelector": {"disk": "ssd"},
    "tolerations": [{"key": "desk", "operator": "Exists"}],
    "affinity": {"podAntiAffinity": {}},
    "topologySpreadConstraints": [
        {"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "ScheduleAnyway", "labelSelector": {}}
    ],
}
VARIANTS: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": values_of("values-postgresql.yaml"),
    "cluster": values_of("values-cluster.yaml"),
    "everything": ALL_ON,
}


def plain(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((PLAIN / f"{name}.yaml").read_text(encoding="utf-8")))


def of_kind(kind: str, manifests: list[dict[str, Any]]) -> dict[str, Any]:
    [manifest] = [manifest for manifest in manifests if manifest["kind"] == kind]
    return manifest


def container(manifests: list[dict[str, Any]]) -> dict[str, Any]:
    [only] = of_kind("StatefulSet", manifests)["spec"]["template"]["spec"]["containers"]
    return dict(only)


def variables(manifests: list[dict[str, Any]]) -> dict[str, str]:
    return {variable["name"]: variable.get("value", "") for variable in container(manifests)["env"]}


def without_helms_labels(value: Any) -> Any:
    """The value without the labels that Helm adds to know its own."""
    added = {"app.kubernetes.io/instance", "app.kubernetes.io/version", "app.kubernetes.io/managed-by", "helm.sh/chart"}
    if isinstance(value, dict):
        return {key: without_helms_labels(item) for key, item in value.items() if key not in added}
    return [without_helms_labels(item) for item in value] if isinstance(value, list) else value


def by_kind(manifests: list[dict[str, Any]]) -> dict[str, Any]:
    return {manifest["kind"]: manifest for manifest in manifests}


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_the_chart_says_what_the_plain_manifests_say(name: str) -> None:
    assert without_helms_labels(by_kind(render(VARIANTS[name]))) == by_kind(plain(name))


@pytest.mark.parametrize("version", KUBERNETES)
def test_kubernetes_takes_the_chart_with_everything_on(version: str) -> None:
    for manifest in render(ALL_ON):
        if manifest["kind"] != "ServiceMonitor":  # of Prometheus's operator, not of Kubernetes
            kubernetes_validate.validate(manifest, version, strict=True)


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_kubernetes_takes_the_plain_manifests(name: str) -> None:
    for manifest in plain(name):
        kubernetes_validate.validate(manifest, KUBERNETES[-1], strict=True)


def test_a_slip_in_a_manifest_is_not_taken() -> None:
    manifest = of_kind("StatefulSet", plain("sqlite"))
    manifest["spec"]["template"]["spec"]["contaners"] = []
    with pytest.raises(kubernetes_validate.ValidationError, match="contaners"):
        kubernetes_validate.validate(manifest, KUBERNETES[-1], strict=True)


@pytest.mark.parametrize("values", VARIANTS.values(), ids=VARIANTS)
def test_helm_finds_nothing_to_say(values: dict[str, Any]) -> None:
    messages = helm().lint(str(CHART), values, strict=True)["messages"]
    assert [message["error"] for message in messages] == ["icon is recommended"]


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"instances": 2}, "/instances"),
        ({"instances": 0, "database": {"kind": "postgresql"}}, "/instances"),
        ({"database": {"kind": "mysql"}}, "/database/kind"),
        ({"index": {"kind": "opensearch"}}, "/index/kind"),
        ({"settings": {"QUOTEVERIFY_INDEX_URL": "http://a/b"}}, "QUOTEVERIFY_INDEX_URL"),
        ({"replicas": 2}, "replicas"),
        ({"settings": {"RATE_LIMIT": "1/minute"}}, "RATE_LIMIT"),
        ({"settings": {"QUOTEVERIFY_HOSTS": "a"}}, "QUOTEVERIFY_HOSTS"),
        ({"persistence": {"accessMode": "ReadWriteMany"}}, "/persistence/accessMode"),
        ({"ingress": {"enabled": True, "host": ""}}, "/ingress/host"),
        ({"hosts": ["a,b"]}, "/hosts/0"),
    ],
    ids=lambda value: json.dumps(value) if isinstance(value, dict) else None,
)
def test_values_that_cannot_work_are_refused_and_named(values: dict[str, Any], named: str) -> None:
    with pytest.raises(helm().HelmValuesError, match=named):
        render(values)


def test_every_value_is_in_the_schema_and_none_else() -> None:
    schema = json.loads((CHART / "values.schema.json").read_text(encoding="utf-8"))
    assert set(schema["properties"]) - {"global"} == set(values_of("values.yaml"))


def test_one_instance_alone_has_no_budget_that_would_keep_its_node() -> None:
    assert "PodDisruptionBudget" not in by_kind(render({}))
    assert by_kind(render(ALL_ON))["PodDisruptionBudget"]["spec"]["maxUnavailable"] == 1


def test_it_is_asked_by_every_name_that_leads_to_it() -> None:
    given = variables(render(ALL_ON, name="desk", namespace="news"))
    names = given["QUOTEVERIFY_HOSTS"].replace("$(POD_IP)", "fd00::7")
    assert list(read_restrictions({"QUOTEVERIFY_HOSTS": names}).hosts) == [
        "desk-quoteverify",
        "desk-quoteverify.news.svc",
        "desk-quoteverify.news.svc.cluster.local",
        "quotes.example.org",
        "[fd00::7]",
        "quotes.internal",
    ]
    assert given["QUOTEVERIFY_TRUSTED_PROXIES"] == "1"
    assert next(iter(given)) == "POD_IP", "it must stand before the variable that names it"


def test_two_releases_in_one_namespace_do_not_meet() -> None:
    first, second = (of_kind("Service", render({}, name=name)) for name in ("desk", "archive"))
    assert first["metadata"]["name"] != second["metadata"]["name"]
    assert first["spec"]["selector"] != second["spec"]["selector"]


def test_nothing_is_let_out_but_what_is_named() -> None:
    alone = of_kind("NetworkPolicy", render({"networkPolicy": {"enabled": True}}))["spec"]
    assert alone["egress"] == []
    assert "from" not in alone["ingress"][0]
    spec = of_kind("NetworkPolicy", render(ALL_ON))["spec"]
    assert [port["port"] for rule in spec["egress"] for port in rule["ports"]] == [53, 53, 5432, 9200, 6379]
    assert spec["ingress"][0]["from"] == ALL_ON["networkPolicy"]["from"]


def test_an_index_on_a_cluster_is_named_by_a_secret_and_trusted_by_a_certificate() -> None:
    given = {variable["name"]: variable for variable in container(render(ALL_ON))["env"]}
    secrets = [given[f"QUOTEVERIFY_INDEX_{name}"]["valueFrom"]["secretKeyRef"] for name in ("URL", "PASSWORD")]
    assert secrets == [{"name": "quoteverify-index", "key": key} for key in ("url", "password")]
    pod = of_kind("StatefulSet", render(ALL_ON))["spec"]["template"]["spec"]
    [mounted] = [each for each in container(render(ALL_ON))["volumeMounts"] if each["name"] == "index-certificate"]
    [volume] = [each for each in pod["volumes"] if each["name"] == "index-certificate"]
    [item] = volume["secret"]["items"]
    assert given["QUOTEVERIFY_INDEX_CA"]["value"] == f"{mounted['mountPath']}/{item['path']}"
    assert (volume["secret"]["secretName"], item["key"]) == ("quoteverify-index", "ca.pem")
    assert "QUOTEVERIFY_INDEX_CA" not in variables(render(VARIANTS["cluster"]))
    assert "QUOTEVERIFY_INDEX_URL" not in variables(render(VARIANTS["postgresql"]))


def test_prometheus_asks_with_a_key_on_the_path_that_is_served() -> None:
    [endpoint] = of_kind("ServiceMonitor", render(ALL_ON))["spec"]["endpoints"]
    assert endpoint["path"] == "/metrics"
    assert endpoint["authorization"]["credentials"] == {"name": "quoteverify-metrics", "key": "key"}
    assert endpoint["port"] in {port["name"] for port in of_kind("Service", render(ALL_ON))["spec"]["ports"]}


def test_the_command_has_the_workers_and_no_seeds() -> None:
    assert container(render(ALL_ON))["args"] == [
        "quoteverify",
        "serve",
        "--host=0.0.0.0",
        "--port=8000",
        "--workers=4",
        "--no-seeds",
    ]
    assert "args" not in container(render({}))


def test_chart_manifests_and_service_have_one_version() -> None:
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text(encoding="utf-8"))
    images = [container(plain(name))["image"] for name in ("sqlite", "postgresql")]
    assert (chart["version"], chart["appVersion"]) == (service.__version__, service.__version__)
    assert images == [f"quoteverify:{service.__version__}"] * 2


def test_no_file_of_the_chart_is_without_a_use() -> None:
    assert {path.name for path in (CHART / "templates").glob("*.yaml")} == {
        f"{manifest['kind'].lower()}.yaml" for manifest in render(ALL_ON)
    }
    assert all(Path(CHART / name).is_file() for name in ("values.schema.json", "templates/NOTES.txt"))
