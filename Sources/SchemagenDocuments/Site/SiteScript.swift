/// `assets/site.js`. Everything that it adds is an addition: pages read well without it.
enum SiteScript {
    static let text = start + SiteSearchScript.text + SiteDiagramScript.text + SitePageScript.text

    /// The theme comes first, before the page is drawn; the rest waits for the page.
    private static let start = #"""
        "use strict";
        const root = document.documentElement;
        const toTop = document.currentScript.dataset.top;

        // A browser may refuse to keep anything for a page from a disk.
        const kept = {
          read(key) { try { return localStorage.getItem(key); } catch { return null; } },
          write(key, value) { try { localStorage.setItem(key, value); } catch { } },
        };

        function element(name, attributes = {}, text = "") {
          const made = document.createElement(name);
          for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
          if (text) made.textContent = text;
          return made;
        }

        const themes = ["auto", "light", "dark"];
        let theme = themes.includes(kept.read("theme")) ? kept.read("theme") : "auto";

        function showTheme() {
          if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
          const button = document.querySelector(".theme");
          if (!button) return;
          button.hidden = false;
          button.textContent = theme[0].toUpperCase() + theme.slice(1);
          button.setAttribute("aria-label", "Colours: " + theme);
          button.title = "Colours: " + theme;
        }
        showTheme();

        // Data that pages share comes when it is asked for; pages from a disk cannot fetch it, but they can run it.
        const shared = {};
        function sharedData(file, name) {
          shared[file] ??= new Promise((resolve, reject) => {
            const script = element("script", { src: toTop + "assets/" + file });
            script.addEventListener("load", () => resolve(window[name]));
            script.addEventListener("error", reject);
            document.head.append(script);
          });
          return shared[file];
        }

        """#
}
