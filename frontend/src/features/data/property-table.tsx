import { useTranslation } from 'react-i18next';
import type { PropertyInfo } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { shortValue } from '../../lib/format';
import { DataTable } from '../../ui/data-table';
import { Muted } from '../../ui/layout';
import { Empty } from '../../ui/states';

const TYPES = ['string', 'number', 'boolean', 'datetime', 'array', 'object'] as const;

type Props = { label: string; properties: PropertyInfo[]; none: string };

/** Properties or traits: type, how often present, what they look like. */
export function PropertyTable({ label, properties, none }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (properties.length === 0) return <Empty title={none} />;
  const typeName = (type: string) => {
    const known = TYPES.find((one) => one === type);
    return known ? t(`data.type.${known}`) : type;
  };
  return (
    <DataTable
      label={label}
      rows={[...properties].sort((a, b) => b.coverage - a.coverage)}
      rowKey={(property) => property.name}
      columns={[
        { key: 'name', head: t('data.name'), cell: (property) => property.name },
        {
          key: 'types',
          head: t('data.types'),
          folded: true,
          cell: (property) => property.types.map(typeName).join(', '),
        },
        {
          key: 'coverage',
          head: t('data.coverage'),
          numeric: true,
          cell: (property) => format.percent(property.coverage),
        },
        {
          key: 'examples',
          head: t('data.examples'),
          grow: true,
          cell: (property) => <Muted>{property.examples.slice(0, 4).map(shortValue).join(' · ')}</Muted>,
        },
      ]}
    />
  );
}
