import type { Source, SourceRules } from '../../api/types';
import type { Tone } from '../../ui/tag';

/** For how long a source can be muted, in minutes. */
export const MUTES = [60, 480, 1_440, 10_080] as const;

/** The rules as they are being edited; an empty field is the empty text. */
export type Draft = Omit<SourceRules, 'silence_after_min' | 'reject_share'> & {
  learned: boolean;
  after_min: number;
  percent: number;
};

/** Returns the rules of a source for editing. */
export function draftOf({ rules }: Source): Draft {
  return {
    silence: rules.silence,
    learned: rules.silence_after_min === null,
    after_min: rules.silence_after_min ?? 30,
    silence_floor_min: rules.silence_floor_min,
    rejects: rules.rejects,
    percent: Math.round(rules.reject_share * 1000) / 10,
    reject_window_min: rules.reject_window_min,
    reject_min: rules.reject_min,
  };
}

/** Returns the edited rules as the server takes them. */
export function rulesOf({ learned, after_min, percent, ...rules }: Draft): SourceRules {
  return { ...rules, silence_after_min: learned ? null : after_min, reject_share: percent / 100 };
}

/** Returns a stretch of minutes in its largest whole unit. */
export function unitOf(minutes: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (minutes % 1_440 === 0) return { unit: 'days', count: minutes / 1_440 };
  return minutes % 60 === 0 ? { unit: 'hours', count: minutes / 60 } : { unit: 'minutes', count: minutes };
}

/** Returns how alarming the state of a source is. */
export function toneOf(source: Source): Tone {
  if (source.alerts.some((one) => one.state === 'open')) return 'danger';
  if (source.alerts.length) return 'warn';
  return source.watch === 'watched' ? 'ok' : 'plain';
}
