"""Faults in `content/danger.yaml` are named with their place; words, wordings and weights."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from pydantic import ValidationError

from benchmarks.danger_learning import Example, learn
from bot.model import danger
from bot.model.danger import Detector, Judge, Signs
from bot.model.danger.judge import Arrays
from bot.model.danger.signs import Surroundings
from bot.model.danger.spelling import Spelling
from bot.model.danger.wording import parse

ROOT = Path(__file__).parent.parent.parent
SIGN = {
    "id": "bleeding",
    "call": "maternity",
    "label": {"da": "Blødning", "en": "Bleeding"},
    "advice": {"da": "Ring {call.emergency} nu.", "en": "Call {call.emergency} now."},
    "wordings": ["<blood>"],
}
SMALL: dict[str, Any] = {
    "reviewed_by": None,
    "reviewed_on": None,
    "signs": [SIGN],
    "lists": {"blood": {"da": ["blod", "bløder"], "en": ["blood"]}},
    "spellings": {},
    "surroundings": {name: {} for name in Surroundings.model_fields},
}


def faults(change: Mapping[Any, object]) -> dict[tuple[int | str, ...], str]:
    data = deepcopy(SMALL)
    for place, value in change.items():
        part: Any = data
        for key in place[:-1]:
            part = part[key]
        part[place[-1]] = value
    with pytest.raises(ValidationError) as raised:
        Signs.model_validate(data)
    return {error["loc"]: error["msg"] for error in raised.value.errors()}


def test_the_small_file_is_right() -> None:
    detector = Detector(Signs.model_validate(SMALL))
    assert detector.find("Der er blod")[0].words == ("blod",)
    assert detector.find("") == ()


def test_a_list_that_is_missing() -> None:
    wordings = ("signs", 0, "wordings")
    said = faults({wordings: ["<blood> + <flowing>"]})
    assert said == {(*wordings, 0): '"<blood> + <flowing>": there is no list flowing'}


def test_a_list_that_no_wording_uses() -> None:
    said = faults({("lists", "flowing"): {"da": ["fosser"]}})
    assert said == {("lists", "flowing"): "no wording uses this list: remove it"}


def test_no_sign_at_all() -> None:
    assert faults({("signs",): [], ("lists",): {}}) == {("signs",): "give at least one sign"}


def test_an_id_given_twice() -> None:
    assert faults({("signs",): [SIGN, SIGN]}) == {("signs", 1, "id"): "another sign has this id"}


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("blod +", "something is missing"),
        ("blod ...", "something is missing"),
        ("<blood", "neither a word nor a <list>"),
        ("<40-38>", "is empty"),
        (38, "put it in quotes"),
    ],
)
def test_a_wording_that_is_none(wording: object, said: str) -> None:
    ((place, message),) = faults({("signs", 0, "unless"): [wording]}).items()
    assert place == ("signs", 0, "unless", 0)
    assert said in message


def test_advice_with_a_number_or_an_unknown_placeholder() -> None:
    place = ("signs", 0, "advice", "da")
    assert "clinic.yaml" in faults({place: "Ring 112 nu."})[place]
    assert "{call.ambulance}" in faults({place: "Ring {call.ambulance} nu."})[place]


def test_a_list_holds_plain_words() -> None:
    place = ("lists", "blood", "da")
    assert "plain words" in faults({place: ["<blood>"]})[*place, 0]


def test_a_wording_taken_apart() -> None:
    (first, second), (third,) = parse("blod på/i ... <cloth> + rødt & <38.0-41>").parts
    assert [(step.options, step.gap) for step in first] == [
        (("blod",), 2),
        (("på", "i"), 2),
        (("<cloth>",), 8),
    ]
    assert second[0].options == ("rødt",)
    assert third[0].options == ("<38.0-41>",)


def test_numbers() -> None:
    change = {"wordings": ["temp <38-43>", "<38.0-43.0>"]}
    data = SMALL | {"signs": [SIGN | change], "lists": {}}
    detector = Detector(Signs.model_validate(data))
    assert [
        text for text in ("temp 39", "38,5", "uge 39", "temp 37", "43.1") if detector.find(text)
    ] == [
        "temp 39",
        "38,5",
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bækken", {"bækken"}),
        ("baekken", {"bækken"}),
        ("bakken", set()),
        ("bloder", {"bløder"}),
        ("bløde", set()),
        ("undt", {"ondt"}),
        ("kontrationer", {"kontraktioner"}),
        ("kontratkioner", {"kontraktioner"}),
        ("kontrakttioner", {"kontraktioner"}),
        ("komtraktioner", {"kontraktioner"}),
        ("bontraktioner", {"kontraktioner"}),
        ("feger", set()),
        ("blodpletter", {"blod*"}),
        ("underlivsblødning", {"*blødning"}),
    ],
)
def test_what_a_typed_word_may_stand_for(typed: str, meant: set[str]) -> None:
    known = ["bækken", "bløder", "ondt", "kontraktioner", "feber", "blod*", "*blødning"]
    spelling = Spelling(known, ["bakken", "bloder*", "bløde"], {"ondt": ["undt"]})
    assert spelling.meant_by(typed) >= meant
    assert bool(spelling.meant_by(typed)) == bool(meant)


def test_the_judge_knows_the_signs() -> None:
    data = yaml.safe_load((ROOT / "content/danger.yaml").read_text(encoding="utf-8"))
    assert sorted(danger.learned().signs) == sorted(sign["id"] for sign in data["signs"])


NO_WORDING = SMALL | {
    "signs": [SIGN | {"wordings": ["xyz"]}, SIGN | {"id": "fever", "wordings": ["zyx"]}],
    "lists": {},
}
LEARNED_FROM = [
    ("jeg ser blod", ["bleeding"]),
    ("der er blod", ["bleeding"]),
    ("jeg har feber", ["fever"]),
    ("der er feber", ["fever"]),
    ("jeg ser min pude", []),
    ("der er en pude", []),
] * 5


def learned(signs: Signs, rounds: int) -> Arrays:
    reader = Detector(signs)
    examples = [
        Example(reader.features(text), frozenset(its_signs)) for text, its_signs in LEARNED_FROM
    ]
    return learn(examples, ["bleeding", "fever"], networks=1, rounds=rounds)


def test_learning_repeats_itself() -> None:
    signs = Signs.model_validate(NO_WORDING)
    once, again = learned(signs, rounds=2), learned(signs, rounds=2)
    assert once.keys() == again.keys()
    for name, array in once.items():
        assert np.array_equal(array, again[name]), name


def test_learning_tells_examples_apart() -> None:
    signs = Signs.model_validate(NO_WORDING)
    detector = Detector(signs, Judge(learned(signs, rounds=50)))
    (finding,) = detector.find("jeg har set blod")
    assert finding.sign == "bleeding"
    assert "blod" in finding.words
    assert detector.find("jeg har set min pude") == ()
    assert detector.find("?") == ()
