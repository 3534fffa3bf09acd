/** Formats for one language; every number, date and duration on screen passes through here. */
export type Format = ReturnType<typeof formats>;

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

const made = new Map<string, Format>();

/** Returns the formats of a language, made once. */
export function formatsFor(language: string): Format {
  const known = made.get(language);
  if (known) return known;
  const fresh = formats(language === 'es' ? 'es-ES' : 'en-GB');
  made.set(language, fresh);
  return fresh;
}

function formats(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: 'always' });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: 'always' });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });

  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : (Number.isInteger(value) ? whole : decimal).format(value);
  const decimals = (value: number) =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value);
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(value);

  return {
    locale,
    number,
    small: (value: number) => (value < 0.001 ? `< ${decimals(0.001)}` : decimals(value)),
    compact: (value: number) => compact.format(value),
    percent: (ratio: number | null | undefined) =>
      ratio === null || ratio === undefined ? '–' : percent.format(ratio),
    money: (value: number | null | undefined, currency: string) =>
      value === null || value === undefined
        ? '–'
        : new Intl.NumberFormat(locale, { style: 'currency', currency, useGrouping: 'always' }).format(value),
    change: (ratio: number) => signed.format(ratio),
    bytes: (value: number) => {
      const names = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
      const step = Math.min(names.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
      return unit(value / 1024 ** step, names[step] ?? 'byte');
    },
    milliseconds: (value: number) =>
      value < 1000 ? unit(Math.round(value), 'millisecond') : unit(value / 1000, 'second'),
    duration: (seconds: number | null | undefined) => {
      if (seconds === null || seconds === undefined) return '–';
      const [name, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[3];
      return unit(seconds / size, name);
    },
    date: (day: string) => dateFormat(locale, 'UTC', 'day').format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    dayOfYear: (day: string) =>
      dateFormat(locale, 'UTC', 'dayOfYear').format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    longDate: (day: string) =>
      dateFormat(locale, 'UTC', 'long').format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    month: (day: string) =>
      dateFormat(locale, 'UTC', 'month').format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    moment: (instant: string | null | undefined, timezone: string) =>
      instant ? dateFormat(locale, timezone, 'moment').format(new Date(instant)) : '–',
    day: (instant: string, timezone: string) => dateFormat(locale, timezone, 'day').format(new Date(instant)),
    time: (instant: string, timezone: string) =>
      dateFormat(locale, timezone, 'time').format(new Date(instant)),
    hour: (label: string) => label.slice(11, 16),
    ago: (instant: string | null | undefined, now: number) => {
      if (!instant) return '–';
      const seconds = Math.round((Date.parse(instant) - now) / 1000);
      const [name, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[3];
      return relative.format(Math.trunc(seconds / size), name);
    },
  };
}

type DateStyle = 'day' | 'dayOfYear' | 'long' | 'month' | 'moment' | 'time';

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  dayOfYear: { day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, timeZone: string, style: DateStyle): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${style}`;
  const known = dates.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(locale, { timeZone, ...STYLES[style] });
  dates.set(key, fresh);
  return fresh;
}

/** Returns any JSON value as short text for a table cell. */
export function shortValue(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
