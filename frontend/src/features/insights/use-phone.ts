import { useMediaQuery } from '../../ui/kit';

const PHONE = '(max-width: 640px)';

/** Says whether the page is as narrow as a phone's, from the first drawing on. */
export function usePhone(): boolean {
  return useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
}
