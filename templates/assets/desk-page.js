// The desk page: what is typed, chosen and pressed. Text and keys belong to the input method while it composes.
"use strict";
(() => {
  const {say, el, icon, composing, day} = globalThis.deskbookParts, kept = globalThis.deskbookKept, {related} = globalThis.deskbookBox;
  const SPEAK = 400, RESTED = 800, PHONE = matchMedia("(max-width: 44.98em)");
  const root = document.querySelector("[data-deskbook=desk]"), part = (name) => root.querySelector(`[data-part=${name}]`);

  class Desk {
    constructor() {
      this.facts = JSON.parse(part("facts").textContent);
      this.field = root.querySelector("#db-field");
      this.filters = [...root.querySelectorAll("[data-filter]")];
      const [here, built] = [day(), this.facts.today];
      this.today = here > built ? here : built;
      Object.assign(this, {lookup: null, answer: null, at: 0, chosen: false, asked: "", over: null, touched: false});
      this.card = new deskbookScript.ScriptCard(this.facts, (words) => this.speak(words), () => this.used());
      this.pane = new deskbookPane.AnswerPane(this, part("answer"));
      this.list = new deskbookList.ResultList(this, {head: part("head"), low: part("low"), options: root.querySelector("#db-options"), foot: part("foot")});
      for (const place of root.querySelectorAll("[data-icon]")) place.prepend(icon(place.dataset.icon));
      if (/Mac|iPhone|iPad/.test(navigator.platform)) for (const key of root.querySelectorAll("[data-key=ctrl]")) key.textContent = "⌘";
      this.listen();
      this.begin();
    }

    listen() {
      for (const name of ["input", "compositionend"]) this.field.addEventListener(name, (event) => { this.half = event.isComposing === true; this.ask(); });
      for (const filter of this.filters) filter.addEventListener("change", () => this.filter());
      document.addEventListener("keydown", (event) => this.key(event));
      addEventListener("pagehide", () => { this.settle(); this.end(); });
      addEventListener("popstate", () => { if (this.answer?.band === "none") this.hold(); else this.view("list"); });
      addEventListener("hashchange", () => { const question = this.addressed(); if (question) this.again(question); });
      const doing = {clear: () => this.clear(), keys: () => this.keys(), back: () => this.back(), unfilter: () => this.unfilter()};
      root.addEventListener("click", (event) => doing[event.target.closest("[data-do]")?.dataset.do]?.());
    }

    /** The question behind #, which is taken out of the address. */
    addressed() {
      const question = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
      if (question) history.replaceState({question}, "", location.pathname + location.search);
      return question;
    }

    async begin() {
      const asked = this.addressed() || (history.state?.question ?? "");
      if (asked) this.field.value = asked;
      this.list.rest();
      this.focus();
      if (asked) this.ask();
      try {
        this.lookup = await deskbookLookup.open();
        this.fillFilters();
        this.ask(true);
      } catch {
        this.list.head.replaceChildren();
        this.pane.say(root.dataset.missing, "bad");
        this.view("both");
      }
    }

    fillFilters() {
      const {desk: {topics, channels}, rules} = this.lookup, kinds = rules.kinds.map((id) => ({id, title: say(`find.kind_${id}`)}));
      for (const filter of this.filters) {
        for (const {id, title} of {topic: topics, channel: channels, kinds}[filter.dataset.filter]) filter.append(el("option", {value: id}, title));
      }
    }

    chosenFilters() {
      const found = Object.fromEntries(this.filters.map((filter) => [filter.dataset.filter, filter.value]));
      return {...found, kinds: found.kinds ? [found.kinds] : []};
    }
    filtered() {
      return this.filters.some((filter) => filter.value);
    }
    filter() {
      root.querySelector("[data-do=unfilter]").hidden = !this.filtered();
      this.ask(true);
    }
    unfilter() {
      for (const filter of this.filters) filter.value = "";
      this.filter();
      this.focus();
    }

    // ---- asking
    ask(again = false) {
      const question = this.field.value;
      if (!again && question.trim() !== this.asked.trim()) this.card.forget();
      this.asked = question;
      clearTimeout(this.speaking);
      clearTimeout(this.resting);
      if (!question.trim()) { this.rest(); return; }
      if (!this.lookup) { this.list.loading(); return; }
      Object.assign(this, {answer: this.lookup.find(question, this.chosenFilters()), at: 0, chosen: false});
      if (this.answer.message) { this.rest(); return; }  // nothing but signs
      this.render();
      this.speaking = setTimeout(() => this.speak(this.told()), SPEAK);
      this.resting = setTimeout(() => this.settle(), RESTED);
    }

    told() {
      const {band, hits} = this.answer, word = say(`find.band_${band}`);
      return band === "none" ? word : say("lookup.announce", {n: hits.length, band: word});
    }

    again(question) {
      this.field.value = question;
      this.ask();
      this.focus();
    }

    rest() {
      this.end();
      this.answer = null;
      part("count").textContent = "";
      this.field.setAttribute("aria-expanded", "false");
      this.field.removeAttribute("aria-activedescendant");
      this.list.rest();
      this.pane.rest();
      this.view("list");
    }

    clear() {
      this.field.value = "";
      this.ask();
      this.focus();
    }

    render() {
      const {answer} = this, none = answer.band === "none";
      part("count").textContent = none ? "" : say("lookup.count", {n: answer.hits.length});
      this.list.show(answer, this.filtered());
      this.field.setAttribute("aria-expanded", String(answer.hits.length > 0));
      if (none) { this.hold(); return; }
      this.view("list");
      this.open();
    }

    /** Nothing answers: what to say till somebody does stands on the right. */
    hold() {
      this.at = -1;
      this.view("both");
      this.list.select(-1);
      this.field.removeAttribute("aria-activedescendant");
      this.pane.none(this.answer);
    }

    /** Shows the chosen hit on the right. */
    open() {
      this.list.select(this.at);
      this.field.setAttribute("aria-activedescendant", `db-option-${this.at}`);
      this.pane.hit(this.answer, this.at, this.chosen, this.chosenFilters().channel);
    }

    choose(at) {
      Object.assign(this, {at, chosen: true});
      this.used();
      this.open();
      if (PHONE.matches) this.answerView();
    }

    show(document) {
      this.pane.document(document);
      root.querySelector(".db-answer").scrollIntoView({block: "nearest"});
    }

    move(step) {
      const count = this.answer?.hits.length ?? 0;
      if (!count) return;
      const own = this.answer.band === "none" ? 1 : 0;  // what to say till then is a place of its own
      Object.assign(this, {at: ((this.at + own + step + count + own) % (count + own)) - own, chosen: true});
      this.used();
      if (this.at < 0) { this.hold(); return; }
      this.open();
      this.list.reveal(this.at);
    }

    // ---- what became of a question: one that nobody answered, or of several none was chosen, is noted; all are remembered here
    used() {
      this.touched = true;
    }

    settle() {
      const question = this.field.value;
      if (this.half || !this.answer || !question.trim() || this.answer.question !== question) return;
      if (this.over && !related(this.over.question, question)) this.end();
      this.over = {question, band: this.answer.band, whole: !this.filtered()};
      history.replaceState({question}, "");
    }

    end() {
      const {over} = this;
      if (over) {
        kept.recall(over.question);
        if (this.lookup?.desk.record && over.whole && (over.band === "none" || (over.band === "maybe" && !this.touched))) kept.note(over.question, over.band);
      }
      Object.assign(this, {over: null, touched: false});
    }

    // ---- keys
    key(event) {
      if (composing(event) || root.querySelector("dialog[open]")) return;
      if (this.pressed(event)) event.preventDefault();
    }

    pressed(event) {
      const {key, ctrlKey, metaKey, altKey, target} = event, inField = target === this.field;
      if (key === "Enter" && (ctrlKey || metaKey)) { this.card.copy(); return true; }
      if (altKey && /^Digit[1-9]$/.test(event.code)) return this.card.turn(Number(event.code.slice(5)) - 1);
      if (ctrlKey || metaKey || altKey) return false;
      if (key === "Escape") { if (inField) this.clear(); else this.focus(); return true; }
      if (inField && (key === "ArrowDown" || key === "ArrowUp")) { this.move(key === "ArrowDown" ? 1 : -1); return true; }
      if (inField && key === "Enter") { this.enter(); return true; }
      if (key === "?" && !target.closest?.("input, textarea, select")) { this.keys(); return true; }
      return false;
    }

    enter() {
      if (!this.answer) return;
      if (this.answer.band === "maybe" && !this.chosen) this.choose(Math.max(this.at, 0));
      else if (PHONE.matches && root.dataset.view === "list") this.answerView();
      else if (this.card.element?.isConnected) this.card.next();
    }

    keys() {
      root.querySelector("dialog").showModal();
    }

    // ---- the phone shows one side at a time
    view(name) {
      root.dataset.view = name;
    }
    answerView() {
      if (root.dataset.view === "answer") return;
      history.pushState({question: this.field.value}, "");
      this.view("answer");
      scrollTo(0, 0);
    }
    back() {
      history.back();
    }

    focus() {
      if (root.dataset.view === "answer") this.view("list");
      this.field.focus();
    }

    speak(words) {
      part("live").textContent = words;
    }
  }

  new Desk();
})();
