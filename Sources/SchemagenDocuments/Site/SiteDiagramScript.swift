/// The part of the script that zooms and moves diagrams.
enum SiteDiagramScript {
    static let text = #"""

        function startDiagram(figure) {
          const canvas = figure.querySelector(".canvas"), stage = figure.querySelector(".stage");
          const caption = figure.querySelector("figcaption"), drawing = stage.firstElementChild;
          // The style makes all of the diagram fit at 1.
          const smallest = 1;
          let scale = 1, x = 0, y = 0, drag = null;
          figure.classList.add("live");
          canvas.setAttribute("aria-label",
            canvas.getAttribute("aria-label") + ". Plus and minus zoom, arrow keys move, 0 shows all.");

          // However much a big diagram was made smaller, its text can be read.
          const largest = () => {
            const natural = drawing?.naturalWidth || drawing?.viewBox?.baseVal?.width || 0;
            return Math.max(12, 3 * natural / (stage.offsetWidth || 1));
          };
          const edge = parseFloat(getComputedStyle(canvas).paddingLeft) * 2;
          // By how much the diagram is larger than its frame.
          const excess = () => [
            stage.offsetWidth * scale + edge - canvas.clientWidth, stage.offsetHeight * scale + edge - canvas.clientHeight,
          ].map((size) => size > 1 ? size : 0);
          // A browser scrolls to what gets the focus or is found, although there are no scroll bars.
          const takeScrolling = () => {
            x -= canvas.scrollLeft;
            y -= canvas.scrollTop;
            canvas.scrollLeft = canvas.scrollTop = 0;
          };
          const show = () => {
            takeScrolling();
            // Something of the diagram stays in sight.
            const [excessX, excessY] = excess();
            x = Math.min(0, Math.max(x, -excessX));
            y = Math.min(0, Math.max(y, -excessY));
            stage.style.transform = scale === 1 && !x && !y ? "none" : `translate(${x}px, ${y}px) scale(${scale})`;
            figure.classList.toggle("zoomed", excessX > 0 || excessY > 0);
          };
          const zoom = (factor, atX = canvas.clientWidth / 2, atY = canvas.clientHeight / 2) => {
            takeScrolling();
            const next = Math.min(largest(), Math.max(smallest, scale * factor));
            // The stage begins behind the padding.
            x = (atX - edge / 2) - (atX - edge / 2 - x) * next / scale;
            y = (atY - edge / 2) - (atY - edge / 2 - y) * next / scale;
            scale = next;
            show();
          };
          const fit = () => { takeScrolling(); scale = 1; x = y = 0; show(); };
          const move = (byX, byY) => { takeScrolling(); x += byX; y += byY; show(); };

          const button = (text, label, action) => {
            const made = element("button", { type: "button", "aria-label": label, title: label }, text);
            made.addEventListener("click", action);
            return made;
          };
          caption.prepend(
            button("+", "Zoom in", () => zoom(1.4)), button("\u2212", "Zoom out", () => zoom(1 / 1.4)),
            button("Fit", "Show the whole diagram", fit),
            element("span", { class: "hint" }, "Drag to move, Ctrl or \u2318 and the wheel to zoom"));

          canvas.addEventListener("wheel", (event) => {
            if (!event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            const box = canvas.getBoundingClientRect();
            zoom(Math.exp(-event.deltaY * (event.deltaMode ? .05 : .002)), event.clientX - box.left, event.clientY - box.top);
          }, { passive: false });
          canvas.addEventListener("pointerdown", (event) => {
            if (event.button !== 0 || event.target.closest("a") || !excess().some(Boolean)) return;
            // A mouse selects text where it starts on one; a finger cannot.
            if (event.pointerType !== "touch" && event.target.closest("text")) return;
            takeScrolling();
            drag = { x: event.clientX - x, y: event.clientY - y };
            canvas.setPointerCapture(event.pointerId);
            canvas.classList.add("dragging");
          });
          canvas.addEventListener("pointermove", (event) => {
            if (!drag) return;
            x = event.clientX - drag.x;
            y = event.clientY - drag.y;
            show();
          });
          for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
            canvas.addEventListener(name, () => { drag = null; canvas.classList.remove("dragging"); });
          }
          // An image would be dragged out of the page.
          canvas.addEventListener("dragstart", (event) => event.preventDefault());
          canvas.addEventListener("scroll", () => { if (canvas.scrollLeft || canvas.scrollTop) show(); });
          canvas.addEventListener("focusin", (event) => {
            if (event.target === canvas) return;
            // Where there is room, not only the title comes in sight but the box that it stands in.
            const frame = canvas.getBoundingClientRect();
            const whole = (event.target.closest("g") ?? event.target).getBoundingClientRect();
            const hasRoom = whole.width + 2 * edge < frame.width && whole.height + 2 * edge < frame.height;
            const box = hasRoom ? whole : event.target.getBoundingClientRect();
            const into = (from, to, start, end) => from < start ? start - from : Math.min(0, Math.max(end - to, start - from));
            move(
              into(box.left, box.right, frame.left + edge, frame.right - edge),
              into(box.top, box.bottom, frame.top + edge, frame.bottom - edge));
          });
          addEventListener("resize", show);
          canvas.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.target !== canvas) return;
            const actions = {
              "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": fit,
              ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0),
              ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60),
            };
            const action = actions[event.key];
            // Where there is nothing to move to, the arrow keys scroll the page.
            const [excessX, excessY] = excess();
            const way = event.key.endsWith("Left") || event.key.endsWith("Right") ? excessX : excessY;
            if (!action || (event.key.startsWith("Arrow") && !way)) return;
            event.preventDefault();
            action();
          });
        }

        """#
}
