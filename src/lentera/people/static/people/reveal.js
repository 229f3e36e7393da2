// A button beside a password field that shows what is typed. Without scripts the field is as ever.
const words = document.getElementById("reveal-words");

for (const field of words ? document.querySelectorAll("input[data-reveal]") : []) {
  const frame = document.createElement("span");
  frame.className = "copy";
  field.replaceWith(frame);
  frame.append(field, words.content.cloneNode(true));
  const button = frame.querySelector("button");
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
    field.focus();
  });
  field.form.addEventListener("submit", () => { field.type = "password"; });
}
