// Suggests how a question may go on: a combobox. Without it the box is a plain form.
const make = (tag, role, properties, ...inside) => {
  const made = Object.assign(document.createElement(tag), properties);
  if (role) made.setAttribute("role", role);
  made.append(...inside);
  return made;
};

const box = document.querySelector("[data-suggest]");
const list = make("ul", "listbox", { id: `${box.id}-liste`, className: "suggest__list", ariaLabel: "Vorschläge" });
list.onpointerdown = (event) => event.preventDefault();
const said = make("span", "status", { className: "visually-hidden" });
let rows = [];
let at = -1;
let timer;

const set = (name, value) => box.setAttribute(`aria-${name}`, value);
const choose = (number) => {
  at = number;
  [...list.children].forEach((option, index) => option.setAttribute("aria-selected", index === at));
  list.children[at]?.scrollIntoView({ block: "nearest" });
  set("activedescendant", list.children[at]?.id ?? "");
};
const show = (found) => {
  rows = found;
  list.replaceChildren(...rows.map(({ text, kind }, index) => {
    const words = [make("span", "", {}, text), make("small", "", {}, kind)];
    return make("li", "option", { id: `${list.id}-${index}`, onclick: () => take(index) }, ...words);
  }));
  choose(-1);
  list.hidden = !rows.length;
  set("expanded", !list.hidden);
  said.textContent = rows.length ? `${rows.length} Vorschläge` : "";
};
const close = () => show([]);
const take = (number) => {
  const { text, url } = rows[number];
  if (url) return location.assign(url);
  box.value = text;
  box.form.requestSubmit();
};
const ask = async () => {
  const q = box.value;
  try {
    const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q })}`);
    if (answer.ok && q === box.value && box.matches(":focus")) show(await answer.json());
  } catch {} // Offline: the box stays a plain box.
};

box.setAttribute("role", "combobox");
box.removeAttribute("list"); // The plain offer of the browser gives way.
set("autocomplete", "list");
set("controls", list.id);
box.form.classList.add("suggest");
box.form.append(list, said);
close();
box.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(ask, 150);
};
box.onblur = close;
box.onkeydown = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && rows.length) choose((at + 2 + step + rows.length) % (rows.length + 1) - 1);
  else if (event.key === "Enter" && at >= 0) take(at);
  else if (event.key === "Escape" && rows.length) close();
  else return;
  event.preventDefault();
};
