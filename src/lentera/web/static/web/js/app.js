// The frame's own behaviour, and which other modules a page needs. Scripts only show: every deed is
// a form or a link that works without them.
import "./wire.js";
import "./keys.js";

const ELEMENTS = {
  "lt-clock": () => import("./clock.js"),
  "lt-toast": () => import("./toast.js"),
  "lt-length": () => import("./length.js"),
  "lt-pick": () => import("./pick.js"),
  "lt-drop": () => import("./drop.js"),
};

function loadElements() {
  for (const [name, load] of Object.entries(ELEMENTS)) {
    if (document.querySelector(name)) {
      delete ELEMENTS[name];
      load();
    }
  }
}
loadElements();
document.addEventListener("htmx:after:swap", loadElements);
document.addEventListener("lt:toast", loadElements);

// Theme at once; the form then tells the server.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!event.target.matches("[data-appearance]") || button?.name !== "theme") return;
  event.preventDefault();
  if (button.value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = button.value;
  for (const other of document.querySelectorAll("[data-appearance] [name=theme]")) {
    other.setAttribute("aria-pressed", String(other.value === button.value));
  }
  fetch(event.target.action, { method: "POST", body: new FormData(event.target, button) });
});

// Dialogs by attribute, for browsers that do not know commandfor yet.
if (!("command" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    else dialog.close();
  });
}

// A click beside a dialog closes it; a dialog that is opened closes the menu it came from.
document.addEventListener("click", (event) => {
  if (event.target.matches("dialog.dialog") && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right
      && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
  const menu = event.target.closest("[commandfor]")?.closest("[popover]");
  menu?.hidePopover();
});

// Menus hang on their button by CSS where the browser can; elsewhere they are put there.
if (!CSS.supports("position-area: block-end")) {
  let opener = null;
  document.addEventListener("click", (event) => {
    opener = event.target.closest("[popovertarget]") ?? opener;
  }, true);
  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (!menu.matches(".menu") || event.newState !== "open" || !opener) return;
    if (matchMedia("(max-width: 48rem)").matches) return;
    const button = opener.getBoundingClientRect();
    const below = button.bottom + menu.offsetHeight + 8 < innerHeight;
    const left = Math.min(button.left, innerWidth - menu.offsetWidth - 8);
    menu.style.setProperty("inset", "auto");
    menu.style.setProperty("left", `${Math.max(left, 8)}px`);
    menu.style.setProperty("top", `${below ? button.bottom : Math.max(button.top - menu.offsetHeight - 8, 8)}px`);
  }, true);
}

function stopsIn(menu) {
  return [...menu.querySelectorAll("a[href], button:not(:disabled)")].filter((one) => one.checkVisibility());
}

// Arrow keys inside menus, so that a menu is one stop for the Tab key's users too.
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".menu:not(.pick)");
  if (!menu || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const stops = stopsIn(menu);
  const step = event.key === "ArrowDown" ? 1 : -1;
  stops[(stops.indexOf(event.target) + step + stops.length) % stops.length]?.focus();
  event.preventDefault();
});
document.addEventListener("toggle", (event) => {
  if (event.newState === "open" && event.target.matches?.(".menu:not(.pick)")) {
    stopsIn(event.target)[0]?.focus({ focusVisible: false });
  }
}, true);

// Take a link or a key along.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return; // an insecure context has no clipboard: the text stands selected for the keyboard
  }
  document.dispatchEvent(new CustomEvent("lt:say", { detail: "toast-copied" }));
});

// Forms that answer to a change (filters) submit themselves.
document.addEventListener("change", (event) => {
  event.target.closest("form[data-on-change]")?.requestSubmit();
});
