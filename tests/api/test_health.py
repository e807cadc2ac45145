"""The service says whether it lives, and whether it can answer."""

import shutil

import pytest
from flask import Flask
from flask.testing import FlaskClient

import service
from service.api.app_context import EXTENSION
from service.errors import StorageUnavailable
from service.settings import Settings

NOT_MADE = "The index is not made yet; it is made by itself, and until then nothing can be verified."


def test_the_process_lives(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok", "version": service.__version__}


def test_a_service_whose_index_has_read_everything_is_ready(client: FlaskClient) -> None:
    client.post("/v1/articles", json={"outlet": "A", "text": "“It is done,” said Ada Harbour."})
    ready = client.get("/readyz").get_json()
    assert ready["status"] == "ready"
    assert ready["indexed"] > 0


def test_a_new_service_does_not_call_its_index_damaged(client: FlaskClient, settings: Settings) -> None:
    shutil.rmtree(settings.data / "index")
    response = client.get("/readyz")
    assert (response.status_code, response.get_json(force=True)["detail"]) == (503, NOT_MADE)


def test_an_index_that_is_behind_is_not_ready(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(app.extensions[EXTENSION].store), "head", lambda _store: 7)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "read 0 of 7" in response.get_json(force=True)["detail"]


def test_a_database_that_does_not_answer_is_named(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_store: object) -> int:
        raise StorageUnavailable("the database is locked; try again")

    monkeypatch.setattr(type(app.extensions[EXTENSION].store), "head", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.get_json(force=True)["detail"] == "the database is locked; try again"
    assert client.get("/healthz").status_code == 200
