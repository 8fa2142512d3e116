"""Looking topics up: what Danish does to words, whose turn it is to answer, and what is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import Library
from bot.model.lookup import SHOWN, Passage, passages
from bot.model.lookup.bm25 import Bm25
from bot.model.lookup.features import Features, fold
from bot.model.lookup.passages import QUOTE_LIMIT
from bot.model.lookup.spelling import Spelling


def first(shelf: Library, text: str, language: str = "da") -> str | None:
    """The topic that a message finds first."""
    topics = shelf.lookup.find(text, language).topics
    return topics[0].slug if topics else None


@pytest.mark.parametrize(
    "spellings",
    [
        ("bækkenløsning", "baekkenloesning", "bakkenlosning", "bäkkenlösning"),
        ("går på tå", "gaar paa taa", "gar pa ta"),
        ("én", "en"),
    ],
)
def test_letters_that_a_keyboard_lacks_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other", "shared"),
    [
        ("da", "trapperne", "trappe", "trap"),
        ("da", "bækkenbælte", "bælte", "~lte$"),
        ("en", "walking", "walks", "walk"),
        ("en", "I can't", "i cant", "i cant"),
    ],
)
def test_endings_compounds_and_apostrophes_leave_something_in_common(
    language: str, one: str, other: str, shared: str
) -> None:
    features = Features(language)
    assert shared in features.count([one]).keys() & features.count([other]).keys()


def test_a_language_that_snowball_lacks_keeps_its_whole_words() -> None:
    assert {"trapperne", "trapperne op"} <= Features("xx").count(["Trapperne op"]).keys()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fysioterapuet", "fysioterapeut"),
        ("fysoterapeut", "fysioterapeut"),
        ("jordemodre", "jordemoder"),
        ("sove", "sove"),
        ("sofa", "sofa"),
    ],
)
def test_a_slip_is_taken_for_the_word_that_was_meant(written: str, meant: str) -> None:
    assert Spelling(["fysioterapeut, jordemoder", "sove"]).mend(written) == meant


def test_what_covers_more_of_a_question_ranks_higher_and_rare_words_count_for_more() -> None:
    ranked = Bm25(
        {
            "both": {"pain": 1, "stairs": 1},
            "rare": {"stairs": 1, "car": 1},
            "common": {"pain": 1, "bed": 1},
            "neither": {"pain": 1, "belt": 1},
        }
    ).rank({"pain": 1, "stairs": 1})
    assert list(ranked)[:2] == ["both", "rare"]
    assert ranked["rare"] > ranked["common"] == ranked["neither"]
    assert all(0 < score < 1 for score in ranked.values())


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Trapper?", "practical-advice"),
        ("hvordan vender jeg mig i sengen", "nights"),
        ("jeg sover ikke om natten", "nights"),
        ("hjaelper et stoettebaelte", "help"),
        ("kiroprakter", "help"),
        ("er det arveligt", "why-some-more"),
        ("går det væk efter fødslen", "after-birth"),
        ("min mand forstår det ikke", "talking"),
        ("jeg kan ikke mere", "daily-life-affected"),
        ("a ka ett vend mæ i æ seng", "nights"),
    ],
)
def test_a_question_finds_its_topic(text: str, slug: str, shelf: Library) -> None:
    assert first(shelf, text) == slug


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("text", "meant"), [("how do I turn over in bed", "en"), ("hvordan vender jeg mig", "da")]
)
def test_the_answer_is_in_the_language_of_the_question(
    text: str, meant: str, language: str, shelf: Library
) -> None:
    answer = shelf.lookup.find(text, language)
    assert answer.language == meant
    assert answer.topics[0].slug == "nights"
    pages = shelf.topics["nights"].editions[meant].pages
    passage = answer.topics[0].passage
    assert passage.text.splitlines()[-1] in pages[passage.page - 1].body.plain


def test_what_hardly_fits_is_not_answered(shelf: Library) -> None:
    for text in ("", "?!", "❤️", "zxcvbnm", "12345678"):
        answer = shelf.lookup.find(text, "en")
        assert (answer.topics, answer.language) == ((), "en")


def test_an_intent_that_lists_a_message_word_for_word_comes_first(shelf: Library) -> None:
    for intent in shelf.lookup.intents:
        for language, entries in intent.asked.items():
            for entry in entries:
                answer = shelf.lookup.find(f" {entry.upper()}! ", language)
                assert answer.intent, entry
                assert not answer.topics


def test_a_message_belongs_to_the_intent_where_most_of_it_is_found(shelf: Library) -> None:
    intent = shelf.lookup.find("Hej, må jeg mon spise røget laks nu?", "da").intent
    assert intent
    assert intent.phrase == "lookup-food"


def test_every_topic_is_found_by_its_own_words(shelf: Library) -> None:
    for slug, topic in shelf.topics.items():
        for language, edition in topic.editions.items():
            found = shelf.lookup.find(edition.front.title, language)
            assert slug in [match.slug for match in found.topics]


@given(text=st.text(max_size=200), language=st.sampled_from(["da", "en"]))
def test_any_text_has_an_answer(text: str, language: str, shelf: Library) -> None:
    answer = shelf.lookup.find(text, language)
    assert len(answer.topics) <= SHOWN
    assert not (answer.topics and answer.intent)
    scores = [match.score for match in answer.topics]
    assert scores == sorted(scores, reverse=True)
    for match in answer.topics:
        assert match.passage in passages(shelf.topics[match.slug], answer.language)


def test_passages_cover_every_page_and_no_heading_stands_alone(shelf: Library) -> None:
    for topic in shelf.topics.values():
        for language, edition in topic.editions.items():
            found = list(passages(topic, language))
            for number, page in enumerate(edition.pages, 1):
                texts = [passage.text for passage in found if passage.page == number]
                assert "\n".join(texts).split() == page.body.plain.split()
            assert not [p for p in found if p.text.endswith(":") or len(p.text) < 15]


def test_a_quotation_ends_with_a_sentence() -> None:
    sentence = "Hver gang du vender dig, gør det ondt. "
    quote = Passage("nights", 1, sentence * 20).quote
    assert len(quote) <= QUOTE_LIMIT
    assert quote == f"{(sentence * 8).rstrip()} …"
    assert Passage("nights", 1, "ord " * 200).quote.endswith("ord …")
    assert Passage("nights", 1, sentence).quote == sentence
