// The right side of the desk: an answer with its script, a question to choose by, or whom to ask.
"use strict";
(() => {
  const {say, el, filled, icon, band, kind, fresh, freshness, blocks} = globalThis.deskbookParts;

  class AnswerPane {
    /** ``desk`` gives facts, card, today, choose(at), show(document), lookup. */
    constructor(desk, element) {
      Object.assign(this, {desk, element, empty: element.querySelector("[data-part=empty]")});
    }

    /** Before anything is asked. */
    rest() {
      filled(this.element, this.empty);
    }

    say(words, state = "") {
      filled(this.element, el("p", {class: "db-note", "data-state": state || null}, words));
    }

    /** The ``at``th hit of ``answer``; of several that are close no script before one was ``chosen``. */
    hit(answer, at, chosen, channel) {
      const {document, scripts} = answer.hits[at], open = answer.band === "maybe" && !chosen;
      filled(this.element, answer.band === "none" ? this.hold(answer) : "", this.meta(document, band(answer.band)), open ? this.question(answer) : "", this.head(document), open ? "" : this.before(document),
        this.body(document), open ? "" : this.desk.card.show(scripts, this.desk.lookup.desk.channels, channel) ?? "", this.note(document), this.ladder(document), open ? "" : this.near(document));
    }

    /** Something beside the hits, such as a related item. */
    document(document) {
      const {lookup, card} = this.desk;
      filled(this.element, this.meta(document, null), this.head(document), this.before(document), this.body(document),
        card.show(lookup.said(document), lookup.desk.channels) ?? "", this.note(document), this.ladder(document), this.near(document));
    }

    none(answer) {
      const {lookup, card} = this.desk;
      filled(this.element, el("div", {class: "db-meta"}, band("none"), lookup.desk.record ? el("span", {}, say("lookup.noted")) : ""),
        el("h2", {class: "t"}, say(answer.holding ? "lookup.none_title" : "lookup.none_title_ask")),
        answer.holding ? card.show([answer.holding], lookup.desk.channels) : "",
        this.whom(answer.whom), answer.never.length ? [el("h3", {}, say("lookup.never")), el("p", {class: "db-words"}, answer.never.join(say("lookup.comma")))] : "");
    }

    /** From what is near but no answer back to what to say. */
    hold({holding}) {
      return el("p", {class: "db-hold"}, el("button", {type: "button", class: "db-btn db-btn--quiet", click: () => this.desk.hold()}, icon("back"), say(holding ? "lookup.none_title" : "lookup.none_title_ask")));
    }

    meta(document, sure) {
      const {today, soon} = this.desk.facts, place = [say(`find.kind_${document.kind}`), document.topic?.title].filter(Boolean).join(" › ");
      return el("div", {class: "db-meta"}, sure, el("a", {href: deskbookLookup.address(document.url), title: say("lookup.whole"), click: () => this.desk.used()}, place),
        fresh(document.checked, this.desk.today ?? today, soon), document.owner && document.owner.title !== document.checked.by ? el("span", {}, say("lookup.owner", {name: document.owner.title})) : "",
        document.grade ? el("span", {class: "db-grade"}, document.grade) : "");
    }

    head(document) {
      return el("h2", {class: "t"}, document.title);
    }

    /** What has to be known before it is said. */
    before(document) {
      const {today, soon} = this.desk.facts, notes = [];
      if (freshness(document.checked, this.desk.today ?? today, soon).state === "over") {
        const words = document.owner ? say("lookup.overdue_owner", {name: document.owner.title}) : say("lookup.overdue");
        notes.push(el("p", {class: "db-note", "data-state": "bad"}, words));
      }
      if (document.ask) notes.push(el("p", {class: "db-note", "data-state": "warn"}, el("b", {}, say("lookup.ask")), `“${document.ask}”`));
      return notes;
    }

    body(document) {
      const own = document.kind === "script" ? [] : blocks(document.body ?? "");
      return own.length ? el("div", {class: "db-key"}, own) : "";
    }

    note(document) {
      return document.note && document.kind !== "script" ? el("p", {class: "db-note"}, el("b", {}, say("lookup.note")), ` ${document.note}`) : "";
    }

    /** One question to choose by, and a button for each candidate. */
    question(answer) {
      const picks = answer.hits.map(({document}, at) => el("button", {type: "button", class: "db-btn", click: () => this.desk.choose(at)}, document.title));
      const ask = answer.ask ? [el("b", {}, `${say("lookup.ask_choose")}`), `“${answer.ask}”`] : [el("b", {}, say("lookup.no_ask"))];
      return el("div", {class: "db-note", "data-state": "warn"}, el("p", {}, ask), el("div", {class: "db-pick"}, picks));
    }

    ladder(document) {
      const {ladder} = this.desk.facts, named = (document.escalate ?? []).map((one) => one.title);
      if (document.kind !== "faq" || (ladder.length < 2 && !named.length)) return "";
      const on = new Set(ladder.filter((rung) => rung.who.some((who) => named.includes(who)))), known = [...on].flatMap((rung) => rung.who);
      const others = named.filter((name) => !known.includes(name));
      const rungs = ladder.map((rung, at) => el("li", {"aria-current": at ? null : "step", "data-here": on.has(rung)},
        el("b", {}, at ? rung.name : say("lookup.you", {name: rung.name})), rung.within ? el("small", {}, say("lookup.within", {limit: rung.within})) : "",
        at ? el("small", {}, on.has(rung) ? rung.who.filter((who) => named.includes(who)).join(say("lookup.comma")) : rung.who[0] ?? "", rung.extension ? ` ${rung.extension}` : "") : "",
        on.has(rung) && at ? el("small", {class: "db-here"}, say("lookup.turn_to")) : ""));
      return [el("h3", {}, say("lookup.ladder")), others.length ? el("p", {class: "db-when"}, say("lookup.escalate", {names: others.join(say("lookup.comma"))})) : "",
        rungs.length > 1 ? el("ol", {class: "db-ladder"}, rungs) : ""];
    }

    /** What else there is: opened here what is an answer itself, as a page what is longer. */
    near(document) {
      const {lookup} = this.desk, own = [...(document.related ?? []), ...(document.procedures ?? []), ...(document.forms ?? [])];
      const rows = own.map((named) => lookup.item(named.id)).filter(Boolean).map((found) => {
        const here = ["faq", "script"].includes(found.kind);
        const follow = (event) => {
          this.desk.used();
          if (!here || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          this.desk.show(found);
        };
        return el("li", {}, kind(found.kind), el("a", {href: deskbookLookup.address(found.url), click: follow}, found.title));
      });
      rows.push(el("li", {}, el("a", {href: deskbookLookup.address(document.url), click: () => this.desk.used()}, say("lookup.whole"))));
      return [el("h3", {}, say("lookup.related")), el("ul", {class: "db-plain db-links"}, rows)];
    }

    whom(contacts) {
      if (!contacts.length) return "";
      const shown = ["extension", "hours"].filter((field) => contacts.some((contact) => contact[field])), heads = {extension: "lookup.number", hours: "lookup.hours"};
      const cells = {
        extension: ({extension}) => el("td", {class: "db-num"}, extension ? el("a", {href: `tel:${extension}`}, extension) : "–"),
        hours: ({hours}) => el("td", {}, hours || "–"),
      };
      const rows = contacts.map(({name, who, takes, ...contact}) => el("tr", {},
        el("th", {scope: "row"}, el("b", {}, name), ` ${who.join(say("lookup.comma"))}`, takes ? el("small", {}, takes) : ""), shown.map((field) => cells[field](contact))));
      return [el("h3", {}, say("lookup.whom")), el("table", {class: "db-table db-whom"}, el("thead", {}, el("tr", {}, ["lookup.who", ...shown.map((field) => heads[field])].map((key) => el("th", {scope: "col"}, say(key))))), el("tbody", {}, rows))];
    }
  }

  globalThis.deskbookPane = {AnswerPane};
})();
