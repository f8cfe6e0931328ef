import type { ReactNode } from 'react';
import { useCall } from '../../shared/client.ts';
import { useQuery } from '../../shared/navigation.ts';
import { LoadError, Loading } from '../../shared/ui.tsx';
import { AcceptanceSection } from './AcceptanceSection.tsx';
import { acceptanceSteps, askStep } from './acceptance-step.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { AssetsSection } from './AssetsSection.tsx';
import { OpeningDialog, SettlementDialog } from './ClosingDialogs.tsx';
import { ClosingSection } from './ClosingSection.tsx';
import type { ProjectDetail } from './renovation-words.ts';

/** Acceptance with its evidence, the beds it adds, use, hand-over of the assets, settlement. */
export function ProjectAcceptance({ project }: { readonly project: ProjectDetail }): ReactNode {
  const found = useCall('renovation.works', { projectId: project.projectId });
  const asked = useQuery().get('step');
  const step = acceptanceSteps.find((known) => known === asked) ?? null;
  const close = (): void => askStep(null);
  if (found.error && !found.data) return <LoadError error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const works = found.data;
  return (
    <>
      <AcceptanceSection project={project} works={works} />
      <ClosingSection project={project} works={works} />
      <AssetsSection works={works} />
      {step === 'accept' && works.acceptance === null ? <AcceptDialog project={project} works={works} onClose={close} /> : null}
      {step === 'open' && works.opening === null ? <OpeningDialog works={works} onClose={close} /> : null}
      {step === 'settle' && works.settlement === null ? <SettlementDialog project={project} works={works} onClose={close} /> : null}
    </>
  );
}
