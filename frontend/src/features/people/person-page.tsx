import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../api/types';
import { useFormat } from '../../i18n/setup';
import { Await } from '../../shared/await';
import { useProject } from '../../shared/session';
import { Page, Row, Section } from '../../ui/layout';
import { Tag } from '../../ui/tag';
import { Consent } from './consent';
import { Devices } from './devices';
import { Identities } from './identities';
import { Merges } from './merges';
import { PersonActions } from './person-actions';
import css from './person.module.css';
import { personQuery, timelineQuery } from './queries';
import { Timeline } from './timeline-view';
import { Traits } from './traits';

const route = getRouteApi('/signed-in/p/$projectId/people/$personId');

/** One person: what they did, who they are and why we think so. */
export function PersonPage() {
  const { personId } = route.useParams();
  const project = useProject();
  const person = useQuery(personQuery(project.project_id, personId));
  return (
    <Await query={person} rows={8}>
      {(data) => <PersonView person={data} />}
    </Await>
  );
}

function PersonView({ person }: { person: Person }) {
  const { t } = useTranslation();
  const format = useFormat();
  const project = useProject();
  const seen = t('person.seen', {
    first: format.moment(person.first_seen, project.timezone),
    last: format.moment(person.last_seen, project.timezone),
  });
  return (
    <Page
      wide
      title={person.display_name}
      lead={
        <Row gap={12}>
          <Link to="/p/$projectId/people" params={{ projectId: project.project_id }}>
            {t('person.back')}
          </Link>
          <Tag tone={person.anonymous ? 'plain' : 'accent'}>
            {t(person.anonymous ? 'people.anonymous' : 'people.identified')}
          </Tag>
          <span>{t('common.event', { count: person.events })}</span>
          <span>{seen}</span>
        </Row>
      }
      actions={<PersonActions person={person} />}
    >
      <div className={css.columns}>
        <Section title={t('person.timeline')} flush>
          <Timeline query={timelineQuery(project.project_id, person.person_id)} />
        </Section>
        <div className={css.side}>
          <Section title={t('person.traits')} flush>
            <Traits traits={person.traits} />
          </Section>
          <Section title={t('person.identities')} flush>
            <Identities identities={person.identities} />
          </Section>
          <Section title={t('person.devices')} flush>
            <Devices personId={person.person_id} />
          </Section>
          <Section title={t('person.consent')} flush>
            <Consent personId={person.person_id} />
          </Section>
          <Section title={t('person.merges')} flush>
            <Merges merges={person.merges} personId={person.person_id} />
          </Section>
        </div>
      </div>
    </Page>
  );
}
