// The frame's own behaviour, and which other modules a page needs. Scripts only show: every deed is
// a form or a link that works without them.
import "./wire.js";

const ELEMENTS = {
  "lt-clock": () => import("./clock.js"),
  "lt-toast": () => import("./toast.js"),
  "lt-length": () => import("./length.js"),
  "lt-pick": () => import("./pick.js"),
  "lt-drop": () => import("./drop.js"),
  "[data-copy]": () => import("./copy.js"),
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

if (!("command" in HTMLButtonElement.prototype) || !CSS.supports("position-area: block-end")) {
  import("./older.js");
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

// Forms that answer to a change (filters) submit themselves.
document.addEventListener("change", (event) => {
  event.target.closest("form[data-on-change]")?.requestSubmit();
});

// Single keys: [data-key] names the key that clicks or focuses an element. Never while typing, never
// with a modifier, and off for people who switched them off.
function isTyping(target) {
  return target.isContentEditable
    || target.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select");
}

function shown(selector) {
  return [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
  if (document.body.dataset.shortcuts === "off" || !(event.target instanceof Element)) return;
  if (isTyping(event.target) || document.querySelector("dialog:modal, [popover]:popover-open")) return;
  if (event.key === "?") {
    document.getElementById("keys")?.showModal();
    event.preventDefault();
    return;
  }
  const found = shown(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!found) return;
  event.preventDefault();
  if (isTyping(found)) {
    found.focus();
    found.select?.();
  } else {
    found.click();
  }
});
