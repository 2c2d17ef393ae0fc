/* The clause editor: add, move, split, join, delete, undo. The id of a clause stays with its fieldset, whatever happens. */

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

class ClauseEditor {
  constructor(root) {
    this.root = root;
    this.list = root.querySelector("[data-clauses-list]");
    this.status = root.querySelector("[data-clauses-status]");
    this.blank = root.querySelector("[data-clauses-template]");
    this.history = [];
    root.querySelectorAll("[data-spare]").forEach((clause) => clause.remove());
    root.querySelectorAll("[data-clause-deleted]").forEach((label) => label.remove());
    root.querySelectorAll("[data-clauses-tools], [data-clause-tools]").forEach((tools) => (tools.hidden = false));
    root.addEventListener("click", (event) => this.do(event.target.closest("[data-do]")));
    root.addEventListener("keydown", (event) => this.key(event));
    this.number();
  }

  get clauses() {
    return [...this.list.children];
  }

  do(button) {
    if (!button || button.disabled) return;
    const clause = button.closest("[data-clause]");
    this[button.dataset.do](clause, button);
    this.done();
  }

  /* Alt with an arrow moves the clause in which one is writing. */
  key(event) {
    const direction = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const clause = event.target.closest("[data-clause]");
    if (!event.altKey || event.ctrlKey || event.metaKey || !direction || !clause) return;
    event.preventDefault();
    this[direction](clause, event.target);
    this.done();
  }

  done() {
    this.number();
    this.root.dispatchEvent(new Event("change", { bubbles: true }));
  }

  add() {
    const clause = this.fresh();
    this.list.append(clause);
    text(clause).focus();
    this.say(`Punkt ${this.clauses.length} hinzugefügt.`);
  }

  up(clause, focus) {
    const before = clause.previousElementSibling;
    if (!before) return this.say("Der Punkt steht schon ganz oben.");
    this.move(clause, focus, () => before.before(clause));
  }

  down(clause, focus) {
    const after = clause.nextElementSibling;
    if (!after) return this.say("Der Punkt steht schon ganz unten.");
    this.move(clause, focus, () => after.after(clause));
  }

  move(clause, focus, step) {
    this.remember("Verschieben");
    step();
    this.number();
    const other = clause.querySelector(focus.dataset.do === "up" ? '[data-do="down"]' : '[data-do="up"]');
    (focus.disabled ? other : focus).focus();
    clause.scrollIntoView({ block: "nearest" });
    this.say(`Jetzt Punkt ${this.clauses.indexOf(clause) + 1} von ${this.clauses.length}.`);
  }

  /* What stands before the cursor keeps the id; what follows becomes a new clause. */
  split(clause) {
    const field = text(clause);
    const [first, second] = [field.value.slice(0, field.selectionStart), field.value.slice(field.selectionStart)];
    if (!first.trim() || !second.trim()) {
      field.focus();
      return this.say("Setzen Sie die Schreibmarke dorthin, wo der zweite Punkt beginnen soll.");
    }
    const added = this.fresh();
    this.remember("Teilen", clause, added);
    for (const part of ["strength", "condition"]) input(added, part).value = input(clause, part).value;
    input(added, "optional").checked = input(clause, "optional").checked;
    field.value = first.trimEnd();
    text(added).value = second.trimStart();
    clause.after(added);
    text(added).focus();
    text(added).setSelectionRange(0, 0);
    this.say(`Geteilt. Der zweite Teil ist Punkt ${this.clauses.indexOf(added) + 1}.`);
  }

  join(clause) {
    const next = clause.nextElementSibling;
    if (!next) return this.say("Nach diesem Punkt kommt keiner mehr.");
    this.remember("Verbinden", clause);
    const field = text(clause);
    const end = field.value.trimEnd();
    field.value = [end, text(next).value.trim()].filter(Boolean).join("\n\n");
    const lost = ["strength", "condition"].some((part) => input(next, part).value !== input(clause, part).value);
    next.remove();
    field.focus();
    field.setSelectionRange(end.length, end.length);
    this.say(`Verbunden.${lost ? " Stärke und Bedingung des ersten Punktes gelten nun für beide." : ""}`);
  }

  delete(clause) {
    this.remember("Löschen");
    const number = this.clauses.indexOf(clause) + 1;
    clause.remove();
    this.number();
    this.root.querySelector('[data-do="undo"]').focus();
    this.say(`Punkt ${number} gelöscht. „Rückgängig“ holt ihn zurück.`);
  }

  /* Puts clauses back in their places. What was typed since then elsewhere stays, and so do clauses added since. */
  undo() {
    const last = this.history.pop();
    if (!last) return;
    const since = this.clauses.filter((clause) => !last.order.includes(clause) && clause !== last.created);
    this.list.replaceChildren(...last.order, ...since);
    if (last.changed) restore(last.changed, last.values);
    this.number();
    (last.at?.isConnected ? text(last.at) : this.root.querySelector('[data-do="add"]')).focus();
    this.say(`${last.name} rückgängig gemacht.`);
  }

  /* `changed`: the clause whose words change; `created`: the clause that comes into being. */
  remember(name, changed, created) {
    const at = document.activeElement?.closest("[data-clause]");
    this.history.push({ name, at, changed, created, values: changed && values(changed), order: this.clauses });
    if (this.history.length > 50) this.history.shift();
  }

  /* A clause that has never been anywhere. */
  fresh() {
    const taken = new Set(this.clauses.map((clause) => clause.dataset.id));
    let id;
    do {
      const chance = crypto.getRandomValues(new Uint8Array(5));
      id = "punkt-" + [...chance].map((value) => LETTERS[value % LETTERS.length]).join("");
    } while (taken.has(id));
    const clause = this.blank.content.firstElementChild.cloneNode(true);
    for (const element of [clause, ...clause.querySelectorAll("*")]) {
      for (const attribute of element.attributes) attribute.value = attribute.value.replace("__KENNUNG__", id);
    }
    clause.querySelector("code").textContent = id;
    clause.querySelector("[data-clause-deleted]")?.remove();
    clause.querySelector("[data-clause-tools]").hidden = false;
    return clause;
  }

  number() {
    const all = this.clauses;
    all.forEach((clause, index) => {
      clause.querySelector("[data-clause-number]").textContent = `Punkt ${index + 1}`;
      clause.querySelector('[data-do="up"]').disabled = index === 0;
      clause.querySelector('[data-do="down"]').disabled = index === all.length - 1;
      clause.querySelector('[data-do="join"]').disabled = index === all.length - 1;
    });
    this.root.querySelector('[data-do="undo"]').disabled = !this.history.length;
  }

  say(words) {
    this.status.textContent = "";
    setTimeout(() => (this.status.textContent = words), 50);
  }
}

const text = (clause) => clause.querySelector("textarea");
const input = (clause, part) => clause.querySelector(`[name$="-${part}"]`);
const fields = (clause) => [...clause.querySelectorAll("textarea, select, input:not([type=hidden])")];
const values = (clause) => fields(clause).map((field) => (field.type === "checkbox" ? field.checked : field.value));

function restore(clause, kept) {
  fields(clause).forEach((field, index) => {
    if (field.type === "checkbox") field.checked = kept[index];
    else field.value = kept[index];
  });
}

document.querySelectorAll("[data-clauses]").forEach((root) => new ClauseEditor(root));
