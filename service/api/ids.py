"""Ids in addresses: by their digits of ASCII alone."""

from __future__ import annotations

from werkzeug.routing import IntegerConverter


class WrittenId(IntegerConverter):
    """An id as links write it: `/v1/articles/٣` is no other address of `/v1/articles/3`."""

    regex = "[0-9]+"
