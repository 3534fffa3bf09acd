import { useTheme } from '../color-scheme';

/** The colours a chart is drawn with; one set for each scheme, safe for colour-blind readers. */
export type Ink = {
  scheme: 'light' | 'dark';
  series: string[];
  other: string;
  text: string;
  muted: string;
  line: string;
  surface: string;
  ramp: [string, string];
};

/** OKLCH search with Machado-2009 simulation: every pair stays apart for protan, deutan and tritan eyes. */
export const LIGHT: Ink = {
  scheme: 'light',
  series: ['#0F766E', '#8C8D19', '#6A79E8', '#AB4F48', '#6B408D', '#679B78', '#644B13', '#B5799C'],
  other: '#8A8D88',
  text: '#1B1E1D',
  muted: '#565B58',
  line: '#E2E1DB',
  surface: '#FFFFFF',
  ramp: ['#F1F9F7', '#0A5751'],
};

export const DARK: Ink = {
  scheme: 'dark',
  series: ['#56B2AB', '#918B40', '#7284C2', '#E28280', '#D1B4EA', '#91E2AB', '#E2BD57', '#BD5698'],
  other: '#8A8D88',
  text: '#E7E8E5',
  muted: '#A9AEAB',
  line: '#2A2E32',
  surface: '#17191C',
  ramp: ['#12312E', '#8EDACF'],
};

/** Returns the ink for the scheme on screen. */
export function useInk(): Ink {
  return useTheme().shown === 'dark' ? DARK : LIGHT;
}

/** Returns the colour at `share` (0 to 1) of the sequential ramp and a text colour readable on it. */
export function rampAt(ink: Ink, share: number): { fill: string; text: string } {
  const bounded = Math.max(0, Math.min(1, share));
  const [from, to] = ink.ramp.map(channels) as [number[], number[]];
  const mixed = from.map((start, index) => Math.round(start + ((to[index] ?? start) - start) * bounded));
  const dark = contrast(mixed, [0, 0, 0]);
  const light = contrast(mixed, [255, 255, 255]);
  return { fill: `rgb(${mixed.join(' ')})`, text: dark >= light ? '#000000' : '#FFFFFF' };
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function contrast(one: number[], two: number[]): number {
  const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
