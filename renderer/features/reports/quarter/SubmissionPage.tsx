import { mdiArrowLeft } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { everyClerk, everyRegistrar } from '../../../../electron/contract/method.ts';
import { isIsoDate, type IsoDate } from '../../../../electron/contract/values.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import { goBack } from '../../../shared/navigation.ts';
import { useMay } from '../../../shared/session.ts';
import { Icon, LoadError, Loading, Page, ReasonDialog, showToast, StatusChip } from '../../../shared/ui.tsx';
import { stateOf } from './states.ts';
import { SubmissionSections } from './SubmissionSections.tsx';

const list = '/reports/quarter';

function Back(): ReactNode {
  return (
    <Button
      color="secondary"
      size="small"
      startIcon={<Icon path={mdiArrowLeft} />}
      onClick={() => goBack(list)}
      sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
    >
      返回
    </Button>
  );
}

/** 乡镇季报: what a township sends in; figures of the ledger stand in it, the rest is typed. */
export function SubmissionPage(): ReactNode {
  const { end, townCode } = useParams<{ end: string; townCode: string }>();
  const day = isIsoDate(end) ? end : null;
  const found = useCall('quarter.submission', { end: day ?? ('' as IsoDate), townCode }, { enabled: day !== null });
  if (day !== null && found.data) return <Desk key={`${end} ${townCode}`} end={day} found={found.data} />;
  const unknown = { code: 'QUARTER_NOT_DUE', params: {}, text: { what: '没有找到这一期季报。', next: '请返回列表重新选择。' } };
  return (
    <Page title="乡镇季报" above={<Back />}>
      {found.error || day === null ? <LoadError error={found.error ?? unknown} onRetry={() => void found.refetch()} /> : <Loading />}
    </Page>
  );
}

function Desk({ end, found }: { readonly end: IsoDate; readonly found: OutputOf<'quarter.submission'> }): ReactNode {
  const { town } = found;
  const { townCode, townName } = town;
  const [answers, setAnswers] = useState(found.answers);
  const [isReturning, setIsReturning] = useState(false);
  const mayWrite = useMay(everyRegistrar) && found.mayEdit;
  const mayAnswer = useMay(everyClerk) && town.state === 'submitted';
  const save = useAction('quarter.save', {
    onSuccess: (_, { isSubmit }) => showToast({ tone: 'success', text: isSubmit ? `${townName}季报已报送。` : '草稿已保存。' }),
  });
  const answer = useAction('quarter.answer', {
    onSuccess: (_, { isReceived }) => {
      setIsReturning(false);
      showToast({ tone: 'success', text: isReceived ? `已接收${townName}季报。` : `已退回${townName}季报。` });
    },
  });
  return (
    <Page
      title={`${townName}季报（截至${end}）`}
      subtitle={<StatusChip {...stateOf(town.state)} />}
      above={<Back />}
      scrolls
      actions={
        <Box sx={{ display: 'flex', gap: 1 }}>
          {mayAnswer ? (
            <>
              <Button color="secondary" onClick={() => setIsReturning(true)}>
                退回
              </Button>
              <Button
                variant="contained"
                loading={answer.isRunning}
                onClick={() => void answer.run({ end, townCode, isReceived: true, reason: null })}
              >
                接收
              </Button>
            </>
          ) : null}
          {mayWrite ? (
            <>
              <Button
                color="secondary"
                disabled={save.isRunning}
                onClick={() => void save.run({ end, townCode, answers, isSubmit: false })}
              >
                保存草稿
              </Button>
              <Button
                variant="contained"
                loading={save.isRunning}
                onClick={() => void save.run({ end, townCode, answers, isSubmit: true })}
              >
                报送
              </Button>
            </>
          ) : null}
        </Box>
      }
    >
      <SubmissionSections
        found={found}
        answers={answers}
        isReadOnly={!mayWrite}
        onChange={(key, value) => setAnswers((before) => ({ ...before, [key]: value }))}
      />
      {isReturning ? (
        <ReasonDialog
          title={`退回${townName}季报`}
          confirmLabel="退回"
          cancelLabel="不退回"
          reasonLabel="需要修改的内容"
          subject={`${townName}　截至${end}`}
          effect="退回后由乡镇修改并重新报送，重新报送的日期按实际日期计算。"
          isRunning={answer.isRunning}
          onConfirm={(reason) => void answer.run({ end, townCode, isReceived: false, reason })}
          onCancel={() => setIsReturning(false)}
        />
      ) : null}
    </Page>
  );
}
