// Proposes the browser's own time zone where nobody has chosen one yet.
const select = document.querySelector("select[name=zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = select && [...select.options].find((option) => option.value === zone);
if (known && select.value === "UTC" && !document.querySelector(".errorlist")) {
  known.selected = true;
  document.getElementById("zone-proposed").hidden = false;
  const picker = select.closest("lt-pick");
  if (picker) customElements.whenDefined("lt-pick").then(() => picker.show());
}
