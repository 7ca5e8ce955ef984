// The clipboard, on pages with https and without.
"use strict";
(() => {
  const {el} = globalThis.deskbookParts;

  /** Whether ``text`` is in the clipboard now: the old way where the new one is not allowed, as on a page without https. */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const before = document.activeElement, area = el("textarea", {class: "db-sr", "aria-hidden": "true"});
      area.value = text;
      document.body.append(area);
      area.select();
      let done = false;
      try { done = document.execCommand("copy"); } catch { /* not allowed either */ }
      area.remove();
      before?.focus();
      return done;
    }
  }

  globalThis.deskbookClipboard = {copied};
})();
