import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../api/types';
import { useMay } from '../../../shared/session';
import { type Column, DataTable } from '../../../ui/data-table';
import { Button } from '../../../ui/kit';
import { Muted, Row } from '../../../ui/layout';
import { toastDone } from '../../../ui/toast';
import { AnnotationDialog } from './dialog';
import { useAnnotationVerbs } from './queries';
import { useAnnotationWords } from './words';

type Props = { items: Annotation[]; boardName?: (id: string) => string };

/** Annotations as a table; whoever may write edits and removes them here. */
export function AnnotationList({ items, boardName }: Props) {
  const { t } = useTranslation();
  const { when } = useAnnotationWords();
  const may = useMay().write;
  const [editing, setEditing] = useState<Annotation>();
  const columns: Column<Annotation>[] = [
    { key: 'when', head: t('annotations.when'), cell: when },
    {
      key: 'text',
      head: t('annotations.text'),
      grow: true,
      cell: (one) => (
        <>
          {one.text}
          <div>
            <Muted>
              {one.author
                ? t('annotations.by', { kind: t(`annotations.kinds.${one.kind}`), who: one.author })
                : t(`annotations.kinds.${one.kind}`)}
            </Muted>
          </div>
        </>
      ),
    },
  ];
  if (boardName)
    columns.push({
      key: 'scope',
      folded: true,
      head: t('annotations.scope'),
      cell: (one) => (one.dashboard_id ? boardName(one.dashboard_id) : t('annotations.everywhere')),
    });
  if (may)
    columns.push({
      key: 'do',
      head: t('common.actions'),
      cell: (one) => <Verbs annotation={one} onEdit={() => setEditing(one)} />,
    });
  return (
    <>
      <DataTable label={t('annotations.title')} rows={items} rowKey={(one) => one.id} columns={columns} />
      {editing ? <AnnotationDialog edited={editing} onClose={() => setEditing(undefined)} /> : null}
    </>
  );
}

function Verbs({ annotation, onEdit }: { annotation: Annotation; onEdit: () => void }) {
  const { t } = useTranslation();
  const { add, remove } = useAnnotationVerbs();
  const { id, kind, text, at, until, dashboard_id, ref } = annotation;
  const take = () =>
    remove.mutate(id, {
      onSuccess: () =>
        toastDone(t('annotations.removed'), {
          label: t('common.undo'),
          run: () => add.mutate({ kind, text, at, until, dashboard_id, ref }),
        }),
    });
  return (
    <Row gap={4}>
      <Button size="compact-sm" aria-label={t('annotations.editOne', { text })} onClick={onEdit}>
        {t('boards.edit')}
      </Button>
      <Button size="compact-sm" aria-label={t('annotations.removeOne', { text })} onClick={take}>
        {t('common.remove')}
      </Button>
    </Row>
  );
}
