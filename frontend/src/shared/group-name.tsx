import { Link } from '@tanstack/react-router';
import { useProject } from './session';

type Props = { type: string | null | undefined; id: string; name: string };

/** The name of a group, leading to its page where its type is known. */
export function GroupName({ type, id, name }: Props) {
  const { project_id } = useProject();
  if (!type) return <strong>{name}</strong>;
  return (
    <Link to="/p/$projectId/groups/$type/$groupId" params={{ projectId: project_id, type, groupId: id }}>
      {name}
    </Link>
  );
}
