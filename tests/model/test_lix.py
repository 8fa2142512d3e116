import pytest

from bot.model.lix import lix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Sov godt.", 2),
        ("Bækkenløsning gør ondt.", 3 + 100 / 3),
        ("Gå små ture. Hvil dig imens!", 3),
        ("- en lille pude\n- en god stol", 3),
        ("Ring 112 nu", 2),
    ],
)
def test_lix_is_words_a_sentence_plus_long_words(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected)
