// What browsers before 2026 do not do by themselves.

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
