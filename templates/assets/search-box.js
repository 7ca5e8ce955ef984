// The search box of every page: in the header, and large on the home page. It shows the best hits while typing; Enter goes on to the desk page.
"use strict";
(() => {
  const {say, el, filled, icon, marked, band, kind, composing} = globalThis.deskbookParts, kept = globalThis.deskbookKept;
  const RESTED = 800;

  class Box {
    constructor(host, page, name) {
      Object.assign(this, {host, page, at: -1, options: [], settled: null});
      this.input = el("input", {
        class: "db-input", type: "search", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${name}-list`,
        "aria-label": host.dataset.label ?? say("lookup.box"), placeholder: say(host.dataset.label ? "lookup.field" : "lookup.box"),
        autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "2000",
      });
      this.list = el("div", {role: "listbox", id: `${name}-list`, "aria-label": say("lookup.results")});
      this.head = el("p", {class: "db-drop__head", role: "status"});
      this.more = el("a", {class: "db-drop__more"}, say("lookup.go_desk"), " ", el("kbd", {class: "db-kbd"}, "Enter"));
      this.drop = el("div", {class: "db-drop", hidden: true}, this.head, this.list, this.more);
      host.append(icon("search"), this.input, el("kbd", {class: "db-kbd", "aria-hidden": "true"}, "/"), this.drop);
      this.listen();
    }

    listen() {
      this.input.addEventListener("focus", () => { deskbookLookup.titles().catch(() => {}); if (this.input.value) this.show(); });
      for (const name of ["input", "compositionend"]) this.input.addEventListener(name, (event) => { this.half = event.isComposing === true; this.show(); });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.host.addEventListener("focusout", (event) => { if (!this.host.contains(event.relatedTarget)) this.leave(); });
      this.drop.addEventListener("pointerdown", (event) => { if (!event.target.closest("a")) event.preventDefault(); });
      this.drop.addEventListener("click", () => { this.used = true; });
    }

    async show() {
      const question = this.input.value;
      this.more.href = this.address();
      clearTimeout(this.timer);
      if (!question.trim()) { this.settle(); this.close(); return; }
      try {
        const lookup = await deskbookLookup.titles();
        if (question !== this.input.value) return;
        const answer = lookup.find(question);
        if (answer.message) this.close(); else this.render(lookup, answer);
      } catch {
        filled(this.head, say("lookup.missing"));
        filled(this.list);
        this.open();
      }
    }

    render(lookup, answer) {
      this.at = -1;
      this.options = answer.hits.map((hit, at) => el("a", {
        class: "db-drop__hit", role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false", tabindex: "-1", href: deskbookLookup.address(hit.document.url),
      }, kind(hit.document.kind), el("span", {}, marked(hit.document.title, hit.titleMarks))));
      filled(this.head, band(answer.band), ` ${this.told(answer)}`);
      filled(this.list, this.options);
      this.input.removeAttribute("aria-activedescendant");
      this.open();
      this.timer = setTimeout(() => {
        if (this.half) return;
        if (this.settled && !related(this.settled.question, answer.question)) this.settle();
        this.settled = {question: answer.question, band: answer.band, record: lookup.desk.record};
      }, RESTED);
    }

    told({band: name, hits}) {
      if (name === "none") return hits.length ? say("lookup.low") : "";
      return name === "maybe" ? say(hits.length > 1 ? "lookup.maybe" : "lookup.maybe_alone", {n: hits.length}) : "";
    }

    key(event) {
      if (composing(event)) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") this.move(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Enter") this.go();
      else if (event.key === "Escape" && !this.drop.hidden) this.close();
      else if (event.key === "Escape") { this.input.value = ""; this.settle(); this.input.blur(); }
      else return;
      event.preventDefault();
    }

    move(step) {
      if (this.drop.hidden || !this.options.length) return;
      this.at = (this.at + 1 + step + this.options.length + 1) % (this.options.length + 1) - 1;
      this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === this.at)));
      const chosen = this.options[this.at];
      if (chosen) { this.input.setAttribute("aria-activedescendant", chosen.id); chosen.scrollIntoView({block: "nearest"}); }
      else this.input.removeAttribute("aria-activedescendant");
    }

    go() {
      this.used = true;
      location.assign(this.options[this.at]?.href ?? this.address());
      this.close();
    }

    /** The desk page with the question behind #, which no server is told. */
    address() {
      const question = this.input.value.trim();
      return question ? `${this.page}#q=${encodeURIComponent(question)}` : this.page;
    }

    open() {
      this.drop.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    }

    close() {
      this.drop.hidden = true;
      this.at = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    leave() {
      this.close();
      this.settle();
    }

    /** A question is over: one without an answer, or none of whose hits was opened, is noted. */
    settle() {
      const {settled} = this;
      clearTimeout(this.timer);
      if (settled?.record && !this.used) kept.note(settled.question, settled.band);
      [this.settled, this.used] = [null, false];
    }
  }

  /** Whether one question is the other with more typed. */
  const related = (one, other) => one.trim().startsWith(other.trim()) || other.trim().startsWith(one.trim());

  const inText = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  function keys(event) {
    const wanted = (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !inText(event.target)) ||
      ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k");
    if (composing(event) || !wanted || document.querySelector("dialog[open]")) return;
    const field = document.querySelector("#db-field, .db-home__ask input") ?? document.querySelector(".db-jump input");
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    field.focus();
    field.select();
  }

  const header = document.querySelector("[data-deskbook=box]"), hero = document.querySelector("[data-deskbook=ask]");
  const page = header?.dataset.page ?? deskbookLookup.address("lookup.html");
  if (hero) new Box(hero, page, "db-hero");
  else if (header && !document.querySelector("[data-deskbook=desk]")) new Box(header, page, "db-jump");
  document.addEventListener("keydown", keys, true);
  globalThis.deskbookBox = {related};
})();
