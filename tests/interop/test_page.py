"""The HTML page in headless Chromium: opened from disk, searched, clicked, filtered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import Entity, Statement
from kg.export import Filter
from kg.export.html import write_html
from kg.model import Evidence, TimeExpression

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")


@pytest.fixture(scope="module")
def browser():
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture()
def page(browser):
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: page.problems.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
    yield page
    assert not page.problems
    page.close()


def test_search_click_and_filter(page, built, tmp_path):
    page.goto((built / "graph.html").as_uri())
    shown = page.locator("#count").inner_text()
    assert "nodes" in shown and not shown.startswith("0 ")
    page.fill("#search", "Wladimir Putin")
    page.press("#search", "Enter")
    page.locator("#search").blur()
    assert page.locator("#side h2").inner_text() == "Wladimir Putin"
    assert page.locator("#side blockquote").count() > 0
    assert "2021" in page.locator("#side").inner_text()
    page.check("#asserted")
    fewer = page.locator("#count").inner_text()
    assert int(fewer.split(", ")[1].split()[0]) < int(shown.split(", ")[1].split()[0])
    page.uncheck("#asserted")
    page.locator("#legend label", has_text="Person").locator("input").uncheck()
    assert int(page.locator("#count").inner_text().split()[0]) < int(shown.split()[0])
    page.locator("#legend label", has_text="Person").locator("input").check()
    page.evaluate("""() => { const s = document.getElementById('time'); s.value = 1; s.dispatchEvent(new Event('input')); }""")
    assert page.locator("#when").inner_text() != "all"
    page.screenshot(path=str(tmp_path / "page.png"))
    assert (tmp_path / "page.png").stat().st_size > 10_000


class Many:
    """A store of so many statements between so many actors."""

    def __init__(self, statements: int, actors: int):
        people = [Entity(f"https://example.org/{i}", f"Person {i}", "Person") for i in range(actors)]
        self.made = [Statement(f"{i:016x}", "a", people[i * 7 % actors], "https://example.org/r", "treffen", "Consult", people[(i * 13 + 1) % actors],
                               time=TimeExpression(0, 1, "x", "DATE", "2021", f"2021-{i % 12 + 1:02d}-01", f"2021-{i % 12 + 1:02d}-02", ""), evidence=(Evidence("a", 0, 1, f"Satz {i}"),))
                     for i in range(statements)]

    def statements(self):
        return iter(self.made)

    edges = statements

    def articles(self):
        return iter(())


def test_two_thousand_edges_move_smoothly(page, tmp_path):
    """Twenty steps of panning and zooming, drawn in software: no step may take a quarter of a second."""
    write_html(Many(2000, 700), tmp_path / "many.html", Filter())
    page.goto(Path(tmp_path / "many.html").as_uri())
    assert "2000 edges" in page.locator("#count").inner_text()
    slowest = page.evaluate("""async () => {
        const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
        let slowest = 0;
        await frame();
        for (let i = 0; i < 20; i++) {
            const began = performance.now();
            i % 2 ? cy.panBy({ x: 15, y: 5 }) : cy.zoom({ level: cy.zoom() * 1.03, renderedPosition: { x: 500, y: 400 } });
            await frame(); await frame();
            slowest = Math.max(slowest, performance.now() - began);
        }
        return slowest;
    }""")
    print(f"slowest step {slowest:.0f} ms")
    assert slowest < 250
