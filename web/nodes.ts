// Reads the accessibility nodes of src/ui/access_node.h from memory. The offsets are static_assert'ed there.

import type { Heap } from './abi';

export const kNodeBytes = 144;

export const enum Role {
  none, group, main, navigation, banner, region, complementary, search, form, heading, paragraph, link, button,
  toggleButton, checkbox, switch_, radioGroup, radio, tabList, tab, tabPanel, textField, textArea, combobox, listBox,
  option, menu, menuItem, menuItemCheckbox, menuItemRadio, list, listItem, table, rowGroup, row, columnHeader, rowHeader,
  cell, grid, gridCell, dialog, alertDialog, status, alert, progressBar, slider, separator, image, tooltip, feed, article,
  toolbar, tree, treeItem,
}

export const enum State {
  disabled = 1 << 0,
  focusable = 1 << 1,
  focused = 1 << 2,
  checked = 1 << 3,
  mixed = 1 << 4,
  selected = 1 << 5,
  selectable = 1 << 6,
  expanded = 1 << 7,
  expandable = 1 << 8,
  pressed = 1 << 9,
  invalid = 1 << 10,
  required = 1 << 11,
  readOnly = 1 << 12,
  busy = 1 << 13,
  modal = 1 << 14,
  current = 1 << 15,
  hasPopup = 1 << 16,
  sortAscending = 1 << 17,
  sortDescending = 1 << 18,
  scrollable = 1 << 19,
  tabStop = 1 << 20,
  clips = 1 << 21,
  editing = 1 << 22,
  draggable = 1 << 23,
  multiSelectable = 1 << 24,
  password = 1 << 25,
}

export const enum Action { activate, focus, blur, scrollIntoView, increment, decrement, contextMenu }

// Offsets of the StringSlices.
export const enum Text { name = 48, value = 56, description = 64, href = 72, placeholder = 80, keys = 88 }

// A cursor over the records: nothing is copied until it is asked for.
export class NodeReader {
  private at = 0;
  // Of the record under the cursor.
  index = 0;
  private view = new DataView(new ArrayBuffer(0));
  private start = 0;
  private strings = 0;
  count = 0;

  constructor(private readonly heap: Heap) {}

  attach(start: number, count: number, strings: number): void {
    this.view = this.heap.data;
    this.start = start;
    this.count = count;
    this.strings = strings;
  }

  seek(index: number): void {
    this.index = index;
    this.at = this.start + index * kNodeBytes;
  }

  private u32(offset: number): number {
    return this.view.getUint32(this.at + offset, true);
  }
  private f32(offset: number): number {
    return this.view.getFloat32(this.at + offset, true);
  }

  get id(): number { return this.u32(0); }
  get parent(): number { return this.u32(4); }
  get hash(): number { return this.u32(8); }
  get state(): number { return this.u32(12); }
  get x(): number { return this.f32(16); }
  get y(): number { return this.f32(20); }
  get width(): number { return this.f32(24); }
  get height(): number { return this.f32(28); }
  get role(): Role { return this.view.getUint16(this.at + 32, true); }
  get level(): number { return this.view.getUint8(this.at + 34); }
  get fieldKind(): number { return this.view.getUint8(this.at + 35); }
  get setSize(): number { return this.view.getInt32(this.at + 36, true); }
  get position(): number { return this.view.getInt32(this.at + 40, true); }
  get column(): number { return this.view.getInt32(this.at + 44, true); }
  get activeDescendant(): number { return this.u32(96); }
  get controls(): number { return this.u32(100); }
  get valueNow(): number { return this.f32(104); }
  get valueMax(): number { return this.f32(108); }
  get fontSize(): number { return this.f32(112); }
  get textX(): number { return this.f32(116); }
  get textWidth(): number { return this.f32(120); }
  get baselineY(): number { return this.f32(124); }
  get lineHeight(): number { return this.f32(128); }
  get textColour(): number { return this.u32(132); }
  get fontWeight(): number { return this.u32(136); }
  get textRevision(): number { return this.u32(140); }

  has(state: State): boolean {
    return (this.state & state) !== 0;
  }

  text(which: Text): string {
    return this.heap.text(this.strings + this.u32(which), this.u32(which + 4));
  }
}
