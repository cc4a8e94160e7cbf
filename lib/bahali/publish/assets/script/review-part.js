/* What a mark says, in a few words. */
const describeMark = (point) => {
  if (!point) return page.say("review.button");
  if (point.verdict === "comment") return page.say("review.commented");
  return page.say(point.comment ? `review.${point.verdict}-commented` : `review.${point.verdict}-only`);
};

/* One part of the report that can be marked: a button in the row below its heading, and the form that it opens there. */
const makeReviewPart = (target, title, row, longest, change) => {
  const form = makeReviewForm(target, title, longest, change);
  const label = page.make("span");
  const press = () => {
    form.element.hidden = !form.element.hidden;
    button.setAttribute("aria-expanded", String(!form.element.hidden));
    if (!form.element.hidden) form.focus();
  };
  const button = page.button("", press,
    { "aria-expanded": "false", "aria-controls": form.element.id, class: "review-button" });
  button.append(label, page.make("span", { class: "unseen", text: `: ${title}` }));
  row.append(button, form.element);

  const showMark = (point) => {
    label.textContent = describeMark(point);
    button.classList.toggle("marked", Boolean(point));
  };
  const show = (point) => {
    form.show(point);
    showMark(point);
  };
  return { title, showMark, show };
};
