// Where the words of a question stand in a text, and the passage that answers best: what search/highlight.py does. After lookup-words.js.
// Stretches count characters, not UTF-16 units, as in Python: [...text].slice(begin, end).
"use strict";
(() => {
  const {LATIN, stem} = globalThis.deskbookWords;
  /** What Python takes for white space. */
  const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const trim = (chars) => {
    let begin = 0, end = chars.length;
    while (begin < end && WHITE.test(chars[begin])) begin++;
    while (end > begin && WHITE.test(chars[end - 1])) end--;
    return chars.slice(begin, end);
  };

  class Asked {
    /** ``index`` has the letters and groups of synonyms; ``wordsOf`` gives the words of each group. */
    constructor(question, index, wordsOf, rules) {
      const {letters, groups} = index, {light} = letters;
      const asked = rules.asking.reduce((text, words) => text.replaceAll(words, " "), question);
      Object.assign(this, {letters, pairs: new Set(), stems: new Set(), words: new Set()});
      for (const [kind, run] of letters.runs(asked)) {
        if (kind === "w") {
          if (!letters.stop.has(run.join(""))) this.stems.add(stem(run.join("")));
        } else if (run.length === 1) {
          this.words.add(run[0]);
        } else {
          for (let at = 0; at + 1 < run.length; at++) if (!(light.has(run[at]) && light.has(run[at + 1]))) this.pairs.add(run[at] + run[at + 1]);
        }
      }
      const folded = letters.normalise(asked), meaning = (word) => [...word].filter((char) => !light.has(char)).length > 1;
      for (const [word, names] of groups) {
        if (folded.includes(word) && !light.has(word)) for (const name of names) for (const other of wordsOf.get(name) ?? []) if (meaning(other)) this.words.add(other);
      }
    }

    /** The stretches of ``text`` that were asked for, none touching another. */
    marks(text) {
      const {folded, places} = this.folded(text), hit = new Uint8Array(folded.length);
      for (const words of [this.pairs, this.words]) for (const word of words) {
        for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) hit.fill(1, at, at + word.length);
      }
      if (this.stems.size) for (const {0: run, index: at} of folded.matchAll(LATIN)) if (this.stems.has(stem(run))) hit.fill(1, at, at + run.length);
      return hit.includes(1) ? merged(hit, places, [...text]) : [];
    }

    /** ``text`` folded character by character, and which character each unit of it comes from. */
    folded(text) {
      const places = [];
      let folded = "", place = 0;
      for (const char of text) {
        const made = this.letters.fold(char);
        folded += made;
        for (let unit = 0; unit < made.length; unit++) places.push(place);
        place++;
      }
      return {folded, places};
    }
  }

  function merged(hit, places, chars) {
    const found = [];
    for (let at = hit.indexOf(1); at >= 0; at = hit.indexOf(1, at + 1)) {
      const place = places[at], last = found.at(-1);
      if (WHITE.test(chars[place])) continue;
      if (last && last[1] >= place) last[1] = place + 1; else found.push([place, place + 1]);
    }
    return found;
  }

  /** The sentences of ``text`` from the one that holds most of ``marks``, as long as two lines. */
  function passage(text, marks, rules) {
    const chars = [...text], sentences = [];
    if (chars.length <= rules.passage) return text;
    let begin = 0;
    chars.forEach((char, at) => {
      if (!rules.ends.includes(char) && at < chars.length - 1) return;
      sentences.push([begin, at + 1]);
      begin = at + 1;
    });
    const weight = ([start, end]) => marks.reduce((sum, [from, to]) => (from < end && to > start ? sum + Math.min(end, to) - Math.max(start, from) : sum), 0);
    const weights = sentences.map(weight), [start] = sentences[weights.indexOf(Math.max(...weights))];
    const cut = trim(chars.slice(start, start + rules.passage)).join("");
    return start + rules.passage < chars.length ? `${cut}…` : cut;
  }

  globalThis.deskbookHighlight = {Asked, passage, trim, WHITE};
})();
