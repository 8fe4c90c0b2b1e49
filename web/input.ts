// All input of the page, taken at the document. Pointer events go to C++ by coordinates, whatever element of the mirror they
// hit; the `click` that follows such a press has been dealt with and is swallowed, while a click without a press
// comes from assistive technology or the keyboard and activates the node it is aimed at. Left to the browser: everything
// inside the text field being edited, Tab, its own zoom, and opening a link in another tab.

import type { Exports } from './abi';
import { clicksByItself, fieldKeeps, isClipboardKey, keyOf, modifiersOf } from './keys';
import type { Mirror } from './mirror';
import { Action } from './nodes';

const enum Phase { move, down, up, cancel, leave }
const kKinds = ['mouse', 'touch', 'pen'];
// A click that comes later than this after a release is none of it.
const kClickMs = 1000;
const kLineCssPx = 16;

export interface InputEvents {
  // A frame at the next chance; now, inside the event (what opens the keyboard of a phone must).
  wake(): void;
  frameNow(): void;
}

export function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range');
}

export function listenToInput(stage: HTMLElement, mirror: Mirror, exports: Exports, events: InputEvents): void {
  const pressed = new Set<number>();
  let releasedMs = -Infinity;
  let captured = -1;
  let keyupPrevented = '';

  const pointer = (event: PointerEvent, phase: Phase): void => {
    const ratio = devicePixelRatio;
    exports._kenalan_pointer(
      event.timeStamp, event.clientX * ratio, event.clientY * ratio, event.pointerId, phase,
      Math.max(0, kKinds.indexOf(event.pointerType)), Math.max(0, event.button), event.buttons, modifiersOf(event),
    );
    // Nothing is asked for before the frame of the event itself: it may have a reason to wait (scheduler.ts).
    if (phase === Phase.up) events.frameNow();
    else events.wake();
  };

  // Opening a link elsewhere is the browser's business.
  const isBrowsers = (event: MouseEvent): boolean =>
    event.target instanceof Element && event.target.closest('a') !== null &&
    (event.button === 1 || (event.button === 0 && (event.ctrlKey || event.metaKey || event.shiftKey)));

  const onDown = (event: PointerEvent): void => {
    if (isBrowsers(event) || !inStage(event.target)) return;
    followScrolls(event.target);
    pressed.add(event.pointerId);
    pointer(event, Phase.down);
  };
  const onMove = (event: PointerEvent): void => {
    // Captured late: at the press it would take the focus away from what was pressed.
    if (event.buttons !== 0 && captured !== event.pointerId && pressed.has(event.pointerId) && !isField(event.target)) {
      captured = event.pointerId;
      stage.setPointerCapture(event.pointerId);
    }
    pointer(event, Phase.move);
  };
  const onUp = (event: PointerEvent): void => {
    if (!pressed.delete(event.pointerId)) return;
    releasedMs = event.timeStamp;
    captured = -1;
    pointer(event, Phase.up);
  };
  const onCancel = (event: PointerEvent): void => {
    pressed.delete(event.pointerId);
    captured = -1;
    pointer(event, Phase.cancel);
  };

  const afterPress = (event: MouseEvent): boolean => pressed.size > 0 || event.timeStamp - releasedMs < kClickMs;

  const onClick = (event: MouseEvent): void => {
    if (!inStage(event.target) || isBrowsers(event)) return;
    if (isField(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    // detail counts presses: 0 is the keyboard, a screen reader or a script.
    const handled = event.detail > 0 && afterPress(event);
    releasedMs = -Infinity;
    if (!handled) act(event.target, Action.activate);
  };

  const act = (target: EventTarget | null, action: Action, x = 0, y = 0): void => {
    exports._kenalan_node_action(mirror.idOf(target), action, x, y);
    events.frameNow();
  };

  // A press on a suggestion must not take the focus from the field it is for.
  const onMouseDown = (event: MouseEvent): void => {
    const suggests = document.activeElement?.getAttribute('role') === 'combobox';
    if (suggests && event.target instanceof Element && event.target.closest('[role=listbox]') !== null) {
      event.preventDefault();
    }
  };

  const onWheel = (event: WheelEvent): void => {
    // Control and wheel is the browser's zoom; a text area that can scroll scrolls itself.
    if (event.ctrlKey) return;
    if (event.target === document.activeElement && event.target instanceof HTMLTextAreaElement &&
      event.target.scrollHeight > event.target.clientHeight) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? kLineCssPx : event.deltaMode === 2 ? innerHeight : 1;
    const ratio = devicePixelRatio;
    exports._kenalan_wheel(
      event.timeStamp, event.clientX * ratio, event.clientY * ratio, event.deltaX * unit * ratio,
      event.deltaY * unit * ratio, modifiersOf(event),
    );
    events.wake();
  };

  const onKey = (event: KeyboardEvent, phase: number): void => {
    releasedMs = -Infinity;
    if (phase === 1 && keyupPrevented === event.key) {
      keyupPrevented = '';
      event.preventDefault();
    }
    const target = document.activeElement;
    const key = keyOf(event);
    if (key === null || event.isComposing || event.keyCode === 229) return;
    const field = isField(target);
    if (field ? fieldKeeps(target, event) : isClipboardKey(event)) return;
    const itself = clicksByItself(target, event);
    // A card is a button or link that the keyboard can also pick up and move: it is asked first.
    if (itself && !(event.key === ' ' && target instanceof HTMLElement && target.dataset.drag !== undefined)) return;
    const taken = exports._kenalan_key(
      event.timeStamp, key.code, phase, field ? 1 : 0, modifiersOf(event), event.repeat ? 1 : 0, key.character,
    );
    if (taken === 1) {
      event.preventDefault();
      // Firefox clicks a button when Space is let go, whatever became of its press.
      if (phase === 0 && itself) keyupPrevented = event.key;
    }
    events.wake();
  };

  const onContextMenu = (event: MouseEvent): void => {
    if (isField(event.target) || !inStage(event.target) || event.shiftKey) return;
    event.preventDefault();
    // By keyboard or assistive technology; a press has been told of already.
    if (!afterPress(event)) act(event.target, Action.contextMenu);
  };

  // The browser scrolled something to show an element (find in page, a screen reader): the canvas scrolls instead.
  const onScroll = (event: Event): void => {
    follow(event.target === document ? document.scrollingElement : event.target);
  };

  const follow = (element: EventTarget | null): void => {
    if (!(element instanceof HTMLElement) || isField(element)) return;
    const { scrollLeft, scrollTop } = element;
    if (scrollLeft === 0 && scrollTop === 0) return;
    element.scrollLeft = element.scrollTop = 0;
    act(element, Action.scrollIntoView, scrollLeft * devicePixelRatio, scrollTop * devicePixelRatio);
  };

  // The browser tells of its scrolling with the next picture; a press before that (a screen reader brings into view and
  // presses in one go) was aimed at where things are now.
  const followScrolls = (target: EventTarget | null): void => {
    for (let at = target; at instanceof HTMLElement && at !== stage; at = at.parentElement) follow(at);
  };

  const onSlider = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'range') return;
    const before = Number(event.target.dataset.value ?? '0');
    act(event.target, event.target.valueAsNumber > before ? Action.increment : Action.decrement);
  };

  const inStage = (target: EventTarget | null): boolean =>
    target instanceof Node && (stage.contains(target) || target === document.body || target === document.documentElement);

  const capture = { capture: true };
  document.addEventListener('pointerdown', onDown, capture);
  document.addEventListener('mousedown', onMouseDown, capture);
  document.addEventListener('pointermove', onMove, capture);
  document.addEventListener('pointerup', onUp, capture);
  document.addEventListener('pointercancel', onCancel, capture);
  document.documentElement.addEventListener('pointerleave', (event) => pointer(event, Phase.leave));
  document.addEventListener('click', onClick, capture);
  document.addEventListener('auxclick', onClick, capture);
  document.addEventListener('contextmenu', onContextMenu, capture);
  document.addEventListener('wheel', onWheel, { passive: false });
  document.addEventListener('keydown', (event) => onKey(event, 0), capture);
  document.addEventListener('keyup', (event) => onKey(event, 1), capture);
  document.addEventListener('scroll', onScroll, capture);
  mirror.root.addEventListener('input', onSlider);
  mirror.root.addEventListener('focusin', (event) => {
    if (mirror.updating) return;
    exports._kenalan_node_action(mirror.idOf(event.target), Action.focus, 0, 0);
    events.wake();
  });
  mirror.root.addEventListener('focusout', (event) => {
    // Leaving the window keeps the focus where it is for the return.
    if (mirror.updating || !document.hasFocus() || event.relatedTarget !== null) return;
    exports._kenalan_node_action(mirror.idOf(event.target), Action.blur, 0, 0);
    events.wake();
  });
}
