// The terms of a question in the browser: what search/stemmer.py, letters.py, sounds.py and analysis.py do. Comes before lookup-engine.js.
"use strict";
(() => {
  const LONGEST_SYLLABLE = 6, WAYS = 4, ALONE = "bpmfdtnlgkhjqxrzcsyw", TELLING = 4;

  // ---- Porter's stemmer (search/stemmer.py)
  const VOWELS = "aeiou";
  const STEP2 = {
    ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", abli: "able", alli: "al", entli: "ent", eli: "e", ousli: "ous",
    ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble",
  };
  const STEP3 = {icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: ""};
  const STEP4 = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split(" ");
  const longestEnd = (word, ends) => ends.filter((end) => word.endsWith(end)).reduce((one, other) => (other.length > one.length ? other : one), "");
  const cut = (word, count) => word.slice(0, word.length - count);

  function shape(word) {
    let out = "";
    for (let at = 0; at < word.length; at++) out += VOWELS.includes(word[at]) || (word[at] === "y" && out.at(-1) === "c") ? "v" : "c";
    return out;
  }
  const measure = (word) => shape(word).split("vc").length - 1;
  const short = (word) => shape(word).endsWith("cvc") && !"wxy".includes(word.at(-1));

  function withoutEnding(word) {
    if (word.endsWith("eed")) return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
    const rest = word.endsWith("ed") ? cut(word, 2) : word.endsWith("ing") ? cut(word, 3) : "";
    if (!shape(rest).includes("v")) return word;
    if (/(at|bl|iz)$/.test(rest)) return rest + "e";
    if (rest.length > 1 && rest.at(-1) === rest.at(-2) && shape(rest).endsWith("c")) return "lsz".includes(rest.at(-1)) ? rest : cut(rest, 1);
    return measure(rest) === 1 && short(rest) ? rest + "e" : rest;
  }

  function stem(word) {
    if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
    if (/(sses|ies)$/.test(word)) word = cut(word, 2);
    else if (word.endsWith("s") && !word.endsWith("ss")) word = cut(word, 1);
    word = withoutEnding(word);
    if (word.endsWith("y") && shape(cut(word, 1)).includes("v")) word = cut(word, 1) + "i";
    for (const table of [STEP2, STEP3]) {
      const end = longestEnd(word, Object.keys(table));
      if (end && measure(cut(word, end.length)) > 0) word = cut(word, end.length) + table[end];
    }
    const end = longestEnd(word, STEP4), rest = cut(word, end.length);
    if (end && measure(rest) > 1 && (end !== "ion" || /[st]$/.test(rest))) word = rest;
    if (word.endsWith("e")) {
      const left = cut(word, 1);
      if (measure(left) > 1 || (measure(left) === 1 && !short(left))) word = left;
    }
    return word.endsWith("ll") && measure(word) > 1 ? cut(word, 1) : word;
  }

  // ---- letters and sounds (search/letters.py, search/sounds.py); a run is an array of characters
  const isCjk = (char) =>
    (char >= "\u3400" && char <= "\u9fff") || (char >= "\u3041" && char <= "\u30ff") || (char >= "\uac00" && char <= "\ud7a3") ||
    (char.codePointAt(0) >= 0x20000 && char.codePointAt(0) <= 0x3ffff);
  const isLetter = (char) =>
    char.length === 1 &&
    ((char >= "a" && char <= "z") || (char >= "0" && char <= "9") || (char >= "\u00c0" && char <= "\u1fff" && char !== "\u00d7" && char !== "\u00f7"));

  /** Runs of such letters in folded text. */
  const LATIN = /[a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff]+/g;

  function grams(run, size) {
    const out = [];
    for (let at = 0; at + size <= run.length; at++) out.push(typeof run === "string" ? run.slice(at, at + size) : run.slice(at, at + size).join(""));
    return out;
  }
  const sound = (syllables) => [...syllables.map((one) => "p" + one), ...syllables.slice(1).map((other, at) => `q${syllables[at]} ${other}`)];

  class Letters {
    constructor(facts) {
      const simplified = [...facts.simplified];
      this.simple = new Map([...facts.traditional].map((char, at) => [char, simplified[at]]));
      this.chars = new Map(Object.entries(facts.spoken).map(([syllable, chars]) => [syllable, [...chars]]));
      this.reading = new Map();
      for (const [syllable, chars] of this.chars) for (const char of chars) this.reading.set(char, syllable);
      this.light = new Set(facts.light);
      this.stop = new Set(facts.stop);
      this.syllables = new Set(facts.syllables);
      this.folds = new Map();
    }

    /** What ``normalise`` makes of a character alone, each made once. */
    fold(char) {
      let made = this.folds.get(char);
      if (made === undefined) this.folds.set(char, made = this.normalise(char));
      return made;
    }

    normalise(text) {
      return Array.from(text.normalize("NFKC").toLowerCase(), (char) => this.simple.get(char) ?? char).join("");
    }

    runs(text) {
      const out = [], chars = [...this.normalise(text).replaceAll("\u2019", "'"), " "];
      let kind = "", begin = 0;
      chars.forEach((char, at) => {
        const now = isCjk(char) ? "c" : isLetter(char) || (char === "'" && kind === "w") ? "w" : "";
        if (now === kind) return;
        const run = chars.slice(begin, at);
        if (kind) out.push([kind, kind === "c" ? run : run.filter((one) => one !== "'")]);
        [kind, begin] = [now, at];
      });
      return out;
    }

    spoken(run) {
      return run.map((char) => this.reading.get(char) ?? "?");
    }

    cuts(word, alone = "") {
      const best = new Map([[0, [[]]]]);
      for (let end = 1; end <= word.length; end++) {
        const ways = [];
        for (let size = 1; size <= Math.min(LONGEST_SYLLABLE, end); size++) {
          const last = word.slice(end - size, end);
          if (best.has(end - size) && (this.syllables.has(last) || (size === 1 && alone.includes(last)))) ways.push(...best.get(end - size).map((way) => [...way, last]));
        }
        const least = Math.min(...ways.map((way) => way.length));
        if (ways.length) best.set(end, ways.filter((way) => way.length === least).slice(0, WAYS));
      }
      return best.get(word.length) ?? [];
    }

    unfinished(word, known) {
      for (let size = 1; size < Math.min(LONGEST_SYLLABLE, word.length - 2); size++) {
        const ways = this.cuts(word.slice(0, -size)).filter((way) => way.every((one) => known("p" + one)));
        if (ways.length && [...this.syllables].some((one) => one.startsWith(word.slice(-size)))) return ways;
      }
      return [];
    }

    /** A word typed partly in syllables and partly in first letters: its rows of syllables, and initials that some wording has. */
    mixed(word, known, spelt) {
      for (const way of this.cuts(word, ALONE)) {
        const rows = way.map((one) => (one.length > 1 ? one : "|")).join(" ").split("|").filter((row) => row.trim()).map((row) => row.trim().split(" "));
        if (!rows.length || way.some((one) => one.length === 1 && !ALONE.includes(one)) || !rows.flat().every((one) => known("p" + one))) continue;
        const whole = way.map((one) => one[0]).join(""), found = spelt(whole);
        if (way.length >= TELLING && found.length === 1 && found[0] === whole) return [rows, found];
        if (rows.some((row) => sound(row).some((term) => term[0] === "q" && known(term)))) {
          const parts = way.map((one) => (one.length === 1 ? one : " ")).join("").split(" ").filter(Boolean);
          return [rows, [whole, ...parts].map(spelt).find((letters) => letters.length) ?? []];
        }
      }
      return [[], []];
    }
  }

  // ---- terms (search/analysis.py)
  function chinese(run, index) {
    const {light} = index.letters, out = run.map((char) => (light.has(char) ? "z" : "u") + char);
    for (let at = 0; at + 1 < run.length; at++) out.push((light.has(run[at]) || light.has(run[at + 1]) ? "c" : "b") + run[at] + run[at + 1]);
    for (let at = 0; at < run.length; at++) {
      for (let size = Math.min(index.longest, run.length - at); size > 0; size--) {
        const names = index.groups.get(run.slice(at, at + size).join(""));
        if (names) { out.push(...names); break; }
      }
    }
    return out;
  }

  /** Synonyms of the longest phrase that begins at a word. */
  function phrase(stems, at, index) {
    for (let size = index.facts.phrase; size > 0; size--) {
      const names = index.groups.get(stems.slice(at, at + size).join(" "));
      if (names) return names;
    }
    return [];
  }

  function latin(words, index) {
    const out = [], stems = words.map(stem);
    words.forEach((word, at) => {
      const stop = index.letters.stop.has(word);
      out.push((stop ? "x" : "w") + stems[at]);
      if (!stop) out.push(...grams(`_${word}_`, 3).map((part) => "g" + part), ...phrase(stems, at, index));
    });
    return [...out, ...grams(`_${stems.join("_")}_`, 4).map((part) => "j" + part)];
  }

  /** Terms of a question with whether they were typed as pinyin, and what seems to be initials. */
  function asked(text, index) {
    const terms = [], initials = [], words = [], {letters} = index, known = (term) => index.has(term);
    const parts = [...letters.runs([...text].slice(0, index.facts.most).join("")), ["", []]];
    const cjk = parts.some(([kind]) => kind === "c"), lastRun = parts.at(-2)?.[1].join("");
    let typed = [];
    const read = (run) => {
      if (!/^[a-z]+$/.test(run)) return [[], true];
      const root = stem(run), word = known("w" + root) || known("x" + root) || index.groups.has(root);
      let ways = letters.cuts(run).filter((way) => way.every((one) => known("p" + one)));
      if (!ways.length && !word && run === lastRun) ways = letters.unfinished(run, known);
      let found = ways.length || word || (run.length < 3 && cjk) ? [] : index.spelt(run);
      if (!ways.length && !word && !found.length) [ways, found] = letters.mixed(run, known, (part) => index.spelt(part));
      initials.push(...found);
      return [ways, word || !(ways.length || found.length)];
    };
    for (const [kind, run] of parts) {
      const [ways, isWord] = kind === "w" ? read(run.join("")) : [[], false];
      if (isWord) words.push(run.join(""));
      if (ways.length) { typed.push(ways); continue; }
      for (const term of sound(typed.flatMap((held) => held.at(-1)))) terms.push([term, true]);
      for (const held of typed) for (const way of held.slice(0, -1)) for (const term of sound(way)) terms.push([term, true]);
      typed = [];
      if (kind === "c") for (const term of [...chinese(run, index), ...sound(letters.spoken(run))]) terms.push([term, false]);
    }
    if (words.length) for (const term of latin(words, index)) terms.push([term, false]);
    return {terms, initials};
  }

  globalThis.deskbookWords = {LATIN, Letters, asked, grams, isCjk, isLetter, stem};
})();
