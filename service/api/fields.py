"""Fields that the schemas share: texts that can be stored and read back, publication times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields

from service.domain import PublishedAt
from service.errors import InvalidPublicationTime, InvalidText
from service.text.checks import check_sent_text
from service.text.written_numbers import is_whole_number

_NOT_BLANK = r"^[^\u0000]*[^\s\u0000\u001c-\u001f\u0085][^\u0000]*$"
"""In the words of JSON Schema, whose white space lacks the separators that Python's has."""

_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")


class Text(fields.String):
    """A text without NUL and without lone surrogates, neither of which can be stored and read back.

    `blank=False` asks for something that is not white space.
    """

    def __init__(self, *, longest: int | None = None, blank: bool = False, **options: Any) -> None:
        metadata = dict(options.pop("metadata", {}))
        metadata |= {"pattern": r"^[^\u0000]*$" if blank else _NOT_BLANK}
        if longest is not None:
            metadata |= {"maxLength": longest}
        super().__init__(metadata=metadata, **options)
        self.longest = longest
        self.blank = blank

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **options: Any) -> str:
        text = super()._deserialize(value, attr, data, **options)
        try:
            check_sent_text(text, longest=self.longest, may_be_blank=self.blank)
        except InvalidText as error:
            raise ValidationError(str(error)) from error
        return text


class PublicationTime(fields.Field[PublishedAt]):
    """An RFC 3339 date, or an RFC 3339 date and time with its offset."""

    def __init__(self, *, allow_none: bool = False, **options: Any) -> None:
        kinds: list[dict[str, Any]] = [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]
        metadata = {
            "description": "A date, or a date and time with its offset (RFC 3339)",
            "anyOf": [*kinds, {"type": "null"}] if allow_none else kinds,
            "examples": ["2022-01-27", "2022-01-27T11:30:00+04:00"],
        }
        super().__init__(metadata=metadata, allow_none=allow_none, **options)

    def _serialize(self, value: PublishedAt | None, *_args: Any, **_options: Any) -> str | None:
        return None if value is None else value.value

    def _deserialize(self, value: Any, *_args: Any, **_options: Any) -> PublishedAt:
        try:
            return PublishedAt.parse(value if isinstance(value, str) else repr(value))
        except InvalidPublicationTime as error:
            raise ValidationError(str(error)) from error


class Whole(fields.Integer):
    """A whole number, however JSON writes it: 7 and 7.0 are one, "7" and 7.5 are none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strict=True, **options)

    def _validated(self, value: Any) -> int:
        return super()._validated(int(value) if isinstance(value, float) and value.is_integer() else value)


class WrittenNumber(fields.Integer):
    """A whole number, in an address by its digits of ASCII alone (see `is_whole_number`)."""

    def _validated(self, value: Any) -> int:
        if isinstance(value, str) and not is_whole_number(value):
            raise self.make_error("invalid", input=value)
        return super()._validated(value)


class WrittenShare(fields.Float):
    """A number, in an address by what ASCII has for it alone."""

    def _validated(self, value: Any) -> float:
        if isinstance(value, str) and not _DECIMAL.fullmatch(value):
            raise self.make_error("invalid", input=value)
        return super()._validated(value)


class Score(fields.Float):
    """A score, 0..1, to six decimals: no quote that can be asked for is long enough to make less than 1 show as 1."""

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"minimum": 0, "maximum": 1} | dict(options.pop("metadata", {})), **options)

    def _serialize(self, value: float | None, *_args: Any, **_options: Any) -> float | None:
        return None if value is None else round(value, 6)


class Bits(fields.Float):
    """An evidence in bits, to one decimal."""

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"minimum": 0} | dict(options.pop("metadata", {})), **options)

    def _serialize(self, value: float | None, *_args: Any, **_options: Any) -> float | None:
        return None if value is None else round(value, 1)
