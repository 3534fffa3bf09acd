import { SaveDialog } from '../features/insights/boards/save-dialog';
import { SqlPage } from '../features/sql/sql-page';

/** The SQL page, whose queries are kept as insights are. */
export function SqlPageThatKeeps() {
  return (
    <SqlPage
      keep={(sql, close) => (
        <SaveDialog
          insight={undefined}
          as="new"
          question={{ kind: 'sql', sql }}
          view="chart"
          onDone={close}
          onClose={close}
        />
      )}
    />
  );
}
