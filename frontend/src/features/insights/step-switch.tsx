import { Anchor, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/kit';
import type { StepChoice } from './draft';

type Steps = { steps: StepChoice[]; order: string };
type Props<Draft> = { draft: Draft; change: (next: Draft) => void; index: number };

/** How a step is marked: its number, or a star where it has no place among others that have one. */
export function markOf(draft: Steps, index: number): string {
  const free = draft.order === 'any' && draft.steps.some((step) => step.anchored);
  return free && !draft.steps[index]?.anchored ? '∗' : String(index + 1);
}

/** Returns the word before a step; the first has one of its own. */
export function wordBefore<First extends string>(draft: Steps, index: number, first: First) {
  if (index === 0) return first;
  if (draft.order !== 'any') return draft.steps[index]?.optional ? 'insight.thenMaybe' : 'insight.then';
  const fixed = draft.steps[index]?.anchored ?? draft.steps[index - 1]?.anchored;
  return fixed ? 'insight.then' : 'insight.and';
}

/** Whether the step may be left out; in any order, whether it keeps its place. */
export function StepSwitch<Draft extends Steps>({ draft, change, index }: Props<Draft>) {
  const { t } = useTranslation();
  const anchors = draft.order === 'any';
  const step = draft.steps[index];
  if (!step || (index === 0 && !anchors)) return null;
  const mark = anchors ? 'anchored' : 'optional';
  const next = { ...step, [mark]: step[mark] ? undefined : true };
  const steps = draft.steps.map((one, at) => (at === index ? next : one));
  return (
    <Button
      variant={step[mark] ? 'light' : 'subtle'}
      leftSection={anchors ? <Anchor size={14} /> : <CircleDashed size={14} />}
      aria-pressed={step[mark] ?? false}
      aria-label={t(`insight.${mark}Step`, { number: index + 1 })}
      onClick={() => change({ ...draft, steps })}
    >
      {t(`insight.${mark}`)}
    </Button>
  );
}
