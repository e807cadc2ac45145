"""Restricts access by the address listened on: others may write without a key only where that was chosen."""

from __future__ import annotations

from dataclasses import replace

from service.errors import SettingsError
from service.restrictions import LOOPBACK_NAMES, OpenWrites, is_loopback_name
from service.settings import Settings
from service.storage.upkeep.api_keys import Keys


def restrict_access(settings: Settings, host: str, keys: Keys, *, open_writes: bool = False) -> Settings:
    """Return the settings for listening on `host`; `open_writes` is the flag that opens writes to everybody.

    On loopback, only names of loopback are answered to, unless others were chosen. Raises SettingsError when others
    than this machine could write without a key and nobody chose that.
    """
    chosen = settings.restrictions
    if open_writes:
        chosen = replace(chosen, open_writes=OpenWrites.YES)
    if is_loopback_name(host):
        # Otherwise a web page of somebody else's could reach the service, once its name is made to mean 127.0.0.1.
        chosen = replace(chosen, hosts=chosen.hosts or LOOPBACK_NAMES)
    elif chosen.open_writes == OpenWrites.AUTO and not keys.is_any_for_writing():
        raise SettingsError(
            f"others can reach {host}, and there is no API key for writing yet. Make one with `quoteverify keys create "
            "NAME --scope write`, or keep writes closed with QUOTEVERIFY_OPEN_WRITES=no, or let everybody write with "
            "--open-writes"
        )
    return replace(settings, restrictions=chosen)
