// <lt-toast>: a message that goes away by itself after ten seconds, unless somebody is at it.
const STAYS = 10_000;

class LtToast extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      if (event.target.closest(".shut")) this.leave();
    });
    for (const name of ["pointerenter", "focusin"]) this.addEventListener(name, () => clearTimeout(this.timer));
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, () => this.wait());
    this.wait();
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.leave(), STAYS);
  }

  leave() {
    this.classList.add("leaving");
    setTimeout(() => this.remove(), 200);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }
}
customElements.define("lt-toast", LtToast);
