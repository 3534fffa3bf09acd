import { notifications } from '@mantine/notifications';
import { Button } from './kit';
import css from './toast.module.css';

/** Says that something was done; with `undo` it offers to take it back. */
export function toastDone(message: string, undo?: { label: string; run: () => void }) {
  const id = `done-${message}-${performance.now()}`;
  const body = undo ? (
    <span className={css.row}>
      <span>{message}</span>
      <Button
        onClick={() => {
          notifications.hide(id);
          undo.run();
        }}
      >
        {undo.label}
      </Button>
    </span>
  ) : (
    message
  );
  notifications.show({ id, message: body, withBorder: false, color: 'teal' });
}

/** Says that something failed and why. */
export function toastFailed(title: string, why: string) {
  notifications.show({ title, message: why, color: 'red', autoClose: 10_000 });
}
