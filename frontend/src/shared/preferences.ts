import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/http';
import type { User } from '../api/types';
import { type Language, switchLanguage } from '../i18n/setup';
import { type Theme, useTheme } from '../ui/color-scheme';
import { sessionQuery } from './session';
import { useSend } from './use-send';

/** Returns the language and theme on screen and how to change them: at once here, kept on the server. */
export function usePreferences() {
  const { i18n } = useTranslation();
  const { chosen, shown, choose } = useTheme();
  const client = useQueryClient();
  const keep = useSend(async (change: Partial<Pick<User, 'language' | 'theme'>>) => {
    const user = await answered(api.PATCH('/api/v1/me', { body: change }));
    client.setQueryData(sessionQuery.queryKey, (old) => old && { ...old, user });
  });
  return {
    language: i18n.language as Language,
    theme: chosen,
    shown,
    setLanguage: (language: Language) => {
      void switchLanguage(language).then(() => keep.mutate({ language }));
    },
    setTheme: (theme: Theme) => {
      choose(theme);
      keep.mutate({ theme });
    },
  };
}
