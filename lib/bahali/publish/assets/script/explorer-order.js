/*
 * The order of actions for any weights, by the same sums, ties and places as in the analysis of the report. An
 * option has a value from 0 to 1 on each criterion, or null where too few people rated it.
 */
const ordering = (() => {
  const SAME_VALUE = 1e9; // values that agree to the ninth decimal share a place
  const TRIALS = 200;
  const MOST_MOVED = 0.2; // a fifth, up or down
  const SEED = 20250205;

  const toShares = (points) => {
    const total = points.reduce((sum, one) => sum + one, 0);
    return total > 0 ? points.map((one) => one / total) : null;
  };

  const valueOf = (option, weights) => {
    let sum = 0;
    for (const [at, weight] of weights.entries()) {
      if (weight <= 0) continue;
      if (option.values[at] === null) return null;
      sum += option.values[at] * weight;
    }
    return sum;
  };

  /* 1 is first, equal values share a place, no value has none. */
  const placesOf = (values) => {
    const known = values.map((value) => (value === null ? null : Math.round(value * SAME_VALUE)));
    const countAbove = (own) => known.filter((other) => other !== null && other > own).length;
    return known.map((own) => (own === null ? null : 1 + countAbove(own)));
  };

  const rank = (options, weights) => {
    const values = options.map((option) => valueOf(option, weights));
    return placesOf(values).map((place, at) => ({ place, value: values[at] }));
  };

  /* Numbers of the options from first to last; equal ones as they are given, those without a place at the end. */
  const sort = (ranked) => {
    const last = ranked.length + 1;
    const placeOf = (at) => ranked[at].place ?? last;
    return [...ranked.keys()].sort((one, other) => placeOf(one) - placeOf(other) || one - other);
  };

  /* Numbers from 0 to 1 that look drawn and are the same each time (mulberry32): one setting, one mark. */
  const startDraws = (seed) => {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  };

  /* Factors for the weights of each trial. Every other trial goes to the ends, where most orders turn. */
  const drawFactors = (criteria) => {
    const draw = startDraws(SEED);
    const goToAnEnd = () => Math.sign(draw() - 0.5);
    const goAnywhere = () => 2 * draw() - 1;
    const moveAll = (move) => Array.from({ length: criteria }, () => 1 + MOST_MOVED * move());
    return Array.from({ length: TRIALS }, (_, trial) => moveAll(trial % 2 ? goAnywhere : goToAnEnd));
  };

  /* The best and the worst place of each option when weights move, and how often it is among the first. */
  const tryAround = (options, weights, factors, first) => {
    const held = options.map(() => ({ best: Infinity, worst: 0, listed: 0 }));
    for (const moved of factors) {
      const shares = toShares(weights.map((weight, at) => weight * moved[at]));
      for (const [at, { place }] of rank(options, shares).entries()) {
        if (place === null) continue;
        held[at].best = Math.min(held[at].best, place);
        held[at].worst = Math.max(held[at].worst, place);
        if (place <= first) held[at].listed += 1;
      }
    }
    return held;
  };

  return { TRIALS, toShares, rank, sort, drawFactors, tryAround };
})();
