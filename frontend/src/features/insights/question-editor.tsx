import { CountedGroups } from '../../shared/use-group-traits';
import { AttributionEditor } from './attribution-editor';
import { CorrelationEditor } from './correlation-editor';
import { FunnelEditor } from './funnel-editor';
import { HistogramEditor } from './histogram-editor';
import { LifecycleEditor } from './lifecycle-editor';
import { PathsEditor } from './paths-editor';
import { RetentionEditor } from './retention-editor';
import { SessionsEditor } from './sessions-editor';
import { StickinessEditor } from './stickiness-editor';
import { TrendEditor } from './trend-editor';
import type { Draft } from './draft';
import { groupTypeOf } from './group-type';

/** A question that is being built, and how it is changed. */
export type EditorChoice = {
  draft: Draft;
  change: (next: Draft) => void;
  today: string;
  whole: Draft['range'];
  more: boolean;
};

/** The question as a sentence whose words can be picked. */
export function QuestionEditor(choice: EditorChoice) {
  return (
    <CountedGroups value={groupTypeOf(choice.draft)}>
      <EditorOfKind {...choice} />
    </CountedGroups>
  );
}

function EditorOfKind({ draft, ...rest }: EditorChoice) {
  switch (draft.kind) {
    case 'trend':
      return <TrendEditor draft={draft} {...rest} />;
    case 'funnel':
      return <FunnelEditor draft={draft} {...rest} />;
    case 'retention':
      return <RetentionEditor draft={draft} {...rest} />;
    case 'lifecycle':
      return <LifecycleEditor draft={draft} {...rest} />;
    case 'attribution':
      return <AttributionEditor draft={draft} {...rest} />;
    case 'histogram':
      return <HistogramEditor draft={draft} {...rest} />;
    case 'sessions':
      return <SessionsEditor draft={draft} {...rest} />;
    case 'paths':
      return <PathsEditor draft={draft} {...rest} />;
    case 'stickiness':
      return <StickinessEditor draft={draft} {...rest} />;
    case 'correlation':
      return <CorrelationEditor draft={draft} {...rest} />;
  }
}
