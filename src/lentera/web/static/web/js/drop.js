// <lt-drop>: shows that a file may fall here, and the name of the one that did.
class LtDrop extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector(".drop");
    const input = this.querySelector("input[type=file]");
    const chosen = this.querySelector(".chosen");
    for (const name of ["dragenter", "dragover"]) area.addEventListener(name, () => area.classList.add("over"));
    for (const name of ["dragleave", "drop"]) area.addEventListener(name, () => area.classList.remove("over"));
    input.addEventListener("change", () => {
      const size = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
      chosen.textContent = [...input.files].map((file) => `${file.name}, ${size.format(file.size / 1000)}`).join("; ");
    });
  }
}
customElements.define("lt-drop", LtDrop);
