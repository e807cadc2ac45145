"""Names as people write them are recognised; names that conflict are not."""

import pytest

from service.language.language import DEFAULT, language
from service.people.comparison import are_one_speaker, is_same_person

ENGLISH = language(DEFAULT)

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
    ("A. Blinken", "Antony J. Blinken"),
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
    ("Ocasio-Cortez", "Alexandria Ocasio-Cortez"),
    ("Gov. Andrew Cuomo", "Andrew M. Cuomo"),
    ("Governor Cuomo", "Andrew Cuomo"),
    ("President Biden", "Joseph R. Biden Jr."),
    ("Joe Biden", "Joseph R. Biden Jr."),
    ("Joe Bidon", "Joe Biden"),
    ("Bidon", "Joe Biden"),
    ("Barak Obama", "Barack Obama"),
    ("Obamma", "Barack Obama"),
    ("Francois Hollande", "François Hollande"),
    ("Viktor Orban", "Viktor Orbán"),
    ("Orbán Viktor", "Viktor Orbán"),
    ("J.F. Kennedy", "John Fitzgerald Kennedy"),
    ("John Kennedy", "John F. Kennedy"),
    ("Thomas Perez", "Thomas E. Perez"),
    ("Chris Stevens", "J. Christopher Stevens"),
    ("Wasserman Schultz", "Debbie Wasserman Schultz"),
    ("JD Vance", "J.D. Vance"),
    ("Robert Mueller", "Robert S. Mueller III"),
    ("Kelly Anne Conway", "Kellyanne Conway"),
    ("Hillary Rodham Clinton", "Hillary Clinton"),
    ("Mrs. Clinton", "Hillary Clinton"),
    ("Bush", "George W. Bush"),
    ("Trump", "Donald Trump Jr."),
    ("Bill Gates", "William H. Gates III"),
    ("Sir Keir Starmer", "Keir Starmer"),
    ("Dr. Anthony Fauci", "Tony Fauci"),
    ("Sen. Bernie Sanders (I-Vt.)", "Bernard Sanders"),
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
    ("Emanuel Macron", "Emmanuel Macron"),
    ("Merkle", "Angela Merkel"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Ban", "Ban Ki-moon"),
    ("Pope Francis", "Francis"),
    ("bin Salman", "Mohammed bin Salman"),
    ("Assad", "Bashar al-Assad"),
    ("State Department spokesman Ned Price", "Ned Price"),
    ("Frank Church", "Senator Frank Church"),
    ("New York Times", "The New York Times"),
    ("U.N.", "United Nations"),
    ("FBI", "the Federal Bureau of Investigation"),
    ("World Health Organisation", "World Health Organization"),
    ("Department of Defense", "the Defence Department"),
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
    ("Gordon Browne", "Gordon Brown"),  # both are surnames: another man, not a slip
    ("Browne", "Gordon Brown"),
    ("Johnston", "Boris Johnson"),
    ("George Rush", "George Bush"),
    ("Michael McCaul", "Michael McFaul"),
    ("Kamala Harrison", "Kamala Harris"),
    ("Anton Blinken", "Antony Blinken"),
    ("Ivana Trump", "Ivanka Trump"),
    ("Mrs. Clinton", "Bill Clinton"),
    ("Mr. Clinton", "Hillary Clinton"),
    ("Brigitte Macron", "Emmanuel Macron"),
    ("Martin Schulz", "Olaf Scholz"),
    ("Trump Jr.", "Donald Trump"),
    ("Donald Trump Jr.", "Donald J. Trump"),
    ("Robert F. Kennedy", "Robert F. Kennedy Jr."),
    ("Greg Stanton", "Gregory W. Slayton"),
    ("Stanton", "Gregory Slayton"),
    ("Scott Martin", "Martin Scott"),  # which of the two is the surname?
    ("State Department", "Ned Price"),
    ("University of Miami", "Miami University"),
    ("Department of Health", "Department of Homeland Security"),
    ("Labor Department", "Labour Party"),
    ("the president", "Joe Biden"),
    ("a spokesman for Biden", "Joe Biden"),
    ("the wife of Joe Biden", "Joe Biden"),
    ("not Biden", "Joe Biden"),
    ("", "Joe Biden"),
    ("???", "Joe Biden"),
    ("Joe Biden", ""),
]


@pytest.mark.parametrize(("claimed", "recorded"), SAME, ids=map(" is ".join, SAME))
def test_the_name_is(claimed: str, recorded: str) -> None:
    assert is_same_person(claimed, [recorded], ENGLISH)


@pytest.mark.parametrize(("claimed", "recorded"), OTHERS, ids=map(" is not ".join, OTHERS))
def test_the_name_is_not(claimed: str, recorded: str) -> None:
    assert not is_same_person(claimed, [recorded], ENGLISH)


def test_any_recorded_name_will_do() -> None:
    assert is_same_person("NATO", ["the alliance", "North Atlantic Treaty Organization"], ENGLISH)


def test_a_recorded_surname_does_not_outweigh_a_recorded_given_name() -> None:
    assert not is_same_person("John Sullivan", ["Jake Sullivan", "Sullivan"], ENGLISH)


@pytest.mark.parametrize(
    ("claimed", "recorded"),
    [
        ("Mrs. Sullivan", ["Jake Sullivan", "Sullivan"]),
        ("Mr. Clinton", ["Hillary Clinton", "Clinton"]),
        ("Jake Sullivan", ["Jake Sullivan Jr.", "Sullivan"]),
        ("Jake Sullivan Jr.", ["Jake Sullivan", "Sullivan"]),
        ("Jake Sullivan Sr.", ["Jake Sullivan", "Sullivan"]),
        ("a spokesman for Sullivan", ["Jake Sullivan", "Sullivan"]),
    ],
)
def test_a_recorded_surname_does_not_outweigh_what_the_full_name_says(claimed: str, recorded: list[str]) -> None:
    assert not is_same_person(claimed, recorded, ENGLISH)


@pytest.mark.parametrize(
    "claimed", ["Joe Biden", "Joe Biden Jr.", "Joseph R. Biden", "Mr. Biden", "Then-President Biden", "“Joe Biden”"]
)
def test_a_name_that_another_article_gives_in_another_form_is_the_same(claimed: str) -> None:
    assert is_same_person(claimed, ["Biden", "Joe Biden", "Joseph R. Biden Jr."], ENGLISH)


def test_what_stands_before_a_name_need_not_make_it_somebody_elses() -> None:
    assert is_same_person("according to Biden", ["Joe Biden"], ENGLISH)
    assert is_same_person("Joseph Robinette Biden II", ["Joseph Biden"], ENGLISH)
    assert is_same_person("Secretary of State Jane Biden", ["Jane Biden"], ENGLISH)


def test_nobody_is_on_record() -> None:
    assert not is_same_person("Antony Blinken", [], ENGLISH)


ONE_SPEAKER = [
    ("Antony Blinken", "Anthony Blinken"),
    ("Antony J. Blinken", "Antony Blinken"),
    ("US Secretary of State Antony Blinken", "Antony Blinken"),
    ("Jens Stoltenburg", "Jens Stoltenberg"),
    ("Mike Pence", "Michael Pence"),
    ("Joe Biden", "Joseph R. Biden Jr."),
    ("Martin Luther King", "Martin Luther King Jr."),
    ("Chris Stevens", "J. Christopher Stevens"),
    ("Thomas Perez", "Thomas E. Perez"),
    ("Al Sharpton", "Al Sharpton"),
    ("JD Vance", "J. D. Vance"),
    ("Robert Mueller", "Robert S. Mueller III"),
    ("Mitt Romney", "Willard Mitt Romney"),
    ("Kelly Anne Conway", "Kellyanne Conway"),
    ("Marine LePen", "Marine Le Pen"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Jinping Xi", "Xi Jinping"),
    ("Marcel Lehel Lazăr", "Marcel Lazăr Lehel"),
    ("Department of Defense", "Defense Department"),
    ("Rence Priebus", "Reince Priebus"),
    ("Antony Blinkin", "Antony Blinken"),
    ("NATO", "NATO"),
    ("The White House", "White House"),
]
TWO_SPEAKERS = [
    ("Blinken", "Antony Blinken"),
    ("Blinken", "Blinken"),
    ("Le Pen", "Le Pen"),
    ("A. Blinken", "Antony Blinken"),
    ("Jake Sullivan", "John Sullivan"),
    ("Anthony Blinkin", "Antony Blinken"),
    ("Donald Trump", "Donald Trump Jr."),
    ("Donald J. Trump Jr.", "Donald Trump"),
    ("Robert F. Kennedy", "Robert F. Kennedy Jr."),
    ("Duncan Hunter", "Duncan Hunter Sr."),
    ("Kim Jong-un", "Kim Yo-jong"),
    ("Michael McCaul", "Michael McFaul"),
    ("Ivana Trump", "Ivanka Trump"),
    ("Erik Petersen", "Erik Peterson"),
    ("Mike Brown", "Michael Brown"),  # so many have the name that a short form decides nothing
    ("Maria Garcia", "Maria Lopez-Garcia"),
    ("New Republic", "New Republican"),
    ("John Rockefeller III", "John Rockefeller IV"),
    ("David Smith", "John David Smith"),
    ("Paul Ryan", "Ryan Paul"),
]


@pytest.mark.parametrize(("name", "recorded"), ONE_SPEAKER, ids=map(" is ".join, ONE_SPEAKER))
def test_two_articles_speak_of_one(name: str, recorded: str) -> None:
    assert are_one_speaker(name, [recorded], ENGLISH)


@pytest.mark.parametrize(("name", "recorded"), TWO_SPEAKERS, ids=map(" is not ".join, TWO_SPEAKERS))
def test_two_articles_may_speak_of_two(name: str, recorded: str) -> None:
    assert not are_one_speaker(name, [recorded], ENGLISH)


def test_a_name_that_conflicts_with_one_of_the_recorded_names_is_another_speaker() -> None:
    assert are_one_speaker("Alexandra Marlow", ["Alex Marlow"], ENGLISH)
    assert not are_one_speaker("Alexandra Marlow", ["Alex Marlow", "Alexander Marlow"], ENGLISH)
    assert not are_one_speaker("Ann C. Marlow", ["Ann Marlow", "Ann B. Marlow"], ENGLISH)
