// The ranking of the look-up in the browser: what search/postings.py and ranking.py do, over the bytes of search/arrays.py; after lookup-words.js and lookup-field.js.
// All figures and tables come with the bytes. A test holds both to the same ids, scores and confidence.
//
//   const index = await deskbookEngine.load(questions, answers);            // base64, of what arrays.parts gives; rejects with an Error if it is damaged
//   const {best, confidence} = deskbookEngine.search(index, "退款多久", 10, null);   // best: [[id, score], …]; among: a Set of ids or null
// The answers may also come later (await deskbookEngine.add(index, answers)), or both in one (arrays.dump); without them fewer ties are broken.
"use strict";
(() => {
  const MARK = "DBLU", VERSION = 1, HEAD = 22, KEPT = 50000, ROWS = 2000;
  const {Letters, asked, grams, stem} = globalThis.deskbookWords, {Field, bytesOf, checksum, parted} = globalThis.deskbookField;

  // ---- postings (search/postings.py)
  class Index {
    constructor(facts, first, own) {
      Object.assign(this, {facts, first, ids: facts.ids, letters: new Letters(facts), groups: new Map(Object.entries(facts.groups))});
      this.longest = Math.max(...Array.from(this.groups.keys(), (word) => [...word].length), this.groups.size ? 0 : 1);
      this.own = new Field(own, facts, 1);
      this.answers = new Field([], facts, facts.answer);
      this.lines = [0];
      for (let at = first.indexOf("\n"); at >= 0; at = first.indexOf("\n", at + 1)) this.lines.push(at + 1);
      this.made = new Map();
      this.rows = new Map();
      this.spoken = new Map();
      this.scores = new Float64Array(this.ids.length);
      this.found = new Uint32Array(this.ids.length);
      this.sums = new Uint32Array(this.ids.length);
      this.total = Math.max(this.ids.length, facts.fewest);
    }

    async take(answers) {
      this.answers = new Field(await this.checkAnswers(answers), this.facts, this.facts.answer);
      this.made.clear();
      this.rows.clear();
    }

    voices(term) {
      const {terms} = this.own, own = term[0].toUpperCase() + term.slice(1), [ones, others] = term.slice(1).split(" ").map((syllable) => this.written(syllable));
      const names = others
        ? ones.flatMap(([one, light]) => [["b", false], ["c", true]].flatMap(([family, either]) => {
            const ends = others.filter(([, lightToo]) => (light || lightToo) === either).map(([other]) => other);
            return terms.following(family + one, ends).map((other) => family + one + other);
          }))
        : ones.map(([one, light]) => (light ? "z" : "u") + one);
      return terms.has(own) ? [...names, own] : names;
    }

    /** The characters that sound so and are in some term, each with whether it tells little. */
    written(syllable) {
      let found = this.spoken.get(syllable);
      if (!found) {
        const {light, chars} = this.letters;
        found = (chars.get(syllable) ?? []).map((char) => [char, light.has(char)]).filter(([char, little]) => this.own.terms.has((little ? "z" : "u") + char));
        this.spoken.set(syllable, found);
      }
      return found;
    }

    has(term) {
      return term[0] === "p" || term[0] === "q" ? this.voices(term).length > 0 : this.own.terms.has(term);
    }

    listed(term) {
      let found = this.made.get(term);
      if (!found) {
        if (this.made.size > KEPT) this.made.clear();
        const family = term[0];
        found = family === "p" || family === "q" ? this.sounding(term)
          : family === " " ? this.startingWith(term.slice(1))
          : (family === "a" || family === "d" ? this.answers : this.own).listed(term);
        this.made.set(term, found);
      }
      return found;
    }

    sounding(term) {
      const {sums, found} = this;
      for (const voice of this.voices(term)) {
        const [entries, shares] = this.own.listed(voice);
        for (let at = 0; at < entries.length; at++) sums[entries[at]] += shares[at];
      }
      let count = 0;
      for (let entry = 0; entry < sums.length; entry++) if (sums[entry]) found[count++] = entry;
      const entries = found.slice(0, count), shares = new Uint8Array(count);
      for (let at = 0; at < count; at++) shares[at] = Math.min(255, sums[entries[at]]);
      sums.fill(0);
      return [entries, shares];
    }

    startingWith(letters) {
      const entries = [];
      for (let at = this.first.indexOf(letters); at >= 0; at = this.first.indexOf(letters, this.lines[entries.at(-1) + 1])) {
        let low = 0, high = this.lines.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (this.lines[middle] <= at) low = middle + 1; else high = middle;
        }
        entries.push(low - 1);
      }
      return [entries, entries.map((entry) => this.own.share(2, entry))];
    }

    count(term) {
      return this.listed(term)[0].length;
    }

    spelt(word) {
      if (word.length < 2 || word.length > 8) return [];
      if (this.count(" " + word)) return [word];
      const pieces = (word.length > 3 ? grams(word, word.length > 4 ? 4 : 3) : []).filter((piece) => this.count(" " + piece));
      return pieces.length * 2 > word.length - 4 ? pieces : [];
    }

    row(term) {
      let row = this.rows.get(term);
      if (!row) {
        if (this.rows.size > ROWS) this.rows.clear();
        const [entries, shares] = this.listed(term);
        row = new Uint8Array(this.ids.length);
        for (let at = 0; at < entries.length; at++) row[entries[at]] = shares[at];
        this.rows.set(term, row);
      }
      return row;
    }
  }

  // ---- ranking (search/ranking.py)
  const rarity = (entries, having) => Math.floor(100 * Math.log(1 + (entries - having + 0.5) / (having + 0.5)) + 0.5);

  function sought(question, index) {
    const {facts, total} = index, {terms, initials} = asked(question, index), weights = new Map(), lists = [];
    for (const [term, typed] of terms) {
      const weight = facts.family[term[0]] * (typed ? facts.typed : 1) * rarity(total, index.count(term));
      weights.set(term, Math.max(weight, weights.get(term) ?? 0));
    }
    let reach = 0, doubt = 0;
    for (const [term, weight] of weights) {
      reach += weight;
      doubt += (facts.doubt[term[0]] ?? 0) * weight;
      const family = facts.inAnswer[term[0]];
      for (const name of family ? [term, family + term.slice(1)] : [term]) if (index.count(name)) lists.push([index.count(name), name, weight]);
    }
    for (const letters of [...new Set(initials)].sort()) {
      const size = index.count(" " + letters), weight = facts.initials[letters.length] * rarity(total, size);
      reach += weight;
      lists.push([size, " " + letters, weight]);
    }
    return {lists: lists.sort((one, other) => one[0] - other[0]), reach, doubt};
  }

  /** Scores of all entries from the shorter lists, and the long ones that are left to add. */
  function scored(lists, index) {
    const scores = index.scores.fill(0), late = [];
    let spent = 0;
    for (const [size, term, weight] of lists) {
      if (spent && spent + size > index.facts.budget) { late.push([term, weight]); continue; }
      spent += size;
      const [entries, shares] = index.listed(term);
      for (let at = 0; at < size; at++) scores[entries[at]] += shares[at] * weight;
    }
    return {scores, late};
  }

  function confidence(entry, top, {lists, reach, doubt}, index) {
    let score = 2 * top;
    const least = 2 * reach - doubt;
    for (const [, term, weight] of lists) {
      const less = index.facts.doubt[term[0]] ?? 0;
      if (!less) continue;
      const [entries, shares] = index.listed(term), at = entries.indexOf(entry);
      if (at >= 0) score -= less * shares[at] * weight;
    }
    if (score <= 0 || least <= 0) return 0;
    const {step, k1} = index.facts, strength = score / (2 * step * (k1 + 1)) / Math.sqrt(least * (50 * rarity(index.total, 0)));
    return strength / (1 + strength);
  }

  /** The score that ``keep`` of those ``found`` reach: the top of a heap of the highest. */
  function reached(scores, found, keep) {
    const heap = new Float64Array(keep);
    for (let n = 0; n < found.length; n++) {
      const score = scores[found[n]];
      if (score <= heap[0]) continue;
      let at = 0;
      for (let child = 1; child < keep; child = 2 * at + 1) {
        if (child + 1 < keep && heap[child + 1] < heap[child]) child++;
        if (heap[child] >= score) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = score;
    }
    return heap[0];
  }

  function search(index, question, limit = 10, among = null) {
    const wanted = sought(String(question), index), {scores, late} = scored(wanted.lists, index), {ids} = index;
    let count = 0;
    for (let entry = 0; entry < ids.length; entry++) if (among ? among.has(ids[entry]) && (scores[entry] || late.length) : scores[entry]) index.found[count++] = entry;
    const keep = late.length ? Math.max(index.facts.candidates, limit) : limit;
    let found = index.found.subarray(0, count);
    if (count > keep) {
      const bar = reached(scores, found, keep);
      found = found.filter((entry) => scores[entry] >= bar);
    }
    for (const [term, weight] of late) {
      const row = index.row(term);
      for (const entry of found) scores[entry] += row[entry] * weight;
    }
    found = [...found].filter((entry) => scores[entry]).sort((one, other) => scores[other] - scores[one] || one - other).slice(0, limit);
    const best = found.map((entry) => [ids[entry], scores[entry]]);
    return {best, confidence: best.length ? confidence(found[0], best[0][1], wanted, index) : 0};
  }

  // ---- bytes (search/arrays.py)
  async function checked(bytes, length, sum) {
    if (bytes.length !== length || checksum(bytes) !== sum) throw new Error("a damaged index");
    return parted(bytes);
  }

  async function load(questions, answers) {
    const bytes = bytesOf(questions), view = new DataView(bytes.buffer);
    if (bytes.length < HEAD || String.fromCharCode(...bytes.subarray(0, 4)) !== MARK || view.getUint16(4, true) !== VERSION) throw new Error("not an index");
    const [length, more, sum, sumOfMore] = [6, 10, 14, 18].map((at) => view.getUint32(at, true));
    const [plain, first, ...own] = await checked(bytes.subarray(HEAD, HEAD + length), length, sum), decoder = new TextDecoder();
    const index = new Index(JSON.parse(decoder.decode(plain)), decoder.decode(first), own);
    index.checkAnswers = (rest) => checked(rest, more, sumOfMore);
    if (bytes.length > HEAD + length) await index.take(bytes.subarray(HEAD + length));
    if (answers) await index.take(bytesOf(answers));
    return index;
  }

  const add = (index, answers) => index.take(bytesOf(answers));
  globalThis.deskbookEngine = {load, add, search, stem, runs: (index, text) => index.letters.runs(text)};
})();
