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
