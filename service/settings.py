"""Reads the settings from the environment, once at the start, checks them, and holds them in a frozen object."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from service.addresses import AllowedAddresses, read_allowed
from service.candidates import TUNING, VerificationTuning
from service.deadline import DEFAULT_ALLOWANCE, Allowance
from service.errors import SettingsError
from service.index.address import ClusterAddress, IndexAddress, read_cluster
from service.reading import DEFAULT_LIMITS, Limits
from service.restrictions import OpenWrites, Restrictions

SEEDS = Path(__file__).resolve().parent / "seeds"
"""The seed articles: in a checkout a link to seeds/ at its top, in an installed package a copy of that."""
_DATABASE = "quoteverify.db"
_MOST_DAYS = 366
"""Whoever wants more does not look for one saying."""
_IPV6 = re.compile(r"[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*")
_PUBLIC_URL = re.compile(r"https?://[A-Za-z0-9_.\-\[\]:]+(/[!-~]*)?")
_HOST = re.compile(r"[a-z0-9_.-]+|\[[0-9a-f:.]+\]")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that whoever runs the service can choose.

    Each field says its environment variable; the reason for each default is in the README's table.
    """

    data: Path
    """QUOTEVERIFY_DATA: the folder of the database (SQLite) and the index."""
    database_url: str
    """QUOTEVERIFY_DATABASE_URL: any SQLAlchemy URL; by default SQLite in the data folder."""
    seeds: Path
    """QUOTEVERIFY_SEEDS: the folder whose manifest.jsonl names the articles loaded at the first start."""
    cluster: ClusterAddress | None = None
    """QUOTEVERIFY_INDEX_URL, and its PASSWORD, CA, SECONDS, RETRIES, SHARDS: the search cluster that keeps the index;
    without it, the index is in the data folder."""
    max_body_bytes: int = 2 * 1024 * 1024
    """QUOTEVERIFY_MAX_BODY_BYTES: a request body above this is answered with 413."""
    max_document_bytes: int = 20 * 1024 * 1024
    """QUOTEVERIFY_MAX_DOCUMENT_BYTES: the same for a body that is a file, whose pictures are most of it."""
    max_quote_length: int = 20_000
    """QUOTEVERIFY_MAX_QUOTE_LENGTH: the longest candidate quote, in code points. Its alignment costs its length times
    that of each recorded quote it is compared with, so this bounds the time of an answer."""
    least_confidence: float = DEFAULT_LIMITS.least_confidence
    """QUOTEVERIFY_LEAST_CONFIDENCE: how likely, 0..1, a speaker must be right to be given; below it there is none."""
    source_days: int = TUNING.source_days
    """QUOTEVERIFY_SOURCE_DAYS: the days from a speech to its last report; what is printed within them of the same
    speaker is compared with it, and wordings within them are of one utterance."""
    allowance: Allowance = DEFAULT_ALLOWANCE
    """QUOTEVERIFY_ARTICLE_SECONDS, QUOTEVERIFY_DRAFT_SECONDS, QUOTEVERIFY_VERIFICATION_SECONDS: the processor time that
    reading an article, checking a draft or a batch, and verifying one quote may take; past it, the answer is 503."""
    log_level: str = "info"
    """QUOTEVERIFY_LOG_LEVEL: debug, info (one line a request), warning or error."""
    log_format: str = "auto"
    """QUOTEVERIFY_LOG_FORMAT: json, text, or auto: text on a terminal, else json."""
    traces: bool = False
    """OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: where OpenTelemetry's collector is, to which
    requests are traced then; OTEL_SDK_DISABLED and OTEL_TRACES_EXPORTER=none say that they are not."""
    public_url: str | None = None
    """QUOTEVERIFY_PUBLIC_URL: where readers reach the service, for links in feeds and messages; without it feeds name
    the address that was asked, and messages have no links."""
    webhook_addresses: AllowedAddresses = field(default_factory=AllowedAddresses)
    """QUOTEVERIFY_WEBHOOK_HOSTS, QUOTEVERIFY_WEBHOOK_NETWORKS: the addresses that messages may be sent to, and the
    networks that are not public in which those may lie."""
    restrictions: Restrictions = field(default_factory=Restrictions)
    """The settings of access: who may do what, and how much of it."""

    @property
    def limits(self) -> Limits:
        """What of an article is read."""
        return replace(DEFAULT_LIMITS, least_confidence=self.least_confidence)

    @property
    def tuning(self) -> VerificationTuning:
        """How questions are answered."""
        return replace(TUNING, source_days=self.source_days)

    @property
    def index(self) -> IndexAddress:
        """Where the index is, and which engine keeps it."""
        return IndexAddress(self.data / "index", "opensearch" if self.cluster else "tantivy", self.cluster)


def read_settings(
    environ: Mapping[str, str] | None = None, *, data: Path | None = None, must_exist: bool = False
) -> Settings:
    """Read the settings from `environ` (the process's by default); `data` overrides QUOTEVERIFY_DATA.

    Makes the data folder. With `must_exist`, for commands that only read, refuses a folder without a database: for a
    mistyped name the answer must not be "never said". Raises SettingsError for that, and for a value that cannot be
    used.
    """
    environ = os.environ if environ is None else environ
    folder = (data or Path(environ.get("QUOTEVERIFY_DATA", "data"))).expanduser().resolve()
    if must_exist and not environ.get("QUOTEVERIFY_DATABASE_URL") and not (folder / _DATABASE).exists():
        raise SettingsError(
            f"the data folder {folder} holds no database; choose another one with --data, or start one with "
            "`quoteverify serve` or `quoteverify ingest`"
        )
    _make_writable(folder)
    defaults = Settings(folder, "", SEEDS)
    log_level, log_format = read_logs(environ)
    return Settings(
        data=folder,
        database_url=environ.get("QUOTEVERIFY_DATABASE_URL") or _sqlite_url(folder / _DATABASE),
        seeds=Path(environ.get("QUOTEVERIFY_SEEDS") or defaults.seeds),
        cluster=_cluster(environ),
        max_body_bytes=_positive(environ, "QUOTEVERIFY_MAX_BODY_BYTES", defaults.max_body_bytes),
        max_document_bytes=_positive(environ, "QUOTEVERIFY_MAX_DOCUMENT_BYTES", defaults.max_document_bytes),
        max_quote_length=_positive(environ, "QUOTEVERIFY_MAX_QUOTE_LENGTH", defaults.max_quote_length),
        least_confidence=_chance(environ, "QUOTEVERIFY_LEAST_CONFIDENCE", defaults.least_confidence),
        source_days=_days(environ, "QUOTEVERIFY_SOURCE_DAYS", defaults.source_days),
        allowance=Allowance(
            article=_positive(environ, "QUOTEVERIFY_ARTICLE_SECONDS", int(defaults.allowance.article)),
            draft=_positive(environ, "QUOTEVERIFY_DRAFT_SECONDS", int(defaults.allowance.draft)),
            verification=_positive(environ, "QUOTEVERIFY_VERIFICATION_SECONDS", int(defaults.allowance.verification)),
        ),
        log_level=log_level,
        log_format=log_format,
        traces=_wants_traces(environ),
        public_url=_public_url(environ),
        webhook_addresses=read_allowed(
            _list(environ, "QUOTEVERIFY_WEBHOOK_HOSTS"), _list(environ, "QUOTEVERIFY_WEBHOOK_NETWORKS")
        ),
        restrictions=read_restrictions(environ),
    )


def read_logs(environ: Mapping[str, str] | None = None) -> tuple[str, str]:
    """Read the level and the form of logs alone. Raises SettingsError."""
    environ = os.environ if environ is None else environ
    level = _one_of(environ, "QUOTEVERIFY_LOG_LEVEL", ("info", "debug", "warning", "error"))
    return level, _one_of(environ, "QUOTEVERIFY_LOG_FORMAT", ("auto", "json", "text"))


def read_restrictions(environ: Mapping[str, str] | None = None) -> Restrictions:
    """Read the settings of access alone, for what has no data folder. Raises SettingsError."""
    environ = os.environ if environ is None else environ
    return Restrictions(
        open_reads=_yes_or_no(environ, "QUOTEVERIFY_OPEN_READS", default=True),
        open_writes=OpenWrites(_one_of(environ, "QUOTEVERIFY_OPEN_WRITES", list(OpenWrites))),
        hosts=_names(environ, "QUOTEVERIFY_HOSTS"),
        cors_origins=_list(environ, "QUOTEVERIFY_CORS_ORIGINS"),
        trusted_proxies=_whole(environ, "QUOTEVERIFY_TRUSTED_PROXIES", 0),
        hsts_seconds=_whole(environ, "QUOTEVERIFY_HSTS_SECONDS", 0),
        rate_limit_reads=environ.get("QUOTEVERIFY_RATE_LIMIT_READS") or None,
        rate_limit_writes=environ.get("QUOTEVERIFY_RATE_LIMIT_WRITES") or None,
        redis_url=environ.get("QUOTEVERIFY_REDIS_URL") or None,
    )


def _wants_traces(environ: Mapping[str, str]) -> bool:
    """Whether OpenTelemetry's own variables ask for traces."""
    is_off = environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    is_off = is_off or environ.get("OTEL_TRACES_EXPORTER", "otlp").strip().lower() == "none"
    places = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
    return not is_off and any(environ.get(place) for place in places)


def _sqlite_url(file: Path) -> str:
    """The URL of a SQLite file; characters that mean something in a URL (? # %) are percent-encoded."""
    return f"sqlite:///{quote(os.fsencode(file))}"


def _make_writable(folder: Path) -> None:
    """Make the folder, for its owner alone; one that is ours, or empty, is closed to others."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_ours = (folder / _DATABASE).exists() or not any(folder.iterdir())
        if is_ours and folder.stat().st_uid == os.geteuid() and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise SettingsError(
            f"the data folder {folder} cannot be made ({error.strerror}); choose another one"
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingsError(f"the data folder {folder} cannot be written; choose another one or change its owner")


def _cluster(environ: Mapping[str, str]) -> ClusterAddress | None:
    """The cluster that keeps the index. An address that cannot be read is not repeated: it may hold a password."""
    url = environ.get("QUOTEVERIFY_INDEX_URL")
    if not url:
        return None
    try:
        address = read_cluster(url)
    except ValueError as error:
        raise SettingsError(f"QUOTEVERIFY_INDEX_URL cannot be read; {error}") from None
    certificates = environ.get("QUOTEVERIFY_INDEX_CA")
    if certificates and not Path(certificates).is_file():
        raise SettingsError(f"QUOTEVERIFY_INDEX_CA is {certificates!r}; give the file of the authority's certificate")
    return replace(
        address,
        password=environ.get("QUOTEVERIFY_INDEX_PASSWORD") or address.password,
        certificates=Path(certificates) if certificates else None,
        timeout_seconds=_positive(environ, "QUOTEVERIFY_INDEX_SECONDS", int(address.timeout_seconds)),
        retries=_whole(environ, "QUOTEVERIFY_INDEX_RETRIES", address.retries),
        shards=_positive(environ, "QUOTEVERIFY_INDEX_SHARDS", address.shards),
    )


def _public_url(environ: Mapping[str, str]) -> str | None:
    """The address that readers know, without a slash at its end."""
    url = environ.get("QUOTEVERIFY_PUBLIC_URL", "").rstrip("/")
    if url and not _PUBLIC_URL.fullmatch(url):
        raise SettingsError(f"QUOTEVERIFY_PUBLIC_URL is {url!r}; give an address such as https://quotes.example.org")
    return url or None


def _positive(environ: Mapping[str, str], name: str, default: int) -> int:
    return _whole(environ, name, default, least=1)


def _whole(environ: Mapping[str, str], name: str, default: int, *, least: int = 0) -> int:
    value = environ.get(name) or str(default)
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise SettingsError(f"{name} is {value!r}; give a whole number {'above 0' if least else 'from 0'}")
    return int(value)


def _days(environ: Mapping[str, str], name: str, default: int) -> int:
    days = _whole(environ, name, default)
    if days > _MOST_DAYS:
        raise SettingsError(f"{name} is {days}; give at most {_MOST_DAYS} days")
    return days


def _chance(environ: Mapping[str, str], name: str, default: float) -> float:
    value = environ.get(name) or str(default)
    try:
        chance = float(value)
    except ValueError:
        chance = -1.0
    if not 0 <= chance <= 1:
        raise SettingsError(f"{name} is {value!r}; give a number from 0 to 1, such as 0.8")
    return chance


def _one_of(environ: Mapping[str, str], name: str, allowed: Sequence[str]) -> str:
    """The value of `name`, by default the first of `allowed`."""
    value = (environ.get(name) or allowed[0]).lower()
    if value not in allowed:
        raise SettingsError(f"{name} is {value!r}; give one of {', '.join(sorted(allowed))}")
    return value


def _yes_or_no(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environ.get(name) or ("yes" if default else "no")
    if value.lower() not in {"yes", "no", "true", "false", "1", "0"}:
        raise SettingsError(f"{name} is {value!r}; give yes or no")
    return value.lower() in {"yes", "true", "1"}


def _names(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Host names as in a Host header, without the port and in small letters; an IPv6 address may come without its
    brackets, as Kubernetes gives that of a pod."""
    hosts = tuple(f"[{host}]" if _IPV6.fullmatch(host) else host for host in map(str.lower, _list(environ, name)))
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise SettingsError(
                f"{name} holds {host!r}; give names such as quotes.example.org, without https:// and without a port"
            )
    return hosts


def _list(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The values of `name`, which are separated by commas or spaces."""
    return tuple(environ.get(name, "").replace(",", " ").split())
