"""What is kept out of the index: whole families, and quotes that another outlet prints in part or in more words."""

from __future__ import annotations

from collections.abc import Callable

from evaluation.verification.corpus import Corpus, Recorded
from evaluation.verification.holdout import Sizes, hold_out

Make = Callable[..., Recorded]


def corpus_of(*quotes: Recorded) -> Corpus:
    return Corpus((), {quote.key: quote for quote in quotes})


def test_with_a_negative_goes_what_says_the_same(recorded: Make) -> None:
    wall = recorded("The engineers found forty cracks in the northern pillar")
    more = recorded("Last week the engineers found forty cracks in it, I am told")
    spelt = recorded("The Comeback Kid")
    same = recorded("comeback kid")
    corpus = corpus_of(wall, more, spelt, same, recorded("Nobody asked the baker about it"))
    for seed in range(8):
        held = hold_out(corpus, seed, Sizes(negatives=1, inside=0, longer=0)).held
        assert (wall.key in held) == (more.key in held)
        assert (spelt.key in held) == (same.key in held)


def test_a_short_quote_that_shares_a_word_stays(recorded: Make) -> None:
    corpus = corpus_of(recorded("wild accusations"), recorded("false accusations"))
    assert len(hold_out(corpus, 1, Sizes(negatives=1, inside=0, longer=0)).held) == 1


def test_what_stands_in_another_outlets_longer_quote_is_asked_about(recorded: Make) -> None:
    short = recorded("a dangerous half measure")
    long = recorded("It is a dangerous half measure, and you know it", outlets=("herald",))
    chosen = hold_out(corpus_of(short, long), 1, Sizes(negatives=0, inside=5, longer=5))
    assert chosen.inside == [(short, long)]
    assert chosen.held == {short.key}


def test_what_one_outlet_prints_in_full_is_asked_about_where_another_prints_a_part(recorded: Make) -> None:
    short = recorded("the engineers found forty cracks in it")
    long = recorded("Last week the engineers found forty cracks in it", outlets=("herald",))
    chosen = hold_out(corpus_of(short, long), 1, Sizes(negatives=0, inside=5, longer=5))
    assert chosen.longer == [(long, short)]
    assert chosen.held == {long.key}


def test_a_longer_quote_of_the_same_outlet_says_nothing(recorded: Make) -> None:
    short, long = recorded("a dangerous half measure"), recorded("It is a dangerous half measure, and you know it")
    assert hold_out(corpus_of(short, long), 1, Sizes(negatives=0, inside=5, longer=5)).held == set()


def test_the_same_seed_holds_back_the_same(small: Corpus) -> None:
    sizes = Sizes(negatives=5, inside=2, longer=1)
    assert hold_out(small, 3, sizes) == hold_out(small, 3, sizes)
