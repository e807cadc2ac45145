"""The chart of deploy/helm, rendered by Helm's own code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CHART = Path(__file__).resolve().parents[2] / "deploy" / "helm" / "quoteverify"


@cache
def helm() -> Any:
    """Helm's code; a machine for which it is not built leaves these tests out."""
    return pytest.importorskip("helm_python", exc_type=ImportError)


def render(values: dict[str, Any], *, name: str = "quoteverify", namespace: str = "default") -> list[dict[str, Any]]:
    """The manifests that `helm install NAME` with these values would apply, without the notes."""
    with helm().Chart.load(CHART) as chart:
        files: dict[str, str] = chart.render(values, name=name, namespace=namespace)
    manifests = [text for file, text in files.items() if file.endswith(".yaml")]
    return [manifest for text in manifests for manifest in yaml.safe_load_all(text) if manifest]


def values_of(name: str) -> dict[str, Any]:
    """A file of values beside the chart."""
    values: dict[str, Any] = yaml.safe_load((CHART / name).read_text(encoding="utf-8"))
    return values
