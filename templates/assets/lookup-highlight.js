// Where the words of a question stand in a text, and the passage that answers best: what search/highlight.py does. After lookup-words.js.
// Stretches count characters, not UTF-16 units, as in Python: [...text].slice(begin, end).
"use strict";
(() => {
  const {isLetter, stem} = globalThis.deskbookWords;
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
      const chars = [...text], folded = [], places = [];
      chars.forEach((char, at) => { for (const made of this.letters.normalise(char)) { folded.push(made); places.push(at); } });
      const hit = new Uint8Array(folded.length);
      for (let at = 0; at + 1 < folded.length; at++) if (this.pairs.has(folded[at] + folded[at + 1])) hit[at] = hit[at + 1] = 1;
      for (const word of this.words) {
        const sought = [...word], last = folded.length - sought.length;
        for (let at = 0; at <= last; at++) if (sought.every((char, next) => folded[at + next] === char)) hit.fill(1, at, at + sought.length);
      }
      for (const [begin, end] of latin(folded)) if (this.stems.has(stem(folded.slice(begin, end).join("")))) hit.fill(1, begin, end);
      return merged(hit, places, chars);
    }
  }

  function latin(folded) {
    const found = [];
    let begin = -1;
    [...folded, " "].forEach((char, at) => {
      if (isLetter(char) && begin < 0) begin = at;
      else if (!isLetter(char) && begin >= 0) { found.push([begin, at]); begin = -1; }
    });
    return found;
  }

  function merged(hit, places, chars) {
    const found = [];
    places.forEach((place, at) => {
      if (!hit[at] || WHITE.test(chars[place])) return;
      const last = found.at(-1);
      if (last && last[1] >= place) last[1] = place + 1; else found.push([place, place + 1]);
    });
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
