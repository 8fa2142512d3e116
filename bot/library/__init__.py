"""content/ -> one frozen `Library`, or one `ContentError` that lists every fault."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ContentError
from bot.library.claims import load_claims
from bot.library.clinic import load_clinic
from bot.library.danger import Danger, load_danger
from bot.library.lookup import load_lookup
from bot.library.news import load_news
from bot.library.phrases import MissingPhraseError, Phrases, load_phrases
from bot.library.quiz import load_cases, load_quiz
from bot.library.source import Faults, read_text
from bot.library.sources import Sources, check_cited, load_sources
from bot.library.tips import load_tips
from bot.library.topics import load_topics
from bot.model.cases import Cases
from bot.model.claims import Claims
from bot.model.clinic import Clinic
from bot.model.lookup import Lookup
from bot.model.news import NewsFrontMatter, NewsItem
from bot.model.quiz import Quiz
from bot.model.tips import Tips
from bot.model.topics import FrontMatter, Topic

__all__ = ["Library", "MissingPhraseError", "Phrases", "load"]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything readers see.

    `phrases` is by language, the first language first; `topics` is by slug, in the menu's order;
    `news` is by slug, the newest first. `poster` is how the clinic's poster looks, in Typst.
    """

    clinic: Clinic
    phrases: Mapping[str, Phrases]
    topics: Mapping[str, Topic]
    sources: Sources
    quiz: Quiz
    cases: Cases
    tips: Tips
    lookup: Lookup
    danger: Danger
    claims: Claims
    poster: str
    news: Mapping[str, NewsItem]

    @property
    def reviews(self) -> list[str | None]:
        """Who reviewed each file of clinical content; None where nobody has yet."""
        fronts, courses = _fronts(self.topics, self.news), self.tips.courses.values()
        files = (self.quiz, self.cases, *courses, self.tips.night_card, self.danger.file)
        return [file.reviewed_by for file in (*fronts, *files)]


def load(content: Path) -> Library:
    """Read and check a content folder.

    Raises:
        ContentError: with all faults as `file:line: what to do`.
    """
    content = content.resolve()
    faults = Faults(content)
    clinic = load_clinic(content / "clinic.yaml", faults)
    phrases = load_phrases((content / "phrases", content / "desk"), faults)
    sources = load_sources(content / "sources.yaml", faults)
    values = clinic.placeholders() if clinic else None
    # First the largest: what comes after fits into the memory that its reading leaves behind.
    danger = load_danger(content / "danger.yaml", phrases, values, faults)
    topics = load_topics(content, phrases, sources, values, faults)
    quiz = load_quiz(content / "quiz.yaml", phrases, topics, sources, faults)
    cases = load_cases(content / "cases.yaml", phrases, sources, faults)
    tips = load_tips(content, phrases, sources, values, faults)
    lookup = load_lookup(content, phrases, topics, faults)
    claims = load_claims(content / "claims.yaml", phrases, faults)
    poster = read_text(content / "poster.typ", faults)
    news = load_news(content, phrases, sources, values, claims, faults)
    if tips and quiz and cases and not faults.found:  # else a faulty file may be the one to cite it
        cited = {name for front in _fronts(topics, news) for name in front.sources}
        cited.update(tips.cited(), quiz.cited, cases.cited)
        check_cited(content / "sources.yaml", sources, cited, faults)
    if faults.found or not (
        clinic and quiz and cases and tips and lookup and danger and claims and poster
    ):
        raise ContentError(faults.found)
    return Library(
        clinic,
        phrases,
        topics,
        sources,
        quiz,
        cases,
        tips,
        lookup,
        danger,
        claims,
        poster,
        news,
    )


def _fronts(
    topics: Mapping[str, Topic], news: Mapping[str, NewsItem]
) -> list[FrontMatter | NewsFrontMatter]:
    """Return what stands on top of each file of these."""
    return [
        *(edition.front for topic in topics.values() for edition in topic.editions.values()),
        *(edition.front for item in news.values() for edition in item.editions.values()),
    ]
