// The script card of the desk: channels as tabs, placeholders as chips bound to a small form, and a button that copies only what has no blank left. After clipboard.js.
"use strict";
(() => {
  const {say, el, filled, icon, composing} = globalThis.deskbookParts, kept = globalThis.deskbookKept, {copied} = globalThis.deskbookClipboard;
  const SLOT = /\{([^{}\n]{1,30})\}/g, ANY = "any", SHOWN = 2000;

  class ScriptCard {
    /** ``facts`` of the page; ``announce`` speaks, ``used`` is told that somebody works with the answer. */
    constructor(facts, announce, used) {
      Object.assign(this, {facts, announce, used, values: new Map(), channels: [], element: null, wanted: ""});
    }

    /** What was filled in for one customer is gone with the question. */
    forget() {
      this.values.clear();
    }

    /** The card for ``scripts``; of several the first, the others a button away. ``wanted`` is a channel that was asked for. */
    show(scripts, channels, wanted = "") {
      Object.assign(this, {scripts, channels, wanted, changing: false});
      this.element = scripts.length ? el("div", {class: "db-talk"}) : null;
      if (scripts.length) this.take(scripts[0]);
      return this.element;
    }

    take(script, channel = "") {
      this.script = script;
      const named = this.channels.filter(({id}) => id in script.texts), others = Object.keys(script.texts).filter((id) => !this.channels.some((one) => one.id === id));
      this.tabs = [...named, ...others.map((id) => ({id, title: id === ANY ? say("lookup.any") : id}))];
      const has = (id) => this.tabs.some((tab) => tab.id === id);
      this.channel = [channel, this.wanted, kept.channel(), ANY].find(has) ?? this.tabs[0]?.id ?? "";
      this.render();
    }

    /** The nth channel, from 0; whether there is one. */
    turn(number) {
      if (!this.element?.isConnected || !this.tabs[number]) return false;
      this.choose(this.tabs[number].id);
      return true;
    }

    choose(channel) {
      this.channel = channel;
      this.wanted = "";
      kept.keepChannel(channel);
      this.used();
      this.render();
    }

    render() {
      const {script} = this, when = script.wordings[1] ?? "", pairs = script.avoid ?? [];
      this.fields = new Map();
      this.said = el("p", {class: "db-say", "data-ch": this.facts.spoken.includes(this.channel) ? "tel" : "text", ...this.panel()}, this.text());
      this.button = el("button", {type: "button", class: "db-btn db-btn--main", click: () => this.copy()});
      const several = this.scripts.length > 1;
      filled(this.element, el("h3", {}, say("lookup.say")), several ? this.picks() : "", when && several ? el("p", {class: "db-when"}, say("lookup.say_when", {when})) : "",
        el("div", {class: "db-script"}, this.tabs.length > 1 ? this.tablist() : "", this.said,
          el("div", {class: "db-fill"}, el("div", {class: "db-form"}, this.form(), this.day()), el("div", {class: "db-copybar"}, this.button))),
        script.note ? el("p", {class: "db-when"}, el("b", {}, say("lookup.note")), ` ${script.note}`) : "",
        pairs.length ? [el("h3", {}, say(pairs.every((pair) => pair[1]) ? "lookup.avoid" : "lookup.avoid_alone")), this.avoid(pairs)] : "");
      this.refresh();
    }

    panel() {
      return this.tabs.length > 1 ? {role: "tabpanel", id: "db-said", "aria-labelledby": `db-tab-${this.tabs.findIndex((tab) => tab.id === this.channel)}`, tabindex: "0"} : {id: "db-said"};
    }

    tablist() {
      const made = this.tabs.map((tab, at) => {
        const on = tab.id === this.channel;
        return el("button", {
          type: "button", role: "tab", id: `db-tab-${at}`, "aria-selected": String(on), "aria-controls": "db-said", tabindex: on ? "0" : "-1", click: () => this.focusTab(tab.id),
        }, tab.title);
      });
      const step = {ArrowRight: 1, ArrowLeft: -1};
      const arrows = (event) => {
        if (!(event.key in step) || composing(event)) return;
        event.preventDefault();
        const at = this.tabs.findIndex((tab) => tab.id === this.channel);
        this.focusTab(this.tabs[(at + step[event.key] + this.tabs.length) % this.tabs.length].id);
      };
      return el("div", {class: "db-tabs", role: "tablist", "aria-label": say("lookup.channels"), keydown: arrows}, made);
    }

    focusTab(channel) {
      this.choose(channel);
      this.element.querySelector("[role=tab][aria-selected=true]")?.focus();
    }

    picks() {
      return el("div", {class: "db-picks"}, this.scripts.map((script) =>
        el("button", {type: "button", class: "db-btn", "aria-pressed": String(script === this.script), click: () => { this.used(); this.take(script, this.channel); this.focusPick(); }}, script.title)));
    }

    focusPick() {
      this.element.querySelector(".db-picks [aria-pressed=true]")?.focus();
    }

    avoid(pairs) {
      return el("div", {class: "db-avoid"}, pairs.map(([wrong, right]) => [
        el("div", {class: "x"}, icon("cross"), el("span", {class: "db-sr"}, say("lookup.avoid_alone")), `“${wrong}”`),
        el("div", {class: "y"}, right ? [icon("tick"), `“${right}”`] : ""),
      ]));
    }

    // ---- placeholders
    parts() {
      return (this.script.texts[this.channel] ?? "").split(SLOT).map((words, at) => ({words, slot: at % 2 === 1}));
    }
    names() {
      return [...new Set(this.parts().filter((part) => part.slot).map((part) => part.words))];
    }
    value(name) {
      return (this.facts.placeholders[name]?.remembered ? kept.today()[name] : this.values.get(name)) ?? "";
    }
    open() {
      return this.names().filter((name) => !this.value(name).trim());
    }

    text() {
      return this.parts().map(({words, slot}) => (slot ? el("span", {class: "db-slot", "data-name": words}) : words));
    }

    /** The fields: what has to be filled in for this customer, and of what is the same all day only what is not known yet. */
    form() {
      const wanted = this.names().filter((name) => this.changing || !this.facts.placeholders[name]?.remembered || !this.value(name));
      return wanted.length ? el("div", {class: "db-slots"}, wanted.map((name) => this.field(name))) : "";
    }

    field(name) {
      const {example = "", about = "", remembered = false} = this.facts.placeholders[name] ?? {};
      const input = el("input", {class: "db-input", type: "text", autocomplete: "off", spellcheck: "false", placeholder: example && say("lookup.example", {example}), title: about || null});
      input.value = this.value(name);
      input.addEventListener("input", () => {
        if (remembered) kept.keepToday(name, input.value.trim()); else this.values.set(name, input.value);
        this.used();
        this.refresh();
      });
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.ctrlKey || event.metaKey || composing(event)) return;
        event.preventDefault();
        this.next();
      });
      for (const [type, on] of [["focus", true], ["blur", false]]) input.addEventListener(type, () => this.light(name, on));
      this.fields.set(name, input);
      return el("label", {}, name, input);
    }

    /** What is known for the day, with a way to change it. */
    day() {
      const known = this.changing ? [] : this.names().filter((name) => this.facts.placeholders[name]?.remembered && this.value(name));
      if (!known.length) return "";
      const change = () => { this.changing = true; this.render(); this.fields.get(known[0]).focus(); };
      return el("p", {class: "db-today"}, `${say("lookup.remembered")}${known.map((name) => ` ${name} ${this.value(name)}`).join(say("lookup.comma"))} `,
        el("button", {type: "button", class: "db-btn db-btn--quiet", click: change}, say("lookup.change")));
    }

    light(name, on) {
      for (const chip of this.chips(name)) chip.toggleAttribute("data-on", on);
    }
    chips(name) {
      return [...this.said.querySelectorAll(".db-slot")].filter((chip) => chip.dataset.name === name);
    }

    refresh() {
      for (const name of this.names()) {
        const value = this.value(name).trim();
        for (const chip of this.chips(name)) {
          chip.textContent = value || name;
          chip.toggleAttribute("data-filled", Boolean(value));
        }
      }
      clearTimeout(this.timer);
      const count = this.open().length, title = this.tabs.find((tab) => tab.id === this.channel)?.title ?? "";
      const ready = this.tabs.length > 1 && this.channel !== ANY ? say("lookup.copy", {channel: title}) : say("lookup.copy_any");
      this.label(count ? this.left(count) : ready, count ? "pencil" : "copy", !count);
      this.button.toggleAttribute("data-done", false);
      if (count) this.button.setAttribute("aria-disabled", "true"); else this.button.removeAttribute("aria-disabled");
    }

    left(count) {
      return count === 1 ? say("lookup.blank_one") : say("lookup.blanks", {n: count});
    }

    label(words, sign, keys) {
      const ctrl = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
      filled(this.button, icon(sign), words, ...(keys ? [el("kbd", {class: "db-kbd", "aria-hidden": "true"}, ctrl), el("kbd", {class: "db-kbd", "aria-hidden": "true"}, "Enter")] : []));
    }

    /** To the first blank that is open, or to the button. */
    next() {
      const [first] = this.open();
      (this.fields.get(first) ?? this.button).focus();
    }

    async copy() {
      if (!this.element?.isConnected) return;
      const left = this.open().length;
      if (left) { this.announce(this.left(left)); this.next(); return; }
      this.used();
      const text = this.parts().map(({words, slot}) => (slot ? this.value(words).trim() : words)).join("");
      const done = await copied(text);
      if (!done) getSelection().selectAllChildren(this.said);
      this.label(say(done ? "lookup.copied" : "lookup.refused"), done ? "tick" : "cross", false);
      this.button.toggleAttribute("data-done", done);
      this.announce(say(done ? "lookup.copied" : "lookup.refused"));
      clearTimeout(this.timer);
      if (done) this.timer = setTimeout(() => this.refresh(), SHOWN);
    }
  }

  globalThis.deskbookScript = {ScriptCard};
})();
