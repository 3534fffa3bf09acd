import {
  type ComponentProps,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../api/types';
import { useMay } from '../../../shared/session';
import { Chart } from '../../../ui/chart/chart';
import { Rail, type RailMark } from '../../../ui/chart/rail';
import type { Edited } from './dialog';
import { KindIcon } from './icons';
import { type Happened, spread, type TimeAxis } from './model';
import { AnnotationContext } from './scope';
import { useMarks } from './use-marks';
import { useAnnotationWords } from './words';

type Props = ComponentProps<typeof Chart> & { axis: TimeAxis; show: (label: string) => string };

const AnnotationDialog = lazy(() =>
  import('./dialog').then((module) => ({ default: module.AnnotationDialog })),
);
const AnnotationPanel = lazy(() => import('./panel').then((module) => ({ default: module.AnnotationPanel })));

const RAIL = 24;
const APART = 26;

/** A chart over time with what happened beside it; the rail above takes another annotation anywhere. */
export function TimeChart({ axis, show, height = 320, ...chart }: Props) {
  const { t } = useTranslation();
  const may = useMay().write;
  const { dashboardId } = useContext(AnnotationContext);
  const { line } = useAnnotationWords();
  const { happened, spans } = useMarks(axis);
  const [places, setPlaces] = useState<number[]>([]);
  const [opened, setOpened] = useState<string>();
  const [looked, setLooked] = useState(false);
  const [edited, setEdited] = useState<Edited>();
  const take = useCallback(
    (next: number[]) => setPlaces((before) => (sameNumbers(before, next) ? before : next)),
    [],
  );
  const frame = useRef<HTMLDivElement>(null);
  const [returns, setReturns] = useState(false);
  // Whoever added something by keyboard goes on where they were.
  useEffect(() => {
    if (returns && !edited) frame.current?.querySelector<HTMLElement>('[data-annotate]')?.focus();
  }, [returns, edited]);
  const label = (place: number) => axis.labels[place] ?? '';
  const railed = may || happened.length > 0;
  if (!railed) return <Chart {...chart} height={height} onPlaces={take} />;
  const shown = spread(happened, places, APART);
  const open = shown.find((one) => keyOf(one) === opened);
  return (
    <>
      <Rail
        frame={frame}
        places={places.length === axis.labels.length ? places : []}
        marks={shown.map((one) => markOf(one, line))}
        spans={spans}
        onOpen={(mark) => {
          setOpened(mark.key);
          setLooked(true);
        }}
        adding={
          may
            ? {
                words: (place) => t('annotations.addAt', { when: show(label(place)) }),
                run: (place) => {
                  setReturns(true);
                  setEdited({ at: label(place), dashboardId });
                },
              }
            : undefined
        }
      >
        <Chart {...chart} height={height - RAIL} onPlaces={take} />
      </Rail>
      <Suspense>
        {looked ? <AnnotationPanel items={open?.items} onClose={() => setOpened(undefined)} /> : null}
        {edited ? <AnnotationDialog edited={edited} onClose={() => setEdited(undefined)} /> : null}
      </Suspense>
    </>
  );
}

const keyOf = ({ at }: Happened) => String(at);

function markOf(one: Happened, line: (annotation: Annotation) => string): RailMark {
  const [first] = one.items;
  const several = one.items.length > 1 || !first;
  return {
    key: keyOf(one),
    at: one.at,
    icon: several ? one.items.length : <KindIcon kind={first.kind} />,
    text: one.items.map(line).join('\n'),
  };
}

function sameNumbers(one: number[], other: number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
