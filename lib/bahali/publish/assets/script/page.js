"use strict";

/*
 * What every other file may use. Each of them is one call of page.start(() => { ... }), which does nothing where
 * its elements are missing and makes all its buttons itself: without script the page is whole.
 */
const page = (() => {
  const start = (work) => {
    const guarded = () => {
      // One part that fails must not take the others with it.
      try { work(); } catch (fault) { console.error(fault); }
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", guarded);
    else guarded();
  };

  const readJson = (id) => {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  };

  let words;
  /* Fixed words in the language of the page, with their {places} filled in. */
  const say = (name, places = {}) => {
    words ??= readJson("page-words") ?? {};
    return (words[name] ?? name).replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);
  };

  /* A new element: attributes by name (listeners as functions, "text" for its words), then what stands in it. */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (name === "text") element.textContent = value;
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  const button = (words, press, attributes = {}) =>
    make("button", { type: "button", text: words, click: press, ...attributes });

  let voice;
  /* Tells a screen reader what happened, without moving the focus. */
  const announce = (sentence) => {
    if (!voice) {
      voice = make("p", { class: "unseen", role: "status", "aria-live": "polite" });
      document.body.append(voice);
    }
    // Said twice, the same words are heard twice only when they were away in between.
    voice.textContent = "";
    setTimeout(() => { voice.textContent = sentence; }, 50);
  };

  /* What the reader chose in an earlier visit; many browsers keep nothing for a page opened from a file. */
  const remember = (name, value) => {
    try {
      if (value === null) localStorage.removeItem(`bahali-${name}`);
      else localStorage.setItem(`bahali-${name}`, value);
    } catch { /* The choice then holds until the page is closed. */ }
  };
  const recall = (name) => {
    try { return localStorage.getItem(`bahali-${name}`); } catch { return null; }
  };

  /* Opens every lid above an element, so that it can be seen. */
  const reveal = (element) => {
    for (let lid = element.closest("details"); lid; lid = lid.parentElement.closest("details")) lid.open = true;
  };

  let settings;
  /* The row of buttons for the whole page, above its title. */
  const bar = () => {
    const head = document.querySelector(".report > .page-head");
    if (!settings && head) {
      settings = make("div", { class: "page-bar", role: "group", "aria-label": say("page.bar") });
      head.prepend(settings);
    }
    return settings;
  };

  /* The row of buttons that belongs to a heading, below it. */
  const tools = (heading) => {
    const row = heading.nextElementSibling;
    if (row?.matches(".tools")) return row;
    const added = make("div", { class: "tools" });
    heading.after(added);
    return added;
  };

  return { start, readJson, say, make, button, announce, remember, recall, reveal, bar, tools };
})();
