import type { Journey } from '../../api/types';

/** Says whether a message is still on its way, so that it is worth asking again. */
export function isUnderway(journeys: Journey[]): boolean {
  return journeys.length === 0 || journeys.some(({ stages }) => stages.some((one) => one.state !== 'done'));
}
