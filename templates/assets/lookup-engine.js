// The ranking of the look-up in the browser: what search/postings.py and ranking.py do, over the bytes of search/arrays.py; after lookup-words.js.
// All figures and tables come with the bytes. A test holds both to the same ids, scores and confidence.
//
//   const index = await deskbookEngine.load(questions, answers);            // base64, of what arrays.parts gives; rejects with an Error if it is damaged
//   const {best, confidence} = deskbookEngine.search(index, "退款多久", 10, null);   // best: [[id, score], …]; among: a Set of ids or null
// The answers may also come later (await deskbookEngine.add(index, answers)), or both in one (arrays.dump); without them fewer ties are broken.
"use strict";
(() => {
  const MARK = "DBLU", VERSION = 1, HEAD = 22, KEPT = 50000, ROWS = 2000;
  const {Letters, asked, grams, stem} = globalThis.deskbookWords;

  // ---- postings (search/field.py, search/postings.py)
  const mean = (lengths) => Math.max(lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1), 1);

  class Field {
    constructor([terms, counts = [], gaps = [], amounts, lengths = []], facts, factor) {
      const text = new TextDecoder().decode(terms), average = mean(numbers(lengths));
      this.places = new Map();
      if (text) for (const term of text.split("\n")) this.places.set(term, this.places.size);
      this.begins = new Uint32Array(this.places.size + 1);
      numbers(counts).forEach((count, at) => { this.begins[at + 1] = this.begins[at] + count; });
      this.gaps = numbers(gaps);
      this.damped = Float64Array.from(numbers(lengths), (length) => facts.k1 * (1 - facts.b + facts.b * (length / average)));
      Object.assign(this, {amounts, facts, factor});
    }

    share(twice, number) {
      const amount = twice / 2, {k1, step} = this.facts;
      return Math.min(255, Math.floor(((this.factor * (amount * (k1 + 1))) / (amount + this.damped[number])) * step + 0.5));
    }

    listed(term) {
      const at = this.places.get(term), begin = this.begins[at], count = at === undefined ? 0 : this.begins[at + 1] - begin;
      const entries = new Uint32Array(count), shares = new Uint8Array(count);
      for (let n = 0, entry = 0; n < count; n++) {
        entries[n] = entry += this.gaps[begin + n];
        shares[n] = this.share(this.amounts[begin + n], entry);
      }
      return [entries, shares];
    }
  }

  class Index {
    constructor(facts, first, own) {
      Object.assign(this, {facts, first, ids: facts.ids, letters: new Letters(facts), groups: new Map(Object.entries(facts.groups))});
      this.longest = Math.max(...Array.from(this.groups.keys(), (word) => [...word].length), this.groups.size ? 0 : 1);
      this.own = new Field(own, facts, 1);
      this.answers = new Field([], facts, facts.answer);
      this.lines = [0];
      for (const line of first.split("\n").slice(0, -1)) this.lines.push(this.lines.at(-1) + line.length + 1);
      this.made = new Map();
      this.rows = new Map();
      this.scores = new Float64Array(this.ids.length);
      this.total = Math.max(this.ids.length, facts.fewest);
    }

    async take(answers) {
      this.answers = new Field(await this.checkAnswers(answers), this.facts, this.facts.answer);
      this.made.clear();
      this.rows.clear();
    }

    voices(term) {
      const {light, chars} = this.letters, {places} = this.own;
      const [ones, others] = term.slice(1).split(" ").map((syllable) =>
        (chars.get(syllable) ?? []).filter((char) => places.has((light.has(char) ? "z" : "u") + char)));
      const written = others
        ? ones.flatMap((one) => others.map((other) => (light.has(one) || light.has(other) ? "c" : "b") + one + other))
        : ones.map((one) => (light.has(one) ? "z" : "u") + one);
      return [...written, term[0].toUpperCase() + term.slice(1)].filter((name) => places.has(name));
    }

    has(term) {
      return term[0] === "p" || term[0] === "q" ? this.voices(term).length > 0 : this.own.places.has(term);
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
      const added = new Map();
      for (const voice of this.voices(term)) {
        const [entries, shares] = this.own.listed(voice);
        entries.forEach((entry, at) => added.set(entry, (added.get(entry) ?? 0) + shares[at]));
      }
      const entries = Uint32Array.from(added.keys()).sort();
      return [entries, Uint8Array.from(entries, (entry) => Math.min(255, added.get(entry)))];
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
        entries.forEach((entry, at) => { row[entry] = shares[at]; });
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

  function search(index, question, limit = 10, among = null) {
    const wanted = sought(String(question), index), {scores, late} = scored(wanted.lists, index), {ids} = index;
    let found = [];
    for (let entry = 0; entry < ids.length; entry++) if (among ? among.has(ids[entry]) && (scores[entry] || late.length) : scores[entry]) found.push(entry);
    const keep = late.length ? Math.max(index.facts.candidates, limit) : limit;
    if (found.length > keep) {
      const bar = Float64Array.from(found, (entry) => -scores[entry]).sort()[keep - 1];
      found = found.filter((entry) => -scores[entry] <= bar);
    }
    for (const [term, weight] of late) {
      const row = index.row(term);
      for (const entry of found) scores[entry] += row[entry] * weight;
    }
    found = found.filter((entry) => scores[entry]).sort((one, other) => scores[other] - scores[one] || one - other).slice(0, limit);
    const best = found.map((entry) => [ids[entry], scores[entry]]);
    return {best, confidence: best.length ? confidence(found[0], best[0][1], wanted, index) : 0};
  }

  // ---- bytes (search/arrays.py)
  function checksum(bytes) {
    const table = Uint32Array.from({length: 256}, (_, value) => {
      for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
      return value;
    });
    let sum = 0xffffffff;
    for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ table[(sum ^ bytes[at]) & 255];
    return (sum ^ 0xffffffff) >>> 0;
  }

  function numbers(planes) {
    const count = planes.length ? (planes.length - 1) / planes[0] : 0, out = new Uint32Array(count);
    for (let plane = 0; count && plane < planes[0]; plane++) for (let at = 0; at < count; at++) out[at] |= planes[1 + plane * count + at] << (8 * plane);
    return out;
  }

  async function parted(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const raw = await new Response(stream).arrayBuffer(), view = new DataView(raw), count = view.getUint32(0, true);
    let place = 4 * count + 4;
    return Array.from({length: count}, (_, at) => {
      const size = view.getUint32(4 + 4 * at, true);
      place += size;
      return new Uint8Array(raw, place - size, size);
    });
  }

  function bytesOf(base64) {
    const text = atob(base64), bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

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

  globalThis.deskbookEngine = {load, bytesOf, add: (index, answers) => index.take(bytesOf(answers)), search, stem, normalise: (index, text) => index.letters.normalise(text), runs: (index, text) => index.letters.runs(text)};
})();
