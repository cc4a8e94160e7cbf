/* What an order says in one or two sentences, for the eye and for a screen reader. */
const explorerSummary = ({ options, shortlist }) => {
  const joined = new Intl.ListFormat(document.documentElement.lang || "en", { type: "conjunction" });
  const listNames = (these) => joined.format(these.map((at) => options[at].name));
  // Kept apart from the direction of the sentence around it.
  const isolate = (words) => `\u2068${words}\u2069`;

  const tellFirst = (ranked, order) => {
    const placed = order.filter((at) => ranked[at].place !== null);
    const leaders = placed.filter((at) => ranked[at].place === 1);
    if (!leaders.length) return page.say("explorer.unplaced");
    if (leaders.length > 1) return page.say("explorer.tied", { names: listNames(leaders) });
    const { name, title } = options[leaders[0]];
    const next = placed.slice(1, 3);
    const places = { first: name, title: isolate(title), next: listNames(next) };
    return page.say(next.length ? "explorer.first" : "explorer.alone", places);
  };

  const countStaying = (ranked, count, belongs, words) => {
    const before = [...options.keys()].filter((at) => belongs(options[at]));
    const stay = before.filter((at) => ranked[at].place !== null && ranked[at].place <= count);
    return page.say(words, { count, stay: stay.length, before: before.length });
  };
  const isListed = (option) => option.place !== null && option.place <= shortlist;
  const recommended = options.filter((option) => option.recommended).length;

  return (ranked, order) => {
    const words = shortlist === 1 ? "explorer.stay-first" : "explorer.stay";
    const sentences = [tellFirst(ranked, order), countStaying(ranked, shortlist, isListed, words)];
    if (recommended && recommended < options.length) {
      sentences.push(countStaying(ranked, recommended, (option) => option.recommended, "explorer.recommended"));
    }
    return sentences.join(" ");
  };
};
