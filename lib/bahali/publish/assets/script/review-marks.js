/* The marks of one reviewer: kept in this browser at each change, and written to a file when asked. */
const reviewMarks = ({ report, groups, longest }, order) => {
  const KEY = `review-${report.workshop}-${report.jurisdiction}-${report.edition}`;
  const codes = groups.map(([code]) => code);
  let review = reviewFile.begin();
  let isSaved = true;
  let isKept = true;

  const write = () => reviewFile.write(review, report, order);
  const read = (text) => reviewFile.read(text, report, codes, longest);
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
  const keepUnsaved = () => {
    isSaved = review.points.size === 0;
    keep();
  };
  const replace = (other) => {
    review = other;
    isSaved = true;
    keep();
  };

  const put = (target, point) => {
    if (point) review.points.set(target, point);
    else review.points.delete(target);
    keepUnsaved();
  };
  const chooseGroup = (code) => {
    review.group = code;
    keepUnsaved();
  };
  const save = () => {
    const words = [report.workshop, report.jurisdiction, report.edition].join("-").replace(/[^A-Za-z0-9-]/g, "_");
    const name = `bahali-review-${words}.json`;
    review.content = report.content;
    reviewFile.save(write(), name);
    isSaved = true;
    keep();
    return name;
  };
  const count = () => {
    const points = [...review.points.values()];
    const total = (verdict) => points.filter((point) => point.verdict === verdict).length;
    const comments = points.filter((point) => point.comment).length;
    return { total: points.length, agree: total("agree"), disagree: total("disagree"), comments };
  };

  recall();
  return {
    put,
    chooseGroup,
    save,
    count,
    load: (text) => replace(read(text)),
    clear: () => replace(reviewFile.begin()),
    get: (target) => review.points.get(target),
    list: () => write().points,
    group: () => review.group,
    isSaved: () => isSaved,
    isKept: () => isKept,
    isOfOtherContent: () => Boolean(review.content) && review.content !== report.content,
  };
};
