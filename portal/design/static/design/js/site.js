// What pages gain with JavaScript; without it everything works too.

// The menu is a popover: the browser opens and closes it. This closes it as well when Tab leaves it, so that nobody
// moves about underneath.
const menu = document.getElementById("menue");
menu?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.hidePopover();
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
