// The left side of the desk: how sure, what was found, what was looked up before, and what nobody could answer.
"use strict";
(() => {
  const {say, el, filled, marked, band, kind, fresh, day} = globalThis.deskbookParts, kept = globalThis.deskbookKept;

  class ResultList {
    /** ``desk`` gives facts, today, choose(at), ask(question); the elements are those of the page. */
    constructor(desk, {head, low, options, foot}) {
      Object.assign(this, {desk, head, low, options, foot, rows: []});
    }

    rest() {
      for (const part of [this.head, this.low, this.options]) filled(part);
      this.rows = [];
      filled(this.foot, this.recent(), this.intake());
    }

    loading() {
      filled(this.head, el("p", {class: "db-results__head"}, say("lookup.loading")));
    }

    show(answer, filtered) {
      const {hits} = answer;
      filled(this.head, el("div", {class: "db-results__head"}, band(answer.band), answer.band === "none" ? "" : el("span", {}, this.told(answer))),
        answer.band === "none" ? this.none(answer, filtered) : "", this.ask(answer));
      filled(this.low, answer.band === "none" && hits.length ? el("p", {class: "db-results__head db-low"}, say("lookup.low")) : "");
      this.rows = hits.map((hit, at) => this.row(hit, at, answer.band !== "none"));
      filled(this.options, this.rows);
      filled(this.foot, answer.band === "none" ? this.intake() : "");
    }

    /** On the phone, where the answer is not beside the list: what to ask before one is chosen. */
    ask({band: name, ask}) {
      return name === "maybe" && ask ? el("p", {class: "db-note db-only-phone", "data-state": "warn"}, el("b", {}, say("lookup.ask_choose")), `“${ask}”`) : "";
    }

    told({band: name, hits: {length}}) {
      if (name === "sure") return length > 1 ? say("lookup.sure", {n: length - 1}) : say("lookup.sure_alone");
      return length > 1 ? say("lookup.maybe", {n: length}) : say("lookup.maybe_alone");
    }

    none(answer, filtered) {
      return el("div", {class: "db-none"}, el("p", {}, say("lookup.none", {question: answer.question.trim()})), el("p", {}, say(answer.holding ? "lookup.none_do" : "lookup.none_ask")), filtered ? el("p", {class: "db-dim"}, say("lookup.none_filtered")) : "");
    }

    row({document, titleMarks, passage, marks}, at, whole) {
      const {facts, today} = this.desk;
      return el("div", {class: "db-opt", role: "option", id: `db-option-${at}`, "data-id": document.id, "aria-selected": "false", click: () => this.desk.choose(at)},
        el("b", {}, kind(document.kind), el("span", {}, marked(document.title, titleMarks))), whole && passage ? el("p", {}, marked(passage, marks)) : "",
        el("div", {class: "db-meta"}, fresh(document.checked, today, facts.soon)));
    }

    select(at) {
      this.rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === at)));
    }

    /** After a key moved on; not while typing, as it makes the browser lay everything out at once. */
    reveal(at) {
      this.rows[at]?.scrollIntoView({block: "nearest"});
    }

    recent() {
      const asked = kept.recent(), forget = () => { kept.forgetRecent(); this.rest(); this.desk.focus(); };
      const rows = asked.map((question) => el("li", {}, el("button", {type: "button", class: "db-again", click: () => this.desk.again(question)}, question)));
      return el("div", {}, el("div", {class: "db-results__head"}, el("span", {}, say("lookup.recent")), asked.length ? el("button", {type: "button", class: "db-btn db-btn--quiet", click: forget}, say("lookup.recent_clear")) : ""),
        asked.length ? el("ul", {class: "db-plain db-recent"}, rows) : el("p", {class: "db-none db-dim"}, say("lookup.recent_none")));
    }

    /** The questions that nobody answered, as a file to hand in. */
    intake() {
      const count = kept.count();
      if (!count) return "";
      const save = () => {
        const address = URL.createObjectURL(new Blob(kept.lines(), {type: "application/x-ndjson"}));
        el("a", {href: address, download: `deskbook-${day()}.jsonl`}).click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
        this.saved = true;
        this.foot.querySelector(".db-intake")?.replaceWith(this.intake());
      };
      const forget = () => { kept.forget(); this.saved = false; this.foot.querySelector(".db-intake")?.remove(); this.desk.focus(); };
      return el("div", {class: "db-intake"}, el("p", {}, el("b", {}, say("lookup.intake", {n: count}))), el("p", {class: "db-dim"}, say("lookup.intake_about")),
        el("div", {class: "db-pick"}, el("button", {type: "button", class: "db-btn", click: save}, say("lookup.intake_save")),
          this.saved ? el("button", {type: "button", class: "db-btn db-btn--quiet", click: forget}, say("lookup.intake_clear")) : ""));
    }
  }

  globalThis.deskbookList = {ResultList};
})();
