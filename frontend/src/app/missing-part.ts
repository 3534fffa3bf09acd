/** What is needed of a page to leave it when a part of the app is gone: after an upgrade the files of before are. */
type Page = {
  /** The build that the page runs. */
  build: () => string;
  /** Whether somebody has begun to write what a reload would take. */
  writing: () => boolean;
  /** Whether the server is there: a reload without it leaves nothing at all. */
  answers: () => Promise<boolean>;
  kept: () => Pick<Storage, 'getItem' | 'setItem'>;
  reload: () => void;
  tell: () => Promise<void>;
};

export const LEFT = 'cauce-left-builds';

/** Returns what is done about parts of the app that could not be fetched: the page is loaded again, once for each build. */
export function missingParts(page: Page) {
  const missing = new WeakSet<object>();
  let leaving: Promise<boolean> | undefined;
  let busy = false;

  const look = async () => {
    const left = (await page.answers()) && firstTime(page);
    if (left) page.reload();
    else leaving = undefined;
    return left;
  };
  /** Loads the page again and returns true, or false where that would not help. */
  const leave = () => (leaving ??= look());

  return {
    leave,
    isMissing: (error: unknown) => typeof error === 'object' && error !== null && missing.has(error),
    /** Leaves the page, or tells why it does not; what is missing for telling is not told. */
    async handle(error: unknown) {
      if (typeof error === 'object' && error !== null) missing.add(error);
      if (busy) return;
      busy = true;
      try {
        if (page.writing() || !(await leave())) await page.tell();
      } catch {
        // The words themselves are gone; whoever asked for the part shows the error.
      } finally {
        busy = false;
      }
    },
  };
}

/** Remembers that a build was left and returns true; false the second time, or where nothing can be remembered. */
function firstTime({ kept, build }: Page): boolean {
  try {
    const left = kept().getItem(LEFT)?.split(' ') ?? [];
    if (left.includes(build())) return false;
    kept().setItem(LEFT, [...left, build()].join(' '));
    return true;
  } catch {
    return false;
  }
}
