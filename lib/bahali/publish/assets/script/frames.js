/*
 * A frame that has nothing to scroll is no stop for the keyboard, and its table may keep its headings in sight,
 * which a frame that scrolls sideways cannot.
 */
page.start(() => {
  const settle = (frame) => {
    const inner = frame.firstElementChild;
    if (!inner || frame.clientWidth === 0) return;
    const fits = inner.scrollWidth <= frame.clientWidth && inner.offsetWidth <= frame.clientWidth + 1;
    frame.classList.toggle("still", fits);
    if (fits && frame !== document.activeElement) frame.removeAttribute("tabindex");
    else frame.setAttribute("tabindex", "0");
  };
  if (!window.ResizeObserver) return;
  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => settle(entry.target)));
  for (const frame of document.querySelectorAll("main .table-frame")) watcher.observe(frame);
});

/* Where rows become cards, not every browser still knows a table; its parts are then named for those who hear it. */
page.start(() => {
  const ROLES = [["thead, tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"], ["tbody th", "rowheader"], ["td", "cell"]];
  for (const table of document.querySelectorAll(".stacked > table")) {
    table.setAttribute("role", "table");
    for (const [parts, role] of ROLES) {
      for (const part of table.querySelectorAll(parts)) part.setAttribute("role", role);
    }
  }
});
