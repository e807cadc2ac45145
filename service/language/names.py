"""The words beside and inside names of persons and bodies in a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class Names:
    """Folded words; names.toml says of each list what it is for, and long lists are files of their own.

    `short_names` has a line for each given name with its other forms; a form may stand on several lines.
    """

    FILE: ClassVar[str] = "names.toml"

    complements: frozenset[str] = frozenset()
    complement_links: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    generations: frozenset[str] = frozenset()
    later_generations: frozenset[str] = frozenset()
    degrees: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    inner_particles: frozenset[str] = frozenset()
    rare_particles: frozenset[str] = frozenset()
    tail_openers: frozenset[str] = frozenset()
    namelike_titles: frozenset[str] = frozenset()
    origin_endings: tuple[str, ...] = ()
    family_names_first: frozenset[str] = frozenset()
    common_surnames: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    short_names: tuple[tuple[str, ...], ...] = ()
    of_another: frozenset[str] = frozenset()
    according_to: tuple[str, ...] = ()
    binding_words: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    ministries: frozenset[str] = frozenset()
    body_words: frozenset[str] = frozenset()
    body_words_of_names: frozenset[str] = frozenset()
    last_body_words: frozenset[str] = frozenset()
    body_words_and_surnames: frozenset[str] = frozenset()
    feminine_endings: frozenset[str] = frozenset()
    feminine_last_letter: str = ""
    articles: frozenset[str] = frozenset()
    legal_forms: frozenset[str] = frozenset()
    """Behind a company's name, they are left out or written as one likes."""
    left_out_behind_bodies: frozenset[str] = frozenset()
    """The sort of a body, that is written or left out where the words before it name a body already."""
    lower_ranks: frozenset[str] = frozenset()
    """Words that make an office the one below it: "deputy mayor"."""
    demonyms: tuple[str, ...] = ()
    """A string for each place of its names and the adjectives made of them that do not begin alike; words of one name
    are joined by a hyphen."""
    same_office: tuple[str, ...] = ()
    """A string for each office of its names, in the same way."""
    unheard: str = ""
    surname_prefixes: tuple[str, ...] = ()
    spelt_alike: dict[str, str] = field(default_factory=dict)
    read_alike: dict[str, str] = field(default_factory=dict)

    @cached_property
    def offices_alike(self) -> frozenset[str]:
        """The first of the names of each office that has several."""
        return frozenset(line.split()[0] for line in self.same_office)

    @cached_property
    def same_in_role(self) -> dict[str, str]:
        """For each name of a place or an office that has several the first of them."""
        lines = map(str.split, (*self.demonyms, *self.same_office))
        return {name: first for first, *others in lines for name in (first, *others)}

    @cached_property
    def left_out_of_bodies(self) -> frozenset[str]:
        """What is written or left out behind words that name a body already."""
        return self.left_out_behind_bodies | self.legal_forms

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """What may stand behind a name and is no part of it."""
        return self.generations | self.degrees

    @cached_property
    def particles_in_text(self) -> frozenset[str]:
        """Particles as they stand in a text, where the rare ones are other words."""
        return self.particles | self.inner_particles

    @cached_property
    def particles_in_names(self) -> frozenset[str]:
        """Particles as they stand in what is known to be a name."""
        return self.particles | self.inner_particles | self.rare_particles

    @cached_property
    def left_out_of_acronyms(self) -> frozenset[str]:
        """Words whose first letters an acronym may leave out."""
        return self.binding_words | self.small_words

    @cached_property
    def closings_of_bodies(self) -> frozenset[str]:
        """What may end the name of a body, and nothing else."""
        return self.body_words | self.legal_forms

    @cached_property
    def words_of_bodies(self) -> frozenset[str]:
        """Words that make a name a body's, wherever they stand in it."""
        return self.body_words | self.body_words_of_names

    @cached_property
    def known_surnames(self) -> frozenset[str]:
        """Every surname that is known to be one."""
        return self.common_surnames | self.surnames

    @cached_property
    def short_forms(self) -> dict[str, frozenset[int]]:
        """The lines of `short_names` on which each given name stands."""
        lines: dict[str, set[int]] = {}
        for number, forms in enumerate(self.short_names):
            for name in forms:
                lines.setdefault(name, set()).add(number)
        return {name: frozenset(numbers) for name, numbers in lines.items()}
