import { mdiArrowLeft, mdiCheckCircleOutline, mdiTrayArrowDown, mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useParams } from 'wouter';
import { everyClerk } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { count, formatInstant } from '../../shared/format.ts';
import { goTo, isReachable, useQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { EmptyState, Icon, LoadError, Loading, Page, Section, StatusChip } from '../../shared/ui.tsx';
import { Figures } from './Figures.tsx';
import { kindLabel, kindWords } from './kind-words.ts';
import { NextSteps } from './NextSteps.tsx';
import { useUndo, type Batch } from './use-undo.tsx';

const back = (
  <Button color="secondary" startIcon={<Icon path={mdiArrowLeft} />} onClick={() => goTo('/imports')} sx={{ ml: -1.5 }}>
    导入
  </Button>
);

/** One batch: what it wrote, by whom, and whether it can be taken back. After an import it is the page of the result. */
export function BatchPage(): ReactNode {
  const { batchId } = useParams<{ batchId: string }>();
  const batches = useCall('imports.batches', {});
  const batch = batches.data?.find((candidate) => String(candidate.batchId) === batchId);
  const isFresh = useQuery().get('done') !== null;
  if (batches.error)
    return (
      <Page title="导入结果" above={back}>
        <LoadError error={batches.error} onRetry={() => void batches.refetch()} />
      </Page>
    );
  if (!batch)
    return (
      <Page title="导入结果" above={back}>
        {batches.data ? <EmptyState icon={mdiTrayArrowDown} what={`没有第 ${batchId} 号导入`} next="请在导入记录中查找。" /> : <Loading />}
      </Page>
    );
  return <BatchView batch={batch} isFresh={isFresh && batch.undoneAt === null} />;
}

function BatchView({ batch, isFresh }: { readonly batch: Batch; readonly isFresh: boolean }): ReactNode {
  const { role } = useSession().user;
  const mayImport = useMay(everyClerk);
  const query = useQuery();
  const { undo, isRunning, dialog } = useUndo();
  const { link, linkLabel, unit, undoing } = kindWords[batch.kind];
  const isUndoable = mayImport && batch.undoneAt === null && batch.blockedBy === null;
  const split =
    query.get('fresh') !== null && isFresh ? { fresh: Number(query.get('fresh')), changed: Number(query.get('changed')) } : null;
  return (
    <Page
      title={`第 ${batch.batchId} 号导入`}
      subtitle={kindLabel(batch.kind)}
      above={back}
      scrolls
      actions={
        <>
          {isUndoable ? (
            <Button
              variant="outlined"
              color="error"
              startIcon={<Icon path={mdiUndoVariant} />}
              loading={isRunning}
              onClick={() => void undo(batch)}
            >
              撤销本次导入
            </Button>
          ) : null}
          {isReachable(link, role) ? (
            <Button variant="contained" onClick={() => goTo(link)}>
              {linkLabel}
            </Button>
          ) : null}
        </>
      }
    >
      <Box sx={{ maxWidth: '60rem', display: 'grid', gap: 2 }}>
        <Section isFlush>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 1.75, borderBottom: 1, borderColor: 'divider' }}>
            {batch.undoneAt === null ? (
              <Icon path={mdiCheckCircleOutline} sx={{ color: 'success.main', fontSize: '1.75rem' }} />
            ) : (
              <Icon path={mdiUndoVariant} sx={{ color: 'text.secondary', fontSize: '1.75rem' }} />
            )}
            <Box sx={{ minWidth: 0 }}>
              <Typography variant="h3" component="p">
                {batch.undoneAt === null ? `已写入台账 ${count(batch.accepted)} ${unit}` : '已整批撤销'}
              </Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                《{batch.fileName}》 · {batch.importedBy} · {formatInstant(batch.importedAt)}
              </Typography>
            </Box>
          </Box>
          <Figures
            figures={[
              ...(split
                ? [
                    { label: batch.kind === 'changes' ? '登记' : '新增', value: split.fresh },
                    { label: '变更', value: split.changed },
                  ]
                : [{ label: '写入', value: batch.accepted }]),
              { label: '无变动', value: batch.unchanged },
              { label: '不合格（未写入）', value: batch.rejected, tone: batch.rejected > 0 ? ('warning' as const) : ('normal' as const) },
            ]}
          />
        </Section>
        <Section title="撤销">
          {batch.undoneAt !== null ? (
            <StatusChip label={`${batch.undoneBy ?? ''}于 ${formatInstant(batch.undoneAt)} 撤销，可以重新导入同一文件。`} />
          ) : batch.blockedBy !== null ? (
            <Typography variant="body2">
              这批数据已被使用（{batch.blockedBy}），不能整批撤销；请逐条更正，更正会在以后的发放表中体现。
            </Typography>
          ) : (
            <Typography variant="body2">在发放表审批或有后续登记之前可以整批撤销：{undoing}</Typography>
          )}
        </Section>
        {isFresh ? <NextSteps kind={batch.kind} rejected={batch.rejected} /> : null}
      </Box>
      {dialog}
    </Page>
  );
}
