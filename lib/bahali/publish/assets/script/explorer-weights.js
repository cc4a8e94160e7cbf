/* The controls of the weights: where to start from, and a slider for each criterion. */
const explorerWeights = ({ criteria, sets, chosen }, { move, choose }) => {
  const sliders = criteria.map((label, at) => {
    const id = `explorer-weight-${at + 1}`;
    const input = page.make("input", { type: "range", id, min: 0, max: 100, step: 1, input: () => move() });
    // Its words are those of the slider itself, which a screen reader tells already.
    const shown = page.make("span", { class: "explorer-points", "aria-hidden": "true" });
    const line = page.make("div", { class: "explorer-weight" },
      page.make("label", { for: id, dir: "auto", text: label }), shown, input);
    return { input, shown, line };
  });

  const unnamed = page.make("option", { value: "", text: page.say("explorer.own") });
  const nameSet = ({ name }) => (name === chosen ? page.say("explorer.used", { name }) : name);
  const choice = page.make("select", { id: "explorer-set", change: () => choose(sets[Number(choice.value)]) },
    unnamed, ...sets.map((set, at) => page.make("option", { value: at, text: nameSet(set) })));
  const start = page.make("p", { class: "explorer-set", hidden: sets.length < 2 },
    page.make("label", { for: "explorer-set", text: page.say("explorer.start") }), choice);

  const show = ({ set, points, shares }) => {
    for (const [at, { input, shown }] of sliders.entries()) {
      const places = { points: points[at], share: Math.round((shares?.[at] ?? 0) * 100) };
      input.value = points[at];
      input.setAttribute("aria-valuetext", page.say("explorer.weight", places));
      shown.textContent = page.say("explorer.points", places);
    }
    unnamed.hidden = Boolean(set);
    choice.value = set ? sets.indexOf(set) : "";
  };

  const readPoints = () => sliders.map(({ input }) => Number(input.value));
  return { lines: [start, ...sliders.map(({ line }) => line)], show, readPoints };
};
