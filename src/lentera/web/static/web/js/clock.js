// <lt-clock since="…" now="…" title-text="…">: the running time, ticking. The server's clock counts:
// `now` is its time when the page was made, so a wrong clock on the device shows nothing wrong.
const two = (number) => String(number).padStart(2, "0");
const ownTitle = document.title;
const icon = document.querySelector("link[rel=icon]");
const darkIcon = icon?.href;

class LtClock extends HTMLElement {
  static observedAttributes = ["since", "now"];

  connectedCallback() {
    this.tick();
    this.timer = setInterval(() => this.tick(), 1000);
    if (icon?.dataset.lit) icon.href = icon.dataset.lit;
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    document.title = ownTitle;
    if (icon) icon.href = darkIcon;
  }

  attributeChangedCallback(name) {
    if (name === "now") this.ahead = Date.now() - Date.parse(this.getAttribute("now"));
    if (this.isConnected) this.tick();
  }

  tick() {
    const elapsed = Date.now() - (this.ahead ?? 0) - Date.parse(this.getAttribute("since"));
    const seconds = Math.max(0, Math.floor(elapsed / 1000));
    const short = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
    const small = document.createElement("small");
    small.textContent = `:${two(seconds % 60)}`;
    this.replaceChildren(short, small);
    document.title = [short, this.getAttribute("title-text")].filter(Boolean).join(" ");
  }
}
customElements.define("lt-clock", LtClock);
