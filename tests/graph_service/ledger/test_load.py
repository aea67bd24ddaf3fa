"""Files and folders into a store, good and bad, and what the graph holds afterwards."""

import io
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from store_tools import clear, named, now
from texts import CITY, citation, directive

from graph_service.export import forms as export
from graph_service.ledger import load as load_module
from graph_service.ledger import naming, places
from graph_service.ledger.load import UPLOAD, LoadReport, forget, load
from graph_service.ledger.reading import Reader, Reading
from graph_service.ledger.steps import StepSize
from graph_service.store import open_store
from graph_service.store.protocol import FileKey, Store
from loaders.model import Edge, Node

RESOLUTION = citation("Nghị quyết", "21-NQ/TW", "16/6/2022", "của Ban Chấp hành Trung ương")
OPENING = f"Thực hiện {RESOLUTION}, Ban Thường vụ Thành ủy ban hành kế hoạch này."
PLAN = directive("Kế hoạch", "105-KH/TU", CITY, "23/9/2022", "bảo tồn làng nghề", [OPENING])
OTHER = directive("Kế hoạch", "106-KH/TU", CITY, "1/10/2022", "nạo vét kênh", [f"Căn cứ {RESOLUTION}."])
PLAN_ID = "105-kh-tu.minh-son.2020"
RESOLUTION_ID = "21-nq-tw.2021"


@pytest.fixture(params=["sqlite", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each engine."""
    if request.param == "sqlite":
        with closing(open_store(f"sqlite:{tmp_path / 'store.db'}")) as opened:
            yield opened
    else:
        opened = request.getfixturevalue("neo4j_store")
        clear(opened)
        yield opened


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Store]:
    """An empty embedded store, for what no engine has a part in."""
    with closing(open_store(f"sqlite:{tmp_path / 'embedded.db'}")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "folder"
    made.mkdir()
    return made


def put(folder: Path, **texts: str | bytes) -> None:
    """Write files: ``a_txt=…`` is ``a.txt``."""
    for name, text in texts.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / name.replace("_", ".")).write_bytes(content)


def loaded(store: Store, folder: Path) -> LoadReport:
    """One load of the whole folder."""
    return load(store, [folder], base=folder)


def graph(store: Store) -> str:
    """The whole graph, byte for byte."""
    return "".join(export.jsonl(now(store)))


def documents(store: Store) -> dict[str, Node]:
    """Every document by its id."""
    return {node.id: node for node in now(store).all_nodes() if node.labels[0] == "Document"}


def edges(store: Store, label: str) -> list[tuple[str, str]]:
    """The ends of every edge of a label."""
    return [(edge.start, edge.end) for edge in now(store).all_edges() if edge.label == label]


def quotes(edge: Edge) -> list[str]:
    """The sentences behind an edge."""
    return [item["quote"] for item in edge.properties["evidence"]]


def reasons(report: LoadReport) -> dict[str, str]:
    """Why each file was refused."""
    return {error.subject: error.reason for error in report.refused}


def test_a_load_is_reported(store: Store, folder: Path) -> None:
    """The report counts files, references and documents, and nothing is left open."""
    put(folder, a_txt=PLAN, b_txt=OTHER, c_txt="")
    report = loaded(store, folder)
    assert (report.read, report.unchanged, report.removed, report.documents) == (2, 0, 0, 3)
    assert (report.references, report.unresolved) == (2, 0)
    assert list(reasons(report)) == ["c.txt"]
    assert all(error.advice for error in report.refused)
    again = loaded(store, folder)
    assert (again.read, again.unchanged, again.removed, again.references) == (0, 2, 0, 0)


def test_a_file_has_one_name_wherever_the_command_was_started(
    embedded: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names count from the folder that is loaded, however its path is written, and never lead out of it."""
    (folder / "deep").mkdir()
    put(folder / "deep", a_txt=PLAN)
    load(embedded, [folder])
    before = graph(embedded)
    for start, path in ((folder.parent, folder.name), (folder, "."), (folder / "deep", ".."), (Path("/"), str(folder))):
        monkeypatch.chdir(start)
        assert load(embedded, [Path(path)]).unchanged == 1
    assert named(embedded).keys() == {"deep/a.txt"}
    assert list(now(embedded).files()) == [FileKey("deep/a.txt", folder.resolve().as_posix())]
    assert graph(embedded) == before


def test_names_are_composed(embedded: Store, folder: Path) -> None:
    """A name is kept in NFC, however the file system writes it; two files that differ in that alone are two."""
    decomposed = unicodedata.normalize("NFD", "kế hoạch.txt")
    (folder / decomposed).write_text(PLAN, encoding="utf-8")
    load(embedded, [folder])
    assert list(named(embedded)) == ["kế hoạch.txt"]
    assert load(embedded, [folder]).unchanged == 1
    (folder / "kế hoạch.txt").write_text(OTHER, encoding="utf-8")
    load(embedded, [folder])
    assert len(named(embedded)) == len(set(named(embedded).values())) == 2


def test_a_load_takes_back_only_what_its_root_loaded(store: Store, tmp_path: Path) -> None:
    """What another office's folder or an upload brought stays; files of one name are told apart by their folders."""
    for office, text in (("phường Trúc", PLAN), ("phường Mai", OTHER), ("tmp", PLAN.replace("105", "107"))):
        (tmp_path / office).mkdir()
        put(tmp_path / office, x_txt=text)
    load(store, [tmp_path / "phường Trúc"])
    assert list(named(store)) == ["x.txt"]
    load(store, [tmp_path / "tmp" / "x.txt"], base=tmp_path / "tmp", root=UPLOAD)
    report = load(store, [tmp_path / "phường Mai"])
    assert (report.read, report.removed) == (1, 0)
    assert list(named(store)) == ["x.txt [phường Mai]", "x.txt [phường Trúc]", "x.txt [upload]"]
    files = {item["file"] for edge in now(store).all_edges() for item in edge.properties.get("evidence") or ()}
    assert files == set(named(store))
    assert reasons(forget(store, ["x.txt"])) == {"x.txt": "several folders have a file of that name"}
    forget(store, ["x.txt [phường Mai]"])
    (tmp_path / "phường Trúc" / "x.txt").unlink()
    assert load(store, [tmp_path / "phường Trúc"]).removed == 1
    assert list(named(store)) == ["x.txt"]
    assert {item["file"] for edge in now(store).all_edges() for item in edge.properties.get("evidence") or ()} == {
        "x.txt"
    }


def test_a_file_of_two_roots_is_read_for_both(embedded: Store, folder: Path) -> None:
    """A folder in a loaded folder may be loaded too: its files then have both names, and one text."""
    (folder / "deep").mkdir()
    put(folder / "deep", a_txt=PLAN)
    load(embedded, [folder])
    load(embedded, [folder / "deep" / "a.txt"])
    assert list(named(embedded)) == ["a.txt", "deep/a.txt"]
    put(folder / "deep", a_txt=PLAN.replace("21-NQ/TW", "22-NQ/TW"))
    load(embedded, [folder / "deep"])
    assert len(set(named(embedded).values())) == 1
    assert edges(embedded, "IMPLEMENTS") == [(PLAN_ID, "22-nq-tw.2021")]


def test_the_text_is_kept(store: Store, folder: Path) -> None:
    """The text that offsets count in can be read back from the store, and goes when its last file goes."""
    put(folder, a_txt=PLAN, b_txt=PLAN)
    loaded(store, folder)
    [sha256] = set(named(store).values())
    assert now(store).text(sha256) == PLAN
    for edge in now(store).all_edges():
        for item in edge.properties.get("evidence") or ():
            assert now(store).text(sha256, item["start"], item["end"]) == item["quote"]
    forget(store, ["a.txt"])
    assert now(store).text(sha256) == PLAN
    forget(store, ["b.txt"])
    assert now(store).text(sha256) is None


def test_a_changed_file_replaces_what_it_said(store: Store, folder: Path) -> None:
    """After a change the graph is that of the new text alone."""
    put(folder, a_txt=PLAN, b_txt=OTHER)
    loaded(store, folder)
    put(folder, a_txt=PLAN.replace("21-NQ/TW", "22-NQ/TW"))
    report = loaded(store, folder)
    assert (report.read, report.unchanged) == (1, 1)
    assert edges(store, "IMPLEMENTS") == [(PLAN_ID, "22-nq-tw.2021")]
    assert edges(store, "BASED_ON") == [("106-kh-tu.minh-son.2020", RESOLUTION_ID)]


def test_a_file_that_is_gone_is_taken_back(store: Store, folder: Path) -> None:
    """What only the missing file said goes, what another says too stays."""
    put(folder, a_txt=PLAN, b_txt=OTHER)
    loaded(store, folder)
    (folder / "a.txt").unlink()
    assert loaded(store, folder).removed == 1
    assert set(documents(store)) == {"106-kh-tu.minh-son.2020", RESOLUTION_ID}
    assert edges(store, "IMPLEMENTS") == []


def test_a_renamed_file_keeps_what_it_said(store: Store, folder: Path) -> None:
    """The graph after a rename is that of a fresh load of the renamed file."""
    put(folder, a_txt=PLAN, b_txt=OTHER)
    loaded(store, folder)
    (folder / "a.txt").rename(folder / "z.txt")
    report = loaded(store, folder)
    assert (report.read, report.removed) == (1, 1)
    renamed = graph(store)
    clear(store)
    loaded(store, folder)
    assert renamed == graph(store)


def test_only_the_folders_that_are_loaded_are_looked_after(embedded: Store, folder: Path) -> None:
    """A file missing from another folder stays; so does one whose whole folder is not there."""
    for name in ("one", "two", "one and more"):
        (folder / name).mkdir()
        put(folder / name, a_txt=PLAN.replace("105", str(len(name))))
    loaded(embedded, folder)
    for name in ("one", "two", "one and more"):
        (folder / name / "a.txt").unlink()
    assert load(embedded, [folder / "one"], base=folder).removed == 1
    (folder / "two").rmdir()
    report = load(embedded, [folder / "two"], base=folder)
    assert (report.removed, list(reasons(report))) == (0, ["two"])
    assert sorted(named(embedded)) == ["one and more/a.txt", "two/a.txt"]


def test_a_folder_above_the_base_is_looked_after(embedded: Store, folder: Path) -> None:
    """A missing file is noticed whatever way the folder lies from the base."""
    (folder / "deep").mkdir()
    put(folder / "deep", a_txt=PLAN)
    load(embedded, [folder], base=folder / "deep")
    (folder / "deep" / "a.txt").unlink()
    assert load(embedded, [folder], base=folder / "deep").removed == 1
    assert graph(embedded) == ""


def test_a_file_loaded_by_name_is_looked_after_with_its_folder(embedded: Store, folder: Path) -> None:
    """A file that a walk passes over stays while it is there, is read again when it changes, goes when it is gone."""
    odd = folder / "plan.directive"
    odd.write_text(PLAN, encoding="utf-8")
    load(embedded, [odd], base=folder)
    report = loaded(embedded, folder)
    assert (report.unchanged, report.removed) == (1, 0)
    odd.write_text(PLAN.replace("21-NQ", "22-NQ"), encoding="utf-8")
    assert loaded(embedded, folder).read == 1
    odd.unlink()
    assert loaded(embedded, folder).removed == 1


def test_what_lies_in_a_folder_that_cannot_be_opened_is_not_gone(
    embedded: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A walk gives a closed folder itself; the files below it that the store holds stay."""
    closed = folder / "closed"
    closed.mkdir()
    put(closed, a_txt=PLAN)
    put(folder, b_txt=OTHER)
    loaded(embedded, folder)
    (closed / "a.txt").unlink()
    monkeypatch.setattr(naming, "walk", lambda _: iter([closed, folder / "b.txt"]))
    report = loaded(embedded, folder)
    assert (report.removed, list(reasons(report))) == (0, ["closed"])
    assert "closed/a.txt" in named(embedded)


def test_a_refused_file_leaves_what_the_store_held(store: Store, folder: Path) -> None:
    """A file that broke since it was loaded is reported, and the graph stays as it was."""
    put(folder, a_txt=PLAN)
    loaded(store, folder)
    before = graph(store)
    put(folder, a_txt=PLAN.encode() + b"\0")
    report = loaded(store, folder)
    assert (report.read, report.removed) == (0, 0)
    assert "NUL" in reasons(report)["a.txt"]
    assert graph(store) == before
    (folder / "a.txt").unlink()
    report = load(store, [folder / "a.txt"], base=folder)
    assert "no such file" in reasons(report)["a.txt"]
    assert graph(store) == before


def test_files_are_forgotten_by_name(store: Store, folder: Path) -> None:
    """Forgetting takes back what the file said, and says which names were never loaded."""
    put(folder, a_txt=PLAN, b_txt=OTHER)
    loaded(store, folder)
    report = forget(store, ["a.txt", "x.txt"])
    assert (report.removed, reasons(report)) == (1, {"x.txt": "was never loaded"})
    assert set(documents(store)) == {"106-kh-tu.minh-son.2020", RESOLUTION_ID}


class FixedSize(StepSize):
    """Steps of one size, whatever they cost."""

    def learn(self, resolved: int, written: int) -> None:
        """Learn nothing."""


@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_size_of_a_step_does_not_matter(embedded: Store, folder: Path, tmp_path: Path, step: int) -> None:
    """Loads in steps of one, two or three files give the graph and the report of a load in one step."""
    for serial in range(7):
        text = PLAN.replace("105-KH", f"{serial + 1}-KH") + f"Căn cứ Kế hoạch số {serial}-KH/TU.\n"
        put(folder, **{f"{serial}_txt": text})
    report = loaded(embedded, folder)
    with closing(open_store(f"sqlite:{tmp_path / 'steps.db'}")) as other, pytest.MonkeyPatch.context() as patch:
        patch.setattr(load_module, "StepSize", lambda most: FixedSize(most, step))
        assert loaded(other, folder) == report
        assert graph(other) == graph(embedded)


def test_a_step_that_fails_leaves_the_graph_of_the_steps_before(
    embedded: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A load that is cut off in its second step leaves the graph of its first, and can be finished later."""
    put(folder, a_txt=PLAN, b_txt=OTHER, c_txt=PLAN.replace("105", "107"))
    monkeypatch.setattr(load_module, "StepSize", lambda most: FixedSize(most, 1))

    def cut_off(done: int, total: int, name: str) -> None:
        if name == "b.txt":
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        load(embedded, [folder], cut_off, folder)
    assert list(named(embedded)) == ["a.txt"]
    assert edges(embedded, "IMPLEMENTS") == [(PLAN_ID, RESOLUTION_ID)]
    assert loaded(embedded, folder).read == 2


def test_progress_is_told(embedded: Store, folder: Path) -> None:
    """Every file is told before it is read, with how many are done of how many; the end is told too."""
    put(folder, b_txt=OTHER, a_txt=PLAN)
    told: list[tuple[int, int, str]] = []
    load(embedded, [folder], lambda *each: told.append(each), folder)
    assert told == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_unresolved_mentions_are_counted(embedded: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report counts the references of the files read that stay without a document, whatever the size of a step."""
    put(
        folder,
        a_txt=directive("Nghị quyết", "09-NQ/TU", CITY, "14/3/2017", "về bến thuyền"),
        b_txt=directive("Báo cáo", "", CITY, sentences=["Sơ kết 02 năm thực hiện Nghị quyết số 09-NQ/TU."]),
        c_txt=directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022", "về nghề gốm"),
    )
    monkeypatch.setattr(load_module, "StepSize", lambda most: FixedSize(most, 1))
    report = loaded(embedded, folder)
    assert (report.references, report.unresolved) == (1, 1)
    assert edges(embedded, "REVIEWS") == []
    assert loaded(embedded, folder).unresolved == 0


def word(*paragraphs: str) -> bytes:
    """A docx of these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def blank_pdf() -> bytes:
    """A PDF of one page without a text layer, as a scanner makes it."""
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


HTML = "<html><body>" + "".join(f"<p>{line}</p>" for line in PLAN.splitlines()) + "</body></html>"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bad.docx", lambda: word(*PLAN.splitlines())[:-400], "broken docx"),
        ("bad.pdf", blank_pdf, "no text"),
        ("bad.txt", lambda: PLAN.encode() + b"\0", "NUL"),
        ("bad.txt", lambda: b"", "empty"),
        ("bad.txt", lambda: PLAN.encode("cp1258", "replace"), "not UTF-8"),
        ("bad.txt", lambda: PLAN.encode("utf-16-le"), "byte order mark"),
        ("bad.docx", lambda: b"\x89PNG\r\n\x1a\n", "picture"),
    ],
    ids=["truncated docx", "scan", "NUL bytes", "empty", "not UTF-8", "UTF-16 unmarked", "picture as docx"],
)
def test_bad_files_are_refused_and_the_rest_goes_on(
    store: Store, folder: Path, name: str, content: Callable[[], bytes], reason: str
) -> None:
    """The report names the file, the reason and what to do; the graph is that of the other files."""
    put(folder, good_txt=PLAN)
    (folder / name).write_bytes(content())
    report = loaded(store, folder)
    assert [error.subject for error in report.refused] == [name]
    assert reason in report.refused[0].reason
    assert report.refused[0].advice
    assert list(named(store)) == ["good.txt"]
    assert edges(store, "IMPLEMENTS") == [(PLAN_ID, RESOLUTION_ID)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.docx", word(*PLAN.splitlines())),
        ("plan.docx", HTML.encode()),
        ("plan.html", HTML.encode()),
        ("plan.txt", PLAN.encode("utf-16")),
        ("plan.txt", b"\xef\xbb\xbf" + PLAN.encode()),
        ("plan.txt", PLAN.replace("\n", "\r\n").encode()),
        ("plan.txt", unicodedata.normalize("NFD", PLAN).encode()),
        ("plan.txt", PLAN.replace("ủy", "uỷ").encode()),
        ("plan.txt", PLAN.replace("21-NQ/TW", "21 – NQ / TW").replace("105-KH/TU", "105 -KH/TU").encode()),
        ("plan.txt", PLAN.replace("TW", "ТW").encode()),
    ],
    ids=[
        "docx", "html called docx", "html", "UTF-16", "byte order mark", "CRLF", "decomposed", "old tones",
        "dashes and spaces", "Cyrillic",
    ],
)  # fmt: skip
def test_the_same_document_in_other_dress(store: Store, folder: Path, name: str, content: bytes) -> None:
    """However the file writes it, the graph holds the same documents, dates, bodies and relation."""
    (folder / name).write_bytes(content)
    assert loaded(store, folder).refused == ()
    assert set(documents(store)) == {PLAN_ID, RESOLUTION_ID}
    assert documents(store)[PLAN_ID].properties["issued_on"] == "2022-09-23"
    assert documents(store)[RESOLUTION_ID].properties["number"] == "21-NQ/TW"
    assert edges(store, "IMPLEMENTS") == [(PLAN_ID, RESOLUTION_ID)]
    assert dict(edges(store, "ISSUED_BY")) == {
        PLAN_ID: "body.ban-thuong-vu-thanh-uy-minh-sown",
        RESOLUTION_ID: "body.ban-chap-hanh-trung-uong",
    }


@pytest.mark.parametrize("old", ["hoá", "hoà"])
def test_two_ways_to_place_a_tone_are_one_name(store: Store, folder: Path, old: str) -> None:
    """A law that one text spells the old way and one the new way is one document."""
    new = {"hoá": "hóa", "hoà": "hòa"}[old]
    for name, spelling in (("a", old), ("b", new)):
        text = directive("Báo cáo", "", CITY, "1/3/2022", name, [f"Căn cứ Luật Di sản văn {spelling}."])
        put(folder, **{f"{name}_txt": text})
    loaded(store, folder)
    laws = [node for node in documents(store).values() if node.properties.get("type") == "Luật"]
    assert [law.properties["citations"] for law in laws] == [2]


@pytest.mark.parametrize(("day", "kept"), [("31/02/2022", None), ("25/10/2038", ["2038-10-25"])])
def test_a_day_that_cannot_be_is_not_the_documents(
    store: Store, folder: Path, day: str, kept: list[str] | None
) -> None:
    """A date of no calendar or after the text that writes it dates nothing; what is written is kept beside it."""
    put(folder, a_txt=PLAN.replace("16/6/2022", day))
    loaded(store, folder)
    known = documents(store)[RESOLUTION_ID].properties
    assert "issued_on" not in known
    assert known.get("issued_on_variants") == kept
    assert known["findings"]
    assert edges(store, "IMPLEMENTS") == [(PLAN_ID, RESOLUTION_ID)]


def test_a_document_that_cites_itself(store: Store, folder: Path) -> None:
    """It is one document, cited once, that cites and implements the resolution and not itself."""
    put(folder, a_txt=PLAN + "Thực hiện Kế hoạch số 105-KH/TU ngày 23/9/2022 của Ban Thường vụ Thành ủy.\n")
    loaded(store, folder)
    assert set(documents(store)) == {PLAN_ID, RESOLUTION_ID}
    assert documents(store)[PLAN_ID].properties["citations"] == 1
    assert edges(store, "CITES") == [(PLAN_ID, RESOLUTION_ID)]
    assert edges(store, "IMPLEMENTS") == [(PLAN_ID, RESOLUTION_ID)]


def test_two_files_with_one_number_and_different_texts(store: Store, folder: Path) -> None:
    """They are one document with both files, and a finding that says so; each sentence names its own file."""
    other = PLAN.replace(OPENING, OPENING + "\nKế hoạch này thay thế Kế hoạch số 77-KH/TU ngày 1/3/2021.")
    put(folder, a_txt=PLAN, b_txt=other)
    loaded(store, folder)
    plan = documents(store)[PLAN_ID].properties
    assert plan["files"] == ["a.txt", "b.txt"]
    assert len(plan["sha256"]) == 2
    assert any('"two-files"' in finding for finding in plan["findings"])
    [implements] = [edge for edge in now(store).all_edges() if edge.label == "IMPLEMENTS"]
    assert {item["file"] for item in implements.properties["evidence"]} == {"a.txt", "b.txt"}
    [supersedes] = [edge for edge in now(store).all_edges() if edge.label == "SUPERSEDES"]
    assert {item["file"] for item in supersedes.properties["evidence"]} == {"b.txt"}


def test_a_large_text(embedded: Store, folder: Path) -> None:
    """A text of 50 MB gives what its first and its last line say, at their true places."""
    filler = "Các cấp ủy tiếp tục chăm lo đời sống người dân, giữ gìn bến nước, làng nghề ven sông. " * 10 + "\n"
    last = "Kế hoạch này thay thế Kế hoạch số 77-KH/TU ngày 1/3/2021 của Thành ủy."
    text = PLAN + filler * (50_000_000 // len(filler.encode()) + 1) + last
    put(folder, a_txt=text)
    assert (folder / "a.txt").stat().st_size > 50_000_000
    assert loaded(embedded, folder).references == 2
    assert edges(embedded, "IMPLEMENTS") == [(PLAN_ID, RESOLUTION_ID)]
    [supersedes] = [edge for edge in now(embedded).all_edges() if edge.label == "SUPERSEDES"]
    [item] = supersedes.properties["evidence"]
    assert text[item["start"] : item["end"]] == item["quote"] == last


def _read_by_another_version(read: Callable[..., Reading]) -> Callable[..., Reading]:
    def other(self: Reader, path: Path, name: str, *rest: object) -> Reading:
        source, said = read(self, path, name, *rest)
        return source, replace(said, version="x0", statements=())

    return other


def test_texts_that_another_version_read_are_read_again(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade a load gives the graph of a fresh one, though no file changed, under all their names."""
    put(folder, a_txt=PLAN, b_txt=PLAN, c_txt=OTHER)
    loaded(store, folder)
    wanted = graph(store)
    clear(store)
    monkeypatch.setattr(Reader, "read", _read_by_another_version(Reader.read))
    loaded(store, folder)
    assert graph(store) != wanted
    monkeypatch.undo()
    assert load(store, [folder / "a.txt", folder / "c.txt"], base=folder).read == 2
    assert graph(store) == wanted
    assert loaded(store, folder).unchanged == 3


def test_a_load_after_an_upgrade_goes_on_where_it_was_broken_off(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts that the broken load has read again are not read a third time, and the graph is that of a fresh load."""
    put(folder, a_txt=PLAN, b_txt=OTHER)
    loaded(store, folder)
    wanted = graph(store)
    clear(store)
    with monkeypatch.context() as before_the_upgrade:
        before_the_upgrade.setattr(Reader, "read", _read_by_another_version(Reader.read))
        loaded(store, folder)
    monkeypatch.setattr(load_module, "StepSize", lambda most: StepSize(most, files=1))

    def broken_off(done: int, total: int, name: str) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(store, [folder], broken_off, base=folder)
    report = loaded(store, folder)
    assert (report.read, report.unchanged) == (1, 1)
    assert graph(store) == wanted


def test_a_new_file_is_read_once(embedded: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the store does not know is digested where it is read; a known file once more, to see whether it changed."""
    digested = list[str]()
    plain = places.digest
    monkeypatch.setattr(places, "digest", lambda path: (digested.append(path.name), plain(path))[1])
    put(folder, a_txt=PLAN, b_txt=OTHER)
    assert loaded(embedded, folder).read == 2
    assert digested == []
    assert loaded(embedded, folder).unchanged == 2
    assert digested == ["a.txt", "b.txt"]
    digested.clear()
    assert load(embedded, [folder / "a.txt"], base=folder).unchanged == 1
    assert digested == ["a.txt"]
