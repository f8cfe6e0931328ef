import { mdiArrowLeft } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { countyUsers, everyClerk, officers, scatteredReaders } from '../../../electron/contract/method.ts';
import type { RevealedPerson } from '../../../electron/contract/people.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { goBack, goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { Icon, KeyHint, LoadError, Loading, Page } from '../../shared/ui.tsx';
import { PersonAssessments } from '../assessments/PersonAssessments.tsx';
import { AttachmentsSection } from '../attachments/AttachmentsSection.tsx';
import { StaysSection } from '../beds/StaysSection.tsx';
import { RevealDialog } from '../exports/RevealDialog.tsx';
import { useReveal } from '../exports/use-reveal.ts';
import { PersonRecoveries } from '../recoveries/PersonRecoveries.tsx';
import { SupportSection } from '../scattered/SupportSection.tsx';
import { makeAddress } from '../papers/paper-order.ts';
import { ChangeDialog, type ChangeKind } from './ChangeDialog.tsx';
import { LifeLine } from './LifeLine.tsx';
import { PersonActions } from './PersonActions.tsx';
import { PersonFacts } from './PersonFacts.tsx';
import { PersonHead } from './PersonHead.tsx';
import { NumbersProvider, recordedNumbers, withNumbers } from './reveal-context.ts';
import { useMayRecord } from './use-may-record.ts';

function BackButton(): ReactNode {
  return (
    <Button
      color="secondary"
      size="small"
      startIcon={<Icon path={mdiArrowLeft} />}
      onClick={() => goBack('/people')}
      sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
    >
      返回
      <Box component="span" sx={{ ml: 1, display: 'inline-flex' }}>
        <KeyHint keys="Esc" />
      </Box>
    </Button>
  );
}

/** Everything known of one person: the present at the left, the life line at the right. */
export function PersonPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const personId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const mayCancel = useMay(everyClerk);
  const { any: mayWrite } = useMayRecord();
  const found = useCall('people.get', { personId }, { enabled: personId > 0 });
  const standards = useCall('standards.list', {});
  const [change, setChange] = useState<ChangeKind | null>(null);
  const mayReveal = useMay(officers);
  const maySeeSupport = useMay(scatteredReaders);
  const maySeeRecoveries = useMay(countyUsers);
  const [isRevealAsked, setIsRevealAsked] = useState(false);
  // What has changed since is another state of the person: its numbers are asked for anew.
  const numbers = useReveal<RevealedPerson>(`${personId} ${found.dataUpdatedAt}`);
  const reveal = useAction('people.reveal', {
    onSuccess: (revealed) => {
      numbers.show(revealed);
      setIsRevealAsked(false);
    },
  });

  if (!found.data) {
    return (
      <Page title="人员" above={<BackButton />}>
        {found.error || personId === 0 ? (
          <LoadError
            error={
              found.error ?? {
                code: 'PERSON_NOT_FOUND',
                params: {},
                text: { what: '没有找到这个人员。', next: '请返回人员名单重新查找。' },
              }
            }
            onRetry={() => void found.refetch()}
          />
        ) : (
          <Loading />
        )}
      </Page>
    );
  }
  const known = { ...found.data, standards: standards.data ?? [] };
  const { person } = known;
  const shown = numbers.numbers ? { ...known, ...withNumbers(known, numbers.numbers) } : known;
  const toggle = (): void => (numbers.numbers ? numbers.hide() : setIsRevealAsked(true));
  const isChangeable = mayWrite && person.status !== 'void';
  const page = (
    <Page
      title={person.name}
      above={<BackButton />}
      subtitle={<PersonHead person={shown.person} />}
      actions={
        <>
          <Button variant="outlined" onClick={() => goTo(`/people/${personId}/money`)}>
            资金明细
          </Button>
          {mayReveal && person.status !== 'void' ? (
            <Button variant="outlined" onClick={() => goTo(makeAddress({ personIds: [personId] }))}>
              生成文书
            </Button>
          ) : null}
          {isChangeable ? <PersonActions person={person} onChange={setChange} /> : null}
        </>
      }
    >
      <Box sx={{ flex: 1, minHeight: 0, containerType: 'inline-size' }}>
        <Box
          sx={{
            height: '100%',
            display: 'grid',
            gap: 2,
            gridTemplateColumns: 'minmax(17rem, min(25rem, 40%)) minmax(0, 1fr)',
            gridTemplateRows: 'minmax(0, 1fr)',
            // One below the other, scrolled as a whole.
            '@container (max-width: 40rem)': {
              display: 'flex',
              flexDirection: 'column',
              overflowY: 'auto',
              '& > *': { flex: 'none', height: 'auto', minHeight: 'auto', overflow: 'visible' },
            },
          }}
        >
          <PersonFacts
            person={shown.person}
            onChange={isChangeable ? setChange : null}
            support={
              <>
                <StaysSection personId={person.personId} />
                {maySeeSupport ? <SupportSection personId={person.personId} name={person.name} /> : null}
                {maySeeRecoveries ? <PersonRecoveries personId={person.personId} name={person.name} /> : null}
              </>
            }
          />
          <Box sx={{ minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.25 }}>
            <Box sx={{ flex: '1 1 0', minHeight: '10rem' }}>
              <LifeLine known={shown} mayCancel={mayCancel && person.status !== 'void'} />
            </Box>
            <Box sx={{ flex: 'none', maxHeight: '30%', display: 'flex', flexDirection: 'column', '& > *': { minHeight: 0 } }}>
              <PersonAssessments personId={person.personId} name={person.name} fills />
            </Box>
            <Box sx={{ flex: 'none', maxHeight: '35%', display: 'flex', flexDirection: 'column', '& > *': { minHeight: 0 } }}>
              <AttachmentsSection
                owner={{ entity: 'person', id: person.personId, name: person.name }}
                isChangeable={person.status !== 'void'}
                fills
              />
            </Box>
          </Box>
        </Box>
      </Box>
      {change ? <ChangeDialog key={change} kind={change} known={known} onClose={() => setChange(null)} /> : null}
      {isRevealAsked ? (
        <RevealDialog
          whose={person.name}
          numbers={recordedNumbers(person)}
          isRunning={reveal.isRunning}
          onReveal={(reason) => void reveal.run({ personId, reason })}
          onClose={() => setIsRevealAsked(false)}
        />
      ) : null}
    </Page>
  );
  return <NumbersProvider value={mayReveal ? { isShown: numbers.numbers !== null, toggle } : null}>{page}</NumbersProvider>;
}
