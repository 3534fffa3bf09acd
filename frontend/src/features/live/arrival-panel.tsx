import { useTranslation } from 'react-i18next';
import { PersonName } from '../../shared/person-name';
import { reasonText } from '../../shared/reasons';
import { CodeBlock } from '../../ui/code-block';
import { Button } from '../../ui/kit';
import { Stack } from '../../ui/layout';
import { Panel } from '../../ui/panel';
import { Tag } from '../../ui/tag';
import type { Arrival } from './stream';

type Props = { arrival: Arrival | null; onClose: () => void; onFind: (message: string) => void };

/** The whole of what arrived; for a refused item, why and exactly what was received. */
export function ArrivalPanel({ arrival, onClose, onFind }: Props) {
  const { t } = useTranslation();
  const { accepted, rejected } = arrival ?? {};
  const message = accepted?.message_id ?? rejected?.message_id;
  return (
    <Panel
      opened={arrival !== null}
      onClose={onClose}
      title={accepted ? t('live.detailAccepted') : t('live.detailRejected')}
    >
      <Stack>
        {accepted?.person_id ? <PersonName id={accepted.person_id} name={accepted.display_name} /> : null}
        {message ? (
          <span>
            <Button onClick={() => onFind(message)}>{t('live.whereIsIt')}</Button>
          </span>
        ) : null}
        {accepted ? <CodeBlock label={accepted.event} code={JSON.stringify(accepted, null, 2)} /> : null}
        {rejected ? (
          <>
            <span>
              <Tag tone="danger">{reasonText(rejected.reason, t)}</Tag>
            </span>
            <span>{rejected.detail}</span>
            <CodeBlock label={t('live.raw')} code={rejected.sample ?? ''} />
          </>
        ) : null}
      </Stack>
    </Panel>
  );
}
