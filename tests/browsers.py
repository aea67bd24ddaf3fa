"""A real Chromium without a window, for tests of what people see."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j_server import own_folder
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

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
#: what a test says that finds none
MISSING = "No Chromium: apt-get install chromium chromium-driver"


class NoChromium(Exception):
    """There is no Chromium here."""


@contextmanager
def chromium(downloads: Path) -> Iterator[webdriver.Chrome]:
    """One that keeps files in a folder and logs what it asks for; ``NoChromium`` where none is installed."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        raise NoChromium(MISSING)
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
