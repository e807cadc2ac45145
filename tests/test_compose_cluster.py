"""compose-cluster.yaml fits the image, the settings, its database and its search nodes, and holds no secret."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from service.cli.serve import GRACE_SECONDS
from service.settings import read_settings

PROJECT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((PROJECT / "compose-cluster.yaml").read_text(encoding="utf-8"))
ALONE = yaml.safe_load((PROJECT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
SERVICE = SERVICES["quoteverify"]
NODES = {name: one for name, one in SERVICES.items() if name.startswith("search")}


def environ() -> dict[str, str]:
    """What the service is given, with what compose puts in by default."""
    given = {name: value for name, value in SERVICE["environment"].items() if name.startswith("QUOTEVERIFY_")}
    return {name: re.sub(r"\$\{\w+:-(.*?)\}", r"\1", value) for name, value in given.items()}


def test_the_service_asks_the_nodes_that_are_started(tmp_path: Path) -> None:
    settings = read_settings(environ(), data=tmp_path)
    assert settings.index.engine == "opensearch"
    assert settings.cluster is not None
    assert settings.cluster.hosts == tuple(f"http://{name}:9200" for name in NODES)
    assert len(NODES) == 3


def test_all_that_is_not_about_the_index_is_as_without_a_cluster() -> None:
    assert SERVICES["database"] == ALONE["services"]["database"]
    alone = ALONE["services"]["quoteverify"]
    assert {**alone["environment"], **SERVICE["environment"]} == SERVICE["environment"]
    assert set(SERVICE["environment"]) - set(alone["environment"]) == {"QUOTEVERIFY_INDEX_URL"}
    for name in ("build", "image", "cap_drop", "security_opt", "restart", "stop_grace_period"):
        assert SERVICE[name] == alone[name]
    assert int(SERVICE["stop_grace_period"].removesuffix("s")) > GRACE_SECONDS


def test_it_waits_for_the_database_and_each_node() -> None:
    assert SERVICE["depends_on"] == {name: {"condition": "service_healthy"} for name in ("database", *NODES)}


def test_the_nodes_find_each_other_and_have_a_disk_each() -> None:
    names = ",".join(NODES)
    for name, node in NODES.items():
        said = node["environment"]
        assert said["node.name"] == name
        assert said["discovery.seed_hosts"] == said["cluster.initial_cluster_manager_nodes"] == names
        assert node["volumes"] == [f"{name}:/usr/share/opensearch/data"]
    assert set(COMPOSE["volumes"]) == {"database", *NODES}


def test_the_nodes_speak_without_passwords_and_so_only_to_the_service() -> None:
    assert COMPOSE["networks"]["search"] == {"internal": True}
    for node in NODES.values():
        assert node["networks"] == ["search"]
        assert "ports" not in node
    assert SERVICE["networks"] == ["default", "search"]
    assert "networks" not in SERVICES["database"]


def test_several_instances_have_a_port_and_a_folder_each() -> None:
    [port] = SERVICE["ports"]
    assert re.fullmatch(r"\$\{PUBLISH:-127\.0\.0\.1:\d+-\d+\}:8000", port)
    assert SERVICE["volumes"] == ["/data"]


def test_the_nodes_are_of_the_version_that_the_tests_start() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    [version] = re.findall(r"^export OPENSEARCH \?= (\S+)$", makefile, re.MULTILINE)
    assert {node["image"] for node in NODES.values()} == {f"opensearchproject/opensearch:{version}"}


def test_a_password_is_asked_for_and_never_given() -> None:
    for one in SERVICES.values():
        secrets = [value for name, value in one["environment"].items() if "PASSWORD" in name]
        assert all(re.fullmatch(r"\$\{\w+:\?[^}]+\}", value) for value in secrets)
    assert not re.search(r"://[^@/]*:[^@/]*@", str(COMPOSE))
