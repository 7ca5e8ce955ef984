// The look-up of the site and its peers in the browser, each behind the same two calls:
//
//   const ask = await peers[name](given);      // loads all that it needs over HTTP
//   const found = await ask("退款多久");         // how many it shows
"use strict";
globalThis.peers = (() => {
  const script = (src) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), {src, onload: resolve, onerror: () => reject(new Error(`no ${src}`))}));
  });
  const text = async (path) => (await fetch(path)).text();

  // ---- ours: what the search box of every page opens and reads: band, titles and their marks
  async function deskbook({loader}) {
    await script(loader);
    const lookup = await deskbookLookup.titles();
    return (asked) => lookup.find(asked).hits.map(({document, titleMarks}) => [document.title, document.url, titleMarks]).length;
  }

  /** What the desk page opens and reads: all texts, passages with their marks, scripts. */
  async function desk({loader}) {
    await script(loader);
    const lookup = await deskbookLookup.open();
    return (asked) => lookup.find(asked).hits.map((hit) => ({...hit})).length;
  }

  /** The box's without bands and titles. */
  async function ranking({loader}) {
    await script(loader);
    const {tables: [table]} = await deskbookLookup.titles();
    return (asked) => deskbookEngine.search(table, asked, 10, null).best.length;
  }

  // ---- Material: its own worker, its messages: 0 sets it up, 1 is ready, 2 asks, 3 answers
  async function material({worker: path, index}) {
    const worker = new Worker(path);
    const call = (message) => new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage(message);
    });
    const {config, docs} = JSON.parse(await text(index));
    await call({type: 0, data: {config, docs, options: {suggest: false}}});
    return async (asked) => (await call({type: 2, data: asked})).data.items.length;
  }

  // ---- MiniSearch: single characters and pairs of Chinese, whole words of the rest, what is being typed completed
  const RUNS = /(\p{sc=Han}+)|[\p{L}\p{N}]+/gu;
  const tokenize = (string) => [...string.matchAll(RUNS)].flatMap(([run, han]) => {
    const chars = han ? [...han] : [];
    return han ? chars.flatMap((char, at) => (at ? [chars[at - 1] + char, char] : [char])) : [run];
  });
  const OPTIONS = {
    fields: ["question", "similar", "answer"], storeFields: ["question", "similar", "answer"], tokenize,
    extractField: (faq, name) => (Array.isArray(faq[name]) ? faq[name].join("\n") : faq[name]),
    searchOptions: {boost: {question: 3, similar: 3}, prefix: (term, at, terms) => at === terms.length - 1},
  };

  async function minisearch({program, index}) {
    await script(program);
    const loaded = MiniSearch.loadJSON(await text(index), OPTIONS);
    return (asked) => loaded.search(asked).length;
  }

  /** The index as a static site would ship it, and the milliseconds that making it took. */
  async function index({program, faqs}) {
    await script(program);
    const texts = JSON.parse(await text(faqs)), begin = performance.now(), made = new MiniSearch(OPTIONS);
    made.addAll(texts);
    return [performance.now() - begin, JSON.stringify(made)];
  }

  /** Milliseconds of each keystroke, and how many found something. */
  async function keystrokes(ask, typed) {
    const taken = [];
    let answered = 0;
    for (const asked of typed) {
      const begin = performance.now(), found = await ask(asked);
      taken.push(performance.now() - begin);
      answered += found > 0;
    }
    return [taken, answered];
  }

  return {deskbook, desk, ranking, material, minisearch, index, keystrokes};
})();

// peers.html?{"name": …, "first": …}: milliseconds from the navigation until the page runs, and from there to the first answer
globalThis.ready = (async () => {
  const given = JSON.parse(decodeURIComponent(location.search.slice(1))), begin = performance.now();
  if (!given.first) return [begin, 0];
  globalThis.ask = await peers[given.name](given);
  await globalThis.ask(given.first);
  return [begin, performance.now() - begin];
})();
