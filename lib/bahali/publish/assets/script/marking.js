/* Marks the places found: by the highlights of the browser, and where it has none by elements that are taken out again. */
const marking = (() => {
  const hasHighlights = Boolean(window.Highlight && CSS.highlights);
  let marks = [];

  const textsIn = (range) => {
    const { startContainer, endContainer } = range;
    if (startContainer === endContainer) return [[startContainer, range.startOffset, range.endOffset]];
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!range.intersectsNode(node)) continue;
      const from = node === startContainer ? range.startOffset : 0;
      texts.push([node, from, node === endContainer ? range.endOffset : node.data.length]);
    }
    return texts;
  };

  const wrap = ([node, from, to]) => {
    if (from === to) return;
    const part = node.splitText(from);
    part.splitText(to - from);
    const mark = document.createElement("mark");
    part.replaceWith(mark);
    mark.append(part);
    marks.push(mark);
  };

  const clear = () => {
    if (hasHighlights) {
      CSS.highlights.delete("found");
      CSS.highlights.delete("found-now");
    }
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    marks = [];
  };

  /* One hit stands out; without highlights only that one is marked, since marks change the text that is searched. */
  const show = (hits, now) => {
    clear();
    if (!hasHighlights) {
      if (hits[now]) textsIn(hits[now].range).reverse().forEach(wrap);
      return;
    }
    CSS.highlights.set("found", new Highlight(...hits.filter((hit, place) => place !== now).map((hit) => hit.range)));
    if (hits[now]) CSS.highlights.set("found-now", new Highlight(hits[now].range));
  };

  return { show, clear, hasHighlights };
})();
