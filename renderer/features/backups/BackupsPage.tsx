import { mdiBackupRestore, mdiContentSaveCheckOutline, mdiPackageVariantClosed } from '@mdi/js';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import type { BackupCopy } from '../../../electron/contract/backups.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { administrators, everyClerk } from '../../../electron/contract/method.ts';
import { bytesText } from '../../../electron/contract/size.ts';
import { useAction, useCall, useJob } from '../../shared/client.ts';
import { DataTable, type TableColumn } from '../../shared/DataTable.tsx';
import { nothing } from '../../shared/format.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { askConfirm, EmptyState, Icon, JobDialog, LoadError, Loading, Page, showToast, StatusChip } from '../../shared/ui.tsx';
import { kindText, placeLabels, type Source } from './backup-words.ts';
import { RestoreDialog, RestoredDialog } from './RestoreDialog.tsx';
import { RotationDialog } from './RotationDialog.tsx';
import { StandingCards } from './Standing.tsx';

type Report = OutputOf<'backups.restore'>;

function columnsFor(onRestore: ((source: Source) => void) | null): TableColumn<BackupCopy>[] {
  return [
    { key: 'madeAt', title: '备份时间', kind: 'instant', value: (copy) => copy.madeAt, width: 160, isSortable: true },
    { key: 'kind', title: '种类', value: (copy) => kindText(copy.kind), width: 90, isSortable: true },
    { key: 'place', title: '位置', value: (copy) => placeLabels[copy.place], width: 100, isSortable: true },
    { key: 'people', title: '人员', kind: 'number', value: (copy) => (copy.problem === null ? copy.people : null), width: 90 },
    { key: 'bytes', title: '大小', value: (copy) => bytesText(copy.bytes), width: 110, align: 'right' },
    { key: 'madeBy', title: '制作人', value: (copy) => copy.madeBy ?? '自动', width: 110 },
    {
      key: 'problem',
      title: '状态',
      value: (copy) => copy.problem ?? '完好',
      flex: 1,
      width: 200,
      render: (copy) => <StatusChip label={copy.problem ?? '完好'} tone={copy.problem === null ? 'success' : 'error'} />,
    },
    ...(onRestore
      ? [
          {
            key: 'action',
            title: '操作',
            value: () => nothing,
            width: 90,
            render: (copy: BackupCopy) =>
              copy.problem === null ? (
                <Button
                  sx={{ minHeight: '1.625rem', minWidth: 0, px: 1, ml: -1 }}
                  onClick={() => onRestore({ place: copy.place, id: copy.id })}
                >
                  恢复
                </Button>
              ) : null,
          } satisfies TableColumn<BackupCopy>,
        ]
      : []),
  ];
}

function useMaking(): { readonly make: () => Promise<void>; readonly job: ReturnType<typeof useJob<'backups.make'>> } {
  const job = useJob('backups.make');
  const make = async (): Promise<void> => {
    const made = await job.start({});
    if (!made) return;
    if (made.secondProblem !== null)
      showToast({
        tone: 'error',
        text: made.second === 'copied' ? '备份完成，第二备份位置有附件没有复制过去。' : '本机备份已完成，第二备份位置没有成功。',
        next: made.secondProblem,
      });
    else if (made.second === 'absent')
      showToast({ tone: 'success', text: '备份完成，已打开核对。', next: '第二备份位置没有插好，插好后会自动补上。' });
    else
      showToast({
        tone: 'success',
        text: made.second === 'copied' ? '备份完成，已打开核对，并复制到第二备份位置。' : '备份完成，已打开核对。',
      });
    if (made.missingAttachments > 0)
      showToast({
        tone: 'error',
        text: `有 ${made.missingAttachments} 个附件不在附件文件夹里或已损坏，没有备份到。`,
        next: '请在“自检”里查看是哪些。',
      });
  };
  return { make, job };
}

/** Copies of the ledger: how they stand, making one, going back to one, moving to another computer. */
export function BackupsPage(): ReactNode {
  const isAdministrator = useMay(administrators);
  const isClerk = useMay(everyClerk);
  const { ledger } = useSession();
  const status = useCall('backups.status', {});
  const copies = useCall('backups.list', {});
  const [source, setSource] = useState<Source | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [isRotating, setIsRotating] = useState(false);
  const { make, job } = useMaking();
  const pack = useJob('backups.pack');
  const choose = useAction('backups.chooseFile', { onSuccess: ({ file }) => setSource({ file }) });
  const setSecond = useAction('backups.setSecondPlace', {
    onSuccess: ({ isSameDisk }) =>
      showToast({
        tone: 'success',
        text: '已设置第二备份位置，下次备份时复制过去。',
        ...(isSameDisk ? { next: '它与台账在同一块磁盘上，最好换成U盘或另一台电脑。' } : {}),
      }),
  });
  const clearSecond = useAction('backups.clearSecondPlace');
  const columns = useMemo(() => columnsFor(isAdministrator ? setSource : null), [isAdministrator]);

  const askClear = async (): Promise<void> => {
    const isConfirmed = await askConfirm({
      title: '停用第二备份位置？',
      body: '以后的备份只放在本机；已经复制过去的备份不会删除。',
      confirmLabel: '停用',
    });
    if (isConfirmed) await clearSecond.run({});
  };
  const packAll = async (): Promise<void> => {
    const packed = await pack.start({}, { suggestedName: `${ledger.name}-搬迁` });
    if (packed)
      showToast({ tone: 'success', text: `已打包：${packed.file}`, next: '在新电脑上装好程序，选“从备份恢复”打开这个文件，口令不变。' });
  };
  const error = status.error ?? copies.error;
  return (
    <Page
      title="备份"
      subtitle="每天自动备份，导入、升级、恢复之前也会备份；台账每份都打开核对过，附件复制时核对、以后轮流复查；和台账一样加密。"
      actions={
        <>
          {isAdministrator ? (
            <>
              <Button variant="outlined" startIcon={<Icon path={mdiBackupRestore} />} onClick={() => void choose.run({})}>
                从文件恢复
              </Button>
              <Button variant="outlined" startIcon={<Icon path={mdiPackageVariantClosed} />} onClick={() => void packAll()}>
                打包搬迁
              </Button>
            </>
          ) : null}
          {isClerk ? (
            <Button
              variant="contained"
              startIcon={<Icon path={mdiContentSaveCheckOutline} />}
              loading={job.isRunning}
              onClick={() => void make()}
            >
              立即备份
            </Button>
          ) : null}
        </>
      }
    >
      {error ? (
        <LoadError
          error={error}
          onRetry={() => {
            void status.refetch();
            void copies.refetch();
          }}
        />
      ) : status.data && copies.data ? (
        <>
          <StandingCards
            status={status.data}
            isAdministrator={isAdministrator}
            onChooseSecond={() => void setSecond.run({})}
            onClearSecond={() => void askClear()}
            onRotation={() => setIsRotating(true)}
          />
          <DataTable
            id="backups"
            label="备份"
            columns={columns}
            rows={copies.data}
            rowKey={(copy) => `${copy.place}/${copy.id}`}
            rowTone={(copy) => (copy.problem === null ? null : 'muted')}
            empty={
              <EmptyState
                icon={mdiContentSaveCheckOutline}
                what="还没有备份"
                next="登录后几秒钟程序会自动做第一份；也可以现在点“立即备份”。"
              />
            }
          />
        </>
      ) : (
        <Loading />
      )}
      {source ? (
        <RestoreDialog
          source={source}
          onClose={() => setSource(null)}
          onRestored={(restored) => {
            setSource(null);
            setReport(restored);
          }}
        />
      ) : null}
      {report ? <RestoredDialog report={report} onClose={() => setReport(null)} /> : null}
      {isRotating && status.data ? <RotationDialog rotation={status.data.rotation} onClose={() => setIsRotating(false)} /> : null}
      <JobDialog job={job} title="正在备份" />
      <JobDialog job={pack} title="正在打包" />
    </Page>
  );
}
