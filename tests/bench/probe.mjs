// Runs in the page before its own code: notes moments that nothing else can tell (first frame on the screen, transactions,
// long tasks) and counts what the page asks the browser to do later. It wraps functions and changes nothing.
export function installProbe() {
  const probe = { firstDrawMs: 0, shownMs: 0, lastDrawMs: 0, progressMs: 0, openMs: 0, loadedMs: 0, timers: 0, animationFrames: 0, glCalls: 0, parameters: 0,
    transactions: [], longTasks: [] };
  Object.defineProperty(window, "probe", { value: probe });
  const now = () => performance.now();

  const animate = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (run) => {
    probe.animationFrames += 1;
    return animate(run);
  };
  for (const name of ["setTimeout", "setInterval"]) {
    const original = window[name].bind(window);
    window[name] = (run, delay, ...values) => original((...given) => {
      probe.timers += 1;
      return run(...given);
    }, delay, ...values);
  }

  const gl = WebGL2RenderingContext.prototype;
  for (const name of ["drawElements", "bufferData", "texSubImage2D", "clear", "scissor", "getParameter", "getError"]) {
    const original = gl[name];
    gl[name] = function (...values) {
      probe.glCalls += 1;
      if (name === "getParameter" || name === "getError") probe.parameters += 1;
      if (name === "drawElements") {
        probe.lastDrawMs = now();
        if (probe.firstDrawMs === 0) {
          probe.firstDrawMs = probe.lastDrawMs;
          // The frame is on the screen when the next one begins.
          animate(() => animate(() => (probe.shownMs = now())));
        }
      }
      return original.apply(this, values);
    };
  }

  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...values) {
    if (probe.openMs === 0) probe.openMs = now();
    return open.apply(this, values);
  };
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ...values) {
    const made = transaction.call(this, stores, mode, ...values);
    const note = { stores: [stores].flat(), mode: mode ?? "readonly", startMs: now(), endMs: 0 };
    made.addEventListener("complete", () => {
      note.endMs = now();
      if (note.mode === "readonly" && probe.loadedMs === 0 && note.stores.length > 2) probe.loadedMs = note.endMs;
    });
    if (note.mode === "readwrite") probe.transactions.push(note);
    return made;
  };

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.longTasks.push({ startMs: entry.startTime, ms: entry.duration });
  }).observe({ type: "longtask", buffered: true });

  // The bar of a long load.
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (probe.progressMs === 0 && node.className === "progress") probe.progressMs = now();
    }
  }).observe(document, { childList: true, subtree: true });
}
