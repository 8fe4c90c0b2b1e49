// Frames on demand. The frame function says when it next wants to run: at once, in some time, never. There is at most one
// animation frame and one timer under way, none of either when nothing is wanted or the tab is hidden.
//
// Long jobs run between frames, some milliseconds at a time, each in a task of its own: input and frames get in between,
// and a job is neither as slow as the display nor stopped when the tab is hidden.

import type { Exports } from './abi';

// CPU milliseconds of the phases of the last frames.
export const kRingFrames = 256;

export interface Scheduler {
  // Until then what asks for a frame gets none: the first is drawn once, with everything known.
  start(): void;
  request(): void;
  frameNow(): void;
  publish(): void;
  readonly frameNumber: number;
  // No frame is coming, or only one for a moment far away (a due time, midnight).
  readonly idle: boolean;
  readonly ring: Float32Array;
}

// A timer that is longer than this waits for the calendar, not for the screen.
const kLongWaitMs = 1000;
// setTimeout takes 31 bits and fires at once above them.
const kLongestTimerMs = 0x7fffffff;

export function createScheduler(exports: Exports, failed: (error: unknown) => void): Scheduler {
  const ring = new Float32Array(kRingFrames * 3);
  let frameNumber = 0;
  let animation = 0;
  let timer = 0;
  let timerMs = Infinity;
  let running = false;
  // Before the start, and after an error.
  let stopped = true;
  // A message to oneself is a task without the 4 ms that nested timers wait.
  const jobs = new MessageChannel();
  let working = false;

  function work(): void {
    if (working || stopped || exports._kenalan_has_work() === 0) return;
    working = true;
    jobs.port2.postMessage(null);
  }

  jobs.port1.onmessage = () => {
    working = false;
    if (stopped) return;
    try {
      exports._kenalan_work();
      work();
    } catch (error) {
      stopped = true;
      failed(error);
    }
  };

  function cancelTimer(): void {
    clearTimeout(timer);
    timer = 0;
    timerMs = Infinity;
  }

  function request(): void {
    work();
    if (animation !== 0 || stopped || document.hidden) return;
    animation = requestAnimationFrame(() => {
      animation = 0;
      run();
    });
  }

  function run(): void {
    // An event inside a frame (focus moved by the mirror) asks for the next one.
    if (running || stopped) {
      request();
      return;
    }
    running = true;
    cancelTimer();
    cancelAnimationFrame(animation);
    animation = 0;
    let wait = Infinity;
    try {
      const start = performance.now();
      wait = exports._kenalan_build(start);
      const built = performance.now();
      exports._kenalan_render();
      const rendered = performance.now();
      exports._kenalan_publish();
      const at = (frameNumber % kRingFrames) * 3;
      ring[at] = built - start;
      ring[at + 1] = rendered - built;
      ring[at + 2] = performance.now() - rendered;
      frameNumber++;
    } catch (error) {
      stopped = true;
      failed(error);
    }
    running = false;
    work();
    if (document.hidden || stopped) return;
    if (wait <= 0) {
      request();
    } else if (animation === 0 && wait < Infinity) {
      timerMs = wait;
      timer = setTimeout(() => {
        timer = 0;
        request();
      }, Math.min(wait, kLongestTimerMs));
    }
  }

  // Closing a tab hides it first, but for some browsers on phones.
  addEventListener('pagehide', () => exports._kenalan_visibility(0));
  document.addEventListener('visibilitychange', () => {
    exports._kenalan_visibility(document.hidden ? 0 : 1);
    if (document.hidden) {
      cancelAnimationFrame(animation);
      animation = 0;
      cancelTimer();
    } else {
      request();
    }
  });

  return {
    start: () => {
      stopped = false;
      run();
    },
    request,
    frameNow: () => {
      if (document.hidden) return;
      run();
      // A widget may show the answer to its press in the frame after it: the mirror is to be true when the event ends.
      if (animation !== 0) run();
    },
    publish: () => exports._kenalan_publish(),
    get frameNumber() {
      return frameNumber;
    },
    get idle() {
      return animation === 0 && (timer === 0 || timerMs > kLongWaitMs);
    },
    ring,
  };
}
