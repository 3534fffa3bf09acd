import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionIcon, Button, Select, TextInput } from '../../ui/kit';
import { Row, Stack } from '../../ui/layout';
import { type Draft, NEW_FIX } from './rejects';

const KINDS = ['rename', 'set', 'remove'] as const;
const EXAMPLE = '$.properties.plan';

/** The changes of a fix, one a line, in the order they are made. */
export function FixFields({ drafts, onChange }: { drafts: Draft[]; onChange: (drafts: Draft[]) => void }) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<Draft>) =>
    onChange(drafts.map((draft, index) => (index === at ? { ...draft, ...part } : draft)));
  return (
    <Stack gap={8}>
      {drafts.map((draft, at) => (
        <Row key={at}>
          <Select
            w={120}
            aria-label={t('data.fixKind')}
            allowDeselect={false}
            value={draft.kind}
            data={KINDS.map((kind) => ({ value: kind, label: t(`data.fix.${kind}`) }))}
            onChange={(kind) => change(at, { kind: (kind ?? 'rename') as Draft['kind'] })}
          />
          <TextInput
            w={150}
            aria-label={t('data.fixPath')}
            placeholder={EXAMPLE}
            value={draft.path}
            onChange={(event) => change(at, { path: event.currentTarget.value })}
          />
          {draft.kind === 'remove' ? null : (
            <TextInput
              w={130}
              aria-label={t(draft.kind === 'rename' ? 'data.fixTo' : 'data.fixValue')}
              placeholder={t(draft.kind === 'rename' ? 'data.fixTo' : 'data.fixValue')}
              value={draft.kind === 'rename' ? draft.to : draft.value}
              onChange={(event) =>
                change(at, { [draft.kind === 'rename' ? 'to' : 'value']: event.currentTarget.value })
              }
            />
          )}
          <ActionIcon
            aria-label={t('data.fixDrop')}
            onClick={() => onChange(drafts.filter((_, index) => index !== at))}
          >
            <Trash2 size={14} />
          </ActionIcon>
        </Row>
      ))}
      <span>
        <Button onClick={() => onChange([...drafts, NEW_FIX])}>{t('data.fixAdd')}</Button>
      </span>
    </Stack>
  );
}
