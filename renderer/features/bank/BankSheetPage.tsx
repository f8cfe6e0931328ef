import { mdiArrowLeft, mdiCashCheck, mdiFileUploadOutline, mdiTableArrowRight } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import type { BankSheet } from '../../../electron/contract/bank.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { count, dateText, money } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { ConfirmDialog, Icon, LoadError, Loading, Page, Section, showToast, StatusChip } from '../../shared/ui.tsx';
import { Figures } from './Figures.tsx';
import { FilesTable } from './FilesTable.tsx';
import { HandoverDialog } from './HandoverDialog.tsx';
import { MakeFileDialog } from './MakeFileDialog.tsx';
import { OtherPaymentDialog } from './OtherPaymentDialog.tsx';
import { OtherPaymentsTable } from './OtherPaymentsTable.tsx';
import { ResultDialog } from './ResultDialog.tsx';
import { ReturnsTable } from './ReturnsTable.tsx';
import { sheetChip, stepText } from './bank-words.ts';

const back = (
  <Button color="secondary" startIcon={<Icon path={mdiArrowLeft} />} onClick={() => goTo('/payments/bank')} sx={{ ml: -1.5 }}>
    银行代发
  </Button>
);

/** One sheet on its way to the payees: batches, answers, what came back, the last steps. */
export function BankSheetPage(): ReactNode {
  const { sheetId } = useParams<{ sheetId: string }>();
  const sheet = useCall('bank.sheet', { sheetId: Number(sheetId) });
  if (sheet.data) return <SheetView sheet={sheet.data} />;
  return (
    <Page title="银行代发" above={back}>
      {sheet.error ? <LoadError error={sheet.error} onRetry={() => void sheet.refetch()} /> : <Loading />}
    </Page>
  );
}

type Asked = 'make' | 'result' | 'putBack' | 'other' | BankSheet['actions'][number] | null;

function SheetView({ sheet }: { readonly sheet: BankSheet }): ReactNode {
  const mayMake = useMay(everyClerk);
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const canMake = mayMake && (sheet.state === 'approved' || sheet.state === 'sent') && sheet.restLines > 0;
  const isAnswering = mayMake && sheet.state === 'sent' && sheet.files.some((file) => file.open > 0);
  const canPutBack = mayMake && (sheet.state === 'sent' || sheet.state === 'paid') && sheet.restLines > 0;
  return (
    <Page
      title={`${sheet.name}银行代发`}
      above={back}
      subtitle={<StatusChip {...sheetChip(sheet)} />}
      scrolls
      actions={
        <>
          {canPutBack ? (
            <>
              <Button variant="outlined" onClick={() => setAsked('putBack')}>
                转入下月补发
              </Button>
              <Button variant="outlined" startIcon={<Icon path={mdiCashCheck} />} onClick={() => setAsked('other')}>
                登记其他方式发放
              </Button>
            </>
          ) : null}
          {canMake ? (
            <Button
              variant={sheet.files.length === 0 ? 'contained' : 'outlined'}
              startIcon={<Icon path={mdiTableArrowRight} />}
              onClick={() => setAsked('make')}
            >
              制作代发批次
            </Button>
          ) : null}
          {isAnswering ? (
            <Button variant="outlined" startIcon={<Icon path={mdiFileUploadOutline} />} onClick={() => setAsked('result')}>
              导入回盘
            </Button>
          ) : null}
          {sheet.actions.map((action) => (
            <Button
              key={action.action}
              variant={action.action === 'send' && sheet.files.length === 0 ? 'outlined' : 'contained'}
              onClick={() => setAsked(action)}
            >
              {stepText(action.action)}
            </Button>
          ))}
        </>
      }
    >
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <Figures sheet={sheet} />
        <Handovers sheet={sheet} />
        <Section title="代发批次" isFlush>
          <FilesTable sheet={sheet} />
        </Section>
        {sheet.otherLines > 0 ? (
          <Section title={`其他方式发放 ${count(sheet.otherLines)} 笔`} isFlush>
            <Box sx={{ height: '18rem', display: 'flex', flexDirection: 'column' }}>
              <OtherPaymentsTable sheet={sheet} />
            </Box>
          </Section>
        ) : null}
        {sheet.returnedLines > 0 ? (
          <Section title={`退票 ${count(sheet.returnedLines)} 笔`} isFlush>
            <Box sx={{ height: '18rem', display: 'flex', flexDirection: 'column' }}>
              <ReturnsTable sheetId={sheet.sheetId} />
            </Box>
          </Section>
        ) : null}
      </Box>
      {asked === 'make' ? <MakeFileDialog sheet={sheet} onClose={close} /> : null}
      {asked === 'result' ? <ResultDialog bankFileId={null} onClose={close} /> : null}
      {asked === 'other' ? <OtherPaymentDialog sheet={sheet} onClose={close} /> : null}
      {asked === 'putBack' ? <PutBackDialog sheet={sheet} onClose={close} /> : null}
      {asked !== null && typeof asked === 'object' ? <HandoverDialog sheet={sheet} step={asked} onClose={close} /> : null}
    </Page>
  );
}

function Handovers({ sheet }: { readonly sheet: BankSheet }): ReactNode {
  if (sheet.handovers.length === 0 && sheet.results.length === 0) return null;
  return (
    <Section title="办理经过">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.5, fontVariantNumeric: 'tabular-nums' }}>
        {sheet.handovers.map((step) => (
          <li key={step.action}>
            {dateText(step.happenedOn)}　{stepText(step.action)}，{step.userName}
            {step.documentNumber === null ? '' : `，${step.documentNumber}`}
            {step.note === null ? '' : `，${step.note}`}
          </li>
        ))}
        {sheet.results.map((result) => (
          <li key={`${result.at}${result.fileName}`}>
            {dateText(result.resultOn)}　{resultText(result)}，{result.userName}
          </li>
        ))}
      </Box>
    </Section>
  );
}

function resultText({ fileName, success, failed, handReason }: BankSheet['results'][number]): string {
  if (handReason === null) return `导入回盘“${fileName}”：成功 ${count(success)} 行，失败 ${count(failed)} 行`;
  return `人工登记${success > 0 ? '到账' : '退回'} 1 行：${handReason}（${fileName}）`;
}

function PutBackDialog({ sheet, onClose }: { readonly sheet: BankSheet; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const putBack = useAction('bank.putBack', {
    onSuccess: ({ lines, fen }) => {
      showToast({ tone: 'success', text: `已转入下月补发 ${count(lines)} 笔，${money(fen)} 元。` });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      title="把发不出去的款项转入下月补发？"
      confirmLabel="转入下月补发"
      isRunning={putBack.isRunning}
      onCancel={onClose}
      onConfirm={() => void putBack.run({ sheetId: sheet.sheetId, happenedOn: today as never })}
      body={
        <Box sx={{ display: 'grid', gap: 1.5, maxWidth: '32rem' }}>
          <div>
            还有 {count(sheet.restLines)} 笔、{money(sheet.restFen)}{' '}
            元没有列入批次。其中账号待补、没有身份证号、退票账户未更正的，登记为未发放，列入以后月份的发放表补发。
          </div>
          <Alert severity="info" variant="outlined">
            账号已经补好的，请先制作一个补充批次，不必等到下月；已用现金、支票等付出的，请登记其他方式发放，不要转补发。
          </Alert>
        </Box>
      }
    />
  );
}
