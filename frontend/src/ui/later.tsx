import { type ReactNode, useDeferredValue } from 'react';

type Props = { until: ReactNode; children: ReactNode };

/** Shows `until`, and makes its children after that is on screen: in pieces, so that the page answers in between. */
export function Later({ until, children }: Props) {
  return useDeferredValue(true, false) ? children : until;
}
