import { Ban, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Condition, InCohort, Joint, Leaf } from '../../lib/condition';
import { ActionIcon, Button, SegmentedControl, Tooltip } from '../../ui/kit';
import css from './builder.module.css';
import { asGroup, fromGroup, type Group, negated, replaced } from './edit';
import type { Fields } from './fields';
import { LeafRow } from './leaf-row';

type BuilderProps = {
  value: Condition | undefined;
  onChange: (next: Condition | undefined) => void;
  fields: Fields;
  depth?: number;
};

/** Edits a condition: rows joined by all or any, groups inside groups, anything turned into its opposite. */
export function ConditionBuilder({ value, onChange, fields, depth = 0 }: BuilderProps) {
  const { t } = useTranslation();
  const group = asGroup(value);
  const change = (next: Group) => onChange(fromGroup(next));
  const add = (member: Condition) => change({ ...group, members: [...group.members, member] });
  const first: Condition = fields.properties.length ? { property: '', op: 'eq' } : { trait: '', op: 'eq' };
  return (
    <div className={css.group} data-depth={depth} role="group" aria-label={t('conditions.group')}>
      {group.members.length > 1 ? (
        <div className={css.joint}>
          <span className={css.word}>{t('conditions.match')}</span>
          <SegmentedControl
            value={group.joint}
            onChange={(joint) => change({ ...group, joint: joint as Joint })}
            aria-label={t('conditions.match')}
            data={[
              { value: 'all', label: t('conditions.all') },
              { value: 'any', label: t('conditions.any') },
            ]}
          />
        </div>
      ) : null}
      {group.members.map((member, index) => (
        <Member
          key={index}
          value={member}
          fields={fields}
          depth={depth}
          onChange={(next) => change(replaced(group, index, next))}
        />
      ))}
      <div className={css.add}>
        <Button variant="subtle" leftSection={<Plus size={14} />} onClick={() => add(first)}>
          {t('conditions.add')}
        </Button>
        {depth < 2 && group.members.length > 0 ? (
          <Button variant="subtle" leftSection={<Plus size={14} />} onClick={() => add({ any: [first] })}>
            {t('conditions.addGroup')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

type MemberProps = {
  value: Condition;
  onChange: (next: Condition | undefined) => void;
  fields: Fields;
  depth: number;
};

/** One member of a group: a comparison or an inner group, with its own "not" and "remove". */
function Member({ value, onChange, fields, depth }: MemberProps) {
  const { t } = useTranslation();
  const isNot = 'not' in value;
  const inner = isNot ? value.not : value;
  const wrap = (next: Condition | undefined) => onChange(next && isNot ? { not: next } : next);
  const isGroup = 'all' in inner || 'any' in inner;
  return (
    <div className={css.member}>
      <div className={css.content}>
        {isNot ? <span className={css.not}>{t('conditions.not')}</span> : null}
        {isGroup ? (
          <ConditionBuilder value={inner} onChange={wrap} fields={fields} depth={depth + 1} />
        ) : (
          <LeafRow value={inner as Leaf | InCohort} onChange={wrap} fields={fields} />
        )}
      </div>
      <div className={css.tools}>
        <Tooltip label={t('conditions.negate')}>
          <ActionIcon
            aria-label={t('conditions.negate')}
            aria-pressed={isNot}
            onClick={() => onChange(negated(value))}
          >
            <Ban size={14} />
          </ActionIcon>
        </Tooltip>
        <ActionIcon aria-label={t('common.remove')} onClick={() => onChange(undefined)}>
          <X size={14} />
        </ActionIcon>
      </div>
    </div>
  );
}
