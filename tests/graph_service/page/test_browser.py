"""The page in a real Chromium: the paths of an officer, on a desktop, a phone and paper; nothing leaves the machine."""

import base64
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from page_views import DOCUMENT, VIEWS
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from graph_service.demo import corpus
from graph_service.ledger.load import load
from graph_service.store import open_store

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
SHOTS = Path(__file__).parents[3] / ".cache" / "shots"
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
#: shown to readers at each size
_SHOWN = (f"documents/{DOCUMENT}", "", "documents?q=van+hoa", f"documents/{DOCUMENT}/coverage", "findings")


def violations(browser: Chrome) -> dict[str, list[str]]:
    """What axe-core finds on the page: rule → the places."""
    # the page's policy keeps scripts out of it; the driver's own are not of the page
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = browser.execute_async_script(
        "const done = arguments[1]; axe.run(document, {runOnly: arguments[0]}).then(done)", _RULES
    )
    return {each["id"]: [node["html"][:160] for node in each["nodes"]] for each in found["violations"]}


def elsewhere(browser: Chrome, address: str) -> list[str]:
    """Addresses that the browser asked for and that are not of the service."""
    asked = []
    for entry in browser.get_log("performance"):  # type: ignore[no-untyped-call]
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    own = urlsplit(address).netloc
    return [
        url for url in asked if urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).netloc != own
    ]


def complaints(browser: Chrome) -> list[str]:
    """What the browser complains of: broken links of the page, refused by its policy, script errors."""
    logged = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [entry["message"] for entry in logged if entry["level"] == "SEVERE"]


def shot(browser: Chrome, name: str, width: int) -> None:
    """The whole page as a picture under .cache/shots."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    height = browser.execute_script("return document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, 6000), "scale": 1}
    picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    (SHOTS / f"{name}.png").write_bytes(base64.b64decode(picture["data"]))


def by_text(browser: Chrome, text: str) -> WebElement:
    """The first link or button whose words these are."""
    return browser.find_element(By.XPATH, f"//a[normalize-space()='{text}'] | //button[normalize-space()='{text}']")


def wait(browser: Chrome, until: Callable[[Chrome], Any]) -> Any:
    """What ``until`` gives as soon as it gives something."""
    return WebDriverWait(browser, 30).until(until)


@pytest.fixture
def phone(browser: Chrome) -> Iterator[Chrome]:
    """The browser with a phone's size."""
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _PHONE)
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_has_a_barrier(browser: Chrome, demo_site: str, view: str) -> None:
    """axe-core finds no violation of WCAG 2.2 AA, the browser no fault, and nothing leaves the machine."""
    browser.get(f"{demo_site}/vi/{view}")
    assert elsewhere(browser, demo_site) == []
    assert complaints(browser) == []
    assert violations(browser) == {}


@pytest.mark.parametrize("view", _SHOWN)
def test_a_phone_shows_all_of_it(phone: Chrome, demo_site: str, view: str) -> None:
    """Nothing is wider than the phone, and there is no barrier; a picture of it is kept."""
    phone.get(f"{demo_site}/vi/{view}")
    assert phone.execute_script("return document.documentElement.scrollWidth") <= 390
    assert violations(phone) == {}
    shot(phone, f"phone-{_SHOWN.index(view)}", 390)


@pytest.mark.parametrize("view", _SHOWN)
def test_english_has_no_barrier_either(browser: Chrome, demo_site: str, view: str) -> None:
    """The English page is as good; pictures of both are kept."""
    browser.get(f"{demo_site}/en/{view}")
    assert violations(browser) == {}
    shot(browser, f"desktop-en-{_SHOWN.index(view)}", 1240)
    browser.get(f"{demo_site}/vi/{view}")
    shot(browser, f"desktop-{_SHOWN.index(view)}", 1240)


def test_a_phone_has_the_chain_as_a_list(phone: Chrome, demo_site: str) -> None:
    """The picture gives way to the list, which is open."""
    phone.get(f"{demo_site}/vi/documents/{DOCUMENT}")
    assert not phone.find_element(By.CLASS_NAME, "picture").is_displayed()
    verb = phone.find_element(By.CSS_SELECTOR, ".tree .verb")
    assert phone.execute_script("return arguments[0].checkVisibility({contentVisibilityAuto: true})", verb)
    assert verb.size["height"] > 10


def test_on_paper_all_sentences_are_open(browser: Chrome, demo_site: str) -> None:
    """A4, without menus and buttons; the sentences that a click would open are there."""
    import pypdfium2

    browser.get(f"{demo_site}/vi/documents/{DOCUMENT}")
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    SHOTS.mkdir(parents=True, exist_ok=True)
    (SHOTS / "print.pdf").write_bytes(base64.b64decode(printed["data"]))
    paper = pypdfium2.PdfDocument(SHOTS / "print.pdf")
    assert [round(side) for side in paper[0].get_size()] == [595, 842]
    text = " ".join(page.get_textpage().get_text_range() for page in paper)
    closed = browser.find_elements(By.CSS_SELECTOR, ".statement details blockquote")
    assert closed
    for quote in closed:
        words = quote.get_attribute("textContent").split()  # type: ignore[union-attr]
        assert " ".join(words[-3:]) in " ".join(text.split())
    for gone in ("Tới nội dung chính", "Excel", "Quan hệ này sai", "Nạp văn bản"):
        assert gone not in text
    for number, page in enumerate(paper):
        page.render(scale=1.5).to_pil().save(SHOTS / f"print-{number + 1}.png")


def test_from_the_question_to_the_sentence_in_its_text(browser: Chrome, demo_site: str) -> None:
    """An officer types a number, reads the answer, clicks a line of the picture, then sees it in the full text."""
    browser.get(f"{demo_site}/vi/")
    field = browser.find_element(By.ID, "ask")
    field.send_keys("nghi quyet 97", Keys.ENTER)
    wait(browser, lambda page: DOCUMENT in page.current_url)
    assert "7 văn bản thực hiện" in browser.find_element(By.CLASS_NAME, "answer").text
    pill = browser.find_element(By.CSS_SELECTOR, ".chain .pill[href*='64-kh-qu']")
    target = pill.get_attribute("href")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", pill)
    pill.click()
    statement = browser.find_element(By.CSS_SELECTOR, ".statement:target")
    assert browser.current_url.endswith(str(target).partition("#")[2])
    assert [mark.text for mark in statement.find_elements(By.TAG_NAME, "mark")][:2]
    statement.find_element(By.LINK_TEXT, "Xem trong văn bản").click()
    marked = wait(browser, lambda page: page.find_element(By.CSS_SELECTOR, ".source mark"))
    assert "12-CTr/TU" in marked.text
    top = browser.execute_script("return arguments[0].getBoundingClientRect().top", marked)
    assert 0 <= top <= browser.execute_script("return innerHeight")
    by_text(browser, "← Về câu văn").click()
    wait(browser, lambda page: page.find_element(By.CSS_SELECTOR, ".statement:target"))


def test_the_same_by_keyboard_alone(browser: Chrome, demo_site: str) -> None:
    """Every step is reached by the tab key, where it stands is seen, and the skip link comes first."""
    browser.get(f"{demo_site}/vi/documents/{DOCUMENT}")
    press(browser, Keys.TAB)
    assert "skip" in (browser.switch_to.active_element.get_attribute("class") or "")
    press(browser, Keys.ENTER)
    tab_to(browser, "#", "12-ctr-tu-an-thinh-2020-implements")
    outline = "return getComputedStyle(arguments[0].querySelector('rect')).strokeWidth"
    assert browser.execute_script(outline, browser.switch_to.active_element) == "4px"
    press(browser, Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, ".statement:target")
    tab_to(browser, "/text?")
    style = "return getComputedStyle(arguments[0]).outlineStyle"
    assert browser.execute_script(style, browser.switch_to.active_element) == "solid"
    press(browser, Keys.ENTER)
    wait(browser, lambda page: page.find_element(By.CSS_SELECTOR, ".source mark"))


def press(browser: Chrome, key: str) -> None:
    """One key."""
    ActionChains(browser).send_keys(key).perform()


def tab_to(browser: Chrome, *parts: str) -> None:
    """Press the tab key until a link whose address has all the parts is reached."""
    for _ in range(150):
        press(browser, Keys.TAB)
        address = browser.execute_script("return document.activeElement.getAttribute('href')") or ""
        if all(part in address for part in parts):
            return
    raise AssertionError(f"no link with {parts} was reached")


def test_coverage_to_excel(browser: Chrome, demo_site: str, downloads: Path) -> None:
    """From the document to its coverage, to a file that Excel opens with the rows that were shown."""
    import openpyxl

    browser.get(f"{demo_site}/vi/documents/{DOCUMENT}")
    browser.find_element(By.CSS_SELECTOR, ".tabs").find_element(By.LINK_TEXT, "Độ phủ").click()
    shown = [cell.text for cell in browser.find_elements(By.CSS_SELECTOR, ".coverage tbody th")]
    by_text(browser, "Excel").click()
    (file,) = wait(browser, lambda _: [*downloads.glob("*.xlsx")])
    wait(browser, lambda _: file.stat().st_size > 1_000)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert set(shown) <= {row[0].value for row in sheet}


def test_a_docx_is_loaded_and_seen(browser: Chrome, served: Callable[[str], str], tmp_path: Path) -> None:
    """An officer chooses a file, follows the load to its end, and opens the document."""
    site = served(f"sqlite:{tmp_path / 'new.db'}")
    browser.get(f"{site}/vi/")
    browser.find_element(By.CSS_SELECTOR, ".menu").find_element(By.LINK_TEXT, "Nạp văn bản").click()
    browser.find_element(By.ID, "files").send_keys(str(corpus() / "ke-hoach-41-kh-qu.docx"))
    browser.find_element(By.CSS_SELECTOR, "main form button").click()
    found = wait(browser, lambda page: page.find_elements(By.LINK_TEXT, "Kế hoạch số 41-KH/QU"))
    assert violations(browser) == {}
    found[0].click()
    wait(browser, lambda page: "41-kh-qu" in page.current_url)
    assert "Kế hoạch số 41-KH/QU" in browser.find_element(By.TAG_NAME, "h1").text


def test_a_doubled_document_is_set_right_and_undone(
    browser: Chrome, served: Callable[[str], str], demo_copy: str
) -> None:
    """Two documents are said to be one, which shows at once; undone, both are there again."""
    site, second = served(demo_copy), "05-nq-tu.an-thinh.2015"
    browser.get(f"{site}/vi/documents/05-nq-tu.an-thinh.2020")
    browser.find_element(By.LINK_TEXT, "Trùng với văn bản khác").click()
    for name, text in (("about", second), ("why", "đối chiếu bản gốc"), ("who", "Nguyễn Thị Lan")):
        browser.find_element(By.ID, name).send_keys(text)
    assert violations(browser) == {}
    by_text(browser, "Ghi điều chỉnh").click()
    done = wait(browser, lambda page: page.find_element(By.CLASS_NAME, "done"))
    assert done.text == "Đã ghi điều chỉnh."
    assert violations(browser) == {}
    browser.get(f"{site}/vi/documents?q=05-NQ/TU")
    assert browser.current_url.endswith("05-nq-tu.an-thinh.2020")
    browser.get(f"{site}/vi/corrections")
    browser.find_element(By.CSS_SELECTOR, ".corrections button").click()
    wait(browser, lambda page: page.find_element(By.CLASS_NAME, "done").text == "Đã rút điều chỉnh.")
    browser.get(f"{site}/vi/documents?q=05-NQ/TU")
    assert "2 văn bản" in browser.find_element(By.TAG_NAME, "h1").text


def test_reading_needs_no_script(browser: Chrome, demo_site: str) -> None:
    """With scripts switched off the answer, the picture and the sentences are there, and no dead button."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{demo_site}/vi/documents/{DOCUMENT}")
        assert browser.find_element(By.CLASS_NAME, "answer").is_displayed()
        assert browser.find_element(By.CSS_SELECTOR, ".statement blockquote").is_displayed()
        assert not any(
            each.is_displayed() for each in browser.find_elements(By.CSS_SELECTOR, "button.print, button.copy")
        )
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_hostile_documents_run_nothing(browser: Chrome, served: Callable[[str], str], tmp_path: Path) -> None:
    """Scripts in titles, quotes and file names do not run, no frame, object or picture of theirs is made."""
    evil = "<script>window.ran=1</script><img src=x onerror=window.ran=2><svg onload=window.ran=3><iframe srcdoc=x>"
    text = (
        f"ĐẢNG BỘ TỈNH AN LẠC\nSố 154-KH/TU\nAn Lạc, ngày 20 tháng 7 năm 2022\n\nKẾ HOẠCH\n"
        f"thực hiện Nghị quyết số 77-NQ/TW về {evil}\n\n"
        f"Thực hiện Nghị quyết số 77-NQ/TW, ngày 15/3/2022 của Ban Chấp hành Trung ương {evil}, Tỉnh ủy ban hành.\n"
    )
    name = "a' onmouseover='window.ran=4' <img src=x onerror=window.ran=5>.txt"
    (tmp_path / name).write_text(text, encoding="utf-8")
    store = open_store(f"sqlite:{tmp_path / 'evil.db'}")
    load(store, [tmp_path / name], None, base=tmp_path)
    store.close()
    site = served(f"sqlite:{tmp_path / 'evil.db'}")
    for view in ("", "documents", "files", "findings", "documents/77-NQ%2FTW", "documents/154-KH%2FTU"):
        browser.get(f"{site}/vi/{view}")
        assert browser.execute_script("return window.ran") is None
        assert browser.find_elements(By.CSS_SELECTOR, "img, iframe, object, embed, main script") == []
        assert elsewhere(browser, site) == []
    browser.get(f"{site}/vi/files")
    browser.find_element(By.CSS_SELECTOR, "td a, th a").click()
    assert browser.execute_script("return window.ran") is None
    assert "window.ran=1" in browser.find_element(By.CLASS_NAME, "source").text


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"The texts of {SEEDS} are not here")
def test_the_main_question_on_real_texts(browser: Chrome, served: Callable[[str], str], tmp_path: Path) -> None:
    """Which plans implement 21-NQ/TW: the answer, the two plans, their sentences, and the place in the text."""
    store = open_store(f"sqlite:{tmp_path / 'seeds.db'}")
    load(store, [SEEDS], None, base=SEEDS)
    store.close()
    site = served(f"sqlite:{tmp_path / 'seeds.db'}")
    browser.get(f"{site}/vi/documents?q=21-NQ/TW")
    begun = time.perf_counter()
    assert browser.find_element(By.CLASS_NAME, "answer").text == (
        "2 văn bản thực hiện: 1 cấp thành phố, 1 cấp quận; đều trực tiếp."
    )
    assert time.perf_counter() - begun < 10
    named = [link.text for link in browser.find_elements(By.CSS_SELECTOR, ".statement .said a:first-child")]
    assert named[:2] == ["Kế hoạch số 105-KH/TU", "Kế hoạch số 87-KH/QU"]
    assert violations(browser) == {}
    assert elsewhere(browser, site) == []
    shot(browser, "seeds-21-nq-tw", 1240)
    browser.find_element(By.LINK_TEXT, "Xem trong văn bản").click()
    assert "105-KH/TU" in browser.find_element(By.CSS_SELECTOR, ".source mark").text
    for view in ("", "findings", "documents/21-nq-tw.2021/coverage", "files", "bodies?name=ha+noi"):
        browser.get(f"{site}/vi/{view}")
        assert violations(browser) == {}
