/*
 * Review without a server: each recommendation and each section has a form, and one panel lists what was marked.
 * Marks stay in this browser; what leaves it is the file that the reviewer saves.
 */
const makeReview = (about) => {
  const WHOLE = "report";
  const marks = reviewMarks(about, [WHOLE, ...about.parts]);
  const parts = new Map();
  const nameOf = (target) => parts.get(target)?.title ?? page.say("review.gone", { target });

  const showPanel = () => {
    panel.show(marks);
    chip.show(marks.count());
  };
  const showAll = () => {
    for (const [target, part] of parts) part.show(marks.get(target));
    showPanel();
  };
  const change = (target, point) => {
    marks.put(target, point);
    parts.get(target)?.showMark(point);
    showPanel();
  };
  const remove = (target, title) => {
    parts.get(target)?.show(null);
    change(target, null);
    panel.tell("review.removed", { title });
    panel.toggle.focus();
  };

  const chooseGroup = (code) => {
    marks.chooseGroup(code);
    showPanel();
  };
  const save = () => {
    const name = marks.save();
    showPanel();
    panel.tell("review.saved", { name });
  };
  const load = async (file) => {
    if (!marks.isSaved() && !confirm(page.say("review.replace"))) return;
    try {
      if (file.size > reviewFile.MOST_BYTES) throw new Error("unread");
      marks.load(await file.text());
    } catch (fault) {
      panel.tell(["newer", "foreign"].includes(fault.message) ? `review.${fault.message}` : "review.unread");
      return;
    }
    showAll();
    panel.tell("review.loaded", marks.count());
  };
  const clear = () => {
    if (!confirm(page.say("review.sure"))) return;
    marks.clear();
    showAll();
    panel.tell("review.cleared");
    panel.toggle.focus();
  };

  const list = makeReviewList(about.parts, nameOf, remove);
  const panel = makeReviewPanel(about.groups, list, { chooseGroup, save, load, clear });
  const chip = makeReviewChip(panel);
  const addPart = (target, title, row) => {
    parts.set(target, makeReviewPart(target, title, row, about.longest, (point) => change(target, point)));
  };

  addPart(WHOLE, page.say("review.whole"), panel.whole);
  for (const target of about.parts) {
    const heading = document.getElementById(target);
    if (heading) addPart(target, heading.textContent.trim().replace(/\s+/g, " "), page.tools(heading));
  }
  page.bar().append(panel.toggle);
  page.bar().after(panel.element);
  document.querySelector(".page-foot")?.after(chip.element);
  showAll();
  window.addEventListener("beforeunload", (event) => { if (!marks.isSaved()) event.preventDefault(); });
};

page.start(() => {
  const about = page.readJson("page-review");
  if (about && page.bar()) makeReview(about);
});
