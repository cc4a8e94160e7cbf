/* One action in the order: its place, its value, how that differs from the report, and whether it holds. */
const explorerRow = (option, shortlist) => {
  const SVG = "http://www.w3.org/2000/svg";

  const draw = (tag, attributes, ...children) => {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    shape.append(...children);
    return shape;
  };
  /* A half is rounded up, also one that lost its last digits while it was added up. */
  const toPoints = (value) => Math.floor(Math.round(value * 1e8) / 1e6 + 0.5);

  const id = page.make("bdi", { class: "id", text: option.name });
  const named = option.anchor ? page.make("a", { href: `#${option.anchor}` }, id) : id;
  const title = page.make("span", { dir: "auto", text: option.title });
  const place = page.make("span", { class: "explorer-place" });
  const value = page.make("span", { class: "explorer-value" });
  const change = page.make("span", { class: "explorer-change" });
  const mark = page.make("strong", { class: "explorer-mark" });
  const listed = page.make("span", { class: "explorer-listed" });
  const length = draw("rect", { height: 4 });
  const frame = { class: "explorer-bar", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" };
  const line = page.make("li", { "data-name": option.name },
    place, page.make("p", { class: "explorer-title" }, named, " ", title), draw("svg", frame, length), value,
    page.make("p", { class: "explorer-marks" }, change, " ", mark, " ", listed));

  const tellChange = (now) => {
    if (option.place === null) return page.say("explorer.new");
    if (now === option.place) return page.say("explorer.same");
    return page.say(now < option.place ? "explorer.up" : "explorer.down", { place: option.place });
  };
  const tellListed = (times) => {
    const words = shortlist === 1 ? "explorer.listed-first" : "explorer.listed";
    const told = page.say(words, { count: shortlist, times, trials: ordering.TRIALS });
    return option.chance ? page.say("explorer.drawn", { told, share: option.chance }) : told;
  };
  const tellMark = (held) => page.say(held.best === held.worst ? "explorer.holds" : "explorer.moves", held);

  const showWithoutPlace = () => {
    for (const part of [value, mark, listed]) part.textContent = "";
    place.textContent = "–";
    change.textContent = page.say("explorer.none");
    length.setAttribute("width", 0);
  };
  const show = (ranked, held) => {
    if (ranked.place === null) return showWithoutPlace();
    const points = toPoints(ranked.value);
    place.textContent = page.say("explorer.place", { place: ranked.place });
    value.textContent = page.say("explorer.value", { points });
    length.setAttribute("width", points);
    change.textContent = tellChange(ranked.place);
    line.classList.toggle("moved", ranked.place !== option.place);
    mark.textContent = tellMark(held);
    listed.textContent = tellListed(held.listed);
  };

  return { line, show };
};
