/* The way back to the panel once something is marked, only where neither the panel nor its button is in sight. */
const makeReviewChip = ({ element, toggle, open }) => {
  const inSight = new Set();
  let total = 0;
  const press = () => {
    open(true);
    toggle.focus();
    toggle.scrollIntoView();
  };
  const chip = page.button("", press, { class: "review-chip", hidden: true });
  const settle = () => { chip.hidden = !total || inSight.size > 0; };
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) inSight[isIntersecting ? "add" : "delete"](target);
    settle();
  });
  for (const each of [toggle, element]) watcher.observe(each);

  const show = (counts) => {
    total = counts.total;
    chip.textContent = page.say("review.panel-count", counts);
    settle();
  };
  return { element: chip, show };
};
