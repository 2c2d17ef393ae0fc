// Proof of work (ALTCHA, version 1): searches for the number in SHA-256(salt + number) while somebody types. Nothing leaves
// the browser before the form is sent. Where the browser cannot do it, the form is sent without a proof, and taken as such.
const LOT = 200;

async function solve({ salt, challenge, most }) {
  const encoder = new TextEncoder();
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  for (let start = 0; start <= Number(most); start += LOT) {
    const numbers = Array.from({ length: LOT }, (_, step) => start + step);
    const sums = await Promise.all(numbers.map((number) => crypto.subtle.digest("SHA-256", encoder.encode(salt + number))));
    const found = sums.findIndex((sum) => hex(sum) === challenge);
    if (found >= 0) return start + found;
  }
  return null;
}

for (const form of document.querySelectorAll("form[data-proof]")) {
  if (!globalThis.crypto?.subtle) continue;
  const { salt, challenge, signature } = form.dataset;
  const say = form.querySelector("[data-proof-state]");
  let work = null;
  let done = false;
  const begin = () => {
    work ??= solve(form.dataset)
      .then((number) => {
        if (number === null) return;
        const told = JSON.stringify({ algorithm: "SHA-256", challenge, number, salt, signature });
        form.elements.nachweis.value = btoa(told);
      })
      .catch(() => {})
      .finally(() => {
        done = true;
      });
    return work;
  };
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    if (done) return;
    event.preventDefault();
    say.textContent = "Einen Moment, Ihr Browser rechnet noch …";
    await begin();
    form.requestSubmit();
  });
}
