/* Light, dark, or as the system has it; chosen before anything is shown, so that the page does not flash. */
{
  const THEMES = ["system", "light", "dark"];
  const choose = (theme) => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  const kept = page.recall("theme");
  const chosen = THEMES.includes(kept) ? kept : "system";
  choose(chosen);

  page.start(() => {
    const bar = page.bar();
    if (!bar) return;
    const options = THEMES.map((theme) => {
      const input = page.make("input", { type: "radio", name: "page-theme", value: theme, checked: theme === chosen });
      input.addEventListener("change", () => {
        choose(theme);
        page.remember("theme", theme === "system" ? null : theme);
      });
      return page.make("label", {}, input, page.make("span", { text: page.say(`theme.${theme}`) }));
    });
    const legend = page.make("legend", { class: "unseen", text: page.say("theme.legend") });
    bar.append(page.make("fieldset", { class: "theme" }, legend, ...options));
  });
}
