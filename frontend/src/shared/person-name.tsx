import { Link } from '@tanstack/react-router';
import { useProject } from './session';

/** A person's name that leads to their page. */
export function PersonName({ id, name }: { id: string; name: string }) {
  const project = useProject();
  return (
    <Link to="/p/$projectId/people/$personId" params={{ projectId: project.project_id, personId: id }}>
      {name || id}
    </Link>
  );
}
