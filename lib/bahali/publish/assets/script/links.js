/* A button at each section and each recommendation that copies its address; and what an address leads to is opened. */
page.start(() => {
  const address = (anchor) => `${location.href.split("#")[0]}#${encodeURIComponent(anchor)}`;

  const tell = (label, sentence, words) => {
    page.announce(sentence);
    label.textContent = words;
    setTimeout(() => { label.textContent = page.say("links.copy"); }, 2500);
  };

  const copy = async (label, anchor, title) => {
    try {
      await navigator.clipboard.writeText(address(anchor));
      tell(label, page.say("links.copied", { title }), page.say("links.done"));
    } catch {
      location.hash = encodeURIComponent(anchor);
      tell(label, page.say("links.shown", { title }), page.say("links.look"));
    }
  };

  for (const heading of document.querySelectorAll("main section > h2[id], main .card > h3[id]")) {
    const title = heading.textContent.trim();
    const label = page.make("span", { text: page.say("links.copy") });
    const button = page.button("", () => copy(label, heading.id, title), { class: "copy-link" });
    button.append(label, page.make("span", { class: "unseen", text: `: ${title}` }));
    page.tools(heading).append(button);
  }

  const showTarget = () => {
    let target;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target?.closest("details:not([open])")) return;
    page.reveal(target);
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", showTarget);
  showTarget();
});
