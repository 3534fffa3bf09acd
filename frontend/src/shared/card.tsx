import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, switchLanguage } from '../i18n/setup';
import css from './card.module.css';

const NAMES = { en: 'English', es: 'Español' } as const;

type Props = { title: string; lead?: string; children?: ReactNode };

/** The frame of the pages before sign-in; the language can be changed here, before there is a profile. */
export function Card({ title, lead, children }: Props) {
  const { i18n } = useTranslation();
  return (
    <main className={css.page}>
      <div className={css.card}>
        <div className={css.brand}>
          <img src="./icon.svg" alt="" width={24} height={24} />
          <span>Cauce</span>
        </div>
        <h1 className={css.title}>{title}</h1>
        {lead ? <p className={css.lead}>{lead}</p> : null}
        {children}
      </div>
      <div className={css.languages}>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={i18n.language === one}
            onClick={() => void switchLanguage(one)}
          >
            {NAMES[one]}
          </button>
        ))}
      </div>
    </main>
  );
}
