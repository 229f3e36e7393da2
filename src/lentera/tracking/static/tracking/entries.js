// What entries need beside htmx: similar ones unfold, a row gives its form back on Esc, Enter saves
// the running words, and what is typed in one line is said again before it is saved.
const open = new Set();

function unfold(button, show) {
  const list = document.getElementById(button.dataset.unfold);
  if (!list) return;
  list.hidden = !show;
  button.setAttribute("aria-expanded", String(show));
  if (show) open.add(button.dataset.unfold);
  else open.delete(button.dataset.unfold);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-unfold]");
  if (button) unfold(button, !open.has(button.dataset.unfold));
});
document.addEventListener("htmx:after:swap", () => {
  for (const button of document.querySelectorAll("[data-unfold]")) {
    if (open.has(button.dataset.unfold)) unfold(button, true);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest?.(".entry-form")?.querySelector("[data-cancel]")?.click();
  if (event.key === "Enter" && !event.shiftKey && event.target.matches?.("[data-enter=save]")) {
    event.preventDefault();
    event.target.blur();
  }
});

const PATIENCE = 200;
let waiting;
document.addEventListener("input", (event) => {
  const line = event.target.closest("form")?.querySelector("[data-echo]");
  if (!line || !["when", "day", "start", "end", "length"].includes(event.target.name)) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const fields = new URLSearchParams(new FormData(event.target.form));
    fields.delete("csrfmiddlewaretoken");
    const answer = await fetch(`${line.dataset.echo}?${fields}`, { headers: { "HX-Request": "true" } });
    if (answer.ok) line.querySelector(".echo").textContent = await answer.text();
  }, PATIENCE);
});

// One menu serves all rows: its addresses are those of the row it was opened from.
function menuOf(row) {
  const menu = document.getElementById("entry-menu");
  const id = row.id.slice("entry-".length);
  for (const one of menu.querySelectorAll("a, button")) {
    for (const { name, value } of [...one.attributes]) {
      one.setAttribute(name, value.replace(/\b[0-9a-f]{24}\b/, id));
    }
  }
  menu.classList.toggle("for-break", row.matches(".break"));
  return menu;
}

// Told before the button opens it; open at another row, it is hung up here. A deed closes it.
let opener;
document.addEventListener("click", (event) => {
  const button = event.target.closest("[popovertarget=entry-menu]");
  if (!button) return;
  const menu = menuOf(button.closest(".entry"));
  if (menu.matches(":popover-open") && opener !== button) menu.hidePopover();
  opener = button;
});
document.addEventListener("click", (event) => {
  const deed = event.target.closest("#entry-menu :is(a, button)");
  deed?.closest("[popover]").hidePopover();
});

// Another tab or device may have started or stopped: look again when the page is looked at again.
let left = 0;
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") left = Date.now();
  else if (Date.now() - left > 5_000 && !document.querySelector(".entry-form, dialog:modal, :popover-open")) {
    document.dispatchEvent(new CustomEvent("lt:return"));
  }
});

// What a timer's form could not read is asked again in the dialog.
document.addEventListener("htmx:after:swap", (event) => {
  const dialog = document.getElementById("dialog-in")?.closest("dialog");
  if (event.detail.ctx.response?.status === 422 && dialog && !dialog.open && dialog.querySelector("form")) dialog.showModal();
});

// Keys among the rows and on them, and from the words to what they suggest.
const STEP = { ArrowDown: 1, ArrowUp: -1 };
const ROW_KEYS = { d: "duplicate", x: "split", h: "history", Delete: "delete" };

function among(list, step) {
  const place = list.indexOf(document.activeElement);
  const next = list[(place + step + list.length) % list.length] ?? list[0];
  next?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const step = STEP[event.key];
  if (document.querySelector("[popover]:popover-open, dialog:modal")) return;
  const offered = document.querySelectorAll("#suggestions button");
  if (step && offered.length && event.target.closest("#start-form .now-what")) {
    among([document.getElementById("start-text"), ...offered], step);
    event.preventDefault();
    return;
  }
  const row = event.target.closest?.(".entry");
  if (!row || event.target.matches("input, select, textarea")) return;
  if (step) {
    const rows = [...document.querySelectorAll(".entry")].filter((one) => one.checkVisibility());
    const near = rows[rows.indexOf(row) + step];
    near?.querySelector("a.open, button")?.focus();
    event.preventDefault();
    return;
  }
  const deed = document.body.dataset.shortcuts !== "off" && ROW_KEYS[event.key];
  const wanted = deed && row.id && menuOf(row).querySelector(`[data-deed="${deed}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
});
