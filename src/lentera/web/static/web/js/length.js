// <lt-length minutes="… {n} …" hours="… {n} …" wrong="…">: shows beside the field what Lentera
// understands. The server reads the field by the same rules (domain/lengths.py); the table
// tests/golden/lengths.json holds both to them.
const LONGEST = 8784 * 3600;
const NUMBER = "[0-9]{1,7}(?:[.,][0-9]{1,6})?|[.,][0-9]{1,6}";
const HOURS = "(?:hours?|hrs?|h|jam|j)";
const MINUTES = "(?:minutes?|mins?|menit|mnt|m)";
const COLON = /^([0-9]{0,4}):([0-5][0-9])(?::([0-5][0-9]))?$/;
const DOT = /^([0-9]{1,4})\.([0-5][0-9])$/;
const PLAIN = new RegExp(`^(?:${NUMBER})$`);
const SHORT = new RegExp(`^([0-9]{1,4})\\s*${HOURS}\\s*([0-5]?[0-9])$`);
const UNITS = new RegExp(`^(?=[0-9.,])(?:(${NUMBER})\\s*${HOURS})?(?:\\s*(?:(?:and|dan)\\s+)?(${NUMBER})\\s*${MINUTES})?$`);

// Whole seconds, half up, without the rounding of binary fractions.
function seconds(number, unit) {
  const [whole, part = ""] = (number || "0").replace(",", ".").split(".");
  const scale = 10n ** BigInt(part.length);
  return Number((2n * BigInt(whole + part) * BigInt(unit) + scale) / (2n * scale));
}

const checked = (length) => (length > LONGEST ? { refusal: "lengths.too_long" } : { seconds: length });

// Gives {seconds}, {question: [as minutes, as hours]} or {refusal}.
export function readLength(text, expectsClock = false) {
  const typed = text.toLowerCase().trim().split(/\s+/).join(" ");
  const clock = COLON.exec(typed) ?? (expectsClock ? DOT.exec(typed) : null);
  if (clock) return checked(seconds(clock[1], 3600) + seconds(clock[2], 60) + seconds(clock[3], 1));
  if (PLAIN.test(typed)) {
    if (Number(typed.replace(",", ".")) <= 24) return checked(seconds(typed, 3600));
    const question = [seconds(typed, 60), seconds(typed, 3600)].filter((length) => length <= LONGEST);
    return question.length ? { question } : { refusal: "lengths.too_long" };
  }
  const named = SHORT.exec(typed) ?? UNITS.exec(typed);
  if (named) return checked(seconds(named[1], 3600) + seconds(named[2], 60));
  return { refusal: "lengths.not_understood" };
}

function written(length) {
  const minutes = Math.floor(length / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

class LtLength extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => this.echo());
    this.echo();
  }

  get input() { return this.querySelector("input"); }

  echo() {
    const output = this.querySelector("output");
    const typed = this.input.value.trim();
    const read = typed ? readLength(typed) : {};
    output.toggleAttribute("data-unsure", "refusal" in read);
    if ("seconds" in read) output.textContent = `= ${written(read.seconds)}`;
    else if (read.question) output.replaceChildren(...this.ask(typed, read.question));
    else output.textContent = read.refusal ? this.getAttribute("wrong") ?? "" : "";
  }

  // Two buttons that finish the word: 90 becomes 90m or 90h.
  ask(typed, question) {
    return [["minutes", "m"], ["hours", "h"]].slice(0, question.length).map(([name, unit]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link";
      button.textContent = (this.getAttribute(name) ?? `{n}${unit}`).replace("{n}", typed);
      button.addEventListener("click", () => {
        this.input.value = `${typed}${unit}`;
        this.input.focus();
        this.input.dispatchEvent(new Event("input", { bubbles: true }));
      });
      return button;
    });
  }
}
if (!customElements.get("lt-length")) customElements.define("lt-length", LtLength);
