"""The language of a text is recognised: English where that is in doubt, another where it is plain."""

import pytest

from service.language.recognition import recognise

ENGLISH = {
    "news": "The council voted on Tuesday to close the swimming pool, and the mayor said that nobody had asked her.",
    "one short sentence": "“No,” said Ola Berg.",
    "a headline": "Dyke Holds As Storm Passes",
    "a name and a quote": "Ola Berg: “We must save more.”",
    "a French quote": "“Nous ne vendrons pas le moulin et nous garderons le pont,” Mayor Claire Aubin said on Monday.",
    "a German word": "They called it “Schadenfreude” and went home, as the members of the choir had done before.",
    "more French than English": "Claire Aubin wrote: “Nous ne vendrons pas le moulin. Il appartient à tous les gens de "
    "la ville, et la ville le gardera.” Then she left the room without another word.",
    "names of many lands": "Güler Yıldız, Søren Kjær and Łukasz Wójcik met Zoë Brontë in São Paulo.",
    "a table": "Shr 31 cts vs 12 cts Net 809,144 vs 277,834 Revs 2,258,341 vs 1,328,634 Avg shrs 4,251,553 vs 3,884",
    "capitals": "RAIN FELL IN SANTA ROSA, PONTA GROSSA AND CAMPO LARGO.",
    "no words": "1010 – 2020 …",
    "nothing": "",
}
OTHER = {
    "de": "„Der Deich hält noch“, sagte die Bürgermeisterin am Abend.",
    "fr": "« Le phare restera allumé », a promis le gardien Luc Morel.",
    "es": "«El faro seguirá encendido», prometió el farero Luis Prado.",
    "it": "«Il faro resterà acceso», ha promesso il guardiano Paolo Neri.",
    "pt": "“O farol vai continuar aceso”, prometeu o faroleiro Rui Matos.",
    "nl": "“De vuurtoren blijft branden”, beloofde wachter Jan de Wit.",
    "da": "”Fyret bliver ved med at lyse”, lovede fyrmesteren Jens Holm.",
    "sv": "”Fyren fortsätter att lysa”, lovade fyrvaktaren Anna Lind.",
    "pl": "„Latarnia będzie świecić”, obiecał latarnik Jan Wilk.",
    "cs": "„Maják bude svítit dál,“ slíbil strážce Petr Novák.",
    "fi": "”Majakka palaa yhä”, lupasi majakanvartija Aino Salo.",
    "hu": "„A világítótorony égve marad” – ígérte Kiss Anna.",
    "tr": "“Deniz feneri yanmaya devam edecek,” dedi bekçi Ali Demir.",
    "ru": "«Маяк будет гореть», — пообещал смотритель Иван Лис.",
    "uk": "«Маяк горітиме й надалі», — пообіцяла Ганна Лис.",
    "el": "«Ο φάρος θα μείνει αναμμένος», υποσχέθηκε ο φαροφύλακας.",
    "ar": "قال الحارس: «المنارة ستبقى مضاءة طوال الليل».",
    "he": "”המגדלור יישאר דולק“, הבטיח השומר.",
    "hi": "“लाइटहाउस जलता रहेगा,” रखवाले ने कहा।",
    "zh": "“灯塔会一直亮着，”守塔人说。",
    "ja": "「灯台の明かりは消えません」と灯台守は話した。",
    "ko": "“등대는 계속 켜져 있을 것입니다.” 등대지기가 말했다.",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH.keys())
def test_what_may_be_english_is(text: str) -> None:
    assert recognise(text) == "en"


@pytest.mark.parametrize(("code", "text"), OTHER.items(), ids=OTHER.keys())
def test_another_language_is_recognised(code: str, text: str) -> None:
    assert recognise(text) == code


def test_a_german_text_with_english_quotes_is_german() -> None:
    text = "„We will keep the light on until the last boat is in“, sagte die Wärterin auf Englisch, und alle lachten."
    assert recognise(text) == "de"


def test_a_script_that_is_not_known_is_no_english() -> None:
    assert recognise("ለንደን በእንግሊዝ የምትገኝ ትልቅ ከተማ ናት።") == "und"


def test_only_the_beginning_of_a_long_text_counts() -> None:
    assert recognise("The council voted to close the pool on Tuesday. " * 100 + "Der Deich hält noch. " * 1_000) == "en"


def test_half_a_surrogate_pair_does_no_harm() -> None:
    assert recognise("灯塔会一直亮着\ud83d守塔人说") == "zh"
