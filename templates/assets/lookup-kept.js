// What stays in this browser alone: recent look-ups, what is the same all day, the channel used last, and questions that nobody answered (only if the
// settings allow it). Without storage everything works and nothing is kept. What may lead to a person is masked first, as search/intake.py does.
"use strict";
(() => {
  const {day} = globalThis.deskbookParts, PREFIX = `deskbook:${globalThis.deskbookLookup.name}:`, NOTED = `${PREFIX}noted:`;
  const MOST_RECENT = 8, MOST_NOTED = 500, LONGEST = 200, LOOKED_AT = 1000, MASK = "***";
  const HIDDEN = [
    /[A-Za-z0-9._%+-]{1,64}[@＠][A-Za-z0-9-]+(?:[.．][A-Za-z0-9-]+)+/g,
    /[\p{L}\p{N}_.%+-]{1,64}[@＠][\p{L}\p{N}_-]+(?:[.．。][\p{L}\p{N}_-]+)+/gu,
    /[+＋]?[\p{Nd}零〇一二三四五六七八九幺](?:[ \t\-‐‑–—.·()（）]{0,2}[\p{Nd}零〇一二三四五六七八九幺]){6,}[xX]?/gu,
  ];

  /** ``question`` on one line, without what may lead to a person. */
  function masked(question) {
    const words = [...question].slice(0, LOOKED_AT).join("").split(/\s+/).filter(Boolean).join(" ");
    return [...HIDDEN.reduce((text, hidden) => text.replace(hidden, MASK), words)].slice(0, LONGEST).join("");
  }

  function read(name, otherwise) {
    try { return JSON.parse(localStorage.getItem(PREFIX + name)) ?? otherwise; } catch { return otherwise; }
  }
  function write(name, value) {
    try { localStorage.setItem(PREFIX + name, JSON.stringify(value)); } catch { /* full, or not allowed */ }
  }
  function drop(name) {
    try { localStorage.removeItem(PREFIX + name); } catch { /* nothing is kept */ }
  }

  const recent = () => read("recent", []).filter((one) => typeof one === "string");
  function recall(question) {
    const words = masked(question);
    if (words) write("recent", [words, ...recent().filter((one) => one !== words)].slice(0, MOST_RECENT));
  }

  /** What was filled in today and stays the same all day; yesterday's is forgotten. */
  function today() {
    const kept = read("today", {});
    if (kept.day === day()) return kept.values ?? {};
    drop("today");
    return {};
  }
  function keepToday(name, value) {
    const values = {...today(), [name]: value};
    if (!value) delete values[name];
    write("today", {day: day(), values});
  }

  /** Keys of the questions noted; each has a key of its own, so that two windows lose nothing. */
  function keys() {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(NOTED)).sort(); } catch { return []; }
  }
  function note(question, band) {
    const text = masked(question), now = new Date(), time = `${day(now)}T${now.toTimeString().slice(0, 5)}`;
    if (!text || keys().length >= MOST_NOTED) return;
    write(`noted:${now.toISOString()}:${Math.random().toString(36).slice(2)}`, {text, at: time, door: "site", band});
  }
  /** The questions noted, as lines of JSON. */
  const lines = () => keys().map((key) => `${JSON.stringify(read(key.slice(PREFIX.length), {}))}\n`);
  const forget = () => keys().forEach((key) => drop(key.slice(PREFIX.length)));

  globalThis.deskbookKept = {
    masked, recent, recall, today, keepToday, note, lines, forget, count: () => keys().length,
    forgetRecent: () => drop("recent"), channel: () => read("channel", ""), keepChannel: (own) => write("channel", own),
  };
})();
