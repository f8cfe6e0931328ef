import { mdiChevronDown, mdiFileDocumentOutline, mdiStairsUp } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactNode } from 'react';
import { everyClerk, signers } from '../../../electron/contract/method.ts';
import type { StageEntryKind } from '../../../electron/contract/renovation-terms.ts';
import { useAction } from '../../shared/client.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { Icon, ReasonDialog, showToast } from '../../shared/ui.tsx';
import { RenovationPaperDialog } from './papers/RenovationPaperDialog.tsx';
import { ProjectDialog } from './ProjectDialog.tsx';
import { StageDialog } from './StageDialog.tsx';
import { askStep } from './acceptance-step.ts';
import { stageText, type ProjectDetail } from './renovation-words.ts';

/** What can be done with the project as a whole: the next stage first, the rest behind one button. */
export function ProjectActions({ project }: { readonly project: ProjectDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const maySign = useMay(signers);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [step, setStep] = useState<StageEntryKind | null>(null);
  const [isPaper, setIsPaper] = useState(false);
  const [dialog, setDialog] = useState<'edit' | 'withdraw' | null>(null);
  const withdraw = useAction('renovation.withdrawProject', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已撤销项目：${project.name}` });
      goTo('/renovation');
    },
  });
  const next = project.state === 'suspended' ? ('resumed' as const) : project.state === 'running' ? project.nextStage : null;
  // The last three ask for more than a document: their forms stand in the tab of the acceptance.
  const forms = { accepted: 'accept', inUse: 'open', settled: 'settle' } as const;
  const hasForm = next === 'accepted' || next === 'inUse' || next === 'settled';
  const mayStep = hasForm ? mayWrite : maySign;
  const goOn = (): void => {
    if (hasForm) askStep(forms[next]);
    else if (next !== null) setStep(next);
  };
  useShortcut('Ctrl+N', '登记下一阶段', goOn, { isOn: mayStep && next !== null });
  const choose = (act: () => void) => () => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <Button color="secondary" startIcon={<Icon path={mdiFileDocumentOutline} />} onClick={() => setIsPaper(true)}>
        项目单
      </Button>
      {maySign ? (
        <>
          <Button
            variant="outlined"
            endIcon={<Icon path={mdiChevronDown} />}
            aria-haspopup="menu"
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            更多
          </Button>
          <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
            {mayWrite ? <MenuItem onClick={choose(() => setDialog('edit'))}>修改项目信息</MenuItem> : null}
            {project.state === 'running' ? <MenuItem onClick={choose(() => setStep('suspended'))}>暂停</MenuItem> : null}
            {project.state === 'cancelled' ? null : <MenuItem onClick={choose(() => setStep('cancelled'))}>取消项目</MenuItem>}
            {mayWrite ? <MenuItem onClick={choose(() => setDialog('withdraw'))}>撤销项目登记</MenuItem> : null}
          </Menu>
          {next === null || !mayStep ? null : (
            <Button variant="contained" startIcon={<Icon path={mdiStairsUp} />} onClick={goOn} title="Ctrl+N">
              {next === 'resumed' ? '恢复' : `登记阶段：${stageText(next)}`}
            </Button>
          )}
        </>
      ) : null}
      {step ? <StageDialog project={project} step={step} onClose={() => setStep(null)} /> : null}
      {isPaper ? (
        <RenovationPaperDialog
          paper={{ kind: 'project', projectId: project.projectId }}
          subject={project.name}
          onClose={() => setIsPaper(false)}
        />
      ) : null}
      {dialog === 'edit' ? <ProjectDialog project={project} onClose={() => setDialog(null)} /> : null}
      {dialog === 'withdraw' ? (
        <ReasonDialog
          title="撤销这个项目的登记？"
          confirmLabel="撤销登记"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${project.code}　${project.name}`}
          effect="只用于登记错了的项目：撤销后名单、看板和各项合计都不再有它，登记和理由保留在审计日志。项目不再实施的，请用“取消项目”。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ projectId: project.projectId, reason })}
          onCancel={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}
