"""What must hold of the diagrams of a site, looked at in a browser."""

import os
import re


class FigureChecks:
    """The checks of diagrams, for a run that has `site`, `pages`, `browser` and `checks`."""

    def figures(self):
        """The pages with drawings that can be zoomed, the tallest drawing first."""
        found = []
        for path in sorted(self.pages):
            with open(path, encoding="utf-8") as file:
                drawing = re.search(
                    r'<figure class="diagram">.{0,400}?<svg[^>]* viewBox="0 0 (\d+) (\d+)"', file.read(), re.DOTALL)
            if drawing:
                width, height = (int(number) for number in drawing.groups())
                found.append((height / max(1, width / 900), os.path.relpath(path, self.site)))
        return [name for _, name in sorted(found, key=lambda one: -one[0])]

    def diagrams(self):
        browser, checks = self.browser, self.checks
        names = self.figures()
        checks.check("diagram: a page has one", names)
        if not names:
            return
        # Not all of a tall picture fits as wide as the page is.
        browser.size(1440, 600)
        browser.open(self.url(names[0]))
        browser.evaluate("document.querySelector('.diagram').scrollIntoView()")
        transform = "getComputedStyle(document.querySelector('.stage')).transform"
        is_whole = (
            "(() => { const box = document.querySelector('.stage > *').getBoundingClientRect();"
            " const frame = document.querySelector('.canvas').getBoundingClientRect();"
            " return box.width > 0 && box.left >= frame.left && box.right <= frame.right && box.top >= frame.top"
            " && box.bottom <= frame.bottom; })()")
        before = browser.evaluate(transform)
        checks.check("diagram: is whole at first", browser.evaluate(is_whole))
        press = "document.querySelectorAll('.diagram')[0].querySelectorAll('button')[{}].click()"
        browser.evaluate(press.format(0))
        larger = browser.evaluate(transform)
        checks.check("diagram: + zooms in", larger != before, larger)
        self.shoot("diagram-zoomed")
        browser.evaluate(press.format(1))
        checks.check("diagram: - zooms out", browser.evaluate(transform) != larger)
        browser.evaluate(press.format(0))
        browser.evaluate(press.format(2))
        checks.check("diagram: Fit shows all", browser.evaluate(transform) == before and browser.evaluate(is_whole))
        browser.evaluate("document.querySelector('.canvas').focus()")
        browser.key("+", code="Equal", text="+")
        keyed = browser.evaluate(transform)
        checks.check("diagram: the key + zooms in", keyed != before)
        browser.key("+", code="Equal", text="+")
        for key, number, is_there in (
                ("ArrowDown", 40, "box.bottom <= frame.bottom"), ("ArrowRight", 39, "box.right <= frame.right"),
                ("ArrowUp", 38, "box.top >= frame.top"), ("ArrowLeft", 37, "box.left >= frame.left")):
            moved = browser.evaluate(transform)
            for _ in range(60):
                browser.key(key, number=number)
            checks.check(f"diagram: {key} leads to the edge", browser.evaluate(transform) != moved and browser.evaluate(
                "(() => { const box = document.querySelector('.stage > *').getBoundingClientRect();"
                f" const frame = document.querySelector('.canvas').getBoundingClientRect(); return {is_there}; }})()"))
        self.tabbing(is_whole)
        browser.key("0", code="Digit0", text="0")
        checks.check("diagram: 0 shows all", browser.evaluate(transform) == before and browser.evaluate(is_whole))
        self.dragging(transform, before)
        for _ in range(12):
            if browser.evaluate("document.querySelector('.stage text').getBoundingClientRect().height >= 14"):
                break
            browser.evaluate(press.format(0))
        browser.evaluate("document.querySelector('.stage a').focus()")
        self.selecting()
        checks.check("diagram: can be opened alone", browser.evaluate("document.querySelector('.alone').href.endsWith('.svg')"))
        self.clean("diagram")
        # All of a small picture is shown as it is.
        browser.open(self.url(names[-1]))
        browser.evaluate("document.querySelector('.diagram').scrollIntoView()")
        self.selecting()
        browser.size(1440, 900)

    def tabbing(self, is_whole):
        """Goes through the links of a zoomed diagram and back: each is in sight, and nothing is lost by it."""
        browser, checks = self.browser, self.checks
        count = browser.evaluate("document.querySelectorAll('.diagram')[0].querySelectorAll('.stage a').length")
        checks.check("diagram: has links", count)
        for _ in range(4):
            browser.key("+", code="Equal", text="+")
        in_sight = (
            "(() => { const box = document.activeElement.getBoundingClientRect();"
            " const canvas = document.querySelector('.canvas'), frame = canvas.getBoundingClientRect();"
            " return document.activeElement.closest('.stage') !== null && box.left < frame.right && box.right > frame.left"
            " && box.top >= frame.top && box.bottom <= frame.bottom && !canvas.scrollLeft && !canvas.scrollTop; })()")
        lost = []
        for place in range(count):
            browser.key("Tab", number=9)
            if not browser.wait(in_sight, 2):
                lost.append(place)
        checks.check("diagram: Tab brings each link in sight", not lost, lost)
        self.shoot("diagram-tabbed")
        node = browser.call("Runtime.evaluate", expression="document.querySelector('.stage a')")["result"]
        tree = browser.call("Accessibility.getPartialAXTree", objectId=node["objectId"], fetchRelatives=False)["nodes"]
        checks.check("diagram: screen readers hear of the links", not tree[0]["ignored"]
                     and tree[0]["role"]["value"] == "link" and tree[0]["name"]["value"], tree[0].get("role"))
        node = browser.call("Runtime.evaluate", expression="document.querySelector('.stage svg')")["result"]
        tree = browser.call("Accessibility.getPartialAXTree", objectId=node["objectId"], fetchRelatives=False)["nodes"]
        checks.check("diagram: is no image to screen readers, and has a name", not tree[0]["ignored"]
                     and "image" not in tree[0]["role"]["value"] and tree[0]["name"]["value"], tree[0].get("role"))
        browser.evaluate("document.querySelector('.canvas').focus()")
        browser.key("0", code="Digit0", text="0")
        checks.check("diagram: all is there again behind Tab", browser.evaluate(is_whole))

    def drag(self, points):
        """Presses the mouse at the first point and lets it go at the last."""
        kinds = ["mousePressed"] + ["mouseMoved"] * (len(points) - 1) + ["mouseReleased"]
        for kind, point in zip(kinds, points + points[-1:]):
            self.browser.call("Input.dispatchMouseEvent", type=kind, x=point[0], y=point[1], button="left",
                              buttons=0 if kind == "mouseReleased" else 1, clickCount=1)

    def selecting(self):
        """Drags the mouse over the widest text of the diagram that is in sight."""
        browser = self.browser
        box = browser.evaluate(
            "(() => { const frame = document.querySelector('.canvas').getBoundingClientRect();"
            " let found = null; for (const text of document.querySelectorAll('.diagram .stage text')) {"
            "   const box = text.getBoundingClientRect(), middle = box.top + box.height / 2;"
            "   const at = (x) => document.elementFromPoint(x, middle) === text;"
            "   if (!text.closest('a') && box.left > frame.left && box.right < frame.right && at(box.left + 2)"
            "     && at(box.left + box.width * .8) && !(found && found[1] - found[0] >= box.width))"
            "     found = [box.left + 1, box.left + box.width * .8, middle]; } return found; })()")
        self.checks.check("diagram: a text is in sight", box)
        if not box:
            return
        browser.evaluate("getSelection().removeAllRanges()")
        left, right, middle = box
        self.drag([(left, middle), ((left + right) / 2, middle), (right, middle)])
        self.checks.check("diagram: text can be selected", browser.evaluate("getSelection().toString().trim() !== ''"))
        browser.evaluate("getSelection().removeAllRanges()")

    def dragging(self, transform, before):
        """Zooms with the wheel and drags the diagram where nothing is written."""
        browser, checks = self.browser, self.checks
        box = browser.evaluate(
            "(() => { const box = document.querySelector('.canvas').getBoundingClientRect();"
            " return [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight - box.top) / 2]; })()")
        browser.call("Input.dispatchMouseEvent", type="mouseWheel", x=box[0], y=box[1], deltaX=0, deltaY=-200, modifiers=2)
        checks.check("diagram: Ctrl and the wheel zoom", browser.wait(f"{transform} !== {before!r}", 3))
        place = browser.evaluate(
            "(() => { const box = document.querySelector('.canvas').getBoundingClientRect();"
            " for (let y = box.top + 60; y < box.bottom - 60; y += 7) for (let x = box.left + 60; x < box.right - 60; x += 7) {"
            "   const here = document.elementFromPoint(x, y);"
            "   if (here?.closest('.canvas') && !here.closest('a, text')) return [x, y]; } return null; })()")
        checks.check("diagram: there is ground to drag", place)
        if not place:
            return
        held = browser.evaluate(transform)
        self.drag([place, (place[0] + 40, place[1] + 40), (place[0] - 40, place[1] - 40)])
        checks.check("diagram: dragging moves", browser.wait(f"{transform} !== {held!r}", 3))

    def pictures(self):
        """The pages that show one picture: with controls, and links to the pages of the tables."""
        browser, checks = self.browser, self.checks
        names = [os.path.relpath(path, self.site) for path in sorted(self.pages)]
        names = [name for name in names if name.startswith("diagrams/")]
        checks.check("picture: has a page", names or not os.path.exists(os.path.join(self.site, "diagrams/schema.svg")))
        for name in names:
            browser.open(self.url("index.html"))
            browser.evaluate(f"document.querySelector('article a[href=\"{name}\"]').click()")
            checks.check(f"{name}: the index leads to it", browser.wait(f"location.href.endsWith({name!r})"))
            browser.wait("document.querySelector('.diagram.live')")
            checks.check(f"{name}: can be zoomed", browser.evaluate(
                "document.querySelectorAll('.diagram figcaption button').length === 3"
                " && document.querySelector('.stage > *').getBoundingClientRect().height > 0"))
            self.shoot("picture-" + name.replace("/", "-")[:-5])
            self.clean(name)
