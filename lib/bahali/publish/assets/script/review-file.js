/*
 * What a reviewer marked: one point for each part of the report, kept in this browser and in a file of JSON.
 * There is no name, no time and nothing about the device in it; docs/reviewing.md explains the file.
 */
const reviewFile = (() => {
  const FORMAT = "bahali-review";
  const VERSION = 1;
  const VERDICTS = ["agree", "disagree", "comment"];
  const MOST_BYTES = 2000000;
  const MOST_POINTS = 500;
  const TARGET = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;

  const makeId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    return `R${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  };

  const begin = () => ({ id: makeId(), group: "", content: "", points: new Map() });

  /* As it is saved: points in the order of the report, those on parts that it no longer has at the end. */
  const write = (review, report, order) => {
    const place = (target) => (order.includes(target) ? order.indexOf(target) : order.length);
    const targets = [...review.points.keys()].sort((one, other) => place(one) - place(other));
    return {
      format: FORMAT,
      version: VERSION,
      review_id: review.id,
      report: { ...report },
      stakeholder_group: review.group || null,
      points: targets.map((target) => ({ target, ...review.points.get(target) })),
    };
  };

  const readPoint = (given, longest) => {
    const isPoint = given && TARGET.test(given.target) && VERDICTS.includes(given.verdict);
    if (!isPoint || typeof (given.comment ?? "") !== "string") throw new Error("point");
    return [given.target, { verdict: given.verdict, comment: (given.comment ?? "").slice(0, longest) }];
  };

  /* Reads text that may come from anywhere; throws one word of what is wrong, for which there is a sentence. */
  const read = (text, report, groups, longest) => {
    if (text.length > MOST_BYTES) throw new Error("unread");
    let given;
    try { given = JSON.parse(text); } catch { throw new Error("unread"); }
    if (given?.format !== FORMAT || !Array.isArray(given.points)) throw new Error("unread");
    if (given.version > VERSION) throw new Error("newer");
    const isSame = (name) => given.report?.[name] === report[name];
    if (!isSame("workshop") || !isSame("jurisdiction") || !isSame("edition")) throw new Error("foreign");
    if (given.points.length > MOST_POINTS) throw new Error("unread");
    let points;
    try { points = given.points.map((point) => readPoint(point, longest)); } catch { throw new Error("unread"); }
    return {
      id: /^R[0-9a-f]{16}$/.test(given.review_id) ? given.review_id : makeId(),
      group: groups.includes(given.stakeholder_group) ? given.stakeholder_group : "",
      content: String(given.report.content ?? ""),
      points: new Map(points),
    };
  };

  const save = (content, name) => {
    const address = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" }));
    const link = page.make("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  return { MOST_BYTES, begin, write, read, save };
})();
