import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyClerk } from '../../../electron/contract/method.ts';
import { taskStates, type TaskEntry } from '../../../electron/contract/tasks-shapes.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import { useAction } from '../../shared/client.ts';
import { formatInstant } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { FiledPapers } from './FiledPapers.tsx';
import type { TaskDetail } from './task-words.ts';

function Words({ label, text }: { readonly label: string; readonly text: string | null }): ReactNode {
  return text === null ? null : (
    <Box sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label}：
      </Box>
      {text}
    </Box>
  );
}

function Entry({ entry, detail }: { readonly entry: TaskEntry; readonly detail: TaskDetail }): ReactNode {
  const mayWrite = useMay(everyClerk) && entry.withdrawnAt === null;
  const [isAsked, setIsAsked] = useState(false);
  const withdraw = useAction('tasks.withdrawEntry', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销' });
      setIsAsked(false);
    },
  });
  const add = useAction('tasks.addEvidence', {
    onSuccess: ({ title }) => showToast({ tone: 'success', text: `已添加佐证：${title}` }),
  });
  const unit = [entry.owner, entry.person].filter((each) => each !== null).join(' ');
  return (
    <Box
      component="li"
      sx={{
        py: 1.25,
        '& + &': { borderTop: 1, borderColor: 'divider' },
        ...(entry.withdrawnAt === null ? {} : { color: 'text.secondary', '& .told': { textDecoration: 'line-through' } }),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
        <Box component="span" className="told" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {entry.enteredOn} {labelOf(taskStates, entry.state)} {entry.progress}%
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {entry.recordedBy} {formatInstant(entry.recordedAt)} 登记
        </Box>
        {mayWrite ? (
          <Button size="small" color="secondary" sx={{ ml: 'auto' }} onClick={() => setIsAsked(true)}>
            撤销
          </Button>
        ) : null}
      </Box>
      <Box className="told" sx={{ fontSize: '0.875rem', display: 'flex', flexDirection: 'column', gap: 0.25, mt: 0.25 }}>
        <Words label="牵头" text={unit || null} />
        <Words label="配合" text={entry.partners} />
        <Words label="完成时限" text={entry.dueOn} />
        <Words label="进展" text={entry.note} />
        <Words label="领导批示" text={entry.remarks} />
      </Box>
      {entry.withdrawnAt === null ? null : (
        <Box sx={{ fontSize: '0.8125rem' }}>
          {entry.withdrawnBy} 撤销：{entry.withdrawnReason}
        </Box>
      )}
      <FiledPapers
        name={detail.task.content}
        papers={entry.attachments}
        limitBytes={detail.limitBytes}
        addLabel="添加佐证材料"
        onAdd={mayWrite ? () => void add.run({ entryId: entry.entryId, title: '' }) : null}
        isAdding={add.isRunning}
      />
      {isAsked ? (
        <ReasonDialog
          title="撤销这次进展登记？"
          confirmLabel="撤销"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${entry.enteredOn} ${labelOf(taskStates, entry.state)} ${entry.progress}%`}
          effect="撤销后任务以前一次登记为准；这次登记和理由保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ entryId: entry.entryId, reason })}
          onCancel={() => setIsAsked(false)}
        />
      ) : null}
    </Box>
  );
}

/** Everything that was told of the task, the last first, each with its papers. */
export function TaskEntries({ detail, onEnter }: { readonly detail: TaskDetail; readonly onEnter: () => void }): ReactNode {
  const mayEnter = useMay(everyClerk);
  return (
    <Section
      title="进展和佐证"
      actions={
        mayEnter ? (
          <Button variant="outlined" onClick={onEnter}>
            登记进展
          </Button>
        ) : null
      }
    >
      {detail.entries.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>还没有登记进展。登记后按日期排列，佐证材料附在每次登记之下。</Box>
      ) : (
        <Box component="ul" aria-label="进展登记" sx={{ listStyle: 'none', m: 0, p: 0, my: -1.25 }}>
          {detail.entries.map((entry) => (
            <Entry key={entry.entryId} entry={entry} detail={detail} />
          ))}
        </Box>
      )}
    </Section>
  );
}
