import { useTranslation } from 'react-i18next';
import type { AttributionResult } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Chart } from '../../ui/chart/chart';
import { useInk } from '../../ui/chart/ink';
import { Muted } from '../../ui/layout';
import css from './answer.module.css';
import type { AttributionDraft } from './attribution-draft';
import { attributionView, creditPoint } from './attribution-model';
import { attributionOption, heightOf, ruleColor } from './attribution-option';
import { ChannelTable } from './attribution-table';
import type { Point } from './draft';
import { useEventText } from './event-text';
import type { Shape } from './shape';
import { useChannelWords } from './use-rows';
import { whoText } from './who-text';

type Props = {
  draft: AttributionDraft;
  result: AttributionResult;
  view: Shape;
  onPoint: (point: Point) => void;
};

/** Attribution as a bar for each channel and rule over the table of both, or as the table alone. */
export function AttributionAnswer({ draft, result, view: shape, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ink = useInk();
  const eventText = useEventText();
  const view = attributionView(result, useChannelWords(draft));
  const table = <ChannelTable view={view} who={whoText(draft, t)} worth={draft.value} onPoint={onPoint} />;
  if (shape === 'table') return <div className={css.table}>{table}</div>;
  return (
    <>
      {view.rules.length > 1 ? (
        <ul className={css.legend}>
          {view.rules.map((rule, index) => (
            <li key={rule}>
              <span className={css.swatch} style={{ background: ruleColor(index, ink) }} />
              {t(`attribution.rules.${rule}`)}
            </li>
          ))}
        </ul>
      ) : null}
      <Chart
        option={attributionOption(view, (rule) => t(`attribution.rules.${rule}`), ink, format)}
        height={heightOf(view)}
        label={t('insightAnswer.chartLabel', { question: eventText(draft.conversion.event) })}
        onMark={({ seriesIndex, dataIndex }) => {
          const channel = view.drawn[dataIndex];
          if (channel?.credits[seriesIndex]) onPoint(creditPoint(channel, seriesIndex));
        }}
      />
      <Muted>
        {view.value === null || !draft.value
          ? t('attribution.shownConversions')
          : t('attribution.shownValue', { property: draft.value })}
      </Muted>
      <div className={css.summary}>{table}</div>
    </>
  );
}
