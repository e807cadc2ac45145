"""Settings are read once and refuse what cannot be used."""

from pathlib import Path

import pytest

from service.errors import SettingsError
from service.index.address import ClusterAddress, IndexAddress
from service.reading import DEFAULT_LIMITS
from service.restrictions import OpenWrites, Restrictions
from service.settings import read_settings
from service.storage.store import Store


def test_the_database_is_sqlite_in_the_data_folder_by_default(tmp_path: Path) -> None:
    settings = read_settings({"QUOTEVERIFY_DATA": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'quoteverify.db'}"
    assert settings.index.folder == tmp_path / "index"


def test_a_given_folder_wins_over_the_environment(tmp_path: Path) -> None:
    assert read_settings({"QUOTEVERIFY_DATA": "elsewhere"}, data=tmp_path / "new").data == tmp_path / "new"
    assert (tmp_path / "new").is_dir()


def test_another_database_can_be_chosen(tmp_path: Path) -> None:
    environ = {"QUOTEVERIFY_DATABASE_URL": "postgresql+psycopg://localhost/quotes"}
    assert read_settings(environ, data=tmp_path).database_url == environ["QUOTEVERIFY_DATABASE_URL"]


@pytest.mark.parametrize(
    "name", ["what?", "a#b", "50% off", "100%25", "a b", "ein Ordner für Zitate", "a&b=c;d", 'it\'s "so"', "[x]:@"]
)
def test_a_data_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    settings = read_settings({}, data=tmp_path / name)
    store = Store(settings.database_url)
    store.migrate()
    assert store.head() == 0
    store.close()
    assert (tmp_path / name / "quoteverify.db").stat().st_size > 0
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "²"])
def test_a_limit_that_is_no_whole_number_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingsError, match=r"QUOTEVERIFY_MAX_BODY_BYTES is .* give a whole number above 0"):
        read_settings({"QUOTEVERIFY_MAX_BODY_BYTES": value}, data=tmp_path)


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsError, match="cannot be made"):
        read_settings({}, data=tmp_path / "file" / "data")


def test_what_is_chosen_about_access_is_read(tmp_path: Path) -> None:
    environ = {
        "QUOTEVERIFY_OPEN_READS": "no",
        "QUOTEVERIFY_OPEN_WRITES": "NO",
        "QUOTEVERIFY_HOSTS": "a.example, B.Example [::1]",
        "QUOTEVERIFY_CORS_ORIGINS": "https://a.example,moz-extension://*",
        "QUOTEVERIFY_TRUSTED_PROXIES": "2",
        "QUOTEVERIFY_HSTS_SECONDS": "600",
        "QUOTEVERIFY_RATE_LIMIT_READS": "off",
        "QUOTEVERIFY_RATE_LIMIT_WRITES": "5/second",
        "QUOTEVERIFY_REDIS_URL": "redis://localhost",
    }
    assert read_settings(environ, data=tmp_path).restrictions == Restrictions(
        open_reads=False,
        open_writes=OpenWrites.NO,
        hosts=("a.example", "b.example", "[::1]"),
        cors_origins=("https://a.example", "moz-extension://*"),
        trusted_proxies=2,
        hsts_seconds=600,
        rate_limit_reads="off",
        rate_limit_writes="5/second",
        redis_url="redis://localhost",
    )
    assert read_settings({}, data=tmp_path).restrictions == Restrictions()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUOTEVERIFY_OPEN_READS", "maybe"),
        ("QUOTEVERIFY_OPEN_WRITES", "always"),
        ("QUOTEVERIFY_TRUSTED_PROXIES", "-1"),
        ("QUOTEVERIFY_HSTS_SECONDS", "a year"),
        ("QUOTEVERIFY_HOSTS", "https://a.example"),
        ("QUOTEVERIFY_HOSTS", "a.example:443"),
    ],
)
def test_a_choice_about_access_that_is_none_is_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({name: value}, data=tmp_path)


def test_how_sure_a_speaker_must_be_can_be_chosen(tmp_path: Path) -> None:
    assert read_settings({}, data=tmp_path).least_confidence == DEFAULT_LIMITS.least_confidence
    settings = read_settings({"QUOTEVERIFY_LEAST_CONFIDENCE": "0.9"}, data=tmp_path)
    assert settings.limits.least_confidence == 0.9


def test_how_long_print_follows_speech_can_be_chosen(tmp_path: Path) -> None:
    assert read_settings({}, data=tmp_path).tuning.source_days == 7
    assert read_settings({"QUOTEVERIFY_SOURCE_DAYS": "0"}, data=tmp_path).tuning.source_days == 0
    with pytest.raises(SettingsError, match=r"QUOTEVERIFY_SOURCE_DAYS is 400; give at most 366 days"):
        read_settings({"QUOTEVERIFY_SOURCE_DAYS": "400"}, data=tmp_path)


@pytest.mark.parametrize("value", ["1.1", "-0.1", "sure", "nan", "90%"])
def test_a_confidence_that_is_no_chance_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(SettingsError, match=r"QUOTEVERIFY_LEAST_CONFIDENCE is .* give a number from 0 to 1"):
        read_settings({"QUOTEVERIFY_LEAST_CONFIDENCE": value}, data=tmp_path)


def test_the_index_is_in_the_data_folder_unless_a_cluster_is_named(tmp_path: Path) -> None:
    assert read_settings({}, data=tmp_path).index == IndexAddress(tmp_path / "index", "tantivy")
    certificate = tmp_path / "ca.pem"
    certificate.touch()
    environ = {
        "QUOTEVERIFY_INDEX_URL": "https://desk@one.example,two.example/quotes",
        "QUOTEVERIFY_INDEX_PASSWORD": "hush",
        "QUOTEVERIFY_INDEX_CA": str(certificate),
        "QUOTEVERIFY_INDEX_SECONDS": "9",
        "QUOTEVERIFY_INDEX_RETRIES": "0",
        "QUOTEVERIFY_INDEX_SHARDS": "3",
    }
    settings = read_settings(environ, data=tmp_path)
    hosts = ("https://one.example:9200", "https://two.example:9200")
    assert settings.index.engine == "opensearch"
    assert settings.index.cluster == ClusterAddress(hosts, "quotes", "desk", "hush", certificate, 9.0, 0, 3)
    assert "hush" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUOTEVERIFY_INDEX_URL", "https://desk:hush@host"),
        ("QUOTEVERIFY_INDEX_CA", "/nowhere/ca.pem"),
        ("QUOTEVERIFY_INDEX_SECONDS", "0"),
        ("QUOTEVERIFY_INDEX_RETRIES", "-1"),
        ("QUOTEVERIFY_INDEX_SHARDS", "0"),
    ],
)
def test_a_cluster_that_cannot_be_asked_so_is_refused(tmp_path: Path, name: str, value: str) -> None:
    environ = {"QUOTEVERIFY_INDEX_URL": "https://desk:hush@host/prefix", name: value}
    with pytest.raises(SettingsError, match=name) as raised:
        read_settings(environ, data=tmp_path)
    assert "hush" not in str(raised.value)
