import { useState, type ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { LoadError, Loading } from '../../shared/ui.tsx';
import { RelocationsSection } from './RelocationsSection.tsx';
import { RoomsSection } from './RoomsSection.tsx';
import type { ProjectDetail } from './renovation-words.ts';

/** Rooms out of use for the works, and where those who lived in them are meanwhile. */
export function ProjectResidents({ project }: { readonly project: ProjectDetail }): ReactNode {
  const found = useCall('renovation.works', { projectId: project.projectId });
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return (
    <>
      <RoomsSection works={found.data} chosen={chosen} onChoose={setChosen} />
      <RelocationsSection works={found.data} />
    </>
  );
}
