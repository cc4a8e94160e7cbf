/* What a reviewer says of one part: agree, disagree or no mark, and a comment. It tells each change to its owner. */
const makeReviewForm = (anchor, title, longest, change) => {
  const NONE = "";
  const choices = [[NONE, "none"], ["agree", "agree"], ["disagree", "disagree"]];
  const radios = choices.map(([value]) =>
    page.make("input", { type: "radio", name: `review-mark-${anchor}`, value, checked: value === NONE, change: () => tell() }));
  const comment = page.make("textarea", {
    id: `review-comment-${anchor}`, rows: 3, maxlength: longest, dir: "auto", input: () => tell(),
    "aria-describedby": `review-hint-${anchor}`,
  });
  const left = page.make("span", { class: "review-left" });

  const countLeft = () => {
    left.textContent = page.say("review.left", { left: longest - comment.value.length, most: longest });
  };
  const tell = () => {
    const mark = radios.find((radio) => radio.checked).value;
    const words = comment.value.trim();
    countLeft();
    change(mark || words ? { verdict: mark || "comment", comment: words } : null);
  };
  const show = (point) => {
    const mark = point && point.verdict !== "comment" ? point.verdict : NONE;
    for (const radio of radios) radio.checked = radio.value === mark;
    comment.value = point?.comment ?? "";
    countLeft();
  };

  const marks = page.make("fieldset", { class: "review-marks" },
    page.make("legend", {}, page.say("review.question"), page.make("span", { class: "unseen", text: `: ${title}` })),
    ...radios.map((radio, at) =>
      page.make("label", {}, radio, page.make("span", { text: page.say(`review.${choices[at][1]}`) }))));
  const hint = page.make("p", { id: `review-hint-${anchor}`, class: "review-hint" }, page.say("review.hint"), " ", left);
  const element = page.make("div", { class: "review-form", id: `review-form-${anchor}`, hidden: true }, marks,
    page.make("label", { for: comment.id, text: page.say("review.comment") }), comment, hint);
  countLeft();
  const focus = () => radios.find((radio) => radio.checked).focus();

  return { element, show, focus };
};
