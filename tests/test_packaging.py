"""What is built is what people get: the wheel holds the data, and its command starts."""

import configparser
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = {"loaders": (".csv",), "cypher": (".cypher",), "graph_service": (".txt", ".md", ".html", ".css", ".docx")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this tree, built without asking a registry."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def in_tree(package: str) -> set[str]:
    """The files of a package that the wheel must hold."""
    files = (path for path in (ROOT / package).rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(ROOT).as_posix() for path in files}


@pytest.mark.parametrize("package", sorted(DATA))
def test_the_wheel_holds_code_and_data(wheel: zipfile.ZipFile, package: str) -> None:
    """Every tracked file of a package is in the wheel, the data that it reads included."""
    names = set(wheel.namelist())
    assert in_tree(package) - names == set()
    assert any(name.startswith(package) and name.endswith(DATA[package]) for name in names)


def test_the_wheel_holds_no_tests(wheel: zipfile.ZipFile) -> None:
    """Nothing but the three packages and the metadata is installed."""
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(DATA)


def test_the_wheel_gives_the_command(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked far from the tree, the wheel's entry point starts and prints the help of ``directive-graph``."""
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    entries = configparser.ConfigParser()
    entries.read_string(wheel.read(name).decode())
    module, _, function = entries["console_scripts"]["directive-graph"].partition(":")
    wheel.extractall(tmp_path)
    found = f"import sys; sys.path.insert(0, sys.argv.pop(1)); import {module} as module"
    start = f"{found}; print(module.__file__); module.{function}()"
    command = [sys.executable, "-I", "-c", start, str(tmp_path), "--help"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(str(tmp_path))
    assert "implementing" in run.stdout
