import { ListFilter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Condition, countLeaves } from '../../lib/condition';
import { ConditionBuilder } from '../../shared/conditions/builder';
import { useCohorts } from '../../shared/cohorts';
import { propertiesOf, useSchema } from '../../shared/schema';
import { useGroupTraits } from '../../shared/use-group-traits';
import { Button } from '../../ui/kit';
import css from './sentence.module.css';
import { known } from './words';

type EventLineProps = {
  event: string;
  where: Condition | undefined;
  onWhere: (where: Condition | undefined) => void;
  children: ReactNode;
  tools?: ReactNode;
};

/** A line of the sentence about one event, with a filter of its own that unfolds below, its first condition begun. */
export function EventLine({ event, where, onWhere, children, tools }: EventLineProps) {
  const { t } = useTranslation();
  const schema = useSchema();
  const groups = useGroupTraits();
  const cohorts = useCohorts();
  const [opened, setOpened] = useState(false);
  const count = countLeaves(where);
  const properties = propertiesOf(schema.events, known(event ? [event] : []));
  const first: Condition = properties.length ? { property: '', op: 'eq' } : { trait: '', op: 'eq' };
  const change = (next: Condition | undefined) => {
    onWhere(next);
    if (!next) setOpened(false);
  };
  return (
    <>
      <div className={css.line}>
        {children}
        <Button
          variant={count ? 'light' : 'subtle'}
          leftSection={<ListFilter size={14} />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {count ? t('people.filters', { count }) : t('insight.filterSeries')}
        </Button>
        {tools}
      </div>
      {opened ? (
        <div className={css.filter}>
          <ConditionBuilder
            value={where ?? first}
            onChange={change}
            fields={{ properties, traits: schema.traits, cohorts, groups }}
          />
        </div>
      ) : null}
    </>
  );
}
