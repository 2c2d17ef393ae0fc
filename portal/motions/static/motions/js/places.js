// Suggests municipalities while somebody types. Without it, the form finds the same ones after it was sent.
for (const field of document.querySelectorAll("[data-suggestions]")) {
  let timer;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const words = field.value.trim();
      if (words.length < 2 || words === asked) return;
      asked = words;
      try {
        const answer = await fetch(`${field.dataset.suggestions}?${new URLSearchParams({ q: words })}`);
        if (!answer.ok || words !== asked) return;
        field.list.replaceChildren(...(await answer.json()).map((label) => new Option("", label)));
      } catch {
        // Offline: the field stays a plain field.
      }
    }, 150);
  });
}
