import type { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import css from './code-editor.module.css';
import type { Completion, Literal } from './types';

type EditorProps = {
  value: string;
  label: string;
  completions: Completion[];
  literals: Literal[];
  onChange: (text: string) => void;
  onRun: () => void;
};

type Editor = { view: EditorView; show: (text: string) => void };

/** A text field for SQL with completion; the engine is fetched the first time one is shown. */
export function CodeEditor(props: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef(props);
  const { value, label } = props;

  useEffect(() => {
    latest.current = props;
    editor.current?.show(props.value);
  });

  useEffect(() => {
    let gone = false;
    const parent = box.current;
    if (!parent) return;
    void import('./engine').then(({ start, show }) => {
      if (gone) return;
      const view = start(parent, {
        text: latest.current.value,
        label,
        completions: () => latest.current.completions,
        literals: () => latest.current.literals,
        onChange: (text) => latest.current.onChange(text),
        onRun: () => latest.current.onRun(),
      });
      parent.dataset.ready = 'true';
      editor.current = { view, show: (text) => show(view, text) };
    });
    return () => {
      gone = true;
      editor.current?.view.destroy();
      editor.current = null;
    };
  }, [label]);

  return <div ref={box} className={css.editor} data-editor data-length={value.length} />;
}
