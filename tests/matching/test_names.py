"""Names as people write them are recognised; names that conflict are not."""

import pytest

from service.matching.names import are_one_speaker, is_same_person

SAME = [
    ("Blinken", "Antony Blinken"),
    ("blinken", "Antony Blinken"),
    ("Sec. Blinken", "Antony Blinken"),
    ("Secretary Blinken", "Antony Blinken"),
    ("US Secretary of State Antony J. Blinken", "Antony Blinken"),
    ("Antony Blinken, US Secretary of State", "Antony Blinken"),
    ("Blinken, Antony", "Antony Blinken"),
    ("BLINKEN Antony", "Antony Blinken"),
    ("A. Blinken", "Antony Blinken"),
    ("A.J. Blinken", "Antony J. Blinken"),
    ("Tony Blinken", "Antony Blinken"),
    ("Anthony Blinken", "Antony Blinken"),
    ("Antony Blinkin", "Antony Blinken"),
    ("Mr. Blinken's", "Antony Blinken"),
    ("Stoltenburg", "Jens Stoltenberg"),
    ("NATO Secretary General Jens Stoltenberg", "Jens Stoltenberg"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("Erdogan", "Recep Tayyip Erdoğan"),
    ("Van Hollen", "Chris Van Hollen"),
    ("von der Leyen", "Ursula von der Leyen"),
    ("Robert Oppenheimer", "J. Robert Oppenheimer"),
    ("Xi", "Xi Jinping"),
    ("President Xi", "Xi Jinping"),
    ("Jinping Xi", "Xi Jinping"),
    ("Martin Luther King", "Martin Luther King Jr."),
    ("NATO", "North Atlantic Treaty Organization"),
    ("N.A.T.O.", "NATO"),
    ("the North Atlantic Treaty Organization", "NATO"),
    ("White House", "The White House"),
    ("Alexandria Ocasio-Cortez", "Alexandria Ocasio Cortez"),
]
OTHERS = [
    ("Jake Sullivan", "John Sullivan"),
    ("Martin Schulz", "Martina Schulz"),
    ("Mario Draghi", "Maria Draghi"),
    ("Simon Hart", "Simone Hart"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Michelle Obama", "Barack Obama"),
    ("Osama", "Barack Obama"),
    ("George W. Bush", "George H. W. Bush"),
    ("Donald Trump", "Donald Trump Jr."),
    ("John Smith Jr.", "John Smith Sr."),
    ("Vladimir Putin", "Antony Blinken"),
    ("Antony", "Antony Blinken"),
    ("B. Blinken", "Antony Blinken"),
    ("Li", "Lee"),
    ("Democratic Party", "Republican Party"),
    ("the Party", "Republican Party"),
    ("UN", "NATO"),
    ("the president", "Joe Biden"),
    ("", "Joe Biden"),
    ("???", "Joe Biden"),
    ("Joe Biden", ""),
]


@pytest.mark.parametrize(("claimed", "recorded"), SAME, ids=map(" is ".join, SAME))
def test_the_name_is(claimed: str, recorded: str) -> None:
    assert is_same_person(claimed, [recorded])


@pytest.mark.parametrize(("claimed", "recorded"), OTHERS, ids=map(" is not ".join, OTHERS))
def test_the_name_is_not(claimed: str, recorded: str) -> None:
    assert not is_same_person(claimed, [recorded])


def test_any_recorded_name_will_do() -> None:
    assert is_same_person("NATO", ["the alliance", "North Atlantic Treaty Organization"])


def test_a_recorded_surname_does_not_outweigh_a_recorded_given_name() -> None:
    assert not is_same_person("John Sullivan", ["Jake Sullivan", "Sullivan"])


def test_nobody_is_on_record() -> None:
    assert not is_same_person("Antony Blinken", [])


ONE_SPEAKER = [
    ("Antony Blinken", "Anthony Blinken"),
    ("Antony J. Blinken", "Antony Blinken"),
    ("US Secretary of State Antony Blinken", "Antony Blinken"),
    ("Jens Stoltenburg", "Jens Stoltenberg"),
    ("Mike Pence", "Michael Pence"),
    ("NATO", "NATO"),
    ("The White House", "White House"),
]
TWO_SPEAKERS = [
    ("Blinken", "Antony Blinken"),
    ("Blinken", "Blinken"),
    ("A. Blinken", "Antony Blinken"),
    ("Jake Sullivan", "John Sullivan"),
    ("Anthony Blinkin", "Antony Blinken"),
    ("Donald Trump", "Donald Trump Jr."),
    ("Kim Jong-un", "Kim Yo-jong"),
]


@pytest.mark.parametrize(("name", "recorded"), ONE_SPEAKER, ids=map(" is ".join, ONE_SPEAKER))
def test_two_articles_speak_of_one(name: str, recorded: str) -> None:
    assert are_one_speaker(name, [recorded])


@pytest.mark.parametrize(("name", "recorded"), TWO_SPEAKERS, ids=map(" is not ".join, TWO_SPEAKERS))
def test_two_articles_may_speak_of_two(name: str, recorded: str) -> None:
    assert not are_one_speaker(name, [recorded])
