"""Corrections in a file and in the store: written together or not at all, checked against what is there."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from store_tools import now, update
from texts import CITY, directive, said

from graph_service.ledger.corrections import Kept, named_mention
from graph_service.store import open_store
from graph_service.store.protocol import Store
from loaders.errors import BadCorrection
from loaders.resolve.corrections import Correction, Kind

OLD = said(directive("Nghị quyết", "09-NQ/TU", CITY, "14/3/2017"))
NEW = said(directive("Nghị quyết", "09-NQ/TU", CITY, "16/6/2022"))
OLD_ID, NEW_ID = "09-nq-tu.minh-son.2015", "09-nq-tu.minh-son.2020"


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[Store]:
    """A store with two resolutions of one number."""
    with closing(open_store(f"sqlite:{tmp_path / 'store.db'}")) as store:
        with store.writing() as writer:
            update(writer, {"old.txt": OLD, "in/new.txt": NEW})
        yield store


def entry(kind: Kind, *about: str) -> Correction:
    """One correction."""
    return Correction(kind, about, "lan", "2026-11-24", "đã đối chiếu")


@pytest.mark.parametrize("named", [True, False])
def test_a_correction_is_kept_and_taken_back(loaded: Store, tmp_path: Path, named: bool) -> None:
    """In the store, and in the file where one is named, always with the same text."""
    kept = Kept(loaded, tmp_path / "c.yaml" if named else None)
    kept.add(entry("same", OLD_ID, NEW_ID))
    kept.add(entry("date", OLD_ID, "2017-03-15"))
    assert [each.kind for each in kept.all(now(loaded)).entries] == ["same", "date"]
    assert (tmp_path / "c.yaml").exists() is named
    assert kept.text(now(loaded)) == now(loaded).corrections()
    assert NEW_ID not in now(loaded).nodes([NEW_ID])
    assert kept.undo(1) == entry("same", OLD_ID, NEW_ID)
    assert NEW_ID in now(loaded).nodes([NEW_ID])
    assert kept.text(now(loaded)) == now(loaded).corrections()
    with pytest.raises(BadCorrection, match="there are 1 corrections"):
        kept.undo(2)


def test_a_correction_that_is_given_again_is_there_already(loaded: Store) -> None:
    """Word for word it is the same one; of another person or day it is said twice."""
    kept, said = Kept(loaded), entry("date", OLD_ID, "2017-03-15")
    kept.add(said)
    kept.add(said)
    assert kept.all(now(loaded)).entries == (said,)
    with pytest.raises(BadCorrection, match="said twice"):
        kept.add(replace(said, who="another"))


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (entry("same", OLD_ID, "10-nq-tu.minh-son.2020"), "there is no document 10-nq-tu.minh-son.2020"),
        (entry("different", f"{NEW.sha256}:999", NEW_ID), "no text has a mention there"),
        (entry("different", f"{'0' * 64}:0", NEW_ID), "no text has a mention there"),
        (entry("not-edge", OLD_ID, "IMPLEMENTS", NEW_ID), "no text says so any more"),
        (entry("alias", "Tỉnh ủy Xa Lạ", "Ban Lạ"), "there is no body Tỉnh ủy Xa Lạ"),
        (entry("date", OLD_ID, "2022-06-16"), "2022-06-16 lies in 2020-2025"),
        (entry("date", NEW_ID, "2022-02-31"), "'2022-02-31' is no date"),
    ],
)
def test_what_fits_nothing_is_refused_with_its_line(
    loaded: Store, tmp_path: Path, correction: Correction, reason: str
) -> None:
    """The error names the file and line, and neither the file nor the store is changed."""
    kept = Kept(loaded, tmp_path / "c.yaml")
    kept.add(entry("date", NEW_ID, "2022-06-17"))
    before = kept.text(now(loaded)), now(loaded).corrections(), list(now(loaded).all_nodes())
    with pytest.raises(BadCorrection) as refused:
        kept.add(correction)
    assert refused.value.subject == f"{tmp_path / 'c.yaml'}, line 5"
    assert reason in refused.value.reason
    assert (kept.text(now(loaded)), now(loaded).corrections(), list(now(loaded).all_nodes())) == before


def test_a_file_that_was_edited_is_followed(loaded: Store, tmp_path: Path) -> None:
    """The store takes what the file says; strictly only where it fits, after a load also what waits for its texts."""
    file = tmp_path / "c.yaml"
    kept = Kept(loaded, file)
    kept.add(entry("date", NEW_ID, "2022-06-17"))
    file.write_text(file.read_text(encoding="utf-8").replace("06-17", "06-18"), encoding="utf-8")
    assert kept.apply(strict=True)
    assert now(loaded).nodes([NEW_ID])[NEW_ID].properties["issued_on"] == "2022-06-18"
    assert not kept.apply(strict=True)
    file.write_text(file.read_text(encoding="utf-8").replace(NEW_ID, "10-nq-tu.minh-son.2020"), encoding="utf-8")
    with pytest.raises(BadCorrection, match="there is no document"):
        kept.apply(strict=True)
    assert kept.apply(strict=False)
    assert [idle.english for idle in kept.idle(now(loaded))] == ["there is no document 10-nq-tu.minh-son.2020"]


def test_a_file_that_cannot_be_read_or_written_changes_nothing(loaded: Store, tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and a folder that is not there, are refused by the name of the file."""
    broken = tmp_path / "broken.yaml"
    broken.write_bytes(b"\xff\xfe")
    with pytest.raises(BadCorrection, match=r"broken\.yaml: it cannot be read"):
        Kept(loaded, broken).apply(strict=True)
    lost = tmp_path / "none" / "c.yaml"
    with pytest.raises(BadCorrection, match="it cannot be written"):
        Kept(loaded, lost).add(entry("date", NEW_ID, "2022-06-17"))
    assert now(loaded).corrections() == ""
    assert now(loaded).nodes([NEW_ID])[NEW_ID].properties["issued_on"] == "2022-06-16"


def test_a_mention_is_named_by_file_or_text(loaded: Store) -> None:
    """FILE:START of a loaded file, or the SHA-256 in its place; anything else is an id."""
    assert named_mention(now(loaded), "in/new.txt:7") == f"{NEW.sha256}:7"
    assert named_mention(now(loaded), f"{NEW.sha256}:7") == f"{NEW.sha256}:7"
    for other in (NEW_ID, "new.txt:7", "in/new.txt", "in/new.txt:x"):
        assert named_mention(now(loaded), other) is None


def test_a_file_behind_a_link_is_written_where_it_is(tmp_path: Path) -> None:
    """With the rights that it has; the link stays a link."""
    from graph_service.ledger.corrections import _write

    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    _write(link, "x")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "x"
    assert real.stat().st_mode & 0o777 == 0o640
