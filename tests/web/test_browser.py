"""The pages in a headless Chromium: nothing hostile runs, nothing is asked of elsewhere, and everyone can use them.

STANDOFF_BROWSER=all looks at both widths in both themes, and not at one of each.

Skipped where there is no Chromium (Debian: `apt install chromium`); STANDOFF_CHROMIUM names another. The screenshots
that are taken on the way are in build/screenshots.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from hostile import HOSTILE

from standoff.web.routes import ROUTES

CHROMIUM = os.environ.get("STANDOFF_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"
SIZES = {"narrow": (360, 780), "wide": (1440, 900)}
LOOKS = [("wide", "light"), ("narrow", "dark")]
if os.environ.get("STANDOFF_BROWSER") == "all":
    LOOKS += [("wide", "dark"), ("narrow", "light")]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here; install it or set STANDOFF_CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


class Watched:
    """A page of the browser, and what happened on it that must not."""

    def __init__(self, browser: Any, base: str, size: str = "wide", theme: str = "light") -> None:
        width, height = SIZES[size]
        self.base = base
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
        self.context.add_init_script(
            "window.reports = []; addEventListener('securitypolicyviolation', e => reports.push(e.violatedDirective))"
        )
        self.page = self.context.new_page()
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._asked)
        self.page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.errors.append(f"script: {error}"))
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)

    def _asked(self, request: Any) -> None:
        if urlsplit(request.url).netloc != urlsplit(self.base).netloc:
            self.outside.append(request.url)

    def open(self, address: str) -> None:
        self.page.goto(self.base + address, wait_until="load")

    def harm(self) -> list[str]:
        """Everything that ran, was reported, or was asked of elsewhere."""
        found = [f"policy: {r}" for r in self.page.evaluate("window.reports")]
        found += ["ran"] if self.page.evaluate("window.harmed") else []
        return found + self.outside + self.errors

    def close(self) -> None:
        self.context.close()


def pages_of(base: str, most: int = 1) -> list[str]:
    """The address of every page, those with an id for `most` of the rows that there are."""
    found = []
    for route in ROUTES:
        if "{id}" not in route.path:
            found.append(route.path)
            continue
        table = route.path.strip("/").split("/")[0]
        rows = httpx.get(f"{base}/api/v1/{table}", params={"limit": most}).json()["rows"]
        found += [route.path.replace("{id}", row["id"]) for row in rows]
    return found


def test_nothing_hostile_runs_and_nothing_is_asked_of_elsewhere(
    browser: Any, serving: Callable[[Path], str], hostile_record: Path
) -> None:
    base = serving(hostile_record)
    watched = Watched(browser, base)
    every = pages_of(base)
    every += [f"/reports/{r['id']}" for r in httpx.get(f"{base}/api/v1/reports?limit=100").json()["rows"]]
    statements = httpx.get(f"{base}/api/v1/statements?limit=100").json()["rows"]
    every += [f"/reports/{s['report']}?row={s['id']}" for s in statements[::4]]
    every += [f"/{path}?{name}={quote(words)}" for words in HOSTILE[::8] for path, name in
              (("search", "q"), ("incidents", "place"), ("positions", "issue"), ("sources", "outlet"))]  # fmt: skip
    every += [f"/{quote(words, safe='')}" for words in HOSTILE[::5]]
    for address in every:
        watched.open(address)
        harm = [h for h in watched.harm() if "status of 4" not in h]
        assert not harm, f"{address}: {harm}"
    assert len(every) >= 100
    watched.close()


def test_every_hostile_string_is_shown_as_it_stands(
    browser: Any, serving: Callable[[Path], str], hostile_record: Path
) -> None:
    base = serving(hostile_record)
    watched = Watched(browser, base)
    watched.open("/incidents")
    shown = " ".join(watched.page.inner_text("main").split())
    for words in HOSTILE:
        assert " ".join(words.split()) in shown
    watched.close()


def test_the_highlighted_sentence_is_two_clicks_from_the_overview(
    browser: Any, serving: Callable[[Path], str], record: Path
) -> None:
    watched = Watched(browser, serving(record))
    watched.open("/")
    watched.page.click("ol.rows a.main >> nth=0")
    words = watched.page.inner_text(".words a.marked >> nth=0")
    watched.page.click(".words a.marked >> nth=0")
    chosen = watched.page.locator("#chosen")
    assert chosen.is_visible()
    box = chosen.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900, "the sentence is in sight"
    assert chosen.inner_text().strip() in words or words.startswith(chosen.inner_text().strip())
    assert not watched.harm()
    watched.close()


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_axe_finds_nothing_serious_on_any_page(
    browser: Any, serving: Callable[[Path], str], record: Path, size: str, theme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    base = serving(record)
    watched = Watched(browser, base, size, theme)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    found = []
    for address in [*pages_of(base), "/search?q=ceasefire", "/nowhere"]:
        watched.open(address)
        wide = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{address} is wider than the screen at {size}"
        results = Axe().run(watched.page).response["violations"]
        found += [
            f"{address}: {v['id']} ({v['impact']}) {v['nodes'][0]['html'][:160]}"
            for v in results
            if v["impact"] in ("serious", "critical")
        ]
        name = address.partition("?")[0].strip("/").replace("/", "-") or "overview"
        watched.page.screenshot(path=SCREENSHOTS / f"{name}-{size}-{theme}.png", full_page=True)
    assert not found, "\n".join(found)
    watched.close()


def test_the_page_is_used_with_the_keyboard(browser: Any, serving: Callable[[Path], str], record: Path) -> None:
    watched = Watched(browser, serving(record), "narrow")
    watched.open("/")
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.className") == "skip"
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "main"
    watched.page.focus("button.menu")
    watched.page.keyboard.press("Enter")
    assert watched.page.locator("#pages").is_visible()
    watched.close()


def test_a_layer_that_is_switched_off_stays_off_in_the_address(
    browser: Any, serving: Callable[[Path], str], record: Path
) -> None:
    base = serving(record)
    watched = Watched(browser, base)
    watched.open(next(a for a in pages_of(base) if a.startswith("/reports/")))
    watched.page.uncheck("#layer-people")
    assert "hide=people" in watched.page.url
    watched.page.reload()
    assert not watched.page.is_checked("#layer-people")
    watched.page.locator(".text [data-row]").first.click()
    watched.page.wait_for_selector(".detail")
    assert "hide=people" in watched.page.url
    watched.close()


def test_the_map_is_drawn_without_its_script_too(browser: Any, serving: Callable[[Path], str], record: Path) -> None:
    base = serving(record)
    watched = Watched(browser, base)
    watched.open("/map")
    watched.page.wait_for_selector("#map .leaflet-interactive")
    assert not watched.harm()
    watched.close()
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{base}/map")
    assert plain.locator("#drawn svg").is_visible()
    plain.context.close()
