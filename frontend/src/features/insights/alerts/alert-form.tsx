import { Link } from '@tanstack/react-router';
import { Pencil, SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../../shared/gate';
import { useProject } from '../../../shared/session';
import { Button } from '../../../ui/kit';
import { Muted, Row, Section, Stack } from '../../../ui/layout';
import type { Draft } from '../draft';
import type { Question } from '../saved';
import { AlertMore } from './alert-more';
import { AlertPreview } from './alert-preview';
import { AlertSentence } from './alert-sentence';
import { type AlertDraft, plainInstead, ruleOf } from './model';
import { Unheard } from './nobody';
import type { AlertMetric } from './written';

type Props = {
  draft: AlertDraft;
  change: (next: AlertDraft) => void;
  question: Question;
  metric: AlertMetric;
  /** The metric's name, or the question in words. */
  text: string;
  /** The question for the page that asks it; undefined when that page cannot show it. */
  ask: Draft | undefined;
  action: string;
  busy: boolean;
  unchanged?: boolean;
  /** The question cannot be watched as it is. */
  unasked?: boolean;
  /** Where the question is changed, when it can be changed here. */
  editor?: ReactNode;
  onSave: () => void;
};

/** The sentence of an alert, what it can be tuned by, and how it would have judged the last buckets. */
export function AlertForm({
  draft,
  change,
  question,
  metric,
  text,
  ask,
  action,
  busy,
  editor,
  onSave,
  ...is
}: Props) {
  const { t } = useTranslation();
  const [more, setMore] = useState(false);
  const [asking, setAsking] = useState(false);
  const params = { projectId: useProject().project_id };
  const plain = plainInstead(question);
  return (
    <>
      <Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onSave();
          }}
        >
          <Stack>
            <AlertSentence draft={draft} question={question} metric={metric} text={text} change={change} />
            <Unheard draft={draft} />
            {plain ? <Muted>{t(`alerts.plainInstead.${plain}`)}</Muted> : null}
            {asking ? editor : null}
            {more ? <AlertMore draft={draft} question={question} metric={metric} change={change} /> : null}
            <Row>
              <Gate need="write">
                <Button
                  type="submit"
                  variant="filled"
                  loading={busy}
                  disabled={!draft.name.trim() || is.unchanged || is.unasked}
                >
                  {action}
                </Button>
              </Gate>
              <Button
                variant="subtle"
                leftSection={<SlidersHorizontal size={14} />}
                aria-expanded={more}
                onClick={() => setMore(!more)}
              >
                {t(more ? 'common.less' : 'alerts.more')}
              </Button>
              {editor ? (
                <Button
                  variant="subtle"
                  leftSection={<Pencil size={14} />}
                  aria-expanded={asking}
                  onClick={() => setAsking(!asking)}
                >
                  {t('alerts.changeQuestion')}
                </Button>
              ) : null}
              {ask ? (
                <Link to="/p/$projectId/analyse" params={params} search={{ q: ask }}>
                  {t('alerts.openQuestion')}
                </Link>
              ) : null}
            </Row>
            <Muted>{t('alerts.whenJudged')}</Muted>
          </Stack>
        </form>
      </Section>
      {is.unasked ? null : (
        <AlertPreview
          rule={ruleOf(draft, question)}
          interval={draft.interval}
          question={question}
          metric={metric}
        />
      )}
    </>
  );
}
