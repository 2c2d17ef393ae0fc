/* Keeps the table of placeholders up to date while somebody writes, and says at a field what is wrong in it. */

const PAUSE = 900;

class Placeholders {
  constructor(root) {
    this.root = root;
    this.form = document.querySelector("[data-edit-form]");
    if (!this.form) return;
    this.form.addEventListener("input", () => this.later());
    this.form.addEventListener("change", () => this.later());
    this.flag();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const body = new FormData(this.form);
    const answer = await fetch(this.root.dataset.url, { method: "POST", body, redirect: "error" }).catch(() => null);
    if (!answer?.ok) return; /* The table stays as it was; saving checks anyway. */
    this.root.innerHTML = await answer.text();
    this.flag();
  }

  flag() {
    document.querySelectorAll("[data-placeholder-flag]").forEach((flag) => flag.remove());
    for (const row of this.root.querySelectorAll("[data-problem]")) {
      for (const place of row.querySelectorAll("[data-field]")) {
        const field = document.getElementById(place.dataset.field);
        if (!field) continue;
        const flag = document.createElement("p");
        flag.className = "placeholder-flag";
        flag.dataset.placeholderFlag = "";
        flag.textContent = row.dataset.problem;
        field.after(flag);
      }
    }
  }
}

document.querySelectorAll("[data-placeholders]").forEach((root) => new Placeholders(root));
