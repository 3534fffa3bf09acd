import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { shortValue } from '../../lib/format';
import { PersonName } from '../../shared/person-name';
import { useProject } from '../../shared/session';
import { useHotkeys } from '../../ui/kit';
import css from './people-table.module.css';

type Props = { rows: PersonRow[]; total: number; columns: string[]; more: () => void };

const ROW_PX = 36;

/** A list that draws only the rows on screen; j, k and Enter work like arrows and a click. */
export function PeopleTable({ rows, total, columns, more }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const navigate = useNavigate();
  const { project_id } = useProject();
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) more();
    // `more` is new on every draw; what matters is how far the reader scrolled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [last, rows.length]);
  const move = (step: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + step));
    setAt(next);
    virtual.scrollToIndex(next);
  };
  const open = () => {
    const person = rows[at];
    if (person)
      void navigate({
        to: '/p/$projectId/people/$personId',
        params: { projectId: project_id, personId: person.person_id },
      });
  };
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['Enter', open, { preventDefault: false }],
  ]);
  const grid = {
    gridTemplateColumns: `minmax(180px, 2fr) minmax(140px, 1.4fr) ${columns.map(() => 'minmax(100px, 1fr)').join(' ')} 80px 150px 150px`,
  };
  return (
    <div className={css.box} ref={box} tabIndex={0} role="region" aria-label={t('people.list')}>
      <div role="table" aria-rowcount={total + 1} className={css.table}>
        <div role="row" className={css.head} style={grid}>
          <span role="columnheader">{t('people.person')}</span>
          <span role="columnheader">{t('people.userId')}</span>
          {columns.map((name) => (
            <span role="columnheader" key={name}>
              {name}
            </span>
          ))}
          <span role="columnheader" data-numeric>
            {t('people.events')}
          </span>
          <span role="columnheader" data-numeric>
            {t('people.firstSeen')}
          </span>
          <span role="columnheader" data-numeric>
            {t('people.lastSeen')}
          </span>
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {shown.map((item) => {
            const person = rows[item.index];
            return person ? (
              <div
                role="row"
                key={person.person_id}
                aria-rowindex={item.index + 2}
                className={css.row}
                data-current={item.index === at || undefined}
                style={{ ...grid, transform: `translateY(${item.start}px)` }}
              >
                <Cells person={person} columns={columns} />
              </div>
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}

function Cells({ person, columns }: { person: PersonRow; columns: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { timezone } = useProject();
  return (
    <>
      <span role="cell">
        <PersonName id={person.person_id} name={person.display_name} />
        {person.anonymous ? <span className={css.quiet}>{t('people.anonymous')}</span> : null}
      </span>
      <span role="cell" className={css.id}>
        {person.user_id ?? '–'}
      </span>
      {columns.map((name) => (
        <span role="cell" key={name}>
          {shortValue(person.traits[name])}
        </span>
      ))}
      <span role="cell" data-numeric>
        {format.number(person.events)}
      </span>
      <span role="cell" data-numeric>
        {format.moment(person.first_seen, timezone)}
      </span>
      <span role="cell" data-numeric>
        {format.moment(person.last_seen, timezone)}
      </span>
    </>
  );
}
