"""A node that speaks TLS only and asks for passwords: OpenSearch's security plugin, of build/opensearch."""

from __future__ import annotations

import base64
import json
import shutil
import ssl
import urllib.request
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.search_node import PROGRAM, VERSION, SearchNode

PLUGIN = PROGRAM / f"security-{VERSION}"
PASSWORD = "let us in"  # noqa: S105
_HASH = "$2y$04$abcdefghijklmnopqrstuuKRbjDS1y.RkivElFfbI7U2yXzSVy7c."
"""Of that password, by bcrypt in its fewest rounds."""
DESK, STRANGER, ADMIN = "desk", "stranger", "administrator"
PREFIX = "secured"
_META = {"config_version": 2}
ROLE = {
    "cluster_permissions": ["cluster:monitor/main", "cluster_composite_ops"],
    "index_permissions": [{"index_patterns": [f"{PREFIX}-*"], "allowed_actions": ["indices_all"]}],
}
"""What docs/scaling.md tells to give the service's user."""
_SETTINGS = (
    "discovery.type: single-node",
    "plugins.security.allow_default_init_securityindex: true",
    "plugins.security.ssl.http.enabled: true",
    "plugins.security.ssl.transport.enforce_hostname_verification: false",
    *(
        f"plugins.security.ssl.{layer}.{what}_filepath: {file}"
        for layer in ("http", "transport")
        for what, file in (("pemcert", "node.pem"), ("pemkey", "node.key"), ("pemtrustedcas", "authority.pem"))
    ),
)


class SecuredNode(SearchNode):
    """Answers DESK, who has a role on PREFIX, STRANGER, who has none, and ADMIN."""

    def __init__(self) -> None:
        if not PLUGIN.exists():
            raise FileNotFoundError(
                f"the plugin is not there: `make build/opensearch/security-{VERSION}` puts it there"
            )
        super().__init__(settings=_SETTINGS)
        program = self.folder / "program"
        if self._program != program:
            self._program = Path(shutil.copytree(self._program, program))
        shutil.copytree(PLUGIN, program / "plugins" / "opensearch-security")
        config = self.folder / "config"
        write_certificates(config)
        shutil.copytree(PLUGIN / "config", config / "opensearch-security")
        for name, content in _said().items():
            # JSON is YAML
            (config / "opensearch-security" / f"{name}.yml").write_text(json.dumps(content), encoding="utf-8")

    @property
    def authority(self) -> Path:
        """The certificate of the authority that signed the node's."""
        return self.folder / "config" / "authority.pem"

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: Any = None, timeout: float = 30) -> Any:
        content = json.dumps(body).encode() if body is not None else None
        who = base64.b64encode(f"{ADMIN}:{PASSWORD}".encode()).decode()
        headers = {"content-type": "application/json", "authorization": f"Basic {who}"}
        request = urllib.request.Request(self.url + path, content, headers, method=method)  # noqa: S310
        context = ssl.create_default_context(cafile=str(self.authority))
        with urllib.request.urlopen(request, timeout=timeout, context=context) as answer:  # noqa: S310
            return json.load(answer)


def write_certificates(folder: Path) -> None:
    """An authority's certificate, authority.pem, and one that it signed for 127.0.0.1 with its key: node.pem, .key."""
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = _certificate("authority", authority_key, "authority", authority_key)
    signed = _certificate("node", key, "authority", authority_key)
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    (folder / "authority.pem").write_bytes(authority.public_bytes(pem))
    (folder / "node.pem").write_bytes(signed.public_bytes(pem))
    (folder / "node.key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: str, issuer_key: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    now = datetime.now(UTC)
    is_authority = name == issuer
    made = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if is_authority:
        flags = dict.fromkeys(_KEY_USAGES, False) | {"key_cert_sign": True, "crl_sign": True}
        made = made.add_extension(x509.KeyUsage(**flags), critical=True)
    else:
        here = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
        made = made.add_extension(here, critical=False)
    return made.sign(issuer_key, hashes.SHA256())


_KEY_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"quoteverify tests {name}")])


def _said() -> dict[str, Any]:
    """Who there is, and what each may do, as the plugin's files have it."""

    def of(kind: str, content: dict[str, Any]) -> dict[str, Any]:
        return {"_meta": {"type": kind, **_META}, **content}

    users = {name: {"hash": _HASH} for name in (DESK, STRANGER, ADMIN)}
    return {
        "internal_users": of("internalusers", users),
        "roles": of("roles", {"quotes": ROLE}),
        "roles_mapping": of("rolesmapping", {"quotes": {"users": [DESK]}, "all_access": {"users": [ADMIN]}}),
    }
