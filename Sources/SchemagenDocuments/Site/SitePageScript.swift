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

        // Of a long navigation the page holds what is near; the rest comes with the search's data.
        function startGroup(details) {
          const fill = () => searchData().then((data) => {
            const list = details.querySelector("ul"), group = Number(details.dataset.group);
            const here = list.querySelector("[aria-current]")?.getAttribute("href");
            list.replaceChildren(...data.pages.filter((page) => page[4] === group).map(([address, title]) => {
              const link = element("a", { href: toTop + address }, title);
              if (toTop + address === here) link.setAttribute("aria-current", "page");
              const item = element("li");
              item.append(link);
              return item;
            }));
            list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
          }, () => { });
          details.addEventListener("toggle", () => { if (details.open) fill(); }, { once: true });
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
          const current = sidebar.querySelector("[aria-current]");
          if (current) {
            const box = current.getBoundingClientRect(), frame = sidebar.getBoundingClientRect();
            if (box.bottom > frame.bottom) sidebar.scrollTop = box.top - frame.top - frame.height / 2;
          }
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
          startSections();
          document.querySelectorAll(".diagram").forEach(startDiagram);
          document.querySelectorAll(".listing").forEach(startCopying);
          document.querySelectorAll("details[data-group]").forEach(startGroup);
        });

        """#
}
