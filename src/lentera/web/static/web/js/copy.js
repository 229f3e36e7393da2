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
