// The look-up's words and the pieces its pages are made of. Text becomes text nodes and never HTML. After lookup-say.js.
"use strict";
(() => {
  const SVG = "http://www.w3.org/2000/svg", table = globalThis.deskbookSay ?? {};
  const ICONS = {
    sure: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16m4.6-12.4L10 14.2l-2.6-2.6L6 13l4 4 8-8z",
    maybe: "M11 18h2v-2h-2zm1-16a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16m0-14a4 4 0 0 0-4 4h2a2 2 0 1 1 4 0c0 2-3 1.8-3 5h2c0-2.3 3-2.5 3-5a4 4 0 0 0-4-4",
    none: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16m2.6-12L12 10.6 9.4 8 8 9.4l2.6 2.6L8 14.6 9.4 16l2.6-2.6 2.6 2.6 1.4-1.4-2.6-2.6L16 9.4z",
    cross: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z",
    tick: "M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z",
    search: "M15.5 14h-.8l-.3-.3A6.5 6.5 0 1 0 13.7 14.4l.3.3v.8l5 5 1.5-1.5zm-6 0a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9",
    back: "M15.4 7.4 14 6l-6 6 6 6 1.4-1.4-4.6-4.6z",
    pencil: "m14.1 9 .9.9L5.9 19H5v-.9zm3.6-6-1 .3-1.9 1.8 3.8 3.8 1.8-1.9c.4-.4.4-1 0-1.4l-2.3-2.3zm-3.6 3.2L3 17.2V21h3.8L17.9 9.9z",
    copy: "M19 21H8V7h11m0-2H8a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2m-3-4H4a2 2 0 0 0-2 2v14h2V3h12z",
  };

  /** The words of ``key``, its ``{name}`` filled. */
  function say(key, values = {}) {
    return (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  /** An element with attributes (nothing for null or false; functions listen) and children: elements, texts, lists of both, nothing for null or "". */
  function el(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === false || value === undefined) continue;
      if (typeof value === "function") made.addEventListener(key, value); else made.setAttribute(key, value === true ? "" : value);
    }
    return filled(made, children);
  }

  /** ``element`` with ``children`` in the place of what it had. */
  function filled(element, ...children) {
    element.replaceChildren(...children.flat(4).filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
    return element;
  }

  function icon(name) {
    const svg = document.createElementNS(SVG, "svg"), path = document.createElementNS(SVG, "path");
    for (const [key, value] of [["viewBox", "0 0 24 24"], ["class", "db-i"], ["aria-hidden", "true"]]) svg.setAttribute(key, value);
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  }

  /** ``text`` with its stretches ``marks``, counted in characters, in mark elements. */
  function marked(text, marks) {
    const chars = [...text], out = [];
    let done = 0;
    for (const [begin, end] of marks) {
      out.push(chars.slice(done, begin).join(""), el("mark", {}, chars.slice(begin, end).join("")));
      done = end;
    }
    return [...out, chars.slice(done).join("")];
  }

  const band = (name) => el("span", {class: "db-band", "data-band": name}, icon(name), say(`find.band_${name}`));
  const kind = (name) => el("span", {class: "db-kind"}, say(`find.kind_${name}`));
  const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86400000);

  /** How fresh it is on ``today``: ``state`` ok, due, over or none, and how many days. */
  function freshness(checked, today, soon) {
    if (checked.state === "none") return {state: "none", days: 0};
    if (!checked.due) return {state: "ok", days: 0};
    const left = dayNumber(checked.due) - dayNumber(today);
    return left < 0 ? {state: "over", days: -left} : {state: left <= soon ? "due" : "ok", days: left};
  }

  /** The line of it: a state, or when it was checked; and by whom. */
  function fresh(checked, today, soon) {
    const {state, days} = freshness(checked, today, soon), short = checked.on?.slice(0, 4) === today.slice(0, 4) ? checked.on.slice(5) : checked.on;
    const words = {
      none: () => say("lookup.unchecked"), ok: () => say("lookup.checked", {day: short}),
      due: () => (days ? say("lookup.due", {n: days}) : say("lookup.due_today")), over: () => say("lookup.over", {n: days}),
    }[state]();
    return el("span", {class: "db-fresh", "data-state": state}, state === "over" || state === "due" ? el("b", {}, words) : words, checked.by ? ` · ${checked.by}` : "");
  }

  /** Plain text of the manual as paragraphs and lists. */
  function blocks(text) {
    const out = [];
    for (const line of text.split("\n").filter((one) => one.trim())) {
      const [, sign, words] = /^(- |\d+\. )([^]*)$/.exec(line) ?? [], name = sign === "- " ? "ul" : "ol";
      if (!sign) out.push(el("p", {}, line));
      else {
        if (out.at(-1)?.localName !== name) out.push(el(name));
        out.at(-1).append(el("li", {}, words));
      }
    }
    return out;
  }

  /** Whether a key belongs to the input method. */
  const composing = (event) => event.isComposing || event.keyCode === 229;
  /** The day here, as YYYY-MM-DD. */
  function day(now = new Date()) {
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  globalThis.deskbookParts = {say, el, filled, icon, marked, band, kind, fresh, freshness, blocks, composing, day};
})();
