// Keeps the preview up to date while somebody types. Without it, „Vorschau erneuern“ does the same.
const PAUSE = 400;
const form = document.querySelector("[data-preview]");
const status = document.querySelector("[data-said]");
let timer;
let asking;

const later = () => {
  clearTimeout(timer);
  asking?.abort();
  timer = setTimeout(ask, PAUSE);
};

const ask = async () => {
  asking = new AbortController();
  const body = new URLSearchParams(new FormData(form));
  body.set("teil", "vorschau");
  body.set("feld", document.activeElement.name ?? ""); // Whoever is still typing need not be told what is wrong.
  try {
    const answer = await fetch(form.action, { method: "POST", body, signal: asking.signal, redirect: "error" });
    if (answer.ok) show(parse(await answer.text()));
  } catch {
    // Offline, or something newer was typed: the page stays as it is.
  }
};

// The page that comes back is this site's own, escaped like every page; it is read, never run.
const trusted = window.trustedTypes?.createPolicy("vorschau", { createHTML: (page) => page });
const parse = (page) => new DOMParser().parseFromString(trusted?.createHTML(page) ?? page, "text/html");

// Never touches what has the focus; around it, only what looks the same as before is renewed.
const swap = (old, fresh) => {
  if (!old.contains(document.activeElement)) old.replaceChildren(...fresh.childNodes);
  else if (old.children.length === fresh.children.length) {
    const news = [...fresh.children];
    [...old.children].forEach((child, place) => {
      if (child.contains(document.activeElement)) swap(child, news[place]);
      else child.replaceWith(news[place]);
    });
  }
};

const show = (page) => {
  for (const region of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(region.id);
    if (!fresh) return;
    swap(region, fresh);
  }
  const said = document.querySelector("#vorschau .notice__title, #stand")?.textContent ?? "";
  if (said !== status.textContent) status.textContent = said;
};

form?.addEventListener("input", later);
form?.addEventListener("change", later);
form?.addEventListener("submit", () => {
  clearTimeout(timer);
  asking?.abort();
});
