// Loads the look-up when it is first wanted, from script files beside this one: also from a folder, without a server.
//
//   const lookup = await deskbookLookup.titles();    // what the search box needs: ranking and titles
//   const lookup = await deskbookLookup.open();      // with all texts
// Both reject if a file is missing or damaged; the next call tries again.
"use strict";
(() => {
  const here = document.currentScript.src, DATA = "lookup-data.js", TITLES = "lookup-titles.js", DOCUMENTS = "lookup-documents.js";
  const SCRIPTS = ["lookup-words.js", "lookup-field.js", "lookup-engine.js", "lookup-highlight.js", "lookup-answer.js"];
  const rested = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 500));
  let ready = null, opened = null;

  /** Runs a script file; those asked for together run in their order. */
  function run(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, {src: new URL(name, here).href, async: false, onload: resolve, onerror: () => reject(new Error(`no ${name}`))});
      document.head.append(script);
    });
  }

  /** What a data file has set, which is not kept beside what is made of it. */
  async function given(name, set) {
    await run(name);
    const value = globalThis[set];
    delete globalThis[set];
    return value;
  }

  async function load() {
    const scripts = SCRIPTS.map(run), data = given(DATA, "deskbookData"), heads = given(TITLES, "deskbookTitles");
    heads.catch(() => {});  // told below, if nothing else is missing
    const [facts] = await Promise.all([data, ...scripts]);
    const lookup = await deskbookAnswer.open(facts, heads);
    rested(() => lookup.find(lookup.desk.title));  // the browser prepares its code for what is typed
    return lookup;
  }

  async function fill() {
    const [lookup, documents] = await Promise.all([titles(), given(DOCUMENTS, "deskbookDocuments")]);
    return lookup.take(documents);
  }

  function titles() {
    ready ??= load().catch((error) => { ready = null; throw error; });
    return ready;
  }

  function open() {
    opened ??= fill().catch((error) => { opened = null; throw error; });
    return opened;
  }

  /** The address of a page, given relative to the site's root. */
  const address = (path) => new URL(path, new URL("../../", here)).href;

  globalThis.deskbookLookup = {titles, open, address, name: new URL("../../", here).pathname};
})();
