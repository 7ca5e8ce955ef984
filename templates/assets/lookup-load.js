// Loads the look-up when it is first wanted, from script files beside this one: also from a folder, without a server.
//
//   const lookup = await deskbookLookup.open();     // rejects if a file is missing or damaged; the next call tries again
"use strict";
(() => {
  const here = document.currentScript.src, DATA = ["lookup-data.js", "lookup-documents.js"];
  const SCRIPTS = ["lookup-words.js", "lookup-engine.js", "lookup-highlight.js", "lookup-answer.js"];
  let opened = null;

  /** Runs a script file; those asked for together run in their order. */
  function run(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, {src: new URL(name, here).href, async: false, onload: resolve, onerror: () => reject(new Error(`no ${name}`))});
      document.head.append(script);
    });
  }

  async function load() {
    await Promise.all([...DATA, ...SCRIPTS].map(run));
    const opened = await deskbookAnswer.open(globalThis.deskbookData, globalThis.deskbookDocuments);
    delete globalThis.deskbookData;
    delete globalThis.deskbookDocuments;
    return opened;
  }

  function open() {
    opened ??= load().catch((error) => { opened = null; throw error; });
    return opened;
  }

  /** The address of a page, given relative to the site's root. */
  const address = (path) => new URL(path, new URL("../../", here)).href;

  globalThis.deskbookLookup = {open, address, name: new URL("../../", here).pathname};
})();
