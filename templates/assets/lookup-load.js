// Loads the look-up when it is first wanted, from script files beside this one: also from a folder, without a server.
//
//   const lookup = await deskbookLookup.open();     // rejects if a file is missing or damaged; the next call tries again
"use strict";
(() => {
  const here = document.currentScript.src, SCRIPTS = ["lookup-words.js", "lookup-engine.js", "lookup-highlight.js", "lookup-answer.js"];
  const DATA = ["lookup-data.js", "lookup-documents.js"];
  let opened = null;

  /** Runs a script file; those asked for together run in their order. */
  function run(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, {src: new URL(name, here).href, async: false, onload: resolve, onerror: () => reject(new Error(`no ${name}`))});
      document.head.append(script);
    });
  }

  async function unpacked(base64) {
    const text = atob(base64), bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
  }

  async function load() {
    await Promise.all([...DATA, ...SCRIPTS].map(run));
    const {figures, desk, tables} = globalThis.deskbookData, {tables: answers, documents} = globalThis.deskbookDocuments;
    const text = unpacked(documents), loaded = await Promise.all(tables.map((questions, at) => deskbookEngine.load(questions, answers[at])));
    const lookup = new deskbookAnswer.Lookup(loaded, (await text).split("\n"), desk, figures);
    delete globalThis.deskbookData;
    delete globalThis.deskbookDocuments;
    return lookup;
  }

  function open() {
    opened ??= load().catch((error) => { opened = null; throw error; });
    return opened;
  }

  /** The address of a page, given relative to the site's root. */
  const address = (path) => new URL(path, new URL("../../", here)).href;

  globalThis.deskbookLookup = {open, address, name: new URL("../../", here).pathname};
})();
