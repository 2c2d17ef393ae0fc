// Makes a passkey, or shows one: the browser answers what stands in data-passkey, and the form carries its answer.
// Without this script, or in a browser without passkeys, there are the password, the app and the codes on paper.
const Passkey = globalThis.PublicKeyCredential;
const SAID = {
  NotAllowedError: "Abgebrochen, oder die Zeit war um. Geändert ist nichts; versuchen Sie es noch einmal.",
  InvalidStateError: "Dieses Gerät hat schon einen Passkey für Ihr Konto.",
};

const answer = (options) =>
  options.user
    ? navigator.credentials.create({ publicKey: Passkey.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: Passkey.parseRequestOptionsFromJSON(options) });

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const say = form.querySelector("output");
  if (!Passkey?.parseCreationOptionsFromJSON) {
    say.textContent = "Ihr Browser kennt keine Passkeys. Ein neuerer kann es, oder eine App für Codes.";
    continue;
  }
  const button = form.querySelector("button");
  button.disabled = false;
  say.textContent = "";
  form.addEventListener("submit", async (event) => {
    if (form.elements.antwort.value) return;
    event.preventDefault();
    button.disabled = true;
    say.textContent = "Ihr Gerät fragt Sie jetzt …";
    try {
      const made = await answer(JSON.parse(form.dataset.passkey).publicKey);
      form.elements.antwort.value = JSON.stringify(made);
      form.requestSubmit();
    } catch (error) {
      say.textContent = SAID[error.name] ?? "Das ging nicht. Geändert ist nichts.";
    } finally {
      button.disabled = false;
    }
  });
}
