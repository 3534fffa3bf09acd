import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupType, GroupTypeNames } from '../../api/types';
import { type Language, useFormat } from '../../i18n/setup';
import { Gate } from '../../shared/gate';
import { groupTypesQuery, pluralOf, useGroupTypeVerbs } from '../../shared/group-types';
import { useProject } from '../../shared/session';
import { type Column, DataTable } from '../../ui/data-table';
import { Button, Modal, TextInput } from '../../ui/kit';
import { Muted, Row, Section, Stack } from '../../ui/layout';

/** The types of groups: how many groups each has, and what they are called; nothing before the first. */
export function GroupTypes() {
  const { t } = useTranslation();
  const { data } = useQuery(groupTypesQuery(useProject().project_id));
  if (!data?.items.length) return null;
  const full = data.items.filter((one) => one.names).length >= data.most_named;
  return (
    <Section
      flush
      title={t('groups.types')}
      hint={t(full ? 'groups.typesFull' : 'groups.typesHint', { most: data.most_named })}
    >
      <TypeTable rows={data.items} full={full} />
    </Section>
  );
}

function TypeTable({ rows, full }: { rows: GroupType[]; full: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { unname } = useGroupTypeVerbs();
  const [naming, setNaming] = useState<GroupType>();
  const columns: Column<GroupType>[] = [
    { key: 'type', head: t('groups.type'), cell: ({ type }) => <code>{type}</code> },
    {
      key: 'called',
      head: t('groups.called'),
      grow: true,
      cell: (one) =>
        one.names ? pluralOf(one, i18n.language as Language) : <Muted>{t('groups.unnamed')}</Muted>,
    },
    {
      key: 'groups',
      head: t('groups.count'),
      numeric: true,
      cell: (one) => format.number(one.groups),
    },
    {
      key: 'do',
      head: '',
      cell: (one) => (
        <Row>
          {one.names || !full ? (
            <Gate need="write">
              <Button
                aria-label={labelled(t(one.names ? 'groups.rename' : 'groups.name'), one)}
                onClick={() => setNaming(one)}
              >
                {t(one.names ? 'groups.rename' : 'groups.name')}
              </Button>
            </Gate>
          ) : null}
          {one.names ? (
            <Gate need="write">
              <Button
                aria-label={labelled(t('groups.unname'), one)}
                loading={unname.isPending}
                onClick={() => unname.mutate(one.type)}
              >
                {t('groups.unname')}
              </Button>
            </Gate>
          ) : null}
        </Row>
      ),
    },
  ];
  return (
    <>
      <DataTable label={t('groups.types')} rows={rows} rowKey={({ type }) => type} columns={columns} />
      {naming ? <Naming type={naming} onClose={() => setNaming(undefined)} /> : null}
    </>
  );
}

/** Several buttons of a table say the same: each is told apart by its row. */
function labelled(verb: string, { type }: GroupType): string {
  return `${verb}: ${type}`;
}

const FIELDS = [
  ['singularEn', 'en', 'singular'],
  ['pluralEn', 'en', 'plural'],
  ['singularEs', 'es', 'singular'],
  ['pluralEs', 'es', 'plural'],
] as const;

const EMPTY: GroupTypeNames = { en: { singular: '', plural: '' }, es: { singular: '', plural: '' } };

function Naming({ type, onClose }: { type: GroupType; onClose: () => void }) {
  const { t } = useTranslation();
  const { name } = useGroupTypeVerbs();
  const [names, setNames] = useState(type.names ?? EMPTY);
  const missing = FIELDS.some(([, language, form]) => !names[language][form].trim());
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      title={t('groups.nameTitle', { type: type.type })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          name.mutate({ type: type.type, names }, { onSuccess: onClose });
        }}
      >
        <Stack>
          {FIELDS.map(([key, language, form]) => (
            <TextInput
              key={key}
              label={t(`groups.${key}`)}
              maxLength={60}
              value={names[language][form]}
              onChange={(event) => {
                const said = event.currentTarget.value;
                setNames({ ...names, [language]: { ...names[language], [form]: said } });
              }}
            />
          ))}
          <Row>
            <Button type="submit" variant="filled" loading={name.isPending} disabled={missing}>
              {t('common.save')}
            </Button>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </Row>
        </Stack>
      </form>
    </Modal>
  );
}
