// Scripts on the pages of scripts and questions: each channel gets a button that copies its text. Where the text has blanks, a small form asks for them
// first; what is the same all day is asked for once. Without scripts the text is simply there. After clipboard.js.
"use strict";
(() => {
  const {say, el, filled, icon, composing} = globalThis.deskbookParts, kept = globalThis.deskbookKept, {copied} = globalThis.deskbookClipboard;
  const SHOWN = 2000, GAP = "____";
  const placeholders = JSON.parse(document.querySelector("[data-deskbook=placeholders]")?.textContent ?? "{}");
  const live = el("p", {class: "db-sr", role: "status"}), rows = [];

  /** What stands in a paragraph or a list, line by line, as it is sent. */
  function lines(block) {
    if (block.localName === "ul" || block.localName === "ol") return [...block.children].map((item, at) => (block.localName === "ol" ? `${at + 1}. ` : "- ") + words(item));
    return [words(block)];
  }
  function words(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s*\n\s*/g, "");
    if (node.localName === "br") return "\n";
    return node.classList?.contains("db-blank") ? GAP : [...node.childNodes].map(words).join("");
  }

  /** One channel of a script. */
  class Row {
    constructor(element) {
      this.said = element.querySelector(".db-say");
      this.channel = element.querySelector("dt").firstChild.textContent.trim();
      this.chips = [...this.said.querySelectorAll(".db-slot")].map((chip) => ({chip, name: chip.textContent.trim()}));
      this.names = [...new Set(this.chips.map(({name}) => name))];
      this.values = new Map();
      this.button = el("button", {type: "button", class: "db-btn", click: () => this.press()});
      this.change = el("button", {type: "button", class: "db-btn db-btn--quiet", click: () => this.ask(this.names)}, say("lookup.change"), el("span", {class: "db-sr"}, this.channel));
      this.form = el("dd", {class: "db-ask-blanks", hidden: true, keydown: (event) => this.key(event)});
      element.append(el("dd", {class: "db-take"}, this.change, this.button), this.form);
      this.refresh();
    }

    value(name) {
      return (this.values.get(name) ?? (placeholders[name]?.remembered ? kept.today()[name] : "") ?? "").trim();
    }
    open() {
      return this.names.filter((name) => !this.value(name));
    }
    text() {
      return [...this.said.children].flatMap(lines).join("\n");
    }

    /** Copy at once, or ask first. What was filled in for the last customer is never taken for this one. */
    press() {
      this.values.clear();
      const missing = this.open();
      if (missing.length) this.ask(missing); else this.copy(this.button);
    }

    ask(names) {
      for (const row of rows) if (row !== this) row.shut();
      this.fields = new Map(names.map((name) => [name, this.field(name)]));
      this.main = el("button", {type: "button", class: "db-btn db-btn--main", click: () => this.next()});
      filled(this.form, el("div", {class: "db-fill"},
        el("div", {class: "db-slots"}, names.map((name) => el("label", {}, name, this.fields.get(name)))),
        el("div", {class: "db-copybar"}, this.main, el("button", {type: "button", class: "db-btn db-btn--quiet", click: () => this.shut(true)}, say("lookup.close")))));
      this.form.hidden = false;
      this.button.setAttribute("aria-expanded", "true");
      this.refresh();
      this.fields.get(names[0]).focus();
    }

    field(name) {
      const {example = "", about = "", remembered = false} = placeholders[name] ?? {};
      const input = el("input", {class: "db-input", type: "text", autocomplete: "off", spellcheck: "false", placeholder: example && say("lookup.example", {example}), title: about || null});
      input.value = this.value(name);
      input.addEventListener("input", () => {
        this.values.set(name, input.value);
        if (remembered) kept.keepToday(name, input.value.trim());
        for (const row of remembered ? rows : [this]) row.refresh();
      });
      for (const [type, on] of [["focus", true], ["blur", false]]) {
        input.addEventListener(type, () => { for (const {chip, name: own} of this.chips) if (own === name) chip.toggleAttribute("data-on", on); });
      }
      return input;
    }

    key(event) {
      if (composing(event)) return;
      if (event.key === "Escape") this.shut(true);
      else if (event.key === "Enter" && (event.target.localName === "input" || event.ctrlKey || event.metaKey)) this.next();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    /** To the first blank that is open; with none left, copied. */
    next() {
      const missing = this.open();
      if (!missing.length) { this.copy(this.main); return; }
      live.textContent = left(missing.length);
      this.fields.get(missing[0])?.focus();
    }

    shut(back = false) {
      if (this.form.hidden) return;
      clearTimeout(this.timer);
      this.form.hidden = true;
      this.values.clear();
      this.button.removeAttribute("aria-expanded");
      this.refresh();
      if (back) this.button.focus();
    }

    async copy(button) {
      const done = await copied(this.text()), told = say(done ? "lookup.copied" : "lookup.refused");
      if (!done) getSelection().selectAllChildren(this.said);
      filled(button, icon(done ? "tick" : "cross"), told);
      button.toggleAttribute("data-done", done);
      live.textContent = told;
      clearTimeout(this.timer);
      if (done) this.timer = setTimeout(() => this.rest(), SHOWN);
    }

    /** Ready for the next customer, whose data are not this one's. */
    rest() {
      live.textContent = "";
      if (this.form.hidden) this.refresh(); else this.shut(this.form.contains(document.activeElement));
    }

    refresh() {
      for (const {chip, name} of this.chips) {
        const value = this.value(name);
        if (chip.textContent !== (value || name)) chip.textContent = value || name;
        chip.toggleAttribute("data-filled", Boolean(value));
      }
      clearTimeout(this.timer);
      const missing = this.open().length, asks = this.names.some((name) => !placeholders[name]?.remembered) || missing > 0;
      this.change.hidden = asks || !this.names.length;
      this.button.removeAttribute("data-done");
      filled(this.button, icon("copy"), say(asks ? "lookup.fill_copy" : "lookup.copy_short"), el("span", {class: "db-sr"}, this.channel));
      if (this.form.hidden) return;
      this.main.removeAttribute("data-done");
      if (missing) this.main.setAttribute("aria-disabled", "true"); else this.main.removeAttribute("aria-disabled");
      filled(this.main, icon(missing ? "pencil" : "copy"), missing ? left(missing) : say("lookup.copy", {channel: this.channel}));
    }
  }

  const left = (count) => (count === 1 ? say("lookup.blank_one") : say("lookup.blanks", {n: count}));

  /** The channel or the question that an address leads to: its button is ready, its script unfolded. */
  function arrive() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches(".db-ch")) target.querySelector(".db-take .db-btn:last-child")?.focus({preventScroll: true});
    const folded = target?.nextElementSibling?.matches(".db-faq") && target.nextElementSibling.querySelector("details:has(.db-script)");
    if (folded) folded.open = true;
  }

  for (const element of document.querySelectorAll(".db-ch:has(.db-say:not(.db-gap))")) rows.push(new Row(element));
  if (rows.length) document.querySelector("article").append(live);
  addEventListener("hashchange", arrive);
  addEventListener("load", arrive); // a browser that goes to the place itself takes the focus away
  arrive();
})();
