import { mdiArrowLeft } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { approvers, everyRegistrar, everyReporter, officers } from '../../../electron/contract/method.ts';
import { applicationStates, type ApplicationDetail } from '../../../electron/contract/placement.ts';
import { useCall } from '../../shared/client.ts';
import { goBack, goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { Icon, LoadError, Loading, Page, Section, StatusChip } from '../../shared/ui.tsx';
import { makeAddress } from '../papers/paper-order.ts';
import { ApplicationFacts, ApplicationHistory, SafetyFindings } from './ApplicationFacts.tsx';
import { ApplyDialog } from './ApplyDialog.tsx';
import { SafetyDialog } from './SafetyDialog.tsx';
import { AgreementDialog, ApproveDialog, CloseDialog, MedicalDialog } from './StepDialogs.tsx';
import { StepLine } from './StepLine.tsx';
import { levelText, placeText, whoText } from './waiting-words.ts';

type Asked = 'change' | 'medical' | 'safety' | 'approval' | 'agreement' | 'close';

function Back(): ReactNode {
  return (
    <Button
      color="secondary"
      size="small"
      startIcon={<Icon path={mdiArrowLeft} />}
      onClick={() => goBack('/placement/applications')}
      sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
    >
      返回
    </Button>
  );
}

/** One application: its line, what is missing, what has been entered. */
export function ApplicationPage(): ReactNode {
  const { id } = useParams<{ id: string }>();
  const applicationId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const found = useCall('placement.application', { applicationId }, { enabled: applicationId > 0 });
  if (found.data) return <Desk application={found.data} />;
  const notFound = { code: 'APPLICATION_NOT_FOUND', params: {}, text: { what: '没有找到这份入住申请。', next: '请返回列表重新查找。' } };
  return (
    <Page title="入住申请" above={<Back />}>
      {found.error || applicationId === 0 ? (
        <LoadError error={found.error ?? notFound} onRetry={() => void found.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

const stateTones = { open: 'accent', admitted: 'success', closed: 'neutral' } as const;

function Desk({ application }: { readonly application: ApplicationDetail }): ReactNode {
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayApply = useMay(everyRegistrar);
  const mayEnter = useMay(everyReporter);
  const mayApprove = useMay(approvers);
  const mayMakePapers = useMay(officers);
  const isOpen = application.state === 'open';
  const close = (): void => setAsked(null);
  const stateLabel = applicationStates.find(({ id }) => id === application.state)?.label ?? '';
  const step = (what: Asked, label: string, isAllowed: boolean): ReactNode =>
    isAllowed ? (
      <Button key={what} variant="outlined" onClick={() => setAsked(what)}>
        {label}
      </Button>
    ) : null;
  return (
    <Page
      title={`入住申请 ${application.applicationNumber}`}
      above={<Back />}
      subtitle={
        <Box component="span" sx={{ display: 'inline-flex', columnGap: 1.5, flexWrap: 'wrap' }}>
          <StatusChip label={stateLabel} tone={stateTones[application.state]} />
          <span>
            {application.name}　{whoText(application)}　{levelText(application.level)}　{placeText(application)}
          </span>
        </Box>
      }
      actions={
        <>
          <Button variant="outlined" onClick={() => goTo(`/people/${application.personId}`)}>
            人员档案
          </Button>
          {mayMakePapers ? (
            <Button variant="outlined" onClick={() => goTo(makeAddress({ personIds: [application.personId] }, ['application']))}>
              生成文书
            </Button>
          ) : null}
          {isOpen && mayApply ? (
            <>
              <Button variant="outlined" onClick={() => setAsked('close')}>
                关闭申请
              </Button>
              <Button variant="outlined" onClick={() => setAsked('change')}>
                修改
              </Button>
            </>
          ) : null}
        </>
      }
      scrolls
    >
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <Section>
          <StepLine steps={application.steps} />
          {isOpen && (mayEnter || mayApprove) ? (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5, justifyContent: 'center' }}>
              {step('change', '意愿书', mayApply)}
              {step('medical', '体检', mayEnter)}
              {step('safety', '安全风险评估', mayEnter)}
              {step('approval', '县级审批', mayApprove)}
              {step('agreement', '入住协议', mayEnter)}
              <Button variant="contained" onClick={() => goTo(`/placement?person=${application.personId}`)}>
                选床位入住
              </Button>
            </Box>
          ) : null}
        </Section>
        <Missing application={application} />
        <Box
          sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fit, minmax(min(22rem, 100%), 1fr))', alignItems: 'start' }}
        >
          <ApplicationFacts application={application} />
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            {application.findings.length > 0 ? <SafetyFindings application={application} /> : null}
            <ApplicationHistory application={application} />
          </Box>
        </Box>
      </Box>
      {asked === 'change' ? <ApplyDialog person={application} application={application} onClose={close} /> : null}
      {asked === 'medical' ? <MedicalDialog application={application} onClose={close} /> : null}
      {asked === 'safety' ? <SafetyDialog application={application} onClose={close} /> : null}
      {asked === 'approval' ? <ApproveDialog application={application} onClose={close} /> : null}
      {asked === 'agreement' ? <AgreementDialog application={application} onClose={close} /> : null}
      {asked === 'close' ? <CloseDialog application={application} onClose={close} /> : null}
    </Page>
  );
}

/** Said plainly: what stands in the way, and what ought to be there as well. */
function Missing({ application }: { readonly application: ApplicationDetail }): ReactNode {
  if (application.state !== 'open') return null;
  const required = application.missing.filter(({ isRequired }) => isRequired).map(({ text }) => text);
  const rest = application.missing.filter(({ isRequired }) => !isRequired).map(({ text }) => text);
  if (required.length === 0 && rest.length === 0)
    return (
      <Alert severity="success" variant="outlined">
        各项齐全，可以选床位入住。
      </Alert>
    );
  return (
    <Alert severity={required.length > 0 ? 'warning' : 'info'} variant="outlined">
      {required.length > 0 ? `还不能入住：${required.join('，')}。` : '可以入住。'}
      {rest.length > 0 ? `另外，${rest.join('，')}。` : ''}
    </Alert>
  );
}
