// A training plan that the newcomer ticks off: ticks and the first day stay in this browser alone. From the first day come the dates, and which day is today;
// weekends are not counted. Without scripts the plan is paper with squares.
"use strict";
(() => {
  const {el, filled, day} = globalThis.deskbookParts, element = document.querySelector("[data-deskbook=plan]"), facts = JSON.parse(element.textContent);
  const KEY = `deskbook:${location.pathname}:plan`, DAY = 86400000;
  const say = (key, values = {}) => facts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const isDay = (words) => /^[12]\d{3}-\d\d-\d\d$/.test(words) && !Number.isNaN(Date.parse(`${words}T00:00:00Z`));

  function read() {
    try {
      const {first, ticks} = JSON.parse(localStorage.getItem(KEY)) ?? {};
      return {first: isDay(first) ? first : "", ticks: new Set(Array.isArray(ticks) ? ticks : [])};
    } catch { return {first: "", ticks: new Set()}; }
  }
  function write() {
    try { localStorage.setItem(KEY, JSON.stringify({first: kept.first, ticks: [...kept.ticks]})); } catch { /* full, or not allowed */ }
  }

  const kept = read();

  /** The date of the nth working day from the first. */
  function dateOf(number) {
    let at = Date.parse(`${kept.first}T00:00:00Z`), left = number - 1;
    while (left > 0 || [0, 6].includes(new Date(at).getUTCDay())) {
      if (![0, 6].includes(new Date(at).getUTCDay())) left -= 1;
      at += DAY;
    }
    return new Date(at).toISOString().slice(0, 10);
  }

  /** A day, or a run of days, of the plan. */
  class Part {
    constructor(row) {
      this.row = row;
      this.head = row.querySelector(".db-day > span");
      this.name = this.head.textContent.trim();
      this.mark = el("b", {class: "db-now"});
      this.count = el("span", {class: "db-done"});
      this.when = el("span", {class: "db-dates"});
      this.boxes = [...row.querySelectorAll(".db-tick")].map((tick) => this.box(tick));
      this.head.append(" ", this.mark, this.when, this.count);
    }

    box(tick) {
      const words = tick.querySelector("div").textContent.replace(/\s+/g, " ").trim(), key = `${this.name} ${words}`;
      const input = el("input", {type: "checkbox", "aria-label": words, autocomplete: "off"});
      input.checked = kept.ticks.has(key);
      input.addEventListener("change", () => {
        if (input.checked) kept.ticks.add(key); else kept.ticks.delete(key);
        write();
        refresh();
      });
      tick.querySelector(".db-square").before(input);
      return input;
    }

    refresh(today) {
      const done = this.boxes.filter((box) => box.checked).length, [from, to] = (this.row.dataset.days ?? "").split(" ").map(Number);
      const dates = kept.first && from ? [dateOf(from), dateOf(to)] : null, now = dates && dates[0] <= today && today <= dates[1];
      if (now) this.row.setAttribute("aria-current", "date"); else this.row.removeAttribute("aria-current");
      this.row.toggleAttribute("data-state", false);
      if (done && done === this.boxes.length) this.row.dataset.state = "done";
      this.mark.textContent = now ? say("today") : "";
      this.when.textContent = dates ? (dates[0] === dates[1] ? dates[0].slice(5) : say("dates", {from: dates[0].slice(5), to: dates[1].slice(5)})) : "";
      this.count.textContent = done ? say("day_done", {n: done, all: this.boxes.length}) : "";
      return done;
    }
  }

  const parts = [...document.querySelectorAll(".db-line > li")].map((row) => new Part(row));
  const first = el("input", {type: "date", class: "db-input", autocomplete: "off"}), told = el("span", {role: "status"}), bar = el("i");
  const clear = el("button", {type: "button", class: "db-btn db-btn--quiet"}, say("clear"));

  function refresh() {
    const today = day(), all = parts.reduce((sum, part) => sum + part.boxes.length, 0), done = parts.reduce((sum, part) => sum + part.refresh(today), 0);
    filled(told, say("done", {n: done, all}));
    bar.style.width = all ? `${(done / all) * 100}%` : "0";
    clear.hidden = !done && !kept.first;
  }

  first.value = kept.first;
  first.addEventListener("change", () => { kept.first = isDay(first.value) ? first.value : ""; write(); refresh(); });
  clear.addEventListener("click", () => {
    kept.ticks.clear();
    kept.first = first.value = "";
    for (const part of parts) for (const box of part.boxes) box.checked = false;
    write();
    refresh();
    first.focus();
  });
  element.replaceWith(el("div", {class: "db-progress"}, el("label", {}, say("first"), first, el("small", {}, say("counted"))),
    el("div", {}, told, el("span", {class: "db-bar", "aria-hidden": "true"}, bar)), clear));
  refresh();
  // A page kept for the way back is shown as it was left: the day may be another one.
  addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
})();
