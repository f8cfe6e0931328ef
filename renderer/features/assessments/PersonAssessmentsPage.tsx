import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useCall } from '../../shared/client.ts';
import { LoadError, Loading, Page } from '../../shared/ui.tsx';
import { PersonHead } from '../people/PersonHead.tsx';
import { BackButton } from './BackButton.tsx';
import { PersonAssessments } from './PersonAssessments.tsx';

/** From the lists of who is due: what is known of the person's assessments, and the way to a new one. */
export function PersonAssessmentsPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const personId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('people.get', { personId }, { enabled: personId > 0 });
  const person = found.data?.person;
  return (
    <Page
      title={person ? `评估：${person.name}` : '评估'}
      above={<BackButton to="/assessments" />}
      subtitle={person ? <PersonHead person={person} /> : null}
      scrolls
    >
      {person ? (
        <PersonAssessments personId={personId} name={person.name} />
      ) : found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
