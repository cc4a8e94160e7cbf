/* Finds words in the report as a reader sees them: across bold type and links, without regard to accents and case. */
const findText = (() => {
  const BLOCKS = "p, li, dt, dd, td, th, h1, h2, h3, h4, caption, figcaption, summary, pre";
  const SKIPPED = ".unseen, .tools, button:not(.sort), [hidden]";
  const LETTERS = { "ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ" };

  /* As long as the text itself, so that places in one are places in the other. */
  const fold = (text) => text
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize("NFD")[0])
    .replace(/[يىكهة]/g, (letter) => LETTERS[letter])
    .replace(/\s/g, " ")
    .replace(/[A-Z\u0370-\u052f]/g, (letter) => letter.toLowerCase());

  const readBlocks = (root) => {
    const blocks = new Map();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const block = node.parentElement.closest(BLOCKS);
      if (!block || !node.data || node.parentElement.closest(SKIPPED)) continue;
      if (!blocks.has(block)) blocks.set(block, { element: block, nodes: [], starts: [], text: "" });
      const entry = blocks.get(block);
      entry.nodes.push(node);
      entry.starts.push(entry.text.length);
      entry.text += fold(node.data);
    }
    return [...blocks.values()];
  };

  const locate = ({ nodes, starts }, place, isEnd) => {
    let index = starts.length - 1;
    while (index > 0 && (isEnd ? starts[index] >= place : starts[index] > place)) index -= 1;
    return [nodes[index], place - starts[index]];
  };

  const makeRange = (block, from, to) => {
    const range = document.createRange();
    range.setStart(...locate(block, from, false));
    range.setEnd(...locate(block, to, true));
    return range;
  };

  /* All places of a phrase as ranges, in reading order, at most so many. */
  const find = (blocks, phrase, most) => {
    const wanted = fold(phrase);
    const hits = [];
    for (const block of blocks) {
      let from = block.text.indexOf(wanted);
      while (from >= 0 && hits.length < most) {
        hits.push({ element: block.element, range: makeRange(block, from, from + wanted.length) });
        from = block.text.indexOf(wanted, from + wanted.length);
      }
    }
    return hits;
  };

  return { readBlocks, find };
})();
