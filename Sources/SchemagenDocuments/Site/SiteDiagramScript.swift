/// The part of the script that zooms and moves diagrams.
enum SiteDiagramScript {
    static let text = #"""

        function startDiagram(figure) {
          const canvas = figure.querySelector(".canvas"), stage = figure.querySelector(".stage");
          const caption = figure.querySelector("figcaption"), smallest = 1, largest = 12;
          let scale = 1, x = 0, y = 0, drag = null;
          figure.classList.add("live");
          canvas.setAttribute("aria-label",
            canvas.getAttribute("aria-label") + ". Plus and minus zoom, arrow keys move, 0 shows all.");

          const show = () => {
            // Something of the diagram stays in sight.
            const width = stage.offsetWidth * scale, height = stage.offsetHeight * scale;
            const roomX = canvas.clientWidth, roomY = canvas.clientHeight;
            x = Math.min(Math.max(x, Math.min(0, roomX - width - 32)), Math.max(0, roomX - width - 32));
            y = Math.min(Math.max(y, Math.min(0, roomY - height - 32)), Math.max(0, roomY - height - 32));
            stage.style.transform = scale === 1 && !x && !y ? "none" : `translate(${x}px, ${y}px) scale(${scale})`;
            figure.classList.toggle("zoomed", scale > 1);
          };
          const zoom = (factor, atX = canvas.clientWidth / 2, atY = canvas.clientHeight / 2) => {
            const next = Math.min(largest, Math.max(smallest, scale * factor));
            x = atX - (atX - x) * next / scale;
            y = atY - (atY - y) * next / scale;
            scale = next;
            show();
          };
          const fit = () => { scale = 1; x = y = 0; show(); };
          const move = (byX, byY) => { x += byX; y += byY; show(); };

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
            if (event.button !== 0 || event.target.closest("a")) return;
            if (event.pointerType === "touch" && scale === 1) return;
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
          canvas.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.target !== canvas) return;
            const actions = {
              "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": fit,
              ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0),
              ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60),
            };
            const action = actions[event.key];
            if (!action || (event.key.startsWith("Arrow") && scale === 1)) return;
            event.preventDefault();
            action();
          });
        }

        """#
}
