/*
 * Beside the text the contents stand open; above it they are closed, so that nobody has to scroll through them
 * first. A link that leads to them opens them.
 */
page.start(() => {
  const lid = document.querySelector(".contents-lid");
  if (!lid) return;
  const beside = window.matchMedia("(min-width: 72rem)");
  const settle = () => { lid.open = beside.matches || location.hash === "#page-contents"; };
  for (const link of document.querySelectorAll("a[href='#page-contents']")) {
    link.addEventListener("click", () => { lid.open = true; });
  }
  beside.addEventListener("change", settle);
  settle();
});
