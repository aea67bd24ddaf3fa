"""What files are called: by their names, and by their folders where that is needed."""

from hypothesis import given
from hypothesis import strategies as some

from graph_service.store.protocol import FileKey, shown_files, shown_names

NAMES = some.sampled_from(["a.txt", "b/a.txt", "a.txt [docs]", "a.txt [upload]"])
ROOTS = some.sampled_from(["/srv/one/docs", "/srv/two/docs", "/docs", "upload", "", "C:/docs", "/srv/one/docs [docs]"])
FILES = some.lists(some.builds(FileKey, NAMES, ROOTS), unique=True)


def test_a_name_is_all_where_it_is_alone() -> None:
    """A folder is told only where another has a file of that name, in as few words as part the two."""
    one, two, other = FileKey("a.txt", "/srv/one/docs"), FileKey("a.txt", "/srv/two/docs"), FileKey("b.txt", "/srv")
    upload = FileKey("a.txt", "upload")
    assert shown_names([one, other]) == {one: "a.txt", other: "b.txt"}
    assert shown_names([one, upload]) == {one: "a.txt [docs]", upload: "a.txt [upload]"}
    assert shown_names([two, one]) == {one: "a.txt [one/docs]", two: "a.txt [two/docs]"}


@given(FILES)
def test_no_two_files_are_called_the_same(files: list[FileKey]) -> None:
    """Names are a function of the files together, in whatever order they come, and each leads to one of them."""
    shown = shown_names(files)
    assert shown == shown_names(files[::-1])
    assert len(set(shown.values())) == len(files)
    assert shown_files({file: str(number) for number, file in enumerate(files)}) == dict(
        sorted((shown[file], str(number)) for number, file in enumerate(files))
    )
