// Memory of the page on its dashboard: WebAssembly's (never shrinks) and JavaScript's after a collection.
import { megabytes } from "./table.mjs";

export async function measureMemory(lab) {
  const rows = [];
  for (const set of lab.options.sets) {
    await lab.withSet(set, async (page, context) => {
      await lab.go(page);
      const session = await context.newCDPSession(page);
      await session.send("HeapProfiler.collectGarbage");
      await session.send("Performance.enable");
      const { metrics } = await session.send("Performance.getMetrics");
      const used = metrics.find((metric) => metric.name === "JSHeapUsedSize").value;
      const heap = await page.evaluate(() => window.kenalan.counters.heapBytes);
      rows.push({ part: "memory", measure: "WebAssembly, JavaScript", on: set, value: `${megabytes(heap)}, ${megabytes(used)}`, target: set === "M" ? "≤ 64 MB (goal 40 MB)" : "" });
    });
  }
  return rows;
}
