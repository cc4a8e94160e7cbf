/* Words of the glossary, marked at their first use in each section, with their meaning on hover, focus and tap. */
page.start(() => {
  const SKIPPED = "a, button, h1, h2, h3, h4, code, pre, summary, caption, thead, svg, .term, .tools, .unseen";
  const MOST_IN_SECTION = 6;
  const report = document.getElementById("page-main");
  const meanings = page.readJson("page-terms");
  if (!report || !meanings || Object.keys(meanings).length === 0) return;

  /* A word of the language may begin a sentence or stand in the plural; a code is written in one way only. */
  const isPlain = (term) => term === term.toLowerCase() && term !== term.toUpperCase();
  const write = (term) => {
    const safe = term.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    if (!isPlain(term)) return safe;
    const first = safe[0];
    return `[${first}${first.toUpperCase()}]${safe.slice(1)}s?`;
  };
  const terms = Object.keys(meanings).sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${terms.map((term) => `(${write(term)})`).join("|")})(?![\\p{L}\\p{N}-])`, "u");

  const tips = new Map();
  const findTip = (term) => {
    if (!tips.has(term)) {
      const tip = page.make("div", { class: "tip", role: "tooltip", id: `tip-${tips.size + 1}`, hidden: true, dir: "auto" });
      tip.textContent = meanings[term];
      tip.addEventListener("pointerleave", leave);
      // In the report, where a reader moves about by landmarks.
      report.append(tip);
      tips.set(term, tip);
    }
    return tips.get(term);
  };

  let shown = null;
  const hide = () => {
    if (!shown) return;
    shown.tip.hidden = true;
    shown = null;
  };
  const show = (mark) => {
    hide();
    const tip = document.getElementById(mark.getAttribute("aria-describedby"));
    tip.hidden = false;
    shown = { mark, tip };
    put();
  };
  /* Touching its word, so that the pointer can move onto it. */
  const put = () => {
    const { mark, tip } = shown;
    const place = mark.getClientRects()[0];
    const widest = document.documentElement.clientWidth - tip.offsetWidth - 8;
    const fitsBelow = place.bottom + tip.offsetHeight <= window.innerHeight;
    tip.style.left = `${Math.max(8, Math.min(place.left, widest))}px`;
    tip.style.top = `${fitsBelow ? place.bottom : Math.max(0, place.top - tip.offsetHeight)}px`;
  };
  const leave = (event) => {
    if (!shown || [shown.tip, shown.mark].includes(event.relatedTarget)) return;
    if (document.activeElement !== shown.mark) hide();
  };

  const makeMark = (term, word) => {
    const mark = page.make("span", {
      class: "term", role: "button", tabindex: "0", "aria-describedby": findTip(term).id, text: word,
    });
    mark.addEventListener("pointerenter", () => show(mark));
    mark.addEventListener("pointerleave", leave);
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", hide);
    mark.addEventListener("click", () => show(mark));
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        if (shown?.mark === mark) hide(); else show(mark);
      }
    });
    return mark;
  };
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  const follow = () => {
    if (shown?.mark.matches(":hover, :focus")) put();
    else hide();
  };
  document.addEventListener("scroll", follow, { passive: true, capture: true });

  const findTexts = (section) => {
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(SKIPPED) || !pattern.test(node.data) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  };

  const markSection = (section) => {
    const marked = new Set();
    for (let text of findTexts(section)) {
      let found;
      while (marked.size < MOST_IN_SECTION && (found = pattern.exec(text.data))) {
        const term = terms[found.slice(1).findIndex(Boolean)];
        const word = found[0];
        const rest = text.splitText(found.index);
        text = rest.splitText(word.length);
        if (marked.has(term)) continue;
        marked.add(term);
        rest.replaceWith(makeMark(term, word));
      }
    }
  };

  const glossary = document.getElementById("glossary")?.closest("section");
  for (const section of document.querySelectorAll("main > section")) {
    if (section !== glossary && !section.matches(".computed")) markSection(section);
  }
});
