"""What the signs of `content/danger.yaml` find in free text, and what they leave alone."""

import unicodedata
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.danger_learning import PLACES
from bot.model.danger import Call, Detector, Signs, compile_signs, features
from bot.model.lix import lix

ROOT = Path(__file__).parent.parent.parent
DATA: Any = yaml.safe_load((ROOT / "content/danger.yaml").read_text(encoding="utf-8"))
EXAMPLES: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("danger_examples.yaml").read_text(encoding="utf-8")
)
HARMLESS = EXAMPLES.pop("harmless")
SIGNS = Signs.model_validate(DATA)
DETECTOR = compile_signs(SIGNS)
WORDINGS_ONLY = Detector(SIGNS)


def found(text: str, detector: Detector = WORDINGS_ONLY) -> list[str]:
    return [finding.sign for finding in detector.find(text)]


@pytest.mark.parametrize("sign", EXAMPLES)
def test_every_example_raises_a_card_and_nearly_all_the_right_one(sign: str) -> None:
    raised = {text: found(text, DETECTOR) for text in EXAMPLES[sign]}
    assert [text for text, signs in raised.items() if not signs] == []
    assert sum(sign in signs for signs in raised.values()) >= 0.95 * len(raised)


def test_the_wordings_alone_find_nearly_all() -> None:
    texts = [text for texts in EXAMPLES.values() for text in texts]
    assert sum(bool(found(text)) for text in texts) >= 0.98 * len(texts)


def test_harmless_messages_rarely_raise_a_card() -> None:
    raised = [text for text in HARMLESS if found(text, DETECTOR)]
    assert len(raised) <= 0.02 * len(HARMLESS), raised


def test_there_are_examples_for_every_sign() -> None:
    assert list(EXAMPLES) == [sign.id for sign in SIGNS.signs]
    assert min(map(len, EXAMPLES.values())) >= 30


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("jeg bløder", "jeg bløder ikke"),
        ("det bløder", "det bløder altså slet ikke"),
        ("jeg har feber", "jeg har ikke feber"),
        ("jeg har feber", "feber har jeg ikke"),
        ("jeg har blødning og feber", "ingen feber, blødning eller smerter"),
        ("I'm bleeding", "I'm not bleeding"),
        ("fever and bleeding", "no fever or bleeding"),
        ("jeg er faldet på trappen", "jeg er ikke faldet på trappen"),
    ],
)
def test_negation(said: str, denied: str) -> None:
    assert found(said)
    assert found(denied) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("det er ikke væltet ud, men der kommer lidt blod", "bleeding"),
        ("bløder ikke meget, bare lidt", "bleeding"),
        ("jeg ved ikke om det er blod", "bleeding"),
        ("jeg bløder og kan ikke sove", "bleeding"),
        ("blødningen stopper ikke", "heavy-bleeding"),
        ("ingen feber, men jeg bløder", "bleeding"),
        ("har ikke kun feber", "fever"),
        ("hovedpine der ikke går væk", "headache-vision"),
        ("ingen spark i dag", "less-movement"),
        ("kan ikke mærke hende sparke", "less-movement"),
        ("jeg kan ikke tisse", "saddle-numbness"),
    ],
)
def test_negation_that_cancels_nothing(text: str, sign: str) -> None:
    assert sign in found(text)


def test_ikke_meget_denies_the_amount_only() -> None:
    assert found("det bløder ikke så meget") == ["bleeding"]


@pytest.mark.parametrize(
    "text",
    [
        "min mor bløder",
        "hunden har feber",
        "min søn på fire har feber",
        "min treårige er faldet på trappen",
        "min mand har ondt i brystet",
        "min datter er syg, hun har feber",
        "my husband has a fever",
        "my mum fell down the stairs",
    ],
)
def test_other_people(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "min kone bløder",
        "hun bløder",
        "min mor siger at jeg bløder for meget",
        "min gravide søster bløder",
        "min søn er syg og nu har jeg også feber",
        "my girlfriend is bleeding",
        "min datter har feber, hun er gravid i uge 30",
        "hunden sprang op på maven af mig",
        "min toårige sparkede mig i maven",
    ],
)
def test_the_reader_even_where_others_are_named(text: str) -> None:
    assert found(text)


def test_long_ago_but_not_again() -> None:
    assert found("jeg faldt på cykel for tre år siden") == []
    assert found("i min første graviditet blødte jeg") == []
    assert found("i min første graviditet blødte jeg, og nu bløder jeg igen")
    assert found("jeg faldt på cykel for tre timer siden")


@pytest.mark.parametrize(
    "text",
    [
        "jeg bløder",
        "jeg bloeder",
        "jeg bloder",
        "JEG BLØDER!!",
        "jeg bløøøder",
        "jeg blöder",
        unicodedata.normalize("NFD", "jeg får blødninger nå"),
        "jeg har fået en blødnnig",
        "æ bløjer",
    ],
)
def test_spelling(text: str) -> None:
    assert "bleeding" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "er en blød madras bedre",
        "er de bløde puder gode",
        "vi bor ved bakken og bakken er stejl",
        "jeg falder ikke i søvn",
        "må jeg ringe til lægen, og er lægen inde i dag",
        "mine fødder er trætte af at stå",
        "det jager i bækkenet når jeg vender mig",
        "kan næsten ikke gå",
        "benet giver efter",
    ],
)
def test_lookalikes_and_pelvic_girdle_pain(text: str) -> None:
    assert found(text, DETECTOR) == []


def test_most_urgent_first_with_the_words_that_say_so() -> None:
    findings = DETECTOR.find("Ondt i halsen, 39 i FEBER, bløder lidt, og my chest hurts")
    assert [finding.call for finding in findings] == [Call.EMERGENCY, Call.MATERNITY, Call.DOCTOR]
    assert [finding.sign for finding in findings] == ["breathing", "bleeding", "fever"]
    assert [finding.words for finding in findings[1:]] == [("bløder",), ("FEBER",)]


@pytest.mark.parametrize("detector", [WORDINGS_ONLY, DETECTOR])
@pytest.mark.parametrize("times", [1, 3, 6, 30])
def test_a_sign_in_the_middle_of_a_long_message(times: int, detector: Detector) -> None:
    long = "Jeg har haft ondt i bækkenet siden uge 18 og går til fys. " * times
    assert found(long, detector) == []
    assert found(f"{long}I morges var der rødt på papiret. {long}", detector) == ["bleeding"]


def test_a_wording_that_fits_does_not_decide_alone() -> None:
    fitting = [text for text in HARMLESS if found(text)]
    assert len(fitting) >= 10
    assert sum(bool(found(text, DETECTOR)) for text in fitting) <= len(fitting) / 4


def test_words_apart_are_put_together_only_within_a_sentence() -> None:
    assert found("Min søn er faldet. Han er glad. Jeg kan ikke gå på arbejde.") == []
    assert "fall-no-weight" in found("Jeg faldt i går. I dag kan jeg ikke støtte på benet.")


def test_pictures_alone_are_not_judged_but_blood_is_blood() -> None:
    for text in ("😀😀😀", "🫶🏼", "👍", "❤️", "\u200b" * 3, "?!"):
        assert found(text, DETECTOR) == []
    assert "bleeding" in found("🩸", DETECTOR)


def test_what_fits_no_wording_may_still_be_like_a_danger() -> None:
    text = "man kunne tro nogen var blevet myrdet på vores badeværelse"
    assert WORDINGS_ONLY.find(text) == ()
    (finding,) = DETECTOR.find(text)
    assert finding.sign == "heavy-bleeding"
    assert "myrdet" in finding.words


@given(st.text(max_size=300) | st.lists(st.sampled_from(HARMLESS), max_size=4).map(" ".join))
def test_any_text_is_read_and_findings_quote_it(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    for finding in DETECTOR.find(text):
        assert all(words in plain for words in finding.words)


def test_no_two_marks_share_a_vector(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: dict[bytes, int] = {}
    monkeypatch.setattr(features, "crc32", lambda name: numbers.setdefault(name, crc32(name)))
    for text in (*HARMLESS, *(text for texts in EXAMPLES.values() for text in texts)):
        WORDINGS_ONLY.features(text)
    assert len(numbers) > len(SIGNS.lists)
    assert len({number % PLACES["marks"] for number in numbers.values()}) == len(numbers)


def test_advice_reads_easily() -> None:
    hard = [
        (sign.id, language)
        for sign in SIGNS.signs
        for language, advice in sign.advice.items()
        if lix(advice.format(call=Number(), clinic=Number())) > 34
    ]
    assert hard == []


class Number:
    def __getattr__(self, name: str) -> str:
        return "112"
