/*
 * A setting of the weights: the points shown, the shares that count, and the set of weights it is, if it is one. A
 * set counts to its last digit; whatever a reader moved counts as it is shown. In an address a setting is written
 * as #w=30,10,60 or, where it is a set, by the name of that.
 */
const explorerSettings = ({ criteria, sets, chosen }) => {
  const MARK = "#w=";
  const MOST = 100;

  const fromSet = (set) =>
    ({ set, points: set.weights.map((share) => Math.round(share * MOST)), shares: set.weights });
  const isSame = (set, points) => set.weights.every((share, at) => Math.abs(share * MOST - points[at]) < 1e-9);
  const fromPoints = (points) => {
    const set = sets.find((one) => isSame(one, points));
    return set ? fromSet(set) : { set: null, points, shares: ordering.toShares(points) };
  };
  const own = fromSet(sets.find((set) => set.name === chosen));

  const write = ({ set, points }) => `${MARK}${set ? encodeURIComponent(set.name) : points.join(",")}`;

  const readPoints = (words) => {
    const points = words.split(",").map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : NaN));
    const isGiven = points.length === criteria.length && points.every((one) => one <= MOST);
    return isGiven && points.some((one) => one > 0) ? fromPoints(points) : null;
  };
  /* Gives a setting, null where the address cannot be read, and undefined where it leads to something else. */
  const read = (address) => {
    if (!address.startsWith(MARK)) return undefined;
    try {
      const words = decodeURIComponent(address.slice(MARK.length));
      const set = sets.find((one) => one.name === words);
      return set ? fromSet(set) : readPoints(words);
    } catch {
      return null;
    }
  };

  /* The place that an ordinary link led to stays one step back. */
  const keepInAddress = (setting, home) => {
    const isOurs = location.hash.startsWith(MARK);
    const isOwn = setting.set === own.set;
    if (!setting.shares || (isOwn && !isOurs)) return;
    const address = isOwn ? `#${home}` : write(setting);
    if (address === location.hash) return;
    try {
      history[location.hash && !isOurs ? "pushState" : "replaceState"](null, "", address);
    } catch { /* Some browsers let no file change its address; the setting then holds in the page alone. */ }
  };

  return { own, fromSet, fromPoints, write, read, keepInAddress };
};
