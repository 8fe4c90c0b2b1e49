// Locale-aware text by Intl, and time zones by Intl: the browser knows every locale and every zone, so the page ships
// no table of either. C++ caches (src/ui/format.h, src/platform/web/time_zone_web.cpp); formatters are kept here
// because making one costs a hundred times more than using it.

import type { Heap, Host } from './abi';

const kDayMs = 86_400_000;
// Asking for the system's zone costs a millisecond; who travels waits this long.
const kZoneKeptMs = 60_000;

// In the order of ui::DateStyle.
const kDateStyles: Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'short' },
  { dateStyle: 'medium' },
  { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'short' },
  { month: 'long', year: 'numeric' },
  { weekday: 'short' },
  { weekday: 'long' },
  { day: 'numeric' },
];

// Short signs that several currencies share: with these the locale's longer one (US$, SGD) is taken.
const kSharedSigns = new Set(['$', '£', '¥', 'kr', 'Rs', '₨', 'F']);

const enum MoneyStyle { full, whole, compact }

export function createIntl(heap: Heap): Host {
  let locale = 'en';
  const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

  function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
    key: string, make: () => T,
  ): T {
    let formatter = made.get(key) as T | undefined;
    if (formatter === undefined) made.set(key, (formatter = make()));
    return formatter;
  }

  function date(style: number): Intl.DateTimeFormat {
    return kept(`d${style}`, () => new Intl.DateTimeFormat(locale, { ...kDateStyles[style], timeZone: 'UTC' }));
  }

  function money(currency: string, style: number): Intl.NumberFormat {
    return kept(`m${currency}${style}`, () => {
      const options: Intl.NumberFormatOptions = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
      const sign = new Intl.NumberFormat(locale, options).formatToParts(0).find((part) => part.type === 'currency');
      if (sign !== undefined && kSharedSigns.has(sign.value)) options.currencyDisplay = 'symbol';
      if (style === MoneyStyle.whole) options.maximumFractionDigits = options.minimumFractionDigits = 0;
      if (style === MoneyStyle.compact) {
        options.notation = 'compact';
        options.minimumFractionDigits = 0;
        options.maximumFractionDigits = 1;
      }
      return new Intl.NumberFormat(locale, options);
    });
  }

  let systemZone: string | undefined;
  let zoneUntilMs = 0;

  return {
    kenalan_set_locale: (tag: number, length: number) => {
      locale = heap.text(tag, length);
      made.clear();
    },
    kenalan_format_date: (days: number, style: number, out: number, capacity: number) =>
      heap.answerText(date(style).format(days * kDayMs), out, capacity),
    kenalan_format_time: (minute: number, out: number, capacity: number) => {
      const format = kept('t', () => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }));
      return heap.answerText(format.format(minute * 60_000), out, capacity);
    },
    kenalan_format_number: (value: number, digits: number, out: number, capacity: number) => {
      const format = kept(`n${digits}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
      return heap.answerText(format.format(value), out, capacity);
    },
    kenalan_format_money: (
      minorUnits: number, currency: number, length: number, style: number, out: number, capacity: number,
    ) => {
      const code = heap.text(currency, length);
      // A code that is not three letters would throw; it is shown as it is.
      if (!/^[A-Za-z]{3}$/.test(code)) return heap.answerText(`${code} ${minorUnits / 100}`, out, capacity);
      const digits = kept(`c${code}`, () => new Intl.NumberFormat('en', { style: 'currency', currency: code }))
        .resolvedOptions().maximumFractionDigits ?? 2;
      return heap.answerText(money(code, style).format(minorUnits / 10 ** digits), out, capacity);
    },
    kenalan_format_relative_days: (days: number, out: number, capacity: number) => {
      const format = kept('r', () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
      const [value, unit] = relativeUnit(days);
      return heap.answerText(format.format(value, unit), out, capacity);
    },
    kenalan_format_percent: (ratio: number, out: number, capacity: number) => {
      const format = kept('p', () => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
      return heap.answerText(format.format(ratio), out, capacity);
    },
    kenalan_zone_year: (zone: number, length: number, year: number, out: number, capacity: number) => {
      const spans = zoneYear(heap.text(zone, length), year);
      const result = new DataView(new ArrayBuffer(spans.length * 16));
      spans.forEach(([from, offset], i) => {
        result.setFloat64(i * 16, from, true);
        result.setInt32(i * 16 + 8, offset, true);
      });
      return heap.answer(new Uint8Array(result.buffer), out, capacity);
    },
    kenalan_system_zone: (out: number, capacity: number) => {
      if (systemZone === undefined || performance.now() > zoneUntilMs) {
        systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
        zoneUntilMs = performance.now() + kZoneKeptMs;
      }
      return heap.answerText(systemZone, out, capacity);
    },
    kenalan_system_languages: (out: number, capacity: number) =>
      heap.answerText(navigator.languages.join(','), out, capacity),
  };
}

// "in 3 days", but not "in 400 days".
function relativeUnit(days: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(days);
  if (size < 14) return [days, 'day'];
  if (size < 60) return [Math.round(days / 7), 'week'];
  if (size < 700) return [Math.round(days / 30.44), 'month'];
  return [Math.round(days / 365.25), 'year'];
}

// The instants of one UTC year at which the zone's offset changes, with the offset from then on; the first is the year's
// beginning. Empty when the browser does not know the zone.
export function zoneYear(zone: string, year: number): [number, number][] {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US-u-hc-h23', {
      timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
      second: 'numeric', era: 'short',
    });
  } catch {
    return [];
  }
  const offsetAt = (instant: number): number => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = value;
    const local = new Date(0);
    const localYear = part.era?.startsWith('B') ? 1 - Number(part.year) : Number(part.year);
    local.setUTCFullYear(localYear, Number(part.month) - 1, Number(part.day));
    local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    return Math.round((local.getTime() - Math.floor(instant / 1000) * 1000) / 1000);
  };
  const begin = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const spans: [number, number][] = [[begin, offsetAt(begin)]];
  // No zone has had two changes within eight days since 1970 that cancel each other out.
  for (let low = begin; low < end; ) {
    const high = Math.min(low + 8 * kDayMs, end);
    const before = spans[spans.length - 1]![1];
    if (offsetAt(high) !== before) {
      let [a, b] = [low, high];
      while (b - a > 1000) {
        const middle = Math.floor((a + b) / 2000) * 1000;
        if (offsetAt(middle) === before) a = middle;
        else b = middle;
      }
      if (b >= end) break;
      spans.push([b, offsetAt(b)]);
      low = b;
    } else {
      low = high;
    }
  }
  return spans;
}
