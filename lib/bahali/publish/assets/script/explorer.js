/* Sliders for the weights of the criteria: the list follows, and the table of the report stays as it is. */
const makeExplorer = (root, data) => {
  const SETTLED = 400; // milliseconds without a change before it is told, so that nobody is flooded
  const home = root.closest("section").querySelector("h2").id;
  const settings = explorerSettings(data);
  const summarise = explorerSummary(data);
  const factors = ordering.drawFactors(data.criteria.length);
  const rows = data.options.map((option) => explorerRow(option, data.shortlist));
  const list = page.make("ol", { class: "explorer-order", "aria-label": page.say("explorer.order") });
  const told = page.make("p", { class: "explorer-told", role: "status", "aria-live": "polite" });
  let setting = settings.own;

  const arrange = (order) => {
    const focused = document.activeElement;
    list.append(...order.map((at) => rows[at].line));
    if (list.contains(focused)) focused.focus({ preventScroll: true });
  };
  /* Puts the list in order, and gives the words for it. */
  const showOrder = () => {
    list.hidden = !setting.shares;
    if (!setting.shares) return page.say("explorer.nothing");
    const ranked = ordering.rank(data.options, setting.shares);
    const held = ordering.tryAround(data.options, setting.shares, factors, data.shortlist);
    for (const [at, row] of rows.entries()) row.show(ranked[at], held[at]);
    const order = ordering.sort(ranked);
    arrange(order);
    return summarise(ranked, order);
  };

  let waiting;
  const show = (remark = "") => {
    clearTimeout(waiting);
    weights.show(setting);
    link.line.hidden = true;
    return `${remark} ${showOrder()}`.trim();
  };
  const change = (to) => {
    setting = to;
    const sentence = show();
    waiting = setTimeout(() => {
      told.textContent = sentence;
      settings.keepInAddress(setting, home);
    }, SETTLED);
  };
  const followAddress = () => {
    const found = settings.read(location.hash);
    if (found === undefined) return;
    setting = found ?? settings.own;
    told.textContent = show(found ? "" : page.say("explorer.unread"));
    document.getElementById(home).scrollIntoView();
  };

  const weights = explorerWeights(data, {
    move: () => change(settings.fromPoints(weights.readPoints())),
    choose: (set) => { if (set) change(settings.fromSet(set)); },
  });
  const link = explorerLink(() => `${location.href.split("#")[0]}${settings.write(setting)}`);
  const reset = page.button(page.say("explorer.reset"), () => change(settings.own));
  told.textContent = show();
  root.querySelector(".explorer-still").remove();
  root.prepend(page.make("div", { class: "explorer-live on-screen" },
    page.make("fieldset", { class: "explorer-weights" },
      page.make("legend", { text: page.say("explorer.legend") }), ...weights.lines,
      page.make("p", { class: "explorer-buttons" }, reset, link.button), link.line),
    page.make("div", { class: "explorer-result" }, told, list,
      page.make("p", { class: "note", text: page.say("explorer.key", { trials: ordering.TRIALS }) }))));
  window.addEventListener("hashchange", followAddress);
  followAddress();
};

page.start(() => {
  const root = document.querySelector(".explorer");
  const data = page.readJson("page-explorer");
  if (root && data) makeExplorer(root, data);
});
