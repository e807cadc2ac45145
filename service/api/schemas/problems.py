"""Problems (RFC 9457), as openapi.yaml describes them."""

from __future__ import annotations

from marshmallow import fields

from service.api.schemas.base import Answer


class ProblemAnswer(Answer):
    """What went wrong and what to do about it (RFC 9457)."""

    OPTIONAL = frozenset({"errors"})

    type = fields.String(metadata={"format": "uri-reference"})
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    errors = fields.List(fields.Dict(keys=fields.String(), values=fields.String()))
