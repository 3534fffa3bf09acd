import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Op, shapeOf } from '../../lib/condition';
import { ActionIcon, Button, Select, Textarea, TextInput } from '../../ui/kit';
import { Muted, Row as Line, Stack } from '../../ui/layout';
import { CHOICES, type ConditionDraft, type Row } from './model';

type Props = {
  label: string;
  none: string;
  draft: ConditionDraft;
  onChange: (next: ConditionDraft) => void;
};

/** A condition on the payload and its headers: comparisons that all hold, or its JSON where it is more than that. */
export function ConditionRows({ label, none, draft, onChange }: Props) {
  const { t } = useTranslation();
  if ('text' in draft)
    return (
      <Textarea
        label={label}
        description={t('hooks.conditionJson')}
        value={draft.text}
        autosize
        minRows={4}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      />
    );
  const { rows } = draft;
  const change = (at: number, part: Partial<Row>) =>
    onChange({ rows: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) });
  return (
    <div role="group" aria-label={label}>
      <Stack gap={8}>
        <strong>{label}</strong>
        {rows.length === 0 ? <Muted>{none}</Muted> : null}
        {rows.map((row, at) => (
          <Line key={at}>
            <TextInput
              w={240}
              aria-label={t('hooks.field')}
              placeholder={t('hooks.fieldHint')}
              value={row.field}
              onChange={({ currentTarget }) => change(at, { field: currentTarget.value })}
            />
            <Select
              w={150}
              aria-label={t('hooks.comparison')}
              value={row.op}
              allowDeselect={false}
              data={CHOICES.map((op) => ({ value: op, label: t(`conditions.op.${op}`) }))}
              onChange={(op) => change(at, { op: (op ?? row.op) as Op })}
            />
            {shapeOf(row.op) === 'none' ? null : (
              <TextInput
                w={200}
                aria-label={t('hooks.value')}
                value={row.value}
                onChange={({ currentTarget }) => change(at, { value: currentTarget.value })}
              />
            )}
            <ActionIcon
              aria-label={t('hooks.removeComparison')}
              onClick={() => onChange({ rows: rows.filter((_, index) => index !== at) })}
            >
              <Trash2 size={14} />
            </ActionIcon>
          </Line>
        ))}
        <span>
          <Button
            variant="subtle"
            onClick={() => onChange({ rows: [...rows, { field: '', op: 'eq', value: '' }] })}
          >
            {t('hooks.addComparison')}
          </Button>
        </span>
      </Stack>
    </div>
  );
}
