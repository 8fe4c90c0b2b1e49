// window.kenalan: what tests and the benchmark read (docs/diagnostics.md). Getters only, frozen: nothing in it can change
// anything.

import { Counter, type Exports, type Heap } from './abi';
import { kRingFrames, type Scheduler } from './scheduler';
import type { SecondHome } from './storage/second_home';
import type { GlCounters } from './webgl';

export interface Sources {
  version: string;
  heap: Heap;
  exports: Exports;
  scheduler: Scheduler;
  gl: GlCounters;
  second: SecondHome;
  // Functions of the core's second part that were called before it was there (core_parts.ts).
  calledEarly: readonly string[];
  // The core's second part, the mirror, files and fonts: whether anything of theirs is under way.
  isBusy(): boolean;
}

const kRouteBytes = 4096;

export function publishDiagnostics(sources: Sources): void {
  const { heap, exports, scheduler, gl, second } = sources;
  const count = (which: Counter): number => exports._kenalan_counter(which);
  const storage = Object.freeze({
    get generation() { return count(Counter.generation); },
    get queued() { return count(Counter.queued); },
    get durable() { return count(Counter.durable); },
    get second() { return second.status; },
    get copied() { return second.stored; },
    get aside() { return second.aside; },
  });
  const counters = Object.freeze({
    get frames() { return scheduler.frameNumber; },
    get glCalls() { return gl.glCalls; },
    get drawCalls() { return gl.drawCalls; },
    get uploads() { return gl.uploads; },
    get uploadedBytes() { return gl.uploadedBytes; },
    get allocations() { return count(Counter.allocations); },
    get statements() { return count(Counter.statements); },
    get heapBytes() { return heap.size; },
  });
  const kenalan = Object.freeze({
    version: sources.version,
    storage,
    counters,
    get calledEarly() { return [...sources.calledEarly]; },
    get frame() { return scheduler.frameNumber; },
    get route() {
      const pointer = exports._kenalan_allocate(kRouteBytes);
      const route = heap.text(pointer, Math.min(kRouteBytes, exports._kenalan_route(pointer, kRouteBytes)));
      exports._kenalan_release(pointer);
      return route;
    },
    get settled() {
      return scheduler.frameNumber > 0 && scheduler.idle && !sources.isBusy() && count(Counter.settled) === 1;
    },
    // Oldest first: CPU milliseconds of each of the last 256 frames by phase.
    get frameTimes() {
      const times: { frame: number; build: number; render: number; mirror: number }[] = [];
      for (let frame = Math.max(0, scheduler.frameNumber - kRingFrames); frame < scheduler.frameNumber; frame++) {
        const at = (frame % kRingFrames) * 3;
        const [build, render, mirror] = scheduler.ring.subarray(at, at + 3);
        times.push({ frame: frame + 1, build: build!, render: render!, mirror: mirror! });
      }
      return times;
    },
  });
  Object.defineProperty(window, 'kenalan', { value: kenalan, enumerable: true });
}
