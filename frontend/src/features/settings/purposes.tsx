import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/http';
import type { LawfulBasis, Purpose } from '../../api/types';
import { useMay, useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';
import { Button, Select, TagsInput, TextInput } from '../../ui/kit';
import { Columns, Row, Stack } from '../../ui/layout';
import { Empty } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import css from './purposes.module.css';

const BASES: LawfulBasis[] = [
  'consent',
  'contract',
  'legal_obligation',
  'vital_interests',
  'public_task',
  'legitimate_interests',
];
const NEW: Purpose = { name: '', lawful_basis: 'consent', categories: [], label: { en: '', es: '' } };
type Draft = { key: number; purpose: Purpose };

/** The purposes that data is used for, edited together and saved together. */
export function PurposesForm({ initial }: { initial: Purpose[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const { project_id } = useProject();
  const [drafts, setDrafts] = useState<Draft[]>(initial.map((purpose, key) => ({ key, purpose })));
  const save = useSend(async () => {
    await answered(
      api.PUT('/api/v1/projects/{project_id}/purposes', {
        params: { path: { project_id } },
        body: { purposes: drafts.map((draft) => draft.purpose) },
      }),
    );
    toastDone(t('common.saved'));
  }, [
    ['purposes', project_id],
    ['person', project_id],
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  const add = () =>
    setDrafts([...drafts, { key: Math.max(-1, ...drafts.map((one) => one.key)) + 1, purpose: NEW }]);
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        {drafts.length === 0 ? (
          <Empty title={t('privacy.noPurposes')}>{t('privacy.noPurposesWhy')}</Empty>
        ) : null}
        {drafts.map(({ key, purpose }) => (
          <PurposeFields
            key={key}
            purpose={purpose}
            disabled={!may.manage}
            onChange={(changed) =>
              setDrafts(drafts.map((one) => (one.key === key ? { key, purpose: changed } : one)))
            }
            onRemove={() => setDrafts(drafts.filter((one) => one.key !== key))}
          />
        ))}
        <Row>
          <Button leftSection={<Plus size={14} />} disabled={!may.manage} onClick={add}>
            {t('privacy.addPurpose')}
          </Button>
          <Button type="submit" variant="filled" disabled={!may.manage} loading={save.isPending}>
            {t('privacy.savePurposes')}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

type FieldsProps = {
  purpose: Purpose;
  disabled: boolean;
  onChange: (purpose: Purpose) => void;
  onRemove: () => void;
};

function PurposeFields({ purpose, disabled, onChange, onRemove }: FieldsProps) {
  const { t } = useTranslation();
  const title = purpose.name || t('privacy.newPurpose');
  const set = (change: Partial<Purpose>) => onChange({ ...purpose, ...change });
  const label = (change: { en?: string; es?: string }) => {
    const before = purpose.label ?? { en: '', es: '' };
    set({ label: { en: before.en ?? '', es: before.es ?? '', ...change } });
  };
  return (
    <fieldset className={css.purpose} disabled={disabled}>
      <legend className={css.legend}>{title}</legend>
      <Columns min={220}>
        <TextInput
          required
          label={t('privacy.name')}
          description={t('privacy.nameHint')}
          maxLength={100}
          value={purpose.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t('privacy.basis')}
          description={t('privacy.basisHint')}
          value={purpose.lawful_basis}
          allowDeselect={false}
          data={BASES.map((value) => ({ value, label: t(`person.basis.${value}`) }))}
          onChange={(value) => value && set({ lawful_basis: value as LawfulBasis })}
        />
        <TextInput
          label={t('privacy.labelEn')}
          description={t('privacy.labelHint')}
          maxLength={100}
          value={purpose.label?.en ?? ''}
          onChange={(event) => label({ en: event.currentTarget.value })}
        />
        <TextInput
          label={t('privacy.labelEs')}
          description={t('privacy.labelHint')}
          maxLength={100}
          value={purpose.label?.es ?? ''}
          onChange={(event) => label({ es: event.currentTarget.value })}
        />
      </Columns>
      <TagsInput
        label={t('privacy.categories')}
        description={t('privacy.categoriesHint')}
        value={purpose.categories}
        onChange={(categories) => set({ categories })}
      />
      <div>
        <Button
          color="danger"
          variant="subtle"
          leftSection={<Trash2 size={14} />}
          onClick={onRemove}
          aria-label={t('privacy.removePurposeOf', { name: title })}
        >
          {t('privacy.removePurpose')}
        </Button>
      </div>
    </fieldset>
  );
}
