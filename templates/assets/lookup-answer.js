// A question -> an answer, in the browser: what search/lookup.py, rankings.py and bands.py do, over the tables of lookup-engine.js and what search/browser.py
// writes. A test asks both the same and wants the same ids, order, band, confidence and marks.
//
//   const lookup = await deskbookAnswer.open(deskbookData, deskbookTitles);   // rejects with an Error if it is damaged; titles may be a promise of them
//   await lookup.take(deskbookDocuments);                                      // before it hits have their titles, but no passages and scripts
//   const {band, hits, ask, whom, holding, never} = lookup.find("退款多久", {channel: "phone"});
// Of a hit, marks and passage are made when they are read.
"use strict";
(() => {
  const {Asked, passage, trim, WHITE} = globalThis.deskbookHighlight, {bytesOf, inflated} = globalThis.deskbookField;
  const NO_FILTERS = {};

  /** Python's order of texts, by characters. */
  function order(one, other) {
    const [left, right] = [[...one], [...other]];
    for (let at = 0; at < left.length && at < right.length; at++) {
      if (left[at] !== right[at]) return left[at].codePointAt(0) - right[at].codePointAt(0);
    }
    return left.length - right.length;
  }

  class Lookup {
    /** ``tables`` are loaded indexes of the engine, ``titles`` what ranking and titles need of the documents, as JSON in the order of their ids. */
    constructor({rules, desk}, tables, titles) {
      Object.assign(this, {rules, desk, tables, titles, texts: null, heads: new Map(), read: new Map(), wordsOf: new Map()});
      this.places = new Map(tables.flatMap((table) => table.ids).map((own, at) => [own, at]));
      if (this.places.size && this.places.size !== titles.length) throw new Error("titles of another index");
      for (const [word, names] of tables[0].groups) {
        for (const name of names) this.wordsOf.set(name, [...(this.wordsOf.get(name) ?? []), word]);
      }
    }

    /** The rest of the documents; rejects if it is damaged. */
    async take({documents}) {
      const texts = (await unpacked(documents)).split("\n");
      if (texts.length !== this.titles.length) throw new Error("documents of another index");
      Object.assign(this, {texts, read: new Map(), passing: null});
      return this;
    }

    /** What ranking needs of the document ``own``; undefined if there is none. */
    head(own) {
      if (!this.heads.has(own) && this.places.has(own)) this.heads.set(own, JSON.parse(this.titles[this.places.get(own)]));
      return this.heads.get(own);
    }

    /** The document ``own``, as much of it as is there; undefined if there is none. */
    item(own) {
      if (!this.texts) return this.head(own);
      if (!this.read.has(own) && this.places.has(own)) this.read.set(own, {...this.head(own), ...JSON.parse(this.texts[this.places.get(own)])});
      return this.read.get(own);
    }

    normalise(text) {
      return this.tables[0].letters.normalise(text);
    }

    find(question, filters = NO_FILTERS, limit = 0) {
      const {rules, desk} = this, words = this.words(question);
      const answer = {question, band: "none", confidence: 0, hits: [], ask: "", whom: [], holding: null, never: [], message: ""};
      if (!trim([...this.normalise(words)]).length) return {...answer, message: "empty", whom: desk.contacts};
      const scored = this.withScriptsApart(this.ranked(words, filters));
      const certain = this.wordForWord(words, scored), reached = scored.length ? this.confidence(scored[0][0]) : 0;
      const sure = certain ? Math.max(reached, rules.bands.sure) : reached;
      const band = certain ? "sure" : this.band(sure, scored[0]?.[0] ?? 0, scored[1]?.[0] ?? 0);
      const hits = this.hits(words, scored.slice(0, limit || rules.most[band]));
      if (band === "none") {
        return {...answer, confidence: sure, hits, whom: desk.contacts, holding: this.item(desk.holding) ?? null, never: desk.never.slice(0, rules.never)};
      }
      return {...answer, band, confidence: sure, hits, ask: band === "maybe" ? this.ask(hits) : hits[0].document.ask ?? ""};
    }

    /** ``question`` on one line, as much of it as is read. */
    words(question) {
      return [...question.split(new RegExp(`${WHITE.source}+`)).filter(Boolean).join(" ")].slice(0, this.rules.longest).join("");
    }

    confidence(strength) {
      const share = strength / this.rules.unit;
      return share / (1 + share);
    }

    /** Whether the first is the one FAQ that asks just this. */
    wordForWord(words, scored) {
      const bare = (text) => deskbookEngine.runs(this.tables[0], text).flatMap(([, run]) => run).join(""), asked = bare(words);
      const same = ([, document]) => document.kind === "faq" && document.wordings.some((wording) => bare(wording) === asked);
      return asked !== "" && scored.length > 0 && same(scored[0]) && !scored.slice(1).some(same);
    }

    band(sure, first, second) {
      const {maybe, sure: enough, close} = this.rules.bands;
      if (!first || sure < maybe) return "none";
      return sure >= enough && second * 100 < first * close ? "sure" : "maybe";
    }

    ranked(words, filters) {
      const among = this.among(filters), folded = this.normalise(words), {share, kinds, candidates, unit, certain} = this.rules, found = [];
      for (const table of this.tables) {
        const {best, confidence} = deskbookEngine.search(table, words, candidates, among);
        const sure = Math.min(confidence, certain), strength = sure / (1 - sure);
        for (const [own, score] of best) {
          const document = this.head(own), reached = Math.floor(((strength * score) / best[0][1]) * unit + 0.5);
          if ((document.not_for ?? []).some((word) => folded.includes(this.normalise(word)))) continue;
          found.push([Math.floor((reached * share[document.kind]) / 100), document]);
        }
      }
      const rank = ([, document]) => kinds.indexOf(document.kind);
      return found.sort((one, other) => other[0] - one[0] || rank(one) - rank(other) || order(one[1].id, other[1].id));
    }

    among(filters) {
      const {kinds = [], topic = "", channel = "", tags = [], position = ""} = filters;
      if (!kinds.length && !topic && !channel && !tags.length && !position) return null;
      const passes = (document) =>
        (!kinds.length || kinds.includes(document.kind)) && (!topic || document.topic?.id === topic) &&
        (!tags.length || tags.some((tag) => document.tags?.includes(tag))) &&
        (!position || document.id === position || (document.positions ?? []).some((named) => named.id === position)) && (!channel || this.saidOn(document, channel));
      const key = JSON.stringify([kinds, topic, channel, tags, position]);
      if (this.passing?.key !== key) this.passing = {key, ids: new Set([...this.places.keys()].filter((own) => passes(channel ? this.item(own) : this.head(own))))};
      return this.passing.ids;
    }

    saidOn(document, channel) {
      return [document, ...this.scripts(document)].some(({texts = {}}) => Object.hasOwn(texts, channel) || Object.hasOwn(texts, "any"));
    }

    scripts(document) {
      return (document.say ?? []).map((own) => this.item(own)).filter(Boolean);
    }

    withScriptsApart(scored) {
      const said = new Set();
      return scored.filter(([, document]) => {
        if (document.kind === "script" && said.has(document.id)) return false;
        for (const own of document.say ?? []) said.add(own);
        return true;
      });
    }

    hits(words, scored) {
      const asked = new Asked(words, this.tables[0], this.wordsOf, this.rules);
      return scored.map(([score, {id}]) => this.hit(asked, score, this.item(id)));
    }

    hit(asked, score, document) {
      const body = document.body ?? "", once = (make) => { let made; return () => (made ??= make()); };
      const titleMarks = once(() => asked.marks(document.title)), marks = once(() => asked.marks(shown()));
      const shown = once(() => passage(body, asked.marks(body), this.rules));
      const why = once(() => {
        const found = [...document.wordings, shown()].flatMap((text) => asked.marks(text).map(([begin, end]) => [...text].slice(begin, end).join("")));
        return [...new Set(found)].slice(0, 8);
      });
      return {
        document, score, get titleMarks() { return titleMarks(); }, get passage() { return shown(); }, get marks() { return marks(); },
        get why() { return why(); }, scripts: this.said(document),
      };
    }

    /** What to say of ``document``: its own words, and those it refers to. */
    said(document) {
      return [...(document.kind === "script" ? [document] : []), ...this.scripts(document)];
    }

    ask(hits) {
      const [{document: first}, ...others] = hits;
      const near = ({document}) => (document.topic?.id ?? "") === (first.topic?.id ?? "") && (document.topic?.title ?? "") === (first.topic?.title ?? "");
      return others.some(near) ? first.ask ?? "" : "";
    }
  }

  async function unpacked(base64) {
    return new TextDecoder().decode(await inflated(bytesOf(base64)));
  }

  async function open(data, titles) {
    const given = Promise.resolve(titles);
    async function table(questions, at) {
      const index = await deskbookEngine.load(questions);
      await deskbookEngine.add(index, (await given).tables[at]);
      return index;
    }
    const [text, ...tables] = await Promise.all([given.then(({documents}) => unpacked(documents)), ...data.tables.map(table)]);
    return new Lookup(data, tables, text.split("\n"));
  }

  globalThis.deskbookAnswer = {open};
})();
