/* A button at each section and each recommendation that copies its address; and what an address leads to is opened. */
page.start(() => {
  const address = (anchor) => `${location.href.split("#")[0]}#${encodeURIComponent(anchor)}`;

  const tell = (button, sentence, words) => {
    page.announce(sentence);
    button.textContent = words;
    setTimeout(() => { button.textContent = page.say("links.copy"); }, 2500);
  };

  const copy = async (button, anchor, title) => {
    try {
      await navigator.clipboard.writeText(address(anchor));
      tell(button, page.say("links.copied", { title }), page.say("links.done"));
    } catch {
      location.hash = encodeURIComponent(anchor);
      tell(button, page.say("links.shown", { title }), page.say("links.look"));
    }
  };

  for (const heading of document.querySelectorAll("main section > h2[id], main .card > h3[id]")) {
    const title = heading.textContent.trim();
    const button = page.button(page.say("links.copy"), () => copy(button, heading.id, title), { class: "copy-link" });
    const purpose = page.make("span", { class: "unseen", id: `copy-${heading.id}`, text: title });
    button.setAttribute("aria-describedby", purpose.id);
    page.tools(heading).append(button, purpose);
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
