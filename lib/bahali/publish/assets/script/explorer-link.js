/* A button that copies the address of a setting, and a field to copy it from where the browser does not. */
const explorerLink = (writeAddress) => {
  const SHOWN = 4000; // milliseconds

  const field = page.make("input", { type: "text", readonly: true, id: "explorer-link" });
  const line = page.make("p", { class: "explorer-link", hidden: true },
    page.make("label", { for: "explorer-link", text: page.say("explorer.link") }), field);
  const confirm = () => {
    button.textContent = page.say("explorer.copied");
    page.announce(page.say("explorer.copied"));
    setTimeout(() => { button.textContent = page.say("explorer.copy"); }, SHOWN);
  };
  const copy = async () => {
    const address = writeAddress();
    try {
      await navigator.clipboard.writeText(address);
      confirm();
    } catch {
      line.hidden = false;
      field.value = address;
      field.select();
    }
  };
  const button = page.button(page.say("explorer.copy"), copy);
  return { button, line };
};
