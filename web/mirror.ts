// The accessibility tree as real DOM elements over the canvas: what a screen reader reads, what the keyboard focuses, what
// tests find. The canvas shows, the mirror tells; it is invisible but for the text field being edited.
//
// Each update diffs the frame's list against the elements there are, by id: `hash` covers all but the position, so an
// unchanged node costs two comparisons, and elements are reused and moved as little as possible (moving one would take
// its focus). Changes of position and of what is in view, that is scrolling, come when the scrolling pauses for a tenth of a
// second, at the latest after a whole one; anything else at once.

import type { Heap, Host } from './abi';
import {
  attributesOf, isLive, isTextRole, namingOf, tagOf, takesPointer,
} from './mirror_roles';
import { NodeReader, Role, State, Text } from './nodes';
import { placeField, setFieldValue } from './text_field';

const kScrollPauseMs = 100;
const kScrollLongestMs = 1000;
// New live regions get their words after assistive technology has noticed them.
const kLiveDelayMs = 50;

interface Entry {
  readonly id: number;
  readonly tag: string;
  readonly element: HTMLElement;
  hash: number;
  hasChildren: boolean;
  seen: number;
  text: string;
  attributes: Record<string, string | null>;
  geometry: [number, number, number, number];
  textRevision: number;
  fieldKey: string;
}

export interface Mirror {
  readonly imports: Host;
  readonly root: HTMLElement;
  // While true, focus events come from the mirror's own changes and mean nothing.
  readonly updating: boolean;
  readonly pending: boolean;
  idOf(target: EventTarget | null): number;
  elementOf(id: number): HTMLElement | undefined;
}

// `again` runs the frame's publication once more, for what was held back.
export function createMirror(root: HTMLElement, heap: Heap, again: () => void): Mirror {
  const nodes = new NodeReader(heap);
  const entries = new Map<number, Entry>();
  const ids = new WeakMap<EventTarget, number>([[root, 0]]);
  let generation = 0;
  let lastFocusRequest = 0;
  let lastAskedMs = -Infinity;
  let heldSinceMs = Infinity;
  let timer = 0;
  let liveTimers = 0;
  let updating = false;

  // Whether anything but positions and what is in view has changed, or the field on show must follow.
  function isUrgent(focusRequest: number): boolean {
    if (focusRequest !== lastFocusRequest) return true;
    for (let i = 0; i < nodes.count; i++) {
      nodes.seek(i);
      const entry = entries.get(nodes.id);
      if (entry !== undefined ? entry.hash !== nodes.hash : isLive(nodes.role)) return true;
      if (nodes.has(State.editing) || nodes.has(State.modal)) return true;
    }
    return false;
  }

  // One timer however many frames are held back meanwhile.
  function holdBack(waitMs: number): void {
    timer = setTimeout(() => {
      timer = 0;
      const now = performance.now();
      const dueMs = Math.min(lastAskedMs + kScrollPauseMs, heldSinceMs + kScrollLongestMs);
      if (now < dueMs) {
        holdBack(dueMs - now);
      } else {
        lastAskedMs = -Infinity;
        again();
      }
    }, waitMs);
  }

  function update(
    start: number, count: number, strings: number, _stringsLength: number, focusRequest: number, scale: number,
  ): number {
    nodes.attach(start, count, strings);
    const now = performance.now();
    heldSinceMs = Math.min(heldSinceMs, now);
    // A frame that is the first after a pause has nothing before it that it could be part of.
    const isScrolling = now - lastAskedMs < kScrollPauseMs;
    lastAskedMs = now;
    if (isScrolling && now < heldSinceMs + kScrollLongestMs && !isUrgent(focusRequest)) {
      if (timer === 0) holdBack(kScrollPauseMs);
      return 0;
    }
    clearTimeout(timer);
    timer = 0;
    heldSinceMs = Infinity;
    updating = true;
    const focused = document.activeElement;
    apply(scale);
    settleFocus(focused, focusRequest);
    updating = false;
    return 1;
  }

  function apply(scale: number): void {
    generation++;
    const parents = new Set<number>();
    let modal = -1;
    for (let i = 0; i < nodes.count; i++) {
      nodes.seek(i);
      parents.add(nodes.parent);
      if (nodes.has(State.modal)) modal = i;
      const entry = entries.get(nodes.id);
      if (entry !== undefined && entry.tag === tagOf(nodes)) entry.seen = generation;
    }
    for (const entry of entries.values()) {
      if (entry.seen === generation) continue;
      entry.element.remove();
      entries.delete(entry.id);
    }
    const chain = ancestors(modal);
    const last = new Map<number, Element>();
    const origins = new Map<number, [number, number]>([[0, [0, 0]]]);
    for (let i = 0; i < nodes.count; i++) {
      nodes.seek(i);
      if (nodes.id === 0) continue;
      const entry = entries.get(nodes.id) ?? create();
      const parentId = entries.has(nodes.parent) ? nodes.parent : 0;
      place(entry, parentId, last);
      const hasChildren = parents.has(entry.id);
      if (entry.hash !== nodes.hash || entry.hasChildren !== hasChildren) refresh(entry, hasChildren);
      position(entry, origins.get(parentId)!, scale);
      origins.set(entry.id, [nodes.x, nodes.y]);
      // Behind a modal dialog nothing is reached; what lies over it (a list of suggestions) comes later in the list.
      const inert = i < modal && chain.has(parentId) && !chain.has(entry.id) && !isLive(nodes.role);
      if (entry.element.inert !== inert) entry.element.inert = inert;
    }
  }

  function ancestors(index: number): Set<number> {
    const chain = new Set<number>();
    if (index < 0) return chain;
    const parentOf = new Map<number, number>();
    for (let i = 0; i <= index; i++) {
      nodes.seek(i);
      parentOf.set(nodes.id, nodes.parent);
    }
    for (let id: number | undefined = nodes.id; id !== undefined && id !== 0; id = parentOf.get(id)) chain.add(id);
    return chain.add(0);
  }

  function create(): Entry {
    const tag = tagOf(nodes);
    const element = document.createElement(tag);
    element.id = `n${nodes.id}`;
    if (tag === 'button') element.setAttribute('type', 'button');
    const entry: Entry = {
      id: nodes.id, tag, element, hash: ~nodes.hash, hasChildren: false, seen: generation, text: '', attributes: {},
      geometry: [NaN, NaN, NaN, NaN], textRevision: -1, fieldKey: '',
    };
    entries.set(entry.id, entry);
    ids.set(element, entry.id);
    return entry;
  }

  // In the order of the list, moving only what stands elsewhere.
  function place(entry: Entry, parentId: number, last: Map<number, Element>): void {
    const parent = parentId === 0 ? root : entries.get(parentId)!.element;
    const before = last.get(parentId);
    const next = before === undefined ? parent.firstElementChild : before.nextElementSibling;
    if (next !== entry.element) parent.insertBefore(entry.element, next);
    last.set(parentId, entry.element);
  }

  function refresh(entry: Entry, hasChildren: boolean): void {
    const { element } = entry;
    const isNew = entry.geometry[0] !== entry.geometry[0];
    entry.hash = nodes.hash;
    entry.hasChildren = hasChildren;
    const { text, label } = namingOf(nodes, hasChildren);
    const attributes = attributesOf(nodes, (id) => entries.has(id) || inFrame(id));
    attributes['aria-label'] = label;
    attributes.class = [
      hasChildren ? '' : 'leaf',
      takesPointer(nodes) ? 'hit' : '',
      nodes.has(State.scrollable) || nodes.has(State.clips) ? 'clip' : '',
      isTextRole(nodes.role) ? 'field' : '',
      nodes.has(State.editing) ? 'editing' : '',
    ].filter(Boolean).join(' ');
    for (const name of Object.keys({ ...entry.attributes, ...attributes })) {
      const value = attributes[name] ?? null;
      if ((entry.attributes[name] ?? null) === value) continue;
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    entry.attributes = attributes;
    if (entry.text !== text) {
      entry.text = text;
      if (isNew && isLive(nodes.role)) fillLater(entry);
      else setText(element, text);
    }
    if (element instanceof HTMLInputElement && nodes.role === Role.slider) element.valueAsNumber = nodes.valueNow;
    if (isTextRole(nodes.role) && entry.textRevision !== nodes.textRevision) {
      entry.textRevision = nodes.textRevision;
      setFieldValue(element as HTMLInputElement, nodes.text(Text.value));
    }
  }

  // Only the element's own text: children are other nodes.
  function setText(element: HTMLElement, text: string): void {
    const own = element.firstChild;
    if (own instanceof globalThis.Text) own.data = text;
    else if (text !== '') element.prepend(text);
  }

  function fillLater(entry: Entry): void {
    liveTimers++;
    setTimeout(() => {
      liveTimers--;
      setText(entry.element, entry.text);
    }, kLiveDelayMs);
  }

  function inFrame(id: number): boolean {
    const back = nodes.index;
    let found = false;
    for (let i = 0; i < nodes.count && !found; i++) {
      nodes.seek(i);
      found = nodes.id === id;
    }
    nodes.seek(back);
    return found;
  }

  function position(entry: Entry, origin: [number, number], scale: number): void {
    const { geometry } = entry;
    const { style } = entry.element;
    const x = (nodes.x - origin[0]) / scale;
    const y = (nodes.y - origin[1]) / scale;
    const width = nodes.width / scale;
    const height = nodes.height / scale;
    if (geometry[0] !== x) style.left = `${(geometry[0] = x)}px`;
    if (geometry[1] !== y) style.top = `${(geometry[1] = y)}px`;
    if (geometry[2] !== width) style.width = `${(geometry[2] = width)}px`;
    if (geometry[3] !== height) style.height = `${(geometry[3] = height)}px`;
    if (isTextRole(nodes.role)) entry.fieldKey = placeField(entry.element, nodes, scale, entry.fieldKey);
  }

  // DOM focus follows the canvas when it asks; else it stays where it was, also when its element was moved.
  function settleFocus(before: Element | null, focusRequest: number): void {
    if (focusRequest !== lastFocusRequest) {
      lastFocusRequest = focusRequest;
      for (let i = 0; i < nodes.count; i++) {
        nodes.seek(i);
        if (!nodes.has(State.focused)) continue;
        const element = entries.get(nodes.id)?.element;
        if (element === undefined || element === document.activeElement) return;
        if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
        element.focus({ preventScroll: true });
        return;
      }
      if (before instanceof HTMLElement && root.contains(before)) before.blur();
    } else if (before instanceof HTMLElement && before !== document.activeElement && root.contains(before)) {
      before.focus({ preventScroll: true });
    }
  }

  return {
    imports: { kenalan_mirror: update },
    root,
    get updating() {
      return updating;
    },
    get pending() {
      return timer !== 0 || liveTimers > 0;
    },
    idOf: (target) => {
      for (let at = target; at instanceof Element; at = at.parentElement) {
        const id = ids.get(at);
        if (id !== undefined) return id;
      }
      return 0;
    },
    elementOf: (id) => entries.get(id)?.element,
  };
}
