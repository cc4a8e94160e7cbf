/* What was marked: where, what, and the first words of the comment, each with a button that takes it away. */
const makeReviewList = (anchors, nameOf, remove) => {
  const SHOWN_OF_COMMENT = 90;
  const element = page.make("ul", { class: "review-list", "aria-label": page.say("review.list") });
  const shorten = (words) => (words.length > SHOWN_OF_COMMENT ? `${words.slice(0, SHOWN_OF_COMMENT)}…` : words);

  const makeLine = (point) => {
    const title = nameOf(point.target);
    const name = page.make("span", { dir: "auto", text: title });
    const place = anchors.includes(point.target) ? page.make("a", { href: `#${point.target}` }, name) : name;
    const button = page.button(page.say("review.remove"), () => remove(point.target, title));
    button.append(page.make("span", { class: "unseen", text: `: ${title}` }));
    const line = page.make("li", {}, place, page.make("span", { class: "review-mark", text: describeMark(point) }), button);
    if (point.comment) line.append(page.make("p", { class: "review-words", dir: "auto", text: shorten(point.comment) }));
    return line;
  };

  const show = (points) => element.replaceChildren(...points.map(makeLine));
  return { element, show };
};
