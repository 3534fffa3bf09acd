import { Tooltip, VisuallyHidden } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type PointerEvent, type ReactNode, type Ref, useState } from 'react';
import css from './rail.module.css';

/** Something to be seen at a place of the axis. */
export type RailMark = { key: string; at: number; icon: ReactNode; text: string };
/** A stretch of the axis, between two places. */
export type RailSpan = { key: string; from: number; to: number };

type Props = {
  /** Where the places of the axis are, in pixels from the left. */
  places: number[];
  marks: RailMark[];
  spans: RailSpan[];
  onOpen: (mark: RailMark) => void;
  /** What is added at a place, and how a place is called; without it nothing can be added. */
  adding?: { words: (place: number) => string; run: (place: number) => void };
  /** Where the whole of it is, for whoever gives the focus back. */
  frame?: Ref<HTMLDivElement>;
  children: ReactNode;
};

/** A rail over a chart: marks with a text on hover and focus, and a way to put another one anywhere. */
export function Rail({ places, marks, spans, onOpen, adding, frame, children }: Props) {
  const x = (place: number) => places[place] ?? 0;
  return (
    <div className={css.frame} ref={frame}>
      <div className={css.rail}>
        {adding && places.length ? <Adding places={places} {...adding} /> : null}
        {places.length
          ? marks.map((mark) => (
              <Tooltip
                key={mark.key}
                label={<span className={css.tip}>{mark.text}</span>}
                events={{ hover: true, focus: true, touch: true }}
                multiline
                maw={320}
              >
                <button
                  type="button"
                  className={css.mark}
                  style={{ left: x(mark.at) }}
                  aria-label={mark.text}
                  data-annotation={mark.key}
                  onClick={() => onOpen(mark)}
                >
                  {mark.icon}
                </button>
              </Tooltip>
            ))
          : null}
      </div>
      {children}
      {places.length ? (
        <div aria-hidden>
          {spans.map(({ key, from, to }) => (
            <div key={key} className={css.span} style={{ left: x(from), width: x(to) - x(from) }} />
          ))}
          {marks.map(({ key, at }) => (
            <div key={key} className={css.line} style={{ left: x(at) }} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

type AddingProps = { places: number[]; words: (place: number) => string; run: (place: number) => void };

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -7, PageUp: 7 };
const HALF = 12;

/** The whole rail as one button: the pointer or the arrow keys choose the place. */
function Adding({ places, words, run }: AddingProps) {
  const last = places.length - 1;
  const [chosen, setChosen] = useState<number>();
  const place = Math.min(chosen ?? last, last);
  const left = (places[0] ?? 0) - HALF;
  const width = (places[last] ?? 0) - left + HALF;
  const follow = ({ clientX, currentTarget }: PointerEvent<HTMLButtonElement>) =>
    setChosen(nearest(places, clientX - currentTarget.getBoundingClientRect().left + left));
  return (
    <>
      <button
        type="button"
        className={css.add}
        style={{ left, width }}
        aria-label={words(place)}
        title={words(place)}
        data-annotate
        onPointerMove={follow}
        onPointerDown={follow}
        onClick={() => run(place)}
        onKeyDown={(event) => {
          const step = STEPS[event.key];
          if (step === undefined) return;
          event.preventDefault();
          setChosen(Math.max(0, Math.min(last, place + step)));
        }}
      >
        <span className={css.plus} style={{ left: (places[place] ?? 0) - left }}>
          <Plus size={16} aria-hidden />
        </span>
      </button>
      <VisuallyHidden aria-live="polite">{chosen === undefined ? '' : words(place)}</VisuallyHidden>
    </>
  );
}

/** Returns the place that is nearest to a pixel. */
export function nearest(places: number[], pixel: number): number {
  const far = (place: number) => Math.abs((places[place] ?? Infinity) - pixel);
  return places.reduce((best, _, place) => (far(place) < far(best) ? place : best), 0);
}
