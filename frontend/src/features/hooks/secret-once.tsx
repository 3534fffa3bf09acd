import { useTranslation } from 'react-i18next';
import { base } from '../../api/http';
import type { Hook } from '../../api/types';
import { CodeBlock } from '../../ui/code-block';
import { Button } from '../../ui/kit';
import { Stack } from '../../ui/layout';

/** Returns the whole address of a webhook, as it is entered at the sender. */
export const addressOf = (hook: Hook) => `${base()}${hook.path}`;

type Props = { hook: Hook; given: boolean; onDone: () => void };

/** Address and secret, the secret for the only time, unless the reader brought it. */
export function SecretOnce({ hook, given, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <Stack>
      <span>{t(hook.secret && !given ? 'hooks.once' : 'hooks.onceGiven')}</span>
      <CodeBlock label={t('hooks.address')} code={addressOf(hook)} />
      {hook.secret && !given ? <CodeBlock label={t('hooks.theSecret')} code={hook.secret} /> : null}
      <div>
        <Button variant="filled" onClick={onDone}>
          {t('hooks.done')}
        </Button>
      </div>
    </Stack>
  );
}
