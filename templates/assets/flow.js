// The flow of a procedure scrolls in its own box: the step that is read, or that a link led to, is kept in sight there.
"use strict";
(() => {
  const TOP = 90;
  let flow, steps, at = -1;

  const shown = () => {
    const {top, bottom} = flow.getBoundingClientRect();
    const node = flow.querySelector(`[data-step="${at + 1}"]`);
    if (!node || flow.scrollHeight <= flow.clientHeight) return;
    const box = node.getBoundingClientRect();
    if (box.top < top || box.bottom > bottom) flow.scrollTop += (box.top + box.bottom - top - bottom) / 2;
  };

  const look = () => {
    const read = steps.findIndex((step) => step.getBoundingClientRect().bottom > TOP + 10);
    if (read < 0 || read === at) return;
    at = read;
    shown();
  };

  const begin = () => {
    flow = document.querySelector(".db-flow");
    if (!flow) return;
    steps = [...document.querySelectorAll(".db-proc .db-steps > li")];
    let asked = false;
    document.addEventListener("scroll", () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; look(); });
    }, {passive: true});
    look();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
})();
