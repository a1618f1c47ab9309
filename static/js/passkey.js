// The device is asked for its key when the button is pressed; its answer goes along with the form. Binary things travel
// as base64url, which browsers do not yet all read by themselves.
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const textOf = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const keysOf = (list) => (list ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));
const answerOf = ({ id, rawId, type, response, authenticatorAttachment }) => {
  const told = { clientDataJSON: textOf(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) told[part] = textOf(response[part]);
  }
  return JSON.stringify({ id, rawId: textOf(rawId), type, authenticatorAttachment, response: told, clientExtensionResults: {} });
};
const asked = (options) => {
  const publicKey = { ...options, challenge: bytesOf(options.challenge) };
  if (!options.user) return navigator.credentials.get({ publicKey: { ...publicKey, allowCredentials: keysOf(options.allowCredentials) } });
  publicKey.user = { ...options.user, id: bytesOf(options.user.id) };
  return navigator.credentials.create({ publicKey: { ...publicKey, excludeCredentials: keysOf(options.excludeCredentials) } });
};
for (const form of document.querySelectorAll("[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    try {
      form.elements.answer.value = answerOf(await asked(JSON.parse(form.dataset.passkey)));
      form.requestSubmit();
    } catch {
      form.querySelector("[role=status]").textContent = form.dataset.silent;
    }
  });
}
