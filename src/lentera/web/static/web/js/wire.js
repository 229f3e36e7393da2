// Everything that listens to htmx stands here, so that another htmx changes one file.

// An answer that is a whole page is never put into a part of one: it is opened (a session that
// ended, a redirect) or, when it tells of an error, told in a short message.
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail;
  const isPage = /^\s*<!doctype/i.test(ctx.text) && !ctx.select;
  if (!isPage || ctx.target === document.body) return;
  event.preventDefault();
  if (ctx.response.status < 400) location.assign(ctx.response.raw.url);
  else say("toast-failed");
});

document.addEventListener("htmx:error", (event) => {
  if (event.detail.ctx?.status?.includes("AbortError")) return;
  say(navigator.onLine ? "toast-failed" : "toast-offline");
});

// What was fetched for the shared dialog opens it; a deed done inside closes it.
document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  const holder = ctx.target instanceof Element && ctx.target.closest("dialog.dialog");
  const source = ctx.sourceElement?.closest?.("dialog.dialog");
  if (holder && !holder.open) holder.showModal();
  else if (source && !holder && ctx.response?.status < 400) source.close();
});

// Swaps by morphing keep the field with the focus. What is typed there stays, too: the answer to an
// earlier key must not take back a later one.
document.addEventListener("htmx:after:swap", () => {
  const lost = document.activeElement === document.body && document.querySelector("[data-focus]");
  if (lost) lost.focus();
});

// Messages whose words wait in templates.
document.addEventListener("lt:say", (event) => say(event.detail));

function say(name) {
  const words = document.getElementById(name);
  if (words) document.getElementById("toasts")?.append(words.content.cloneNode(true));
  document.dispatchEvent(new CustomEvent("lt:toast"));
}
