"""The version of the extraction follows from what it is made of, and from nothing else."""

import subprocess
import sys
import time
import zipfile
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from texts import said

import loaders
from loaders import version as version_module
from loaders.version import version

FOLDER = Path(loaders.__file__).parent
MADE_OF = {name for name, _ in version_module._parts(FOLDER)}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package in another folder."""
    return Path(copytree(FOLDER, tmp_path / "elsewhere" / "loaders", ignore=ignore_patterns("__pycache__")))


def test_every_extract_carries_it() -> None:
    """An extract says which version read it, in letters that no store takes for a number."""
    assert said("Kế hoạch").version == version()
    assert version().startswith("x")
    assert len(version()) == 17


def test_all_modules_that_reading_imports_are_part_of_it() -> None:
    """Whatever module of ours a text is read with counts, and none that only resolves or serves."""
    code = (
        "import sys, loaders.extract, loaders.read\n"
        "from loaders.model import Source\n"
        "loaders.extract.extract(Source('a.txt', '', 'txt', 'Kế hoạch số 5-KH/TU'))\n"
        "print(*(n for n in sys.modules if n.split('.')[0] in ('loaders', 'graph_service')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FOLDER.parent)
    modules = [name.split(".")[1:] for name in done.stdout.split()]
    files = {"/".join(parts) + ".py" for parts in modules} | {"/".join([*parts, "__init__.py"]) for parts in modules}
    named = {"/".join(parts) for parts in modules if parts}
    assert {name.removesuffix(".py").removesuffix("/__init__") for name in MADE_OF} >= named - {""}
    assert not [name for name in MADE_OF if name.startswith("resolve/")]
    assert files & MADE_OF


def test_every_table_that_reading_uses_is_part_of_it() -> None:
    """All tables count but those that are for people."""
    tables = {path.name for path in (FOLDER / "know" / "data").iterdir()}
    assert tables - {name.rpartition("/")[2] for name in MADE_OF} == {"findings.csv", "mendings.csv", "tables.csv"}


@pytest.mark.parametrize("part", ["relate/zones.py", "know/data/words.csv", "read/text.py", "extract.py"])
def test_a_change_of_any_part_is_another_version(copy: Path, part: str) -> None:
    """One more line in a module or table is another extraction."""
    before = version_module._digest(copy)
    with (copy / part).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert version_module._digest(copy) != before


def test_what_resolves_is_not_part_of_it(copy: Path) -> None:
    """Resolution works on what was read: it may change, and no text is read again."""
    (copy / "resolve" / "documents.py").unlink()
    assert version_module._digest(copy) == version()


def test_neither_folder_nor_line_ends_matter(copy: Path) -> None:
    """The same sources in another folder, with the line ends of another system, are the same version."""
    for path in (*copy.rglob("*.py"), *copy.rglob("*.csv")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert version_module._digest(copy) == version()


def test_a_package_that_is_not_unpacked_is_the_same(copy: Path, tmp_path: Path) -> None:
    """The sources in a zip, as Python may import them, are the same version."""
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(copy.rglob("*")):
            archive.write(path, Path("loaders", path.relative_to(copy)))
    assert version_module._digest(zipfile.Path(packed, "loaders/")) == version()


def test_it_costs_milliseconds() -> None:
    """The fastest of some runs takes less than ten milliseconds of processor, on any machine that tests run on."""
    spent = []
    for _ in range(5):
        begun = time.process_time()
        version_module._digest(FOLDER)
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.01
