/* The panel of the whole review: how it works, for whom one answers, what was marked, and the file. */
const makeReviewPanel = (groups, list, { chooseGroup, save, load, clear }) => {
  const stay = page.make("p");
  const other = page.make("p", { class: "review-caution", text: page.say("review.other"), hidden: true });
  const count = page.make("p", { class: "review-count" });
  const said = page.make("p", { class: "review-said", role: "status" });
  const group = page.make("select", { id: "review-group", change: () => chooseGroup(group.value) });
  group.append(page.make("option", { value: "", text: page.say("review.unsaid") }),
    ...groups.map(([value, text]) => page.make("option", { value, text })));
  const whole = page.make("div", { class: "review-whole" },
    page.make("span", { "aria-hidden": "true", text: page.say("review.whole") }));

  const saveButton = page.button(page.say("review.save"), save);
  const clearButton = page.button(page.say("review.clear"), clear);
  const choose = () => {
    const [file] = input.files;
    input.value = "";
    if (file) load(file);
  };
  const input = page.make("input", { type: "file", accept: ".json,application/json", hidden: true, change: choose });
  const loadButton = page.button(page.say("review.load"), () => input.click());

  const element = page.make("section",
    { class: "review-panel", id: "review-panel", "aria-labelledby": "review-title", hidden: true },
    page.make("p", { class: "review-title", id: "review-title", text: page.say("review.panel") }),
    page.make("p", { text: page.say("review.how") }), stay, other,
    page.make("p", {}, page.make("label", { for: "review-group", text: page.say("review.group") }), " ", group),
    whole, count, list.element,
    page.make("div", { class: "review-buttons" }, saveButton, loadButton, clearButton, input), said);
  const open = (isOpen) => {
    element.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
  };
  const toggle = page.button("", () => open(element.hidden), { "aria-expanded": "false", "aria-controls": "review-panel" });

  const show = (marks) => {
    const counts = marks.count();
    list.show(marks.list());
    count.textContent = page.say(counts.total ? "review.counts" : "review.nothing", counts);
    other.hidden = !marks.isOfOtherContent();
    stay.textContent = page.say(marks.isKept() ? "review.kept" : "review.loose");
    stay.classList.toggle("review-caution", !marks.isKept());
    group.value = marks.group();
    saveButton.disabled = clearButton.disabled = !counts.total;
    toggle.textContent = page.say(counts.total ? "review.panel-count" : "review.panel", counts);
  };
  const tell = (name, places = {}) => { said.textContent = page.say(name, places); };
  return { element, toggle, whole, open, show, tell };
};
