// The preview's part of a page: it asks what has changed, loads the page again where that is this page, and shows the panel of problems.
"use strict";
(() => {
  const root = document.getElementById("deskbook-preview"), kept = "deskbook-preview";
  let seen = "", asked = null;

  const el = (name, given, ...inner) => {
    const made = Object.assign(document.createElement(name), given);
    made.append(...inner);
    return made;
  };
  // What the writer chose last: closed or open, for problems of the same gravity.
  const chosen = (broken) => { try { return sessionStorage.getItem(`${kept}-${broken}`); } catch { return null; } };
  const choose = (broken, open) => { try { sessionStorage.setItem(`${kept}-${broken}`, open ? "open" : "closed"); } catch { /* not kept */ } };

  function show(said) {
    const had = root.contains(document.activeElement);
    const scrolled = root.querySelector("ol")?.scrollTop ?? 0;
    root.replaceChildren();
    document.body.classList.remove("db-preview-open");
    if (!said.counts) return;
    const list = el("ol", {id: "deskbook-problems", tabIndex: -1});
    list.innerHTML = said.rows; // escaped where it was made
    if (said.more) list.append(el("li", {className: "db-dim"}, said.more));
    const counts = el("strong", {}, said.counts), state = el("span", {}, said.state);
    const button = el("button", {type: "button", className: "db-preview__button"});
    button.setAttribute("aria-controls", list.id);
    const open = (wanted) => {
      list.hidden = !wanted;
      section.classList.toggle("db-preview--open", wanted);
      document.body.classList.toggle("db-preview-open", wanted);
      button.textContent = wanted ? said.close : said.open;
      button.setAttribute("aria-expanded", String(wanted));
    };
    const head = el("div", {className: "db-preview__head", role: "status"}, counts, state);
    const section = el("section", {className: "db-preview md-typeset", lang: said.language}, el("div", {className: "db-preview__bar"}, head, button), list);
    section.setAttribute("aria-label", said.label);
    section.classList.toggle("db-preview--broken", said.broken);
    button.addEventListener("click", () => { choose(said.broken, list.hidden); open(list.hidden); });
    section.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); choose(said.broken, false); open(false); button.focus(); }
    });
    root.append(section);
    open((chosen(said.broken) ?? (said.broken ? "open" : "closed")) === "open");
    list.scrollTop = scrolled;
    if (had) button.focus();
  }

  async function ask() {
    if (asked || document.hidden) return;
    const mine = asked = new AbortController();
    try {
      const query = new URLSearchParams({page: decodeURI(location.pathname), seen});
      const answer = await fetch(`${root.dataset.state}?${query}`, {signal: mine.signal, cache: "no-store"});
      const told = await answer.json();
      if (told.mark !== root.dataset.mark) { location.reload(); return; } // the browser keeps the place
      if (told.version !== seen) show(told.panel);
      seen = told.version;
      asked = null;
      ask();
    } catch {
      if (asked !== mine) return;
      asked = null;
      setTimeout(ask, 1000); // stopped, or not up again
    }
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { asked?.abort(); asked = null; } else { ask(); }
  });
  ask();
})();
