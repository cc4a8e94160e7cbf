/* Headings of longer tables become buttons: first press upwards, second downwards, third as the report has it. */
page.start(() => {
  const ROWS_FROM = 4;
  const language = document.documentElement.lang;
  let collator;
  try { collator = new Intl.Collator(language, { numeric: true }); } catch { collator = new Intl.Collator(); }

  const readCell = (row, place) => {
    const cell = row.cells[place];
    const text = cell.textContent.trim();
    if (!text || (cell.firstElementChild?.matches(".muted") && cell.childNodes.length === 1)) return null;
    return cell.classList.contains("number") ? Number(text.replaceAll(",", "").replace("−", "-")) : text;
  };

  const compare = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return collator.compare(String(one), String(other));
  };

  /* Blanks stay last in both directions; rows that are alike keep the order of the report. */
  const sortRows = (rows, place, direction) => rows
    .map((row) => ({ row, value: readCell(row, place) }))
    .sort((one, other) => {
      if (one.value === null || other.value === null) return (one.value === null) - (other.value === null);
      return direction * compare(one.value, other.value);
    })
    .map((entry) => entry.row);

  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

  const makeSortable = (table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const headings = [...table.tHead.rows[0].cells];

    const press = (place) => {
      const order = NEXT[headings[place].getAttribute("aria-sort") ?? "none"];
      for (const heading of headings) heading.removeAttribute("aria-sort");
      if (order !== "none") headings[place].setAttribute("aria-sort", order);
      const direction = order === "descending" ? -1 : 1;
      body.append(...(order === "none" ? rows : sortRows(rows, place, direction)));
      page.announce(page.say(`sorting.${order}`, { column: headings[place].textContent }));
    };

    headings.forEach((heading, place) => {
      const button = page.make("button", { type: "button", class: "sort", click: () => press(place) });
      button.append(...heading.childNodes);
      heading.append(button);
    });
    table.classList.add("sortable");
  };

  for (const table of document.querySelectorAll("main .table-frame > table")) {
    if (table.tHead && table.tBodies[0]?.rows.length >= ROWS_FROM && !table.closest(".output")) makeSortable(table);
  }
});
