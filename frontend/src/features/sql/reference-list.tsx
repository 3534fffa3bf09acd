import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PropertyInfo, Schema, SqlReference, SqlView } from '../../api/types';
import { shortValue } from '../../lib/format';
import { Await } from '../../shared/await';
import { CONTEXT_PATHS, contextExamples } from '../../shared/context';
import { propertiesOf } from '../../shared/schema';
import { LinkButton } from '../../ui/link-button';
import { Muted, Section } from '../../ui/layout';
import { pathText } from './completions';
import css from './sql.module.css';

type Pick = (word: string) => void;
type Props = { reference: UseQueryResult<SqlReference>; schema: Schema; onPick: Pick };

/** The views, their columns, what was sent with example values, and the functions; each a click away. */
export function ReferenceList({ reference, schema, onPick }: Props) {
  const { t } = useTranslation();
  const inside: Record<string, PropertyInfo[]> = {
    properties: propertiesOf(schema.events, []),
    traits: schema.traits,
    context: CONTEXT_PATHS.map((name) => ({
      name,
      types: ['string'],
      coverage: 0,
      examples: contextExamples(name),
    })),
  };
  return (
    <Section title={t('sql.views')}>
      <Await query={reference} rows={8}>
        {({ views, functions }) => (
          <>
            {views.map((view) => (
              <ViewColumns key={view.name} view={view} inside={inside} onPick={onPick} />
            ))}
            <details className={css.view}>
              <summary>{t('sql.functions')}</summary>
              {functions.map((group) => (
                <div key={group.title} className={css.group}>
                  <Muted>{group.title}</Muted>
                  <p className={css.names}>{group.names.join(' ')}</p>
                </div>
              ))}
            </details>
          </>
        )}
      </Await>
    </Section>
  );
}

type ViewProps = { view: SqlView; inside: Record<string, PropertyInfo[]>; onPick: Pick };

function ViewColumns({ view, inside, onPick }: ViewProps) {
  const { t } = useTranslation();
  const insert = (name: string) => (
    <LinkButton title={t('sql.insert', { name })} onClick={() => onPick(name)}>
      {name}
    </LinkButton>
  );
  return (
    <details className={css.view} open={view.name === 'events'}>
      <summary>{view.name}</summary>
      <p className={css.words}>
        <Coded text={`${view.description}.`} />
      </p>
      <dl className={css.list}>
        {view.columns.map((column) => (
          <div key={column.name}>
            <dt>
              {insert(column.name)} <Muted>{column.type}</Muted>
            </dt>
            <dd>
              <Coded text={column.description} />
            </dd>
            {(inside[column.nested ? column.name : ''] ?? []).slice(0, 40).map((one) => (
              <dd key={one.name} className={css.inside}>
                {insert(pathText(column.name, one.name))}{' '}
                <Muted>{one.examples.slice(0, 3).map(shortValue).join(', ')}</Muted>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A description whose names between backticks are set as code. */
function Coded({ text }: { text: string }) {
  return text.split('`').map((part, place) => (place % 2 ? <code key={place}>{part}</code> : part));
}
