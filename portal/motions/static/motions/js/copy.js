// Copies the motion as plain text. The button is only there where the browser can do it; the same text is a file, too.
for (const place of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard?.write) continue;
  const say = place.querySelector("output");
  place.hidden = false;
  place.querySelector("button").addEventListener("click", async () => {
    const text = fetch(place.dataset.copy).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    });
    try {
      const blob = text.then((words) => new Blob([words], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
      say.textContent = "ist kopiert";
    } catch {
      say.textContent = "ging nicht; bitte die Textdatei nehmen";
    }
  });
}
