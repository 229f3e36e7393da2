// When the device or the person says no to a passkey, say so kindly instead of in the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.dispatchEvent(new CustomEvent("lt:say", { detail: "toast-passkey" }));
});
