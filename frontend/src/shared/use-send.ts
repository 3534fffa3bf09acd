import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/http';
import { toastFailed } from '../ui/toast';

/** Returns a mutation that refreshes `keys` afterwards and says why when the server refuses. */
export function useSend<Input, Output>(run: (input: Input) => Promise<Output>, keys: QueryKey[] = []) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
    onError: (error) => {
      const known = error instanceof Problem;
      const fields = known ? error.fields.map((field) => field.message).join(' ') : '';
      toastFailed(
        known ? error.title : t('problem.notSaved'),
        [known ? error.detail : String(error), fields].join(' '),
      );
    },
  });
}
