import { autocompletion, type CompletionSource, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql, StandardSQL } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { literalsFor, openLiteral, quoted } from './literal';
import type { Completion, Literal } from './types';

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--primary)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--ok)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--info)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);
const LOOK = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'var(--surface)', color: 'var(--text)', maxHeight: '420px' },
  '&.cm-focused': { outline: '2px solid var(--primary)', outlineOffset: '1px' },
  '.cm-content': { fontFamily: 'var(--font-mono)', minHeight: '140px', caretColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--muted)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--text)', borderColor: 'var(--border)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--subtle)', color: 'var(--on-subtle)' },
});
const KINDS = { view: 'class', column: 'property', property: 'variable', function: 'function' } as const;

/** What the page gives an editor, and hears from it. */
export type Wiring = {
  text: string;
  label: string;
  completions: () => Completion[];
  /** What may stand between quotes. */
  literals: () => Literal[];
  onChange: (text: string) => void;
  onRun: () => void;
};

/** Starts an editor of SQL inside an element. Ctrl or ⌘ and Enter runs; Tab leaves it, as on any page. */
export function start(parent: HTMLElement, wiring: Wiring): EditorView {
  const source: CompletionSource = (context) => {
    const literal = openLiteral(context.state.doc.sliceString(0, context.pos));
    if (literal) {
      const options = literalsFor(literal, wiring.literals()).map(({ text, detail }) => {
        return { label: text, apply: quoted(text), detail, type: 'text' };
      });
      return { from: literal.from, options, validFor: /^[^']*$/ };
    }
    const word = context.matchBefore(/[\w.$`]+/);
    if (!word && !context.explicit) return null;
    const options = wiring
      .completions()
      .map(({ label, kind, detail }) => ({ label, detail, type: KINDS[kind] }));
    return { from: word?.from ?? context.pos, options, validFor: /^[\w.$`]*$/ };
  };
  const run = () => {
    wiring.onRun();
    return true;
  };
  const extensions = [
    keymap.of([{ key: 'Mod-Enter', run }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    history(),
    lineNumbers(),
    bracketMatching(),
    EditorView.lineWrapping,
    sql({ dialect: StandardSQL }),
    autocompletion({ override: [source] }),
    syntaxHighlighting(COLOURS),
    LOOK,
    EditorView.contentAttributes.of({ 'aria-label': wiring.label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) wiring.onChange(update.state.doc.toString());
    }),
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: wiring.text, extensions }) });
}

/** Shows another text, keeping what can be undone. */
export function show(view: EditorView, text: string) {
  if (view.state.doc.toString() !== text)
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}
