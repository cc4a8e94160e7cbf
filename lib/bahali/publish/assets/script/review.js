/*
 * Review without a server: each recommendation and each section has a form, and one panel lists what was marked.
 * Marks stay in this browser; what leaves it is the file that the reviewer saves.
 */
page.start(() => {
  const about = page.readJson("page-review");
  const head = document.querySelector(".report > .page-head");
  if (!about || !head) return;
  const { report, groups, longest } = about;
  const WHOLE = "report";
  const SHOWN_OF_COMMENT = 90;
  const KEY = `review-${report.workshop}-${report.jurisdiction}-${report.edition}`;
  const order = [WHOLE, ...about.parts];
  const forms = new Map();

  let review = reviewFile.begin();
  let isSaved = true;
  let isKept = true;

  const write = () => reviewFile.write(review, report, order);
  const read = (text) => reviewFile.read(text, report, groups.map(([code]) => code), longest);
  const keep = () => {
    const text = review.points.size || review.group ? JSON.stringify(write()) : null;
    page.remember(KEY, text);
    isKept = page.recall(KEY) === text;
  };
  const recall = () => {
    const kept = page.recall(KEY);
    if (!kept) return;
    try { review = read(kept); } catch { page.remember(KEY, null); }
  };
  const change = (target, point) => {
    if (point) review.points.set(target, point);
    else review.points.delete(target);
    isSaved = review.points.size === 0;
    keep();
    showButton(target);
    showPanel();
  };

  const describe = (point) => {
    if (!point) return page.say("review.button");
    if (point.verdict === "comment") return page.say("review.commented");
    return page.say(point.comment ? `review.${point.verdict}-commented` : `review.${point.verdict}-only`);
  };
  const showButton = (target) => {
    const part = forms.get(target);
    if (!part) return;
    const point = review.points.get(target);
    part.label.textContent = describe(point);
    part.button.classList.toggle("marked", Boolean(point));
  };

  /* A button in the row below a heading, and the form that it opens there. */
  const addForm = (target, title, row) => {
    const form = makeReviewForm(target, title, longest, (point) => change(target, point));
    const label = page.make("span");
    const button = page.button("", () => {
      form.element.hidden = !form.element.hidden;
      button.setAttribute("aria-expanded", String(!form.element.hidden));
      if (!form.element.hidden) form.focus();
    }, { "aria-expanded": "false", "aria-controls": form.element.id, class: "review-button" });
    button.append(label, page.make("span", { class: "unseen", text: `: ${title}` }));
    row.append(button, form.element);
    forms.set(target, { title, button, label, form });
    showButton(target);
  };

  const said = page.make("p", { class: "review-said", role: "status" });
  const tell = (name, places = {}) => { said.textContent = page.say(name, places); };
  const list = page.make("ul", { class: "review-list", "aria-label": page.say("review.list") });
  const count = page.make("p", { class: "review-count" });
  const other = page.make("p", { class: "review-caution", text: page.say("review.other"), hidden: true });
  const stay = page.make("p");
  const group = page.make("select", { id: "review-group", change: () => {
    review.group = group.value;
    isSaved = review.points.size === 0;
    keep();
    showPanel();
  } });
  group.append(page.make("option", { value: "", text: page.say("review.unsaid") }),
    ...groups.map(([value, text]) => page.make("option", { value, text })));

  const nameOf = (target) => forms.get(target)?.title ?? page.say("review.gone", { target });
  const makeLine = (target, point) => {
    const title = nameOf(target);
    const name = page.make("span", { dir: "auto", text: title });
    const isHere = about.parts.includes(target);
    const remove = page.button(page.say("review.remove"), () => {
      forms.get(target)?.form.show(null);
      change(target, null);
      tell("review.removed", { title });
      toggle.focus();
    });
    remove.append(page.make("span", { class: "unseen", text: `: ${title}` }));
    const words = point.comment.length > SHOWN_OF_COMMENT ? `${point.comment.slice(0, SHOWN_OF_COMMENT)}…` : point.comment;
    const line = page.make("li", {}, isHere ? page.make("a", { href: `#${target}` }, name) : name,
      page.make("span", { class: "review-mark", text: describe(point) }), remove);
    if (words) line.append(page.make("p", { class: "review-words", dir: "auto", text: words }));
    return line;
  };

  const countMarks = () => {
    const verdicts = [...review.points.values()].map((point) => point.verdict);
    const total = (verdict) => verdicts.filter((one) => one === verdict).length;
    const comments = [...review.points.values()].filter((point) => point.comment).length;
    return { total: verdicts.length, agree: total("agree"), disagree: total("disagree"), comments };
  };
  const showPanel = () => {
    const counts = countMarks();
    const targets = write().points.map((point) => point.target);
    list.replaceChildren(...targets.map((target) => makeLine(target, review.points.get(target))));
    count.textContent = page.say(counts.total ? "review.counts" : "review.nothing", counts);
    other.hidden = !review.content || review.content === report.content;
    stay.textContent = page.say(isKept ? "review.kept" : "review.loose");
    stay.classList.toggle("review-caution", !isKept);
    group.value = review.group;
    saveButton.disabled = clearButton.disabled = !counts.total;
    toggle.textContent = page.say(counts.total ? "review.panel-count" : "review.panel", counts);
    chip.textContent = page.say("review.panel-count", counts);
    showChip();
  };
  const showAll = () => {
    for (const [target, { form }] of forms) {
      form.show(review.points.get(target));
      showButton(target);
    }
    showPanel();
  };

  const save = () => {
    const name = [report.workshop, report.jurisdiction, report.edition].join("-").replace(/[^A-Za-z0-9-]/g, "_");
    review.content = report.content;
    reviewFile.save(write(), `bahali-review-${name}.json`);
    isSaved = true;
    keep();
    showPanel();
    tell("review.saved", { name: `bahali-review-${name}.json` });
  };
  const load = async () => {
    const [file] = input.files;
    input.value = "";
    if (!file || (!isSaved && !confirm(page.say("review.replace")))) return;
    try {
      if (file.size > reviewFile.MOST_BYTES) throw new Error("unread");
      review = read(await file.text());
    } catch (fault) {
      tell(["newer", "foreign"].includes(fault.message) ? `review.${fault.message}` : "review.unread");
      return;
    }
    isSaved = true;
    keep();
    showAll();
    tell("review.loaded", countMarks());
  };
  const clear = () => {
    if (!confirm(page.say("review.sure"))) return;
    review = reviewFile.begin();
    isSaved = true;
    keep();
    showAll();
    tell("review.cleared");
    toggle.focus();
  };

  const saveButton = page.button(page.say("review.save"), save);
  const clearButton = page.button(page.say("review.clear"), clear);
  const input = page.make("input", { type: "file", accept: ".json,application/json", hidden: true, change: load });
  const loadButton = page.button(page.say("review.load"), () => input.click());
  const whole = page.make("div", { class: "review-whole" },
    page.make("span", { "aria-hidden": "true", text: page.say("review.whole") }));
  const panel = page.make("section", { class: "review-panel", id: "review-panel", "aria-labelledby": "review-title", hidden: true },
    page.make("p", { class: "review-title", id: "review-title", text: page.say("review.panel") }),
    page.make("p", { text: page.say("review.how") }), stay, other,
    page.make("p", {}, page.make("label", { for: "review-group", text: page.say("review.group") }), " ", group),
    whole, count, list,
    page.make("div", { class: "review-buttons" }, saveButton, loadButton, clearButton, input), said);
  const open = (isOpen) => {
    panel.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
  };
  const toggle = page.button("", () => open(panel.hidden), { "aria-expanded": "false", "aria-controls": "review-panel" });
  /* The way back to the panel, only where the panel is out of sight. */
  const seen = new Set();
  const showChip = () => { chip.hidden = !review.points.size || seen.size > 0; };
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? "add" : "delete"](target);
    showChip();
  });
  const chip = page.button("", () => { open(true); toggle.focus(); toggle.scrollIntoView(); }, { class: "review-chip", hidden: true });

  page.bar().append(toggle);
  page.bar().after(panel);
  for (const element of [toggle, panel]) watcher.observe(element);
  document.querySelector(".page-foot")?.after(chip);
  addForm(WHOLE, page.say("review.whole"), whole);
  for (const target of about.parts) {
    const heading = document.getElementById(target);
    if (heading) addForm(target, heading.textContent.trim().replace(/\s+/g, " "), page.tools(heading));
  }
  recall();
  showAll();
  window.addEventListener("beforeunload", (event) => { if (!isSaved) event.preventDefault(); });
});
