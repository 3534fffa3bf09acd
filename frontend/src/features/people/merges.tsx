import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Merge } from '../../api/types';
import { type Translate, useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Confirm } from '../../ui/confirm';
import { Button } from '../../ui/kit';
import { Row } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { Tag } from '../../ui/tag';
import css from './person.module.css';
import { undoMerge } from './queries';

/** Who became part of whom, and the way back. */
export function Merges({ merges, personId }: { merges: Merge[]; personId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { project_id, timezone } = useProject();
  const [asked, setAsked] = useState<Merge | null>(null);
  const undo = useSend(
    (merge: Merge) => undoMerge(project_id, merge.merge_id),
    [
      ['person', project_id],
      ['timeline', project_id, personId],
      ['people', project_id],
      ['answer', project_id],
    ],
  );
  if (merges.length === 0) return <Empty title={t('person.noMerges')} />;
  return (
    <>
      <ul className={css.list}>
        {merges.map((merge) => (
          <li key={merge.merge_id} className={css.item}>
            <Row between>
              <span>
                <span className={css.value}>{t('person.mergedInto', names(merge))}</span>
                <br />
                <span className={css.meta}>
                  {t('person.linked', {
                    cause: causeText(merge.cause, t),
                    at: format.moment(merge.at, timezone),
                  })}
                </span>
              </span>
              {merge.undone_at ? (
                <Tag>{t('person.undone', { at: format.moment(merge.undone_at, timezone) })}</Tag>
              ) : null}
              {merge.undoable ? (
                <Gate need="write">
                  <Button onClick={() => setAsked(merge)}>{t('person.undo')}</Button>
                </Gate>
              ) : null}
            </Row>
          </li>
        ))}
      </ul>
      <Confirm
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('person.undoTitle')}
        action={t('person.undoAction')}
        run={async () => {
          if (!asked) return;
          await undo.mutateAsync(asked);
          toastDone(t('person.undoDone'));
        }}
      >
        {asked ? t('person.undoBody', names(asked)) : null}
      </Confirm>
    </>
  );
}

function names(merge: Merge) {
  return { from: merge.from.display_name, into: merge.into.display_name };
}

function causeText(cause: string, t: Translate): string {
  const known = (['identify', 'alias', 'manual'] as const).find((one) => one === cause);
  return known ? t(`person.cause.${known}`) : cause;
}
