/* A search field above the contents: what it finds is listed by section, marked in the text, and gone through by Enter. */
page.start(() => {
  const MOST_HITS = 2000;
  const SHORTEST = 2;
  const LISTED_IN_SECTION = 6;
  const contents = document.getElementById("page-contents");
  const report = document.getElementById("page-main");
  if (!contents || !report) return;

  let hits = [];
  let now = -1;

  const input = page.make("input", { type: "search", id: "page-search", autocomplete: "off", spellcheck: "false" });
  const label = page.make("label", { for: "page-search", text: page.say("search.label") });
  const hint = page.make("p", { class: "unseen", id: "search-hint", text: page.say("search.hint") });
  const key = page.make("input", { type: "checkbox", checked: page.recall("search-key") !== "off" });
  key.addEventListener("change", () => page.remember("search-key", key.checked ? null : "off"));
  const keyLine = page.make("label", { class: "search-key" }, key, page.say("search.key"));
  const count = page.make("span", { class: "search-count" });
  const previous = page.button(page.say("search.previous"), () => go(-1));
  const next = page.button(page.say("search.next"), () => go(1));
  const end = page.button(page.say("search.clear"), () => { clear(); input.focus(); });
  const bar = page.make("div", { class: "search-bar", hidden: true }, count, previous, next, end);
  const list = page.make("ul", { class: "search-list", hidden: true, "aria-label": page.say("search.list") });
  input.setAttribute("aria-describedby", "search-hint");
  const box = page.make("div", { class: "search", role: "search" }, label, input, hint, keyLine, bar, list);

  const LONGEST_NAME = 90;
  const shorten = (text) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME).replace(/\s+\S*$/, "")}…` : text);
  const nameOf = (piece) => shorten((piece.cells?.[0] ?? piece.querySelector("h3")).textContent.trim());

  /* For each section where something was found: its title, how often, and its cards and rows. */
  const groupHits = () => {
    const sections = new Map();
    hits.forEach((hit, place) => {
      const section = hit.element.closest("main > *");
      if (!sections.has(section)) sections.set(section, { place, count: 0, pieces: new Map() });
      const group = sections.get(section);
      group.count += 1;
      const piece = hit.element.closest(".card, tbody tr");
      if (!piece) return;
      if (!group.pieces.has(piece)) group.pieces.set(piece, { place, count: 0, name: nameOf(piece) });
      group.pieces.get(piece).count += 1;
    });
    return sections;
  };

  const makeLine = (name, found, place) => page.make("li", {},
    page.make("button", { type: "button", dir: "auto", click: () => visit(place) },
      name, " ", page.make("span", { class: "search-number", text: `(${found})` })));

  const listHits = () => {
    const lines = [];
    for (const [section, group] of groupHits()) {
      const title = section.querySelector("h2, h3")?.textContent.trim() || page.say("search.elsewhere");
      const line = makeLine(title, group.count, group.place);
      const pieces = [...group.pieces.values()];
      const inner = pieces.slice(0, LISTED_IN_SECTION).map((piece) => makeLine(piece.name, piece.count, piece.place));
      const left = pieces.length - inner.length;
      if (left > 0) inner.push(page.make("li", { class: "muted", text: page.say("search.more", { count: left }) }));
      if (inner.length) line.append(page.make("ul", {}, ...inner));
      lines.push(line);
    }
    list.replaceChildren(...lines);
    return lines.length;
  };

  const writeCount = () => {
    const total = hits.length < MOST_HITS ? hits.length : `${MOST_HITS}+`;
    count.textContent = now < 0 ? page.say("search.count", { total }) : page.say("search.place", { place: now + 1, total });
  };

  const show = (place) => {
    if (!hits[place]) return;
    now = place;
    if (!marking.hasHighlights) findAgain();
    const { element } = hits[place];
    page.reveal(element);
    marking.show(hits, now);
    element.scrollIntoView({ block: "center", inline: "nearest" });
    writeCount();
    page.announce(page.say("search.at", { place: now + 1, total: hits.length, text: element.textContent.trim().slice(0, 160) }));
  };

  /* From the list a reader wants to read on at the place, so the focus goes there too. */
  const visit = (place) => {
    show(place);
    const { element } = hits[place];
    if (!element.hasAttribute("tabindex")) {
      element.tabIndex = -1;
      element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
    }
    element.focus({ preventScroll: true });
  };

  const go = (step) => {
    if (hits.length) show((now + step + hits.length) % hits.length);
  };

  const showFound = (isShown) => {
    bar.hidden = list.hidden = !isShown;
    document.body.classList.toggle("searching", isShown);
  };

  const clear = () => {
    input.value = "";
    hits = [];
    now = -1;
    marking.clear();
    showFound(false);
    list.replaceChildren();
  };

  /* Sorting and other parts change the text, and so do marks; to read it anew takes a few milliseconds. */
  const findAgain = () => {
    marking.clear();
    hits = findText.find(findText.readBlocks(report), input.value.trim(), MOST_HITS);
  };

  const search = () => {
    const phrase = input.value.trim();
    if (phrase.length < SHORTEST) {
      const typed = input.value;
      clear();
      input.value = typed;
      return;
    }
    findAgain();
    now = -1;
    marking.show(hits, now);
    const sections = listHits();
    writeCount();
    showFound(true);
    previous.disabled = next.disabled = !hits.length;
    page.announce(page.say(hits.length ? "search.found" : "search.nothing", { total: hits.length, sections, phrase }));
  };

  let waiting;
  const searchSoon = () => { clearTimeout(waiting); waiting = setTimeout(search, 180); };
  const searchNow = () => { clearTimeout(waiting); waiting = undefined; search(); };

  let searched = "";
  input.addEventListener("input", () => { searched = ""; searchSoon(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); clear(); }
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (searched !== input.value) { searchNow(); searched = input.value; }
    go(event.shiftKey ? -1 : 1);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !key.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  contents.prepend(box);
});
