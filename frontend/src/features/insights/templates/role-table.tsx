import { useTranslation } from 'react-i18next';
import type { TemplateFit } from '../../../api/types';
import { useFormat } from '../../../i18n/setup';
import { isDeed } from '../../../lib/events';
import { shortValue } from '../../../lib/format';
import { propertiesOf, useSchema } from '../../../shared/schema';
import { type Column, DataTable } from '../../../ui/data-table';
import { Muted } from '../../../ui/layout';
import { type Choice, Picker } from '../../../ui/picker';
import { Tag } from '../../../ui/tag';
import { type Cast, chosenOf, matchOf, type Offer, offersFor, wordOf } from './model';

type Fitted = TemplateFit['roles'][number];
type Props = { fit: TemplateFit; cast: Cast; onChange: (cast: Cast) => void };

const NOBODY = '';

/** One row a role: what plays it, and what speaks for that. */
export function RoleTable({ fit, cast, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const schema = useSchema();
  const events = schema.events.filter(isDeed);
  const properties = propertiesOf(schema.events, []);
  const choice = (offer: Offer): Choice => ({
    value: wordOf(offer),
    label: offer.name,
    group: t(offer.found ? 'boardTemplates.fits' : 'boardTemplates.others'),
    hint: offer.volume === undefined ? undefined : format.compact(offer.volume),
    detail: offer.examples?.slice(0, 4).map(shortValue).join(' · '),
  });
  const pick = ({ role }: Fitted, word: string) => {
    const { [role]: _, ...others } = cast;
    onChange(word === NOBODY ? others : { ...others, [role]: chosenOf(word) });
  };
  const columns: Column<Fitted>[] = [
    { key: 'role', head: t('boardTemplates.role'), cell: (one) => one.name },
    {
      key: 'plays',
      head: t('boardTemplates.plays'),
      grow: true,
      cell: (one) => {
        const chosen = cast[one.role];
        return (
          <Picker
            label={one.name}
            value={chosen ? wordOf(chosen) : null}
            shown={chosen?.name}
            placeholder={t('boardTemplates.nobody')}
            choices={[
              { value: NOBODY, label: t('boardTemplates.nobody') },
              ...offersFor(one, events, properties).map(choice),
            ]}
            onPick={(word) => pick(one, word)}
          />
        );
      },
    },
    { key: 'why', head: t('boardTemplates.why'), cell: (one) => <Reasons role={one} cast={cast} /> },
  ];
  return (
    <DataTable
      label={t('boardTemplates.roles')}
      rows={fit.roles}
      rowKey={(one) => one.role}
      columns={columns}
    />
  );
}

function Reasons({ role, cast }: { role: Fitted; cast: Cast }) {
  const { t } = useTranslation();
  const chosen = cast[role.role];
  const match = matchOf(role.matches, chosen);
  if (!chosen) return <Tag tone="plain">{t('boardTemplates.missing')}</Tag>;
  if (!match) return <Muted>{t('boardTemplates.yours')}</Muted>;
  return (
    <>
      {match.sure ? null : <Tag tone="warn">{t('boardTemplates.guess')}</Tag>}{' '}
      <Muted>{match.why.map((one) => t(`boardTemplates.whys.${one}`)).join(' · ')}</Muted>
    </>
  );
}
