"""Texts put together keep their entities where they belong."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model.text import Text, bold, join, plain, utf16_length

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


def covered(text: Text) -> list[str]:
    units = text.plain.encode("utf-16-le")
    return [
        units[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le") for e in text.entities
    ]


@given(st.lists(st.tuples(words, st.booleans())), words)
def test_bold_parts_stay_bold_wherever_they_are_put(
    parts: list[tuple[str, bool]], gap: str
) -> None:
    whole = join(gap, [bold(word) if is_bold else plain(word) for word, is_bold in parts])
    assert whole.plain == gap.join(word for word, _ in parts)
    assert covered(whole) == [word for word, is_bold in parts if is_bold]


@given(words, words)
def test_lengths_add_up_in_utf16(one: str, other: str) -> None:
    assert len(plain(one) + other) == utf16_length(one) + utf16_length(other)
    assert utf16_length("😴") == 2
