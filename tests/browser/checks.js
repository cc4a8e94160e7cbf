// What axe does not see, as a list of sentences; empty when the page is as it should be.
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const show = (element) => element.outerHTML.slice(0, 120);
  const faults = [];
  const refuse = (elements, why) => elements.forEach((element) => faults.push(`${why}: ${show(element)}`));

  const placeholder = /^(image|figure|picture|no description.*)?$/i;
  refuse(all("img").filter((image) => placeholder.test((image.alt ?? "").trim())), "picture without real alt");
  refuse(all("img").filter((image) => image.complete && image.naturalWidth === 0), "picture that does not show");
  refuse(all("table").filter((table) => !table.caption?.textContent.trim()), "table without caption");
  refuse(all("th:not([scope])"), "table heading without scope");
  refuse(all("script[src], iframe, object, embed, form, link, base"), "element that a report never needs");
  refuse(all("*").filter((element) => [...element.attributes].some((one) => /^on/i.test(one.name))),
    "attribute that a report never needs");
  refuse(all("img, source").filter((image) => !image.src.startsWith("data:") || image.srcset), "picture from outside");
  refuse(all("a[href]").filter((link) => !/^(https?:|file:)$/.test(link.protocol)), "link of an unknown kind");
  refuse(all("style").filter((style) => /url\((?!data:font\/woff2;base64,)|@import/i.test(style.textContent)), "style that loads something");

  const ids = all("[id]").map((element) => element.id);
  ids.filter((id, place) => ids.indexOf(id) !== place).forEach((id) => faults.push(`id given twice: ${id}`));
  refuse(all('a[href^="#"]').filter((link) => !document.getElementById(link.getAttribute("href").slice(1))),
    "link that leads nowhere");

  const levels = all("h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults.push(`headings of level 1: ${levels}`);
  if (levels.some((level, place) => place > 0 && level > levels[place - 1] + 1)) faults.push(`level skipped: ${levels}`);
  if (!document.documentElement.lang || !document.documentElement.dir) faults.push("no language or direction");
  if (!document.title.trim()) faults.push("no title");

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`page is ${root.scrollWidth - root.clientWidth} px too wide`);
  return faults;
}
