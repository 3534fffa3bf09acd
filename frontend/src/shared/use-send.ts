import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/http';
import { toastFailed } from '../ui/toast';
import { tellLoadedAgain } from './loaded-again';

/** Returns a mutation that refreshes `keys` afterwards, what it changes first, and says why when the server refuses. */
export function useSend<Input, Output>(run: (input: Input) => Promise<Output>, keys: QueryKey[] = []) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refresh = () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  // What came is on screen first: those who are told begin anew from it.
  const tell = () => setTimeout(() => tellLoadedAgain(String(keys[0]?.[0])));
  const again = { label: t('problem.loadAgain'), run: () => void refresh().then(tell) };
  return useMutation({
    mutationFn: run,
    onSuccess: refresh,
    onError: (error) => {
      const known = error instanceof Problem;
      const fields = known ? error.fields.map((field) => field.message).join(' ') : '';
      toastFailed(
        known ? error.title : t('problem.notSaved'),
        [known ? error.detail : String(error), fields].join(' '),
        known && isStale(error) ? again : undefined,
      );
    },
  });
}

/** Says whether somebody else changed meanwhile what was sent: it has to be loaded again first. */
function isStale({ status, code }: Problem): boolean {
  return status === 409 && code.endsWith('_changed');
}
