// Keys of the moderators' queue. They work only while the focus is in a row, and never in a field where one types.
const list = document.querySelector("[data-rows]");
const rows = [...(list?.querySelectorAll("[data-row]") ?? [])];
const current = () => Math.max(0, rows.indexOf(document.activeElement?.closest("[data-row]")));

function go(step) {
  rows[Math.min(rows.length - 1, Math.max(0, current() + step))]?.focus();
}

list?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest("[data-row]")) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
    return;
  }
  const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(event.key));
  if (!button) return;
  event.preventDefault();
  if (!list.querySelector("input:checked")) rows[current()].querySelector("input[type=checkbox]").checked = true;
  button.click();
});
if (rows.length && (document.activeElement === document.body || !document.activeElement)) rows[0].focus();
