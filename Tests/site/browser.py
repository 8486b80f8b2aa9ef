#!/usr/bin/env python3
"""Opens a built site from the disk in Chromium and looks whether it works.

Usage: browser.py SITE_DIR [--chromium PATH] [--shots DIR] [--find WORDS=PAGE ...]

With --find the search must lead from the words to the page. Prints a line for each failure and the number of checks that passed; the exit code is 1 where one failed.
"""

import argparse
import html.parser
import json
import os
import re
import shutil
import sys
import urllib.parse

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from devtools import Browser  # noqa: E402
from figures import FigureChecks  # noqa: E402


class Page(html.parser.HTMLParser):
    """The links, ids and loaded files of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.ids, self.scripts, self.handlers = [], [], [], 0, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.handlers += [name for name in values if name.startswith("on")]
        if values.get("id"):
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag in ("link", "script", "img", "iframe", "source", "object", "embed", "image", "use"):
            load = values.get("src") or values.get("href") or values.get("data") or ""
            self.loads.append(load)
        if tag == "script":
            self.scripts += 1


class Checks:
    """Counts what passed and prints what failed."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, is_right, detail=""):
        if is_right:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}{': ' + str(detail) if detail != '' else ''}")


def read_pages(site):
    pages = {}
    for folder, _, names in os.walk(site):
        for name in names:
            if name.endswith(".html"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    pages[os.path.realpath(path)] = Page(file.read())
    return pages


def check_links(site, pages, checks):
    """Every link inside of the site leads to a file and an id; nothing is loaded from elsewhere."""
    for path, page in pages.items():
        name = os.path.relpath(path, site)
        problems = []
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "tel"):
                continue
            if parts.scheme or parts.netloc:
                problems.append(f"the link {link} is of a kind that is not allowed")
                continue
            target = path
            if parts.path:
                target = os.path.realpath(os.path.join(os.path.dirname(path), urllib.parse.unquote(parts.path)))
            if not os.path.isfile(target):
                problems.append(f"the link {link} leads nowhere")
            elif parts.fragment and target in pages:
                if urllib.parse.unquote(parts.fragment) not in pages[target].ids:
                    problems.append(f"the link {link} leads to no place on its page")
        for load in page.loads:
            parts = urllib.parse.urlsplit(load)
            if parts.scheme == "data" or load.startswith("#"):
                continue
            target = os.path.join(os.path.dirname(path), urllib.parse.unquote(parts.path))
            if parts.scheme or parts.netloc or not os.path.isfile(target):
                problems.append(f"loads {load}")
        own = [one for one in page.ids]
        twice = sorted({one for one in own if own.count(one) > 1}) if len(own) != len(set(own)) else []
        if twice:
            problems.append(f"has ids twice: {twice[:5]}")
        if page.scripts != 1 or page.handlers:
            problems.append(f"has {page.scripts} scripts and the handlers {page.handlers}")
        checks.check(f"{name}: links, ids and files", not problems, "; ".join(problems[:5]))


def take_events(browser):
    """Errors of the console and requests to the outside since the last time."""
    errors, requests = [], []
    browser.evaluate("0")
    for event in browser.events:
        parameters = event["params"]
        if event["method"] == "Runtime.exceptionThrown":
            errors.append(str(parameters["exceptionDetails"].get("exception", {}).get("description")))
        elif event["method"] == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning"):
            errors.append(str(parameters["args"]))
        elif event["method"] == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            errors.append(parameters["entry"]["text"])
        elif event["method"] == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            if not url.startswith(("file:", "data:", "about:")):
                requests.append(url)
    browser.events.clear()
    return errors, requests


class SiteRun(FigureChecks):
    """A site in a browser."""

    def __init__(self, site, pages, browser, checks, shots, queries):
        self.site, self.pages, self.browser, self.checks, self.shots = site, pages, browser, checks, shots
        self.queries = queries

    def url(self, path, fragment=""):
        return "file://" + urllib.parse.quote(os.path.join(self.site, path)) + fragment

    def shoot(self, name):
        if self.shots:
            os.makedirs(self.shots, exist_ok=True)
            self.browser.shoot(os.path.join(self.shots, name + ".png"))

    def clean(self, what):
        errors, requests = take_events(self.browser)
        self.checks.check(f"{what}: nothing in the console", not errors, errors[:3])
        self.checks.check(f"{what}: no request to the outside", not requests, requests[:3])

    def sample(self):
        """The index, the page with the most ids, one of each folder."""
        names = sorted(os.path.relpath(path, self.site) for path in self.pages)
        largest = max(names, key=lambda name: len(self.pages[os.path.realpath(os.path.join(self.site, name))].ids))
        folders = {}
        for name in names:
            folders.setdefault(os.path.dirname(name), name)
        return list(dict.fromkeys(["index.html", largest, *folders.values()]))

    def look(self):
        browser, checks = self.browser, self.checks
        for name in self.sample():
            browser.size(1440, 900)
            browser.open(self.url(name))
            checks.check(f"{name}: has a title", browser.evaluate("document.title.length > 0"))
            checks.check(f"{name}: has one h1", browser.evaluate("document.querySelectorAll('h1').length === 1"))
            checks.check(
                f"{name}: landmarks",
                browser.evaluate("['header', 'nav', 'main'].every((name) => document.querySelector(name))"))
            checks.check(
                f"{name}: navigation knows the page",
                browser.evaluate("document.querySelectorAll('.sidebar [aria-current=page]').length === 1"))
            for width in (1440, 400):
                browser.size(width, 800, width < 600)
                checks.check(
                    f"{name}: no horizontal overflow at {width}",
                    browser.wait("document.documentElement.scrollWidth <= innerWidth", 2),
                    browser.evaluate("document.documentElement.scrollWidth"))
                self.shoot(f"{name.replace('/', '-')[:-5]}-{width}")
            self.clean(name)
        browser.size(1440, 900)

    def search(self):
        browser, checks = self.browser, self.checks
        browser.open(self.url("index.html"))
        browser.key("/", code="Slash", text="/")
        checks.check("search: / focuses", browser.evaluate("document.activeElement.id === 'site:search'"))
        checks.check("search: data loads", browser.wait("window.documentSearch"))
        entry = browser.evaluate(
            "(() => { const data = documentSearch; const count = {};"
            " for (const e of data.entries) count[e[2]] = (count[e[2]] ?? 0) + 1;"
            " const e = data.entries.find((e) => e[1] === 'column' && count[e[2]] === 1 && /^[a-z_]{9,}$/.test(e[2]))"
            "   ?? data.entries.find((e) => e[1] === 'column');"
            " return e && [data.pages[e[0]][0], e[2], e[4], data.pages[e[0]][1]]; })()")
        checks.check("search: there is a column to look for", entry)
        if not entry:
            return
        address, column, anchor, title = entry
        browser.type(column)
        checks.check(
            "search: the list opens", browser.wait("!document.querySelector('.results').hidden"))
        state = browser.evaluate(
            "(() => { const input = document.activeElement;"
            " const active = document.getElementById(input.getAttribute('aria-activedescendant'));"
            " return [input.getAttribute('aria-expanded'), active?.getAttribute('aria-selected'),"
            " active?.textContent ?? '']; })()")
        checks.check("search: the roles tell what is open and chosen", state[:2] == ["true", "true"], state)
        checks.check(
            "search: the column comes with its page", column in state[2] and title in state[2], state)
        self.shoot("search")
        count = browser.evaluate("document.querySelectorAll('.results li').length")
        browser.key("ArrowDown", number=40)
        index = browser.evaluate(
            "document.activeElement.getAttribute('aria-activedescendant').split('-').pop()")
        checks.check("search: arrows move", int(index) == 1 % count, index)
        browser.key("ArrowUp", number=38)
        browser.key("Enter", code="Enter", text="\r", number=13)
        wanted = self.url(urllib.parse.unquote(address)).split("#")[0]
        checks.check(
            "search: Enter opens the page at the row",
            browser.wait(
                f"decodeURI(location.href.split('#')[0]) === decodeURI({wanted!r})"
                f" && decodeURIComponent(location.hash.slice(1)) === {anchor!r}"
                " && document.querySelector('tr:target')"),
            browser.evaluate("location.href"))
        checks.check(
            "search: the row is in sight",
            browser.wait("(() => { const box = document.querySelector('tr:target').getBoundingClientRect();"
                         " return box.top >= 56 && box.bottom <= innerHeight; })()", 3))
        self.shoot("search-target")
        browser.key("/", code="Slash", text="/")
        browser.wait("window.documentSearch")
        browser.type("a")
        browser.wait("!document.querySelector('.results').hidden")
        browser.key("Escape", number=27)
        checks.check("search: Escape closes", browser.evaluate("document.querySelector('.results').hidden"))
        browser.key("/", code="Slash", text="/")
        browser.evaluate("document.querySelector('.search input').value = ''")
        browser.type("<img src=x onerror=alert(1)> qqqq")
        checks.check(
            "search: what is typed is text",
            browser.evaluate("document.querySelectorAll('.results img').length === 0"))
        checks.check("search: says where nothing is found", browser.wait(
            "document.querySelector('.results .none').textContent.includes('Nothing')"))
        self.clean("search")

    def themes(self):
        browser, checks = self.browser, self.checks
        browser.media("light")
        browser.open(self.url("index.html"))
        colours = []
        for _ in range(3):
            browser.evaluate("document.querySelector('.theme').click()")
            colours.append(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
        checks.check("theme: light, dark and automatic differ as they should",
                     colours[0] == colours[2] != colours[1], colours)
        browser.evaluate("document.querySelector('.theme').click(); document.querySelector('.theme').click()")
        browser.open(self.url("index.html"))
        checks.check("theme: is remembered", browser.evaluate("document.documentElement.dataset.theme === 'dark'"))
        self.shoot("index-dark")
        browser.evaluate("document.querySelector('.theme').click()")
        browser.media("dark")
        checks.check(
            "theme: automatic follows the system",
            browser.evaluate("getComputedStyle(document.body).backgroundColor") == colours[1])
        browser.media("light")
        self.clean("theme")

    def navigation(self):
        """On a big site the script adds what the pages leave out."""
        browser, checks = self.browser, self.checks
        if len(self.pages) <= 200:
            return
        names = sorted(os.path.relpath(path, self.site) for path in self.pages)
        name = [one for one in names if "/" in one][-1]
        browser.open(self.url(name))
        open_group = "document.querySelector('.sidebar details[open]')"
        checks.check("navigation: the page's group is filled", browser.wait(
            f"{open_group}.querySelectorAll('li').length === Number({open_group}.querySelector('.count').textContent)"
            f" && !{open_group}.querySelector('.all')"))
        checks.check("navigation: all pages are counted", browser.evaluate(
            "[...document.querySelectorAll('.sidebar .count')].reduce((sum, count) => sum + Number(count.textContent), 1)")
            == len(self.pages))
        checks.check("navigation: the page is in sight", browser.evaluate(
            "(() => { const links = document.querySelectorAll('.sidebar [aria-current=page]');"
            " const box = links[0].getBoundingClientRect(); return links.length === 1 && box.top >= 56"
            " && box.bottom <= innerHeight && links[0].href === location.href; })()"))
        self.shoot("navigation-long")
        browser.evaluate("document.querySelector('.sidebar details:not([open]) summary').click()")
        checks.check("navigation: another group is filled when it opens", browser.wait(
            "[...document.querySelectorAll('.sidebar details[open]')].length === 2"
            " && [...document.querySelectorAll('.sidebar details[open]')].every((group) =>"
            "   group.querySelectorAll('li').length === Number(group.querySelector('.count').textContent))"))
        browser.evaluate(
            "[...document.querySelectorAll('.sidebar details[open]')].find((group) =>"
            " !group.querySelector('[aria-current]')).querySelector('li a').click()")
        checks.check("navigation: its links lead to pages", browser.wait(
            f"!decodeURI(location.href).endsWith({name!r}) && document.querySelector('.sidebar [aria-current=page]')"
            " && document.querySelectorAll('h1').length === 1"))
        self.clean("navigation")

    def find(self):
        """Looks for what must be found: `WORDS=PAGE`, the page's path."""
        browser, checks = self.browser, self.checks
        for query in self.queries:
            words, name = query.split("=", 1)
            browser.open(self.url("index.html"))
            browser.key("/", code="Slash", text="/")
            browser.wait("window.documentSearch")
            browser.evaluate(
                "(() => { const input = document.querySelector('.search input');"
                f" input.value = {json.dumps(words)}; input.dispatchEvent(new Event('input')); }})()")
            browser.wait("!document.querySelector('.results').hidden", 3)
            shown = browser.evaluate("document.querySelector('.results').innerText")
            browser.key("Enter", code="Enter", text="\r", number=13)
            checks.check(f"search: {words!a} leads to {name}", browser.wait(
                f"decodeURI(location.href.split('#')[0]).endsWith({json.dumps('/' + name)})", 3), shown)
            self.shoot("find-" + re.sub(r"\W+", "-", name))
        self.clean("find")

    def keyboard(self):
        browser, checks = self.browser, self.checks
        browser.open(self.url("index.html"))
        seen = []
        for _ in range(400):
            browser.key("Tab", number=9)
            place = browser.evaluate(
                "(() => { const here = document.activeElement;"
                " if (here.matches('.skip')) return 'skip'; if (here.matches('.search input')) return 'search';"
                " if (here.matches('.theme')) return 'theme'; if (here.closest('.sidebar')) return 'navigation';"
                " if (here.closest('main')) return 'content'; return here.tagName; })()")
            if place not in seen:
                seen.append(place)
            if place == "content":
                break
        order = [place for place in seen if place in ("skip", "search", "theme", "navigation", "content")]
        checks.check("keyboard: skip link, search, theme, navigation, content in this order",
                     order == ["skip", "search", "theme", "navigation", "content"], seen)
        browser.open(self.url("index.html"))
        browser.key("Tab", number=9)
        browser.key("Enter", code="Enter", text="\r", number=13)
        browser.key("Tab", number=9)
        checks.check("keyboard: the skip link leads to the content",
                     browser.evaluate("document.activeElement.closest('main') !== null"))
        checks.check("keyboard: what has the focus is outlined",
                     browser.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
        self.clean("keyboard")

    def without_scripts(self):
        browser, checks = self.browser, self.checks
        browser.call("Emulation.setScriptExecutionDisabled", value=True)
        browser.open(self.url("index.html"))
        browser.size(400, 800, True)
        shown = browser.evaluate(
            "['.search', '.theme'].every((name) => document.querySelector(name).hidden)"
            " && document.querySelector('main').innerText.trim() !== ''")
        checks.check("without scripts: the content is there, what needs scripts is not", shown)
        browser.open(self.url("index.html", "#site:navigation"))
        checks.check("without scripts: the menu opens on a narrow screen",
                     browser.evaluate("getComputedStyle(document.querySelector('.sidebar')).display === 'block'"))
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
        browser.size(1440, 900)

    def narrow_menu(self):
        browser, checks = self.browser, self.checks
        browser.size(400, 800, True)
        browser.open(self.url("index.html"))
        browser.evaluate("document.querySelector('.menu').click()")
        checks.check("menu: opens and says so", browser.evaluate(
            "getComputedStyle(document.querySelector('.sidebar')).display === 'block'"
            " && document.querySelector('.menu').getAttribute('aria-expanded') === 'true'"))
        browser.key("Escape", number=27)
        checks.check("menu: Escape closes", browser.evaluate(
            "getComputedStyle(document.querySelector('.sidebar')).display === 'none'"))
        browser.size(1440, 900)
        self.clean("menu")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site")
    parser.add_argument("--chromium", default=None)
    parser.add_argument("--shots", default=None)
    parser.add_argument("--find", action="append", default=[])
    arguments = parser.parse_args()
    executable = arguments.chromium or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not executable:
        print("FAILED: there is no Chromium; name one with --chromium")
        return 1
    site = os.path.realpath(arguments.site)
    pages = read_pages(site)
    checks = Checks()
    checks.check("there are pages", pages)
    check_links(site, pages, checks)
    browser = Browser(executable)
    try:
        run = SiteRun(site, pages, browser, checks, arguments.shots, arguments.find)
        for step in (run.look, run.search, run.find, run.themes, run.diagrams, run.pictures,
                     run.navigation, run.keyboard, run.narrow_menu, run.without_scripts):
            try:
                step()
            except Exception as error:  # A step that breaks must not hide what the others find.
                checks.check(f"{step.__name__} runs to its end", False, error)
    finally:
        browser.close()
    print(f"{checks.passed} checks passed" + (f", {checks.failed} failed" if checks.failed else ""))
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
