// Frames on demand. The frame function says when it next wants to run: at once, in some time, never. There is at most one
// animation frame and one timer under way, none of either when nothing is wanted or the tab is hidden.
//
// The frame of a press runs inside its event, so that the mirror is true when the event ends and the keyboard of a phone
// may open. A press that wrote something is an exception: after input that asked for a picture, Chromium lets everything
// but input and the picture wait for up to 50 ms, also the word that the write is durable. So nothing is shown inside
// such an event, and the next frame is asked for in a task after it (docs/decisions/0008).
//
// Long jobs run between frames, some milliseconds at a time, each in a task of its own: input and frames get in between,
// and a job is neither as slow as the display nor stopped when the tab is hidden.

import { Counter, type Exports } from './abi';

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

export interface SchedulerEvents {
  // Whether the first picture is there. Until then nobody waits for the display: it may be far from its next frame.
  isShown(): boolean;
  failed(error: unknown): void;
}

export function createScheduler(exports: Exports, { isShown, failed }: SchedulerEvents): Scheduler {
  const ring = new Float32Array(kRingFrames * 3);
  let frameNumber = 0;
  // The last frame was built and not shown: its event wrote something.
  let unshown = false;
  // Of the builds since the last picture.
  let buildMs = 0;
  let wait = Infinity;
  let animation = 0;
  let timer = 0;
  let timerMs = Infinity;
  let running = false;
  // Before the start, and after an error.
  let stopped = true;
  // A message to oneself is a task without the 4 ms that nested timers wait.
  const jobs = new MessageChannel();
  let working = false;

  function post(): void {
    if (working) return;
    working = true;
    jobs.port2.postMessage(null);
  }

  function work(): void {
    if (!stopped && exports._kenalan_has_work() === 1) post();
  }

  jobs.port1.onmessage = () => {
    working = false;
    if (unshown) {
      if (isShown()) request();
      else run();
    }
    guarded(() => {
      if (exports._kenalan_has_work() === 1) exports._kenalan_work();
    });
    work();
  };

  // After an error nothing runs any more.
  function guarded(run: () => void): void {
    if (stopped) return;
    try {
      run();
    } catch (error) {
      stopped = true;
      failed(error);
    }
  }

  function cancelTimer(): void {
    clearTimeout(timer);
    timer = 0;
    timerMs = Infinity;
  }

  function request(): void {
    work();
    if (animation !== 0 || stopped || document.hidden) return;
    if (!isShown()) {
      unshown = true;
      post();
      return;
    }
    animation = requestAnimationFrame(() => {
      animation = 0;
      run();
    });
  }

  function build(): void {
    cancelTimer();
    cancelAnimationFrame(animation);
    animation = 0;
    const start = performance.now();
    wait = exports._kenalan_build(start);
    buildMs += performance.now() - start;
  }

  // Shows what was built: the picture, then the mirror.
  function show(): void {
    unshown = false;
    const start = performance.now();
    exports._kenalan_render();
    const rendered = performance.now();
    exports._kenalan_publish();
    const at = (frameNumber % kRingFrames) * 3;
    ring[at] = buildMs;
    ring[at + 1] = rendered - start;
    ring[at + 2] = performance.now() - rendered;
    frameNumber++;
    buildMs = 0;
  }

  function arm(): void {
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

  // False when it cannot be: an event inside a frame (focus moved by the mirror) asks for the next one.
  function inFrame(frame: () => void): boolean {
    if (running || stopped) {
      request();
      return false;
    }
    running = true;
    guarded(frame);
    running = false;
    return !stopped;
  }

  function run(): void {
    if (inFrame(() => { build(); show(); })) arm();
  }

  function frameNow(): void {
    if (document.hidden) return;
    const generation = exports._kenalan_counter(Counter.generation);
    if (!inFrame(build)) return;
    unshown = exports._kenalan_counter(Counter.generation) !== generation;
    if (unshown) {
      post();
      return;
    }
    // A widget may show the answer to its press in the frame after it: one picture for both.
    if (inFrame(() => { if (wait <= 0) build(); show(); })) arm();
  }

  // Closing a tab hides it first, but for some browsers on phones.
  addEventListener('pagehide', () => exports._kenalan_visibility(0));
  document.addEventListener('visibilitychange', () => {
    exports._kenalan_visibility(document.hidden ? 0 : 1);
    if (document.hidden) {
      cancelAnimationFrame(animation);
      animation = 0;
      unshown = false;
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
    frameNow,
    publish: () => exports._kenalan_publish(),
    get frameNumber() {
      return frameNumber;
    },
    get idle() {
      return animation === 0 && !unshown && (timer === 0 || timerMs > kLongWaitMs);
    },
    ring,
  };
}
