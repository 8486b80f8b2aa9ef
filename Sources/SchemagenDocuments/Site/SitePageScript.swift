/// The part of the script that starts the others, and what is small: copying, the navigation, the list of sections.
enum SitePageScript {
    static let text = #"""

        function startCopying(listing) {
          const button = element("button", { type: "button", class: "copy" }, "Copy");
          const pre = listing.querySelector("pre");
          const said = (text) => {
            button.textContent = text;
            setTimeout(() => { button.textContent = "Copy"; }, 1500);
          };
          button.addEventListener("click", async () => {
            try {
              await navigator.clipboard.writeText(pre.textContent);
              said("Copied");
            } catch {
              getSelection().selectAllChildren(pre);
              said(document.execCommand("copy") ? "Copied" : "Selected");
            }
          });
          listing.append(button);
        }

        function showCurrentPage() {
          const sidebar = document.querySelector(".sidebar"), current = sidebar.querySelector("[aria-current]");
          if (!current) return;
          const box = current.getBoundingClientRect(), frame = sidebar.getBoundingClientRect();
          if (box.top < frame.top || box.bottom > frame.bottom) sidebar.scrollTop += box.top - frame.top - frame.height / 2;
        }

        // Of a long navigation the page holds what is near; the rest comes from a file that all pages share.
        function startNavigation() {
          const sidebar = document.querySelector(".sidebar");
          if (!("long" in sidebar.dataset)) return;
          const here = sidebar.querySelector("[aria-current]")?.getAttribute("href");
          const fill = (details, members) => {
            const had = document.activeElement.closest?.(".sidebar li a")?.getAttribute("href");
            const items = members.map(([address, title]) => {
              const link = element("a", { href: toTop + address }, title);
              if (toTop + address === here) link.setAttribute("aria-current", "page");
              const item = element("li");
              item.append(link);
              return item;
            });
            details.querySelector("ul").replaceChildren(...items);
            // Whoever is on the way through the list stays where he is.
            if (had) items.find((item) => item.firstChild.getAttribute("href") === had)?.firstChild.focus();
          };
          const made = (title, count) => {
            const details = element("details"), summary = element("summary");
            summary.append(element("span", {}, title), " ", element("span", { class: "count" }, String(count)));
            details.append(summary, element("ul"));
            return details;
          };
          const add = (groups) => {
            let last = sidebar.querySelector(".overview");
            groups.forEach(([title, members], number) => {
              let details = sidebar.querySelector(`[data-group="${number}"]`);
              if (!details) {
                details = made(title, members.length);
                last.after(details);
              }
              last = details;
              const whenOpen = () => {
                if (!details.open) return;
                details.removeEventListener("toggle", whenOpen);
                fill(details, members);
              };
              details.addEventListener("toggle", whenOpen);
              whenOpen();
            });
            showCurrentPage();
          };
          // Without it the links to the overview remain.
          sharedData("navigation.js", "documentNavigation").then(add, () => { });
        }

        function startMenu() {
          const menu = document.querySelector(".menu"), sidebar = document.querySelector(".sidebar");
          menu.setAttribute("role", "button");
          menu.setAttribute("aria-expanded", "false");
          menu.setAttribute("aria-controls", "site:navigation");
          const set = (isOpen) => {
            sidebar.classList.toggle("open", isOpen);
            menu.setAttribute("aria-expanded", String(isOpen));
            menu.textContent = isOpen ? "Close" : "Menu";
          };
          menu.addEventListener("click", (event) => {
            event.preventDefault();
            set(!sidebar.classList.contains("open"));
            if (sidebar.classList.contains("open")) sidebar.querySelector("a").focus();
          });
          menu.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); menu.click(); } });
          document.addEventListener("keydown", (event) => {
            if (event.key !== "Escape" || !sidebar.classList.contains("open")) return;
            set(false);
            menu.focus();
          });
          sidebar.addEventListener("click", (event) => { if (event.target.closest("a")) set(false); });
          showCurrentPage();
        }

        // Marks the section that is being read.
        function startSections() {
          const links = [...document.querySelectorAll(".sections a")];
          if (!links.length) return;
          const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
          let isWaiting = false;
          const update = () => {
            isWaiting = false;
            const isAtEnd = innerHeight + scrollY >= document.body.scrollHeight - 2;
            let here = -1;
            sections.forEach((section, index) => {
              if (section && section.getBoundingClientRect().top < 120) here = index;
            });
            if (isAtEnd && scrollY > 0) here = sections.length - 1;
            links.forEach((link, index) => {
              link.classList.toggle("here", index === here);
              if (index === here) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
            });
          };
          addEventListener("scroll", () => {
            if (!isWaiting) { isWaiting = true; requestAnimationFrame(update); }
          }, { passive: true });
          update();
        }

        document.addEventListener("DOMContentLoaded", () => {
          showTheme();
          document.querySelector(".theme").addEventListener("click", () => {
            theme = themes[(themes.indexOf(theme) + 1) % themes.length];
            kept.write("theme", theme);
            showTheme();
          });
          startSearch();
          startMenu();
          startNavigation();
          startSections();
          document.querySelectorAll(".diagram").forEach(startDiagram);
          document.querySelectorAll(".listing").forEach(startCopying);
        });

        """#
}
