/* One button that opens or closes the numbers behind all figures. */
page.start(() => {
  const lids = [...document.querySelectorAll("main figure details")];
  const bar = page.bar();
  if (!bar || lids.length < 2) return;
  const button = page.button("", () => {
    const open = lids.some((lid) => !lid.open);
    for (const lid of lids) lid.open = open;
    page.announce(page.say(open ? "lids.opened" : "lids.closed"));
  });
  const name = () => {
    const words = page.say(lids.every((lid) => lid.open) ? "lids.close" : "lids.open");
    if (button.textContent !== words) button.textContent = words;
  };
  for (const lid of lids) lid.addEventListener("toggle", name);
  name();
  bar.append(button);
});
