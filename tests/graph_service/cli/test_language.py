"""Commands speak one language at a time: Vietnamese, or English where it is asked for."""

import pytest
from click.testing import CliRunner, Result

from graph_service.cli import main
from graph_service.queries.labels import LABELS
from graph_service.words import vietnamese

QUESTIONS = (
    ("implementing", "77-NQ/TW"),
    ("lineage", "154-kh-tu.an-lac.2020"),
    ("show", "77-NQ/TW", "--mentions"),
    ("implementing", "77-NQ/TW", "--level", "ward"),
    ("find", "xyz"),
    ("stats",),
    ("show", "78-NQ/TW"),
)
#: what each language says of these answers and the other does not
SAID = {
    "vi": ("văn bản thực hiện", "Dẫn tới", "văn bản nhắc đến", "khi không lọc", "Không tìm thấy", "Tệp đã nạp"),
    "en": ("implement it", "Leads to", "cite it", "after filters", "Nothing was found", "files loaded"),
}
VERBS = {
    "vi": {vietnamese(label.said_inverse) for label in LABELS},
    "en": {label.said_inverse for label in LABELS},
}


def run(*words: str, **environment: str) -> Result:
    """The result of a command."""
    return CliRunner(env={"DIRECTIVE_GRAPH_LANG": None, **environment}).invoke(main, words)


def said(language: str, store_url: str) -> str:
    """All that the questions print in a language."""
    results = [run(*words, "--lang", language, "--store", store_url) for words in QUESTIONS]
    return "\n".join(result.stdout + result.stderr for result in results)


@pytest.mark.parametrize(("language", "other"), [("vi", "en"), ("en", "vi")])
def test_answers_are_in_one_language(store_url: str, language: str, other: str) -> None:
    """Whatever is printed around documents and sentences is of the language that was asked for, and of it alone."""
    printed = said(language, store_url)
    assert [words for words in SAID[language] if words not in printed] == []
    assert [words for words in SAID[other] if words in printed] == []
    lines = printed.splitlines()
    assert any(verb in line for line in lines for verb in VERBS[language])
    # a verb stands before a colon or a name; in sentences of documents it is the documents' own
    assert [line for line in lines for verb in VERBS[other] if f"{verb}: " in line] == []


def test_it_is_vietnamese_unless_told_otherwise(store_url: str) -> None:
    """By the option before or behind the name of the command, by the environment; the option goes before it."""
    vietnamese, english = "Tệp đã nạp: ", "files loaded: "
    asked = ("stats", "--store", store_url)
    assert vietnamese in run(*asked).stdout
    assert english in run(*asked, "--lang", "en").stdout
    assert english in run("--lang", "en", *asked).stdout
    assert english in run(*asked, DIRECTIVE_GRAPH_LANG="en").stdout
    assert vietnamese in run(*asked, "--lang", "vi", DIRECTIVE_GRAPH_LANG="en").stdout
    assert vietnamese in run("--lang", "en", *asked, "--lang", "vi").stdout


def test_help_is_in_the_language_that_the_words_ask_for() -> None:
    """Whatever the environment says, in front of the command's name and behind it: all of a help, click's words too."""
    for asked in (("--lang", "vi", "--help"), ("show", "--lang", "vi", "--help"), ("--lang", "vi", "show", "--help")):
        vietnamese_help = run(*asked, DIRECTIVE_GRAPH_LANG="en").stdout
        assert (
            vietnamese_help
            == run(*asked).stdout
            == run(*(each for each in asked if each not in ("--lang", "vi"))).stdout
        )
    english_help = run("show", "--lang=en", "--help", DIRECTIVE_GRAPH_LANG="vi").stdout
    assert english_help == run("show", "--help", DIRECTIVE_GRAPH_LANG="en").stdout
    assert ("Cách dùng" in english_help, "Usage" in english_help) == (False, True)


def test_errors_are_titled_in_the_language(store_url: str) -> None:
    """Of our own errors, and of wrong use, behind a command of a command too."""
    lost = ("show", "78-NQ/TW", "--store", store_url)
    assert run(*lost).stderr.startswith("Không tìm thấy: ")
    assert run(*lost, "--lang", "en").stderr.startswith("Not found: ")
    both_forms = ("implementing", "77-NQ/TW", "--json", "--csv", "--store", store_url)
    assert "chỉ một trong hai" in run(*both_forms).stderr
    assert "one of the two" in run(*both_forms, "--lang", "en").stderr
    listed = ("correct", "list", "--store", store_url)
    assert run(*listed).stderr == "Chưa có điều chỉnh nào.\n"
    assert run(*listed, "--lang", "en").stderr == "There are no corrections.\n"


def test_another_language_is_refused(store_url: str) -> None:
    """However it is asked for: none is spoken in the place of one that is not known."""
    for refused in (
        run("stats", "--lang", "fr", "--store", store_url),
        run("stats", "--store", store_url, DIRECTIVE_GRAPH_LANG="fr"),
    ):
        assert refused.exit_code == 2
        assert "'vi', 'en'" in refused.stderr


def test_json_is_the_same_in_both(store_url: str) -> None:
    """A program is not asked which language it reads."""
    asked = ("implementing", "77-NQ/TW", "--json", "--store", store_url)
    assert run(*asked).stdout == run(*asked, "--lang", "en").stdout
