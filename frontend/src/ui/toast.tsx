import i18n from 'i18next';
import { Button } from './kit';
import css from './toast.module.css';

/** Says that something was done; with `undo` it offers to take it back. */
export function toastDone(message: string, undo?: { label: string; run: () => void }) {
  const id = `done-${performance.now()}`;
  void import('./toasts').then(({ hideToast, showToast }) => {
    const takeBack = () => {
      hideToast(id);
      undo?.run();
    };
    const body = undo ? (
      <span className={css.row}>
        <span>{message}</span>
        <Button onClick={takeBack}>{undo.label}</Button>
      </span>
    ) : (
      message
    );
    showToast({ id, message: body, color: 'teal', closeButtonProps: closing() });
  });
}

const SOON_MS = 400;

/** Says that something is under way and can be stopped; what is over soon says nothing. Returns what ends it. */
export function toastRunning(message: string, stop: { label: string; run: () => void }): () => void {
  const id = `running-${performance.now()}`;
  const body = (
    <span className={css.row}>
      <span>{message}</span>
      <Button onClick={stop.run}>{stop.label}</Button>
    </span>
  );
  let over = false;
  const toasts = import('./toasts');
  const timer = setTimeout(
    () =>
      void toasts.then(({ showToast }) => {
        if (!over) showToast({ id, message: body, color: 'blue', autoClose: false, withCloseButton: false });
      }),
    SOON_MS,
  );
  return () => {
    over = true;
    clearTimeout(timer);
    void toasts.then(({ hideToast }) => hideToast(id));
  };
}

/** Says something that stays until it is closed, once, and what can be done about it; returns when it is said. */
export async function toastStays(
  id: string,
  title: string,
  why: string,
  action: { label: string; run: () => void },
): Promise<void> {
  const { showToast } = await import('./toasts');
  const message = (
    <span className={css.row}>
      <span>{why}</span>
      <Button onClick={action.run}>{action.label}</Button>
    </span>
  );
  showToast({ id, title, message, color: 'blue', autoClose: false, closeButtonProps: closing() });
}

/** Says that something failed and why; with `action` it stays until that is done or it is closed. */
export function toastFailed(title: string, why: string, action?: { label: string; run: () => void }) {
  const id = `failed-${performance.now()}`;
  void import('./toasts').then(({ hideToast, showToast }) => {
    const go = () => {
      hideToast(id);
      action?.run();
    };
    const message = action ? (
      <span className={css.row}>
        <span>{why}</span>
        <Button onClick={go}>{action.label}</Button>
      </span>
    ) : (
      why
    );
    const autoClose = action ? false : 10_000;
    showToast({ id, title, message, color: 'red', autoClose, closeButtonProps: closing() });
  });
}

const closing = () => ({ 'aria-label': i18n.t('common.close') });
