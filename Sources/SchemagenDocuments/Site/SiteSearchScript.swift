/// The part of the script that searches.
enum SiteSearchScript {
    static let text = #"""

        const kinds = {
          column: "column", property: "computed property", case: "case", name: "", section: "section",
        };

        // How well a name fits a word: whole, its start, the start of a part, anywhere.
        function fit(name, lower, word) {
          const at = lower.indexOf(word);
          if (at < 0) return 0;
          if (lower.length === word.length) return 100;
          if (at === 0) return 80;
          for (let place = at; place >= 0; place = lower.indexOf(word, place + 1)) {
            const before = name[place - 1], here = name[place];
            if (!/[\p{L}\p{N}]/u.test(before) || (/[\p{Ll}\p{N}]/u.test(before) && /\p{Lu}/u.test(here))) return 60;
          }
          return 40;
        }

        // The same letter may be written as one sign or as several.
        const composed = (text) => text.normalize("NFC");

        function record(page, kind, names, text, more, where, anchor, base) {
          const own = names.filter(Boolean).map(composed);
          text = composed(text);
          more = composed(more);
          return {
            page, kind, names: own, lowers: own.map((name) => name.toLowerCase()), text, more,
            lowerText: (text + " " + more).toLowerCase(), where: where.map(composed), anchor, base,
          };
        }

        function records(data) {
          const all = data.pages.map(([, title, sql, kind, summary, more], page) =>
            record(page, kind, [title, sql], summary, more, [], "", 400));
          const bases = { column: 200, property: 190, case: 190, section: 150, name: 60 };
          for (const [page, kind, name, detail, anchor, text] of data.entries) {
            const [, title, sql] = data.pages[page];
            // `postedAt: Date?` is found by its name.
            const swift = kind === "column" ? detail.split(":")[0] : kind === "case" ? detail : "";
            const made = record(page, kind, [name, swift], text, "", [title, sql], anchor, bases[kind] ?? 60);
            made.detail = composed(detail);
            all.push(made);
          }
          return all;
        }

        // Each word must be in a name, the text or the page's names, and one of them in a name or the text of its own.
        function score(found, words) {
          let total = 0, isOwn = false;
          for (const word of words) {
            let best = 0;
            found.lowers.forEach((lower, index) => { best = Math.max(best, fit(found.names[index], lower, word)); });
            if (best > 0) {
              total += found.base + best * 4;
              isOwn = true;
            } else if (found.lowerText.includes(word)) {
              total += 20 + found.base / 20;
              isOwn = true;
            } else {
              const best = Math.max(0, ...found.where.map((name) => fit(name, name.toLowerCase(), word)));
              if (!best) return 0;
              total += found.base + best * 2;
            }
          }
          return isOwn ? total / words.length : 0;
        }

        function search(all, query, limit) {
          const words = composed(query).toLowerCase().split(/[\s.]+/).filter(Boolean);
          if (!words.length) return { hits: [], count: 0, words };
          const hits = [];
          all.forEach((found, order) => {
            const points = score(found, words);
            if (points > 0) hits.push({ found, points, order });
          });
          hits.sort((a, b) => b.points - a.points || a.found.names[0].length - b.found.names[0].length || a.order - b.order);
          return { hits: hits.slice(0, limit).map((hit) => hit.found), count: hits.length, words };
        }

        // What is shown of a record: its text, and where a word is only in the rest, the rest from a little before it on.
        function excerpt(found, words) {
          const shown = [...found.lowers, found.text.toLowerCase()], lower = found.more.toLowerCase();
          for (const word of words) {
            const place = shown.some((text) => text.includes(word)) ? -1 : lower.indexOf(word);
            if (place < 0) continue;
            const start = place < 30 ? 0 : found.more.lastIndexOf(" ", place - 20) + 1 || place - 20;
            // Signs of two parts stay whole.
            const part = found.more.slice(start, start + 200).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
            return (start > 0 ? "\u2026 " : "") + part;
          }
          return found.text;
        }

        // Appends a text with the words marked.
        function marked(parent, text, words) {
          const lower = text.toLowerCase();
          let from = 0;
          // Where lower case is longer, places do not agree.
          while (lower.length === text.length && from < text.length) {
            let at = -1, length = 0;
            for (const word of words) {
              const place = lower.indexOf(word, from);
              if (place >= 0 && (at < 0 || place < at)) { at = place; length = word.length; }
            }
            if (at < 0) break;
            parent.append(text.slice(from, at), element("mark", {}, text.slice(at, at + length)));
            from = at + length;
          }
          parent.append(text.slice(from));
        }

        function startSearch() {
          const box = document.querySelector(".search"), input = box.querySelector("input");
          const panel = box.querySelector(".results"), list = panel.querySelector("ul");
          const status = box.querySelector(".status"), note = panel.querySelector(".none");
          let all = [], data, options = [], active = -1;
          box.hidden = false;

          const close = () => {
            panel.hidden = true;
            input.setAttribute("aria-expanded", "false");
            input.removeAttribute("aria-activedescendant");
            active = -1;
          };
          const choose = (next) => {
            if (!options.length) return;
            options[active]?.setAttribute("aria-selected", "false");
            active = (next + options.length) % options.length;
            options[active].setAttribute("aria-selected", "true");
            options[active].scrollIntoView({ block: "nearest" });
            input.setAttribute("aria-activedescendant", options[active].id);
          };
          const address = (found) => toTop + data.pages[found.page][0]
            + (found.anchor ? "#" + encodeURIComponent(found.anchor) : "");
          const open = (found, isNew) => {
            if (isNew) return void window.open(address(found), "_blank", "noopener");
            close();
            input.blur();
            location.href = address(found);
          };
          const option = (found, index, words) => {
            const item = element("li", { role: "option", id: "site:result-" + index, "aria-selected": "false" });
            const isPage = !found.anchor, page = data.pages[found.page];
            const name = element("span", { class: isPage || found.kind === "section" ? "name" : "name code" });
            marked(name, found.names[0], words);
            const where = element("span", { class: "where" });
            if (isPage) {
              where.append(found.kind + (found.names[1] ? " " : ""));
              if (found.names[1]) marked(where, found.names[1], words);
            } else {
              const kind = found.kind === "name" ? found.detail : kinds[found.kind];
              where.append((kind ? kind + " of " : "of ") + page[1]);
            }
            item.append(name, where);
            const about = isPage ? excerpt(found, words) : [found.kind === "name" ? "" : found.detail, found.text]
              .filter(Boolean).join(" · ");
            if (about) {
              const line = element("span", { class: "about" });
              marked(line, about, words);
              item.append(line);
            }
            item.addEventListener("mousedown", (event) => event.preventDefault());
            item.addEventListener("click", (event) => open(found, event.ctrlKey || event.metaKey));
            return item;
          };
          let hits = [];
          const show = () => {
            const result = search(all, input.value, 40);
            hits = result.hits;
            active = -1;
            input.removeAttribute("aria-activedescendant");
            if (!result.words.length) { status.textContent = ""; return close(); }
            options = hits.map((found, index) => option(found, index, result.words));
            list.replaceChildren(...options);
            note.textContent = !hits.length ? "Nothing found."
              : result.count > hits.length ? `${result.count - hits.length} more: type on to narrow the search.` : "";
            status.textContent = result.count === 1 ? "1 result" : `${result.count} results`;
            panel.hidden = false;
            input.setAttribute("aria-expanded", "true");
            panel.scrollTop = 0;
            if (hits.length) choose(0);
          };
          const load = () => sharedData("search.js", "documentSearch").then((loaded) => {
            if (data) return;
            data = loaded;
            all = records(data);
            if (input.value) show();
          }, () => { note.textContent = "The search's data cannot be read."; panel.hidden = false; });

          input.addEventListener("focus", load);
          input.addEventListener("input", () => { if (data) show(); else load(); });
          input.addEventListener("blur", close);
          input.addEventListener("keydown", (event) => {
            if (event.isComposing) return;
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              if (panel.hidden) { if (data && input.value) show(); return; }
              choose(active + (event.key === "ArrowDown" ? 1 : -1));
            } else if (event.key === "Enter" && hits[active] && !panel.hidden) {
              event.preventDefault();
              open(hits[active], event.ctrlKey || event.metaKey);
            } else if (event.key === "Escape") {
              event.preventDefault();
              if (panel.hidden) { input.value = ""; input.blur(); } else { close(); }
            }
          });
          document.addEventListener("keydown", (event) => {
            if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
            event.preventDefault();
            input.focus();
            input.select();
          });
        }

        """#
}
