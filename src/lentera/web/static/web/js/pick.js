// <lt-pick>: find as you type, laid over the <select> the server sent. The select keeps the value
// and tells of changes, so forms and htmx need not know that this exists.
//   src="…"   asks the server for the choices (…?q=text gives <li role="option" data-value="…">)
//             and <li role="option" data-make="…" data-label="…"> makes a new one by POST; the
//             answer is the real choice
//   multiple  keeps open until Esc; each choice is put on or taken off
const PATIENCE = 150;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

class LtPick extends HTMLElement {
  get select() { return this.querySelector("select"); }
  get menu() { return this.querySelector("[popover]"); }
  get input() { return this.querySelector("[role=combobox]"); }
  get list() { return this.querySelector("[role=listbox]"); }
  get choices() { return [...this.list.querySelectorAll("[role=option]")]; }

  connectedCallback() {
    if (this.wired) return;
    this.wired = true;
    this.addEventListener("toggle", (event) => this.toggled(event), true);
    this.addEventListener("input", (event) => this.typed(event));
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.addEventListener("click", (event) => {
      const choice = event.target.closest("[role=option]");
      if (choice) this.pick(choice);
    });
    // The list must not take the focus out of the field, or the menu would lose its keys.
    this.addEventListener("mousedown", (event) => {
      if (event.target.closest("[role=option]")) event.preventDefault();
    });
  }

  toggled(event) {
    if (event.target !== this.menu) return;
    // This event comes a moment late: the field has the focus already, and maybe the first letters.
    if (event.newState === "open") this.find(this.input.value);
    else this.input.value = "";
  }

  typed(event) {
    if (event.target !== this.input) return;
    event.stopPropagation();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.settle(), this.hasAttribute("src") ? PATIENCE : 0);
  }

  // Wait for the choices of what is typed now, so that a quick Enter takes none of an older list.
  async settle() {
    if (this.waiting) {
      clearTimeout(this.waiting);
      this.waiting = 0;
      this.finding = this.find(this.input.value);
    }
    await this.finding;
  }

  async find(text) {
    if (this.hasAttribute("src")) await this.ask(text);
    else this.list.replaceChildren(...this.fromSelect(text));
    for (const choice of this.choices) {
      choice.id ||= `${this.list.id}-${this.choices.indexOf(choice)}`;
      choice.setAttribute("aria-selected", String(this.isChosen(choice.dataset.value)));
    }
    this.querySelector(".none").hidden = this.choices.length > 0;
    this.activate(this.choices.find((choice) => choice.ariaSelected === "true" && !text) ?? this.choices[0]);
  }

  async ask(text) {
    this.asking?.abort();
    this.asking = new AbortController();
    const address = new URL(this.getAttribute("src"), location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, { signal: this.asking.signal, headers: { "HX-Request": "true" } });
      if (answer.ok && !answer.redirected) this.list.innerHTML = await answer.text();
      if (!text) this.list.prepend(...this.fromSelect("", (option) => option.value === ""));
    } catch (error) {
      if (error.name !== "AbortError") this.list.replaceChildren(...this.fromSelect(text));
    }
  }

  fromSelect(text, fits = () => true) {
    let group = "";
    return [...this.select.options].filter(fits).filter((option) => {
      return plain(`${option.text} ${option.dataset.note ?? ""}`).includes(plain(text));
    }).flatMap((option) => {
      const items = [];
      if ((option.dataset.group ?? "") !== group) {
        group = option.dataset.group ?? "";
        const heading = document.createElement("li");
        heading.role = "presentation";
        heading.textContent = group;
        if (group) items.push(heading);
      }
      const item = document.createElement("li");
      item.role = "option";
      item.dataset.value = option.value;
      if (option.dataset.colour) item.className = `c${item.dataset.colour = option.dataset.colour}`;
      item.dataset.note = option.dataset.note ?? "";
      item.append(...this.words(option.text, option.dataset));
      items.push(item);
      return items;
    });
  }

  words(text, { colour, note }) {
    const label = document.createElement("b");
    label.textContent = text;
    const parts = [label];
    if (colour) {
      const dot = document.createElement("span");
      dot.className = "dot";
      parts.unshift(dot);
    }
    if (note) {
      const small = document.createElement("small");
      small.textContent = note;
      parts.push(small);
    }
    return parts;
  }

  isChosen(value) {
    return [...this.select.selectedOptions].some((option) => option.value === value);
  }

  activate(choice) {
    for (const other of this.choices) other.toggleAttribute("data-active", other === choice);
    if (choice) this.input.setAttribute("aria-activedescendant", choice.id);
    else this.input.removeAttribute("aria-activedescendant");
    choice?.scrollIntoView({ block: "nearest" });
  }

  pressed(event) {
    if (event.target !== this.input) return;
    const at = this.choices.findIndex((choice) => choice.hasAttribute("data-active"));
    const last = this.choices.length - 1;
    const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      this.settle().then(() => {
        const active = this.choices.find((choice) => choice.hasAttribute("data-active"));
        if (active) this.pick(active);
      });
    } else if (next !== undefined && !(this.input.value && ["Home", "End"].includes(event.key))) {
      event.preventDefault();
      this.activate(this.choices[next]);
    } else if (event.key === "Tab") {
      this.menu.hidePopover();
    }
  }

  async pick(choice) {
    const made = choice.dataset.make ? await this.make(choice) : choice;
    if (!made) return;
    this.choose(made);
    if (made !== choice && this.select.multiple) {
      this.input.value = "";
      this.find("");
    }
  }

  // What was not found is made by the server, which answers with the new choice or says why not.
  async make({ dataset }) {
    const inherited = JSON.parse(document.body.getAttribute("hx-headers:inherited"));
    const answer = await fetch(dataset.make, {
      method: "POST",
      headers: { ...inherited, "HX-Request": "true" },
      body: new URLSearchParams({ name: dataset.label }),
    });
    const holder = document.createElement("template");
    holder.innerHTML = (await answer.text()).replaceAll("hx-partial", "div");
    const made = holder.content.querySelector("[role=option]");
    if (answer.ok && made) return made;
    const words = holder.content.querySelector("lt-toast");
    if (words) document.getElementById("toasts")?.append(words);
    document.dispatchEvent(new CustomEvent("lt:say", { detail: words ? "" : "toast-failed" }));
    return null;
  }

  choose(choice) {
    const { value, colour = "", note = "" } = choice.dataset;
    const text = choice.dataset.label ?? choice.querySelector("b").textContent;
    let option = [...this.select.options].find((one) => one.value === value);
    if (!option) {
      option = new Option(text, value);
      Object.assign(option.dataset, { colour, note });
      this.select.append(option);
    }
    if (this.select.multiple) {
      option.selected = !option.selected;
      choice.setAttribute("aria-selected", String(option.selected));
    } else {
      option.selected = true;
      this.menu.hidePopover();
      this.querySelector("button[popovertarget]").focus();
    }
    this.show();
    this.select.dispatchEvent(new Event("input", { bubbles: true }));
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    const chosen = [...this.select.selectedOptions];
    const face = this.querySelector(".pick-face");
    const colour = chosen.length === 1 && chosen[0].value ? chosen[0].dataset.colour : "";
    face.parentElement.className = face.parentElement.className.replace(/\bc\d\b/, "").trim();
    if (colour) face.parentElement.classList.add(`c${colour}`);
    if (chosen.length === 0) {
      face.textContent = this.select.dataset.nothing ?? "";
      return;
    }
    const note = chosen.length === 1 ? chosen[0].dataset.note : "";
    const text = chosen.map((option) => option.text).join(", ");
    face.replaceChildren(...this.words(text, { colour }));
    if (note) {
      const beside = document.createElement("span");
      beside.className = "note";
      beside.textContent = note;
      face.append(" ", beside);
    }
  }
}
customElements.define("lt-pick", LtPick);
