"""The page over the demo corpus, over the hand-made graph, and in a real Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from neo4j_server import own_folder
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from served import serving, with_demo

from graph_service.api.app import create_app
from graph_service.settings import Settings

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--lang=vi",
    "--window-size=1240,900",
)


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a store that holds the demo corpus; nobody writes into it."""
    return with_demo(f"sqlite:{tmp_path_factory.mktemp('demo') / 'demo.db'}")


@pytest.fixture
def demo_copy(demo_url: str, tmp_path: Path) -> str:
    """The URL of a copy of it, to be changed."""
    shutil.copy(demo_url.removeprefix("sqlite:"), tmp_path / "copy.db")
    return f"sqlite:{tmp_path / 'copy.db'}"


@pytest.fixture(scope="session")
def demo(demo_url: str) -> Iterator[TestClient]:
    """A client of the service over the demo corpus."""
    with TestClient(create_app(Settings(store=demo_url)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def demo_site(demo_url: str) -> Iterator[str]:
    """The address of the page over the demo corpus."""
    with serving(Settings(store=demo_url)) as address:
        yield address


@pytest.fixture
def served() -> Iterator[Callable[[str], str]]:
    """Serves a store until the test ends: called with its URL, it gives the address."""
    with ExitStack() as stack:
        yield lambda url: stack.enter_context(serving(Settings(store=url)))


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the browser keeps files in."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def chromium(downloads: Path) -> Iterator[webdriver.Chrome]:
    """A real headless Chromium, or the tests that want one are skipped and say what to install."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("No Chromium: apt-get install chromium chromium-driver")
    with own_folder("chromium") as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = program
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        told = {"download.default_directory": str(downloads), "download.prompt_for_download": False}
        options.add_experimental_option("prefs", told)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        started = webdriver.Chrome(options=options, service=Service(driver, env={**os.environ, "LANG": "C.UTF-8"}))
        try:
            yield started
        finally:
            started.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome) -> webdriver.Chrome:
    """The browser with an empty page of a desktop's size and empty logs."""
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.get("about:blank")
    for name in ("performance", "browser"):
        chromium.get_log(name)  # type: ignore[no-untyped-call]
    return chromium
