"""Which language a caller reads, as ``Accept-Language`` tells."""

from fastapi import Request

from graph_service.words import LANGUAGES, Language, Words


def words_of(request: Request) -> Words:
    """The words of the caller's language."""
    return Words(language_of(request))


def language_of(request: Request) -> Language:
    """The language that the caller likes best of those that are spoken here; Vietnamese where none of them is told."""
    liked = [_liked(each) for each in request.headers.get("accept-language", "").split(",") if each.strip()]
    # of two that are liked alike the first is meant
    for _, language in sorted((each for each in liked if each[0] > 0), key=lambda each: -each[0]):
        for spoken in LANGUAGES:
            if language.partition("-")[0] == spoken:
                return spoken
    return LANGUAGES[0]


def _liked(item: str) -> tuple[float, str]:
    language, _, quality = item.strip().lower().partition(";q=")
    try:
        return float(quality or 1), language.strip()
    except ValueError:
        return 0.0, language.strip()
