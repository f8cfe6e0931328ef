import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { useCall } from '../../shared/client.ts';
import { useQuery } from '../../shared/navigation.ts';
import { LoadError, Loading, Page } from '../../shared/ui.tsx';
import { AssessForm } from './AssessForm.tsx';
import { BackButton } from './BackButton.tsx';

/** A new assessment of one person. */
export function AssessPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const personId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const asked = useQuery().get('scale');
  const person = useCall('people.get', { personId }, { enabled: personId > 0 });
  const history = useCall('assessments.ofPerson', { personId }, { enabled: personId > 0 });
  const scales = useCall('assessments.scales', {});
  const error = person.error ?? history.error ?? scales.error;
  if (person.data && history.data && scales.data)
    return (
      <AssessForm
        key={personId}
        person={person.data.person}
        reports={history.data.reports.filter((report) => report.closedOn === null)}
        hasFormer={history.data.rows.some((row) => row.state === 'standing') || person.data.person.level !== null}
        known={scales.data}
        firstScale={asked}
      />
    );
  return (
    <Page title="新评估" above={<BackButton to={`/people/${personId}`} />}>
      {error ? <LoadError error={error} onRetry={() => void person.refetch()} /> : <Loading />}
    </Page>
  );
}
