import { NumberInput as Field, type NumberInputProps } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalMarkOf, withMark, write } from './decimals';

/** A field for a number with the decimals of the reader's language; those of the other are understood too. */
export function NumberInput(props: NumberInputProps) {
  const mark = decimalMarkOf(useTranslation().i18n.language);
  return <Field {...props} decimalSeparator={mark} onInputCapture={(event) => inMark(event, mark)} />;
}

/** A single key is understood by the field itself, which keeps the caret where it is. */
function inMark(event: FormEvent<HTMLElement>, mark: string) {
  const { data } = event.nativeEvent as InputEvent;
  const field = event.target;
  if (data?.length === 1 || !(field instanceof HTMLInputElement)) return;
  const text = withMark(field.value, mark);
  if (text !== field.value) write(field, text);
}
