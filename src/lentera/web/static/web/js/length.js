// <lt-length ask="…" wrong="…">: shows beside the field what Lentera understands. The server reads
// the field by the same rules (domain/lengths.py); one table of cases tests both.
const UNITS = /^(?:(h|hrs?|hours?|j|jam)|(m|mins?|minutes?|menit|mnt))$/;

// Gives minutes; "ask" when hours and minutes are both likely; null when it cannot be read.
export function readLength(typed) {
  const text = typed.trim().toLowerCase().replace(/(\d),(\d)/g, "$1.$2");
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) > 24 ? "ask" : Math.round(Number(text) * 60);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)\s*/g)];
  if (!parts.length || parts.map((part) => part[0]).join("") !== text) return null;
  let minutes = 0;
  let last = "";
  for (const [, amount, word] of parts) {
    const [, hours, mins] = UNITS.exec(word) ?? [];
    const trailing = !word && last === "hours" && Number(amount) < 60;
    if (!hours && !mins && !trailing) return null;
    minutes += Number(amount) * (hours ? 60 : 1);
    last = hours ? "hours" : "minutes";
  }
  return Math.round(minutes);
}

class LtLength extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => this.echo());
    this.echo();
  }

  echo() {
    const typed = this.querySelector("input").value;
    const output = this.querySelector("output");
    const minutes = readLength(typed);
    const isNumber = typeof minutes === "number";
    output.toggleAttribute("data-unsure", typed.trim() !== "" && !isNumber);
    if (!typed.trim()) output.textContent = "";
    else if (isNumber) output.textContent = `= ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
    else output.textContent = this.getAttribute(minutes === "ask" ? "ask" : "wrong") ?? "";
  }
}
if (!customElements.get("lt-length")) customElements.define("lt-length", LtLength);
