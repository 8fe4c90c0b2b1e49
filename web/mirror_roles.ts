// Which DOM element and which ARIA attributes each role of src/ui/access_node.h becomes: real elements where HTML has
// them, roles where it has not. Pure functions of a node; web/mirror.ts applies them.

import { type NodeReader, Role, State, Text } from './nodes';

interface Kind {
  tag: string;
  // ARIA role, where the element's own is not it.
  role?: string;
  // Static text: never in the way of a pointer.
  passive?: true;
  // The role may not be named by aria-label.
  unnamed?: true;
}

const kKinds: { readonly [role in Role]: Kind } = {
  [Role.none]: { tag: 'div', unnamed: true },
  [Role.group]: { tag: 'div', role: 'group' },
  [Role.main]: { tag: 'main' },
  [Role.navigation]: { tag: 'nav' },
  [Role.banner]: { tag: 'header', role: 'banner' },
  [Role.region]: { tag: 'section', role: 'region' },
  [Role.complementary]: { tag: 'aside' },
  [Role.search]: { tag: 'div', role: 'search' },
  [Role.form]: { tag: 'div', role: 'form' },
  [Role.heading]: { tag: 'h1', passive: true },
  [Role.paragraph]: { tag: 'p', passive: true, unnamed: true },
  [Role.link]: { tag: 'a' },
  [Role.button]: { tag: 'button' },
  [Role.toggleButton]: { tag: 'button' },
  [Role.checkbox]: { tag: 'button', role: 'checkbox' },
  [Role.switch_]: { tag: 'button', role: 'switch' },
  [Role.radioGroup]: { tag: 'div', role: 'radiogroup' },
  [Role.radio]: { tag: 'button', role: 'radio' },
  [Role.tabList]: { tag: 'div', role: 'tablist' },
  [Role.tab]: { tag: 'button', role: 'tab' },
  [Role.tabPanel]: { tag: 'div', role: 'tabpanel' },
  [Role.textField]: { tag: 'input' },
  [Role.textArea]: { tag: 'textarea' },
  [Role.combobox]: { tag: 'input', role: 'combobox' },
  [Role.listBox]: { tag: 'div', role: 'listbox' },
  [Role.option]: { tag: 'div', role: 'option' },
  [Role.menu]: { tag: 'div', role: 'menu' },
  [Role.menuItem]: { tag: 'button', role: 'menuitem' },
  [Role.menuItemCheckbox]: { tag: 'button', role: 'menuitemcheckbox' },
  [Role.menuItemRadio]: { tag: 'button', role: 'menuitemradio' },
  // Without list-style some screen readers take the list away; the role keeps it.
  [Role.list]: { tag: 'ul', role: 'list' },
  [Role.listItem]: { tag: 'li' },
  // Table elements lose their meaning when they are positioned.
  [Role.table]: { tag: 'div', role: 'table' },
  [Role.rowGroup]: { tag: 'div', role: 'rowgroup' },
  [Role.row]: { tag: 'div', role: 'row' },
  [Role.columnHeader]: { tag: 'div', role: 'columnheader' },
  [Role.rowHeader]: { tag: 'div', role: 'rowheader' },
  [Role.cell]: { tag: 'div', role: 'cell' },
  [Role.grid]: { tag: 'div', role: 'grid' },
  [Role.gridCell]: { tag: 'div', role: 'gridcell' },
  [Role.dialog]: { tag: 'div', role: 'dialog' },
  [Role.alertDialog]: { tag: 'div', role: 'alertdialog' },
  [Role.status]: { tag: 'div', role: 'status', passive: true },
  [Role.alert]: { tag: 'div', role: 'alert', passive: true },
  [Role.progressBar]: { tag: 'div', role: 'progressbar', passive: true },
  [Role.slider]: { tag: 'input' },
  [Role.separator]: { tag: 'div', role: 'separator', passive: true },
  [Role.image]: { tag: 'div', role: 'img', passive: true },
  [Role.tooltip]: { tag: 'div', role: 'tooltip', passive: true },
  [Role.feed]: { tag: 'div', role: 'feed' },
  [Role.article]: { tag: 'article' },
  [Role.toolbar]: { tag: 'div', role: 'toolbar' },
  [Role.tree]: { tag: 'div', role: 'tree' },
  [Role.treeItem]: { tag: 'div', role: 'treeitem' },
};

export function isTextRole(role: Role): boolean {
  return role === Role.textField || role === Role.textArea || role === Role.combobox;
}

export function tagOf(node: NodeReader): string {
  const role = node.role;
  // Headings 1 to 6; a link without an address is a button that looks like one.
  if (role === Role.heading) return `h${Math.min(6, Math.max(1, node.level))}`;
  return kKinds[role].tag;
}

// Nothing that only shows text lies in the way of what is under it; containers let through too, but for those that
// cover others.
export function takesPointer(node: NodeReader): boolean {
  const role = node.role;
  if (node.has(State.focusable) || role === Role.dialog || role === Role.alertDialog || role === Role.menu) return true;
  if (role === Role.listBox || role === Role.option) return true;
  const tag = kKinds[role].tag;
  return tag === 'button' || tag === 'a' || tag === 'input' || tag === 'textarea';
}

// Live regions speak when their content changes, so their words are content, and they exist before it.
export function isLive(role: Role): boolean {
  return role === Role.status || role === Role.alert;
}

export interface Naming {
  // Content of the element.
  text: string;
  // aria-label; null: none.
  label: string | null;
}

// A leaf says its name as content (which also gets translated and found in the page), a parent as label.
export function namingOf(node: NodeReader, hasChildren: boolean): Naming {
  const name = node.text(Text.name);
  const kind = kKinds[node.role];
  const noContent = kind.tag === 'input' || kind.tag === 'textarea' || kind.role === 'img' ||
    kind.role === 'progressbar' || kind.role === 'separator';
  if (hasChildren || noContent || isContainer(node.role)) {
    return { text: '', label: name === '' || kind.unnamed ? null : name };
  }
  return { text: name, label: null };
}

function isContainer(role: Role): boolean {
  return (role >= Role.group && role <= Role.form) || role === Role.listBox || role === Role.list ||
    role === Role.table || role === Role.grid || role === Role.dialog || role === Role.alertDialog ||
    role === Role.toolbar || role === Role.tree || role === Role.menu || role === Role.tabList ||
    role === Role.tabPanel || role === Role.radioGroup || role === Role.feed || role === Role.rowGroup;
}

type Attributes = Record<string, string | null>;

function flag(on: boolean): string | null {
  return on ? 'true' : null;
}

function tristate(node: NodeReader): string {
  return node.has(State.mixed) ? 'mixed' : String(node.has(State.checked));
}

function positive(value: number): string | null {
  return value > 0 ? String(value) : null;
}

// All attributes but the label; null takes one away. `exists` tells whether an id is in this frame's tree: a reference to
// nothing is an error.
export function attributesOf(node: NodeReader, exists: (id: number) => boolean): Attributes {
  const role = node.role;
  const kind = kKinds[role];
  const out: Attributes = {
    role: kind.role ?? (role === Role.textField && node.fieldKind === kSearchKind ? 'searchbox' : null),
    tabindex: tabIndex(node),
    'aria-disabled': flag(node.has(State.disabled)),
    'aria-description': node.text(Text.description) || null,
    'aria-keyshortcuts': node.text(Text.keys) || null,
    'aria-busy': flag(node.has(State.busy)),
    'aria-current': node.has(State.current) ? 'page' : null,
    'aria-haspopup': popup(node),
    'aria-expanded': node.has(State.expandable) || role === Role.combobox ? String(node.has(State.expanded)) : null,
    'aria-controls': node.controls !== 0 && exists(node.controls) ? `n${node.controls}` : null,
    'aria-activedescendant': node.activeDescendant !== 0 && exists(node.activeDescendant)
      ? `n${node.activeDescendant}` : null,
    // A menu over everything (on phones) keeps the rest inert as well, but only dialogs may say so.
    'aria-modal': flag(node.has(State.modal) && (role === Role.dialog || role === Role.alertDialog)),
    // For web/input.ts.
    'data-drag': flag(node.has(State.draggable)),
  };
  switch (role) {
    case Role.link:
      out.href = node.text(Text.href) || '#';
      out.draggable = 'false';
      break;
    case Role.toggleButton:
      out['aria-pressed'] = String(node.has(State.pressed));
      break;
    case Role.checkbox:
    case Role.switch_:
    case Role.radio:
    case Role.menuItemCheckbox:
    case Role.menuItemRadio:
      out['aria-checked'] = tristate(node);
      break;
    case Role.tab:
    case Role.option:
      out['aria-selected'] = String(node.has(State.selected));
      break;
    case Role.treeItem:
    case Role.row:
    case Role.gridCell:
      out['aria-selected'] = node.has(State.selectable) ? String(node.has(State.selected)) : null;
      break;
    case Role.columnHeader:
      out['aria-sort'] = node.has(State.sortAscending) ? 'ascending'
        : node.has(State.sortDescending) ? 'descending' : null;
      break;
    case Role.listBox:
    case Role.grid:
    case Role.tree:
      out['aria-multiselectable'] = flag(node.has(State.multiSelectable));
      break;
    case Role.progressBar:
      out['aria-valuenow'] = node.valueMax > 0 ? String(node.valueNow) : null;
      out['aria-valuemax'] = positive(node.valueMax);
      out['aria-valuetext'] = node.text(Text.value) || null;
      break;
    case Role.slider:
      out.type = 'range';
      out.max = String(node.valueMax);
      out.step = 'any';
      out['data-value'] = String(node.valueNow);
      out['aria-valuetext'] = node.text(Text.value) || null;
      break;
    default:
      break;
  }
  if (isTextRole(role)) fieldAttributes(node, out);
  if (role === Role.table || role === Role.grid) {
    out['aria-rowcount'] = positive(node.setSize);
    out['aria-colcount'] = positive(node.column);
  } else if (role === Role.row) {
    out['aria-rowindex'] = positive(node.position);
  } else if (kColumnRoles.has(role)) {
    out['aria-colindex'] = positive(node.column);
  } else {
    out['aria-setsize'] = kSetRoles.has(role) ? positive(node.setSize) : null;
    out['aria-posinset'] = kSetRoles.has(role) ? positive(node.position) : null;
  }
  if (role === Role.treeItem) out['aria-level'] = positive(node.level);
  return out;
}

const kColumnRoles = new Set([Role.columnHeader, Role.rowHeader, Role.cell, Role.gridCell]);
const kSetRoles = new Set([
  Role.listItem, Role.option, Role.menuItem, Role.menuItemCheckbox, Role.menuItemRadio, Role.radio, Role.tab,
  Role.treeItem, Role.article,
]);

const kSearchKind = 7;
// In the order of ui::FieldKind. The records are other people's, so nothing is filled in by the browser.
const kFields: { mode: string; capitals: string; check: boolean }[] = [
  { mode: 'text', capitals: 'sentences', check: true },
  { mode: 'text', capitals: 'words', check: false },
  { mode: 'email', capitals: 'none', check: false },
  { mode: 'tel', capitals: 'none', check: false },
  { mode: 'url', capitals: 'none', check: false },
  { mode: 'numeric', capitals: 'none', check: false },
  { mode: 'decimal', capitals: 'none', check: false },
  { mode: 'search', capitals: 'none', check: false },
  { mode: 'text', capitals: 'none', check: false },
  { mode: 'text', capitals: 'none', check: false },
  { mode: 'text', capitals: 'words', check: false },
];

function fieldAttributes(node: NodeReader, out: Attributes): void {
  const field = kFields[node.fieldKind] ?? kFields[0]!;
  if (node.role !== Role.textArea) out.type = node.has(State.password) ? 'password' : 'text';
  out.inputmode = field.mode === 'text' ? null : field.mode;
  out.autocapitalize = field.capitals;
  out.spellcheck = String(field.check);
  out.autocorrect = field.check ? null : 'off';
  out.autocomplete = 'off';
  out.enterkeyhint = field.mode === 'search' ? 'search' : node.role === Role.textArea ? null : 'done';
  out.dir = 'auto';
  out.placeholder = node.text(Text.placeholder) || null;
  out.readonly = node.has(State.readOnly) || node.has(State.disabled) ? '' : null;
  out['aria-invalid'] = flag(node.has(State.invalid));
  out['aria-required'] = flag(node.has(State.required));
  if (node.role === Role.combobox) out['aria-autocomplete'] = 'list';
}

function popup(node: NodeReader): string | null {
  if (!node.has(State.hasPopup)) return null;
  return node.role === Role.combobox ? 'listbox' : 'menu';
}

// Roving: only tab stops are reached by Tab; what is focusable otherwise by arrows and by pointer.
function tabIndex(node: NodeReader): string | null {
  if (node.has(State.tabStop) && !node.has(State.disabled)) return '0';
  const natural = takesPointer(node) || node.has(State.focusable);
  return natural ? '-1' : null;
}
