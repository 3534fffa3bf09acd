import { Filter, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Condition, countLeaves, finished } from '../../../lib/condition';
import { todayIn } from '../../../lib/dates';
import { propertiesOf, useSchema } from '../../../shared/schema';
import { useProject } from '../../../shared/session';
import { useGroupTraits } from '../../../shared/use-group-traits';
import { ActionIcon, Button, Popover, Select } from '../../../ui/kit';
import { Muted, Row, Stack } from '../../../ui/layout';
import { Loading } from '../../../ui/states';
import { type Compare, COMPARES } from '../draft';
import { RangeWord } from '../range-word';
import { keptRange, rangeOf } from '../saved';
import { wholeRange } from '../start';

const ConditionBuilder = lazy(() =>
  import('../../../shared/conditions/builder').then((module) => ({ default: module.ConditionBuilder })),
);

export type LensDoc = { date_from?: string; date_to?: string; where?: Condition; compare?: Compare };

/** The dates, the comparison and the filter that hold for every tile. */
export function LensBar({ value, onChange }: { value: LensDoc; onChange: (next: LensDoc) => void }) {
  const { t } = useTranslation();
  const { timezone } = useProject();
  const today = todayIn(timezone, new Date());
  const whole = wholeRange(useSchema().events, today);
  const { where, compare } = value;
  const dated = value.date_from !== undefined || value.date_to !== undefined;
  return (
    <>
      <Row gap={4}>
        <RangeWord
          value={dated ? rangeOf(value.date_from, value.date_to, today) : undefined}
          unset={t('boards.setDates')}
          today={today}
          whole={whole}
          onPick={(range) => onChange({ where, compare, ...keptRange(range, today) })}
        />
        {dated ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('boards.ownDates')}
            title={t('boards.ownDates')}
            onClick={() => onChange({ where, compare })}
          >
            <X size={14} aria-hidden />
          </ActionIcon>
        ) : null}
      </Row>
      <Select
        aria-label={t('insight.compare')}
        w={270}
        value={compare ?? OWN}
        allowDeselect={false}
        data={[
          { value: OWN, label: t('boards.ownCompare') },
          ...COMPARES.map((one) => ({
            value: one,
            label: t('boards.comparedWith', { period: t(`insight.compares.${one}`) }),
          })),
        ]}
        onChange={(next) => onChange({ ...value, compare: COMPARES.find((one) => one === next) })}
      />
      <FilterWord
        key={JSON.stringify(where)}
        value={where}
        onApply={(next) => onChange({ ...value, where: next })}
      />
    </>
  );
}

const OWN = 'own';

type FilterProps = { value: Condition | undefined; onApply: (where: Condition | undefined) => void };

function FilterWord({ value, onApply }: FilterProps) {
  const { t } = useTranslation();
  const schema = useSchema();
  const groups = useGroupTraits();
  const [opened, setOpened] = useState(false);
  const [where, setWhere] = useState(value);
  const count = countLeaves(value);
  const apply = (next: Condition | undefined) => {
    setOpened(false);
    onApply(next);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="sm" trapFocus>
      <Popover.Target>
        <Button
          leftSection={<Filter size={14} />}
          variant={count ? 'light' : 'default'}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {count ? t('boards.filterOn', { count }) : t('boards.filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="min(640px, 94vw)">
        <Stack gap={12}>
          <Muted>{t('boards.filterHint')}</Muted>
          <Suspense fallback={<Loading rows={2} height={32} />}>
            <ConditionBuilder
              value={where}
              onChange={setWhere}
              fields={{ properties: propertiesOf(schema.events, []), traits: schema.traits, groups }}
            />
          </Suspense>
          <Row>
            <Button variant="filled" onClick={() => apply(finished(where))}>
              {t('boards.apply')}
            </Button>
            {count ? <Button onClick={() => apply(undefined)}>{t('boards.clear')}</Button> : null}
          </Row>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
