"""The language in which the names of speakers are keyed.

Speakers of articles in every language stand in one table and are looked up by stored keys, so that all their names must
be taken apart in one way: a speaker whom articles in two languages quote is one.
"""

from __future__ import annotations

from service.language.language import DEFAULT, Language, language

KEY_LANGUAGE: Language = language(DEFAULT)
