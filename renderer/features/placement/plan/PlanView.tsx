import Box from '@mui/material/Box';
import { useRef, useState, type ReactNode } from 'react';
import { everyClerk } from '../../../../electron/contract/method.ts';
import type { PlanLine, PlanView as Plan } from '../../../../electron/contract/planner.ts';
import { useAction } from '../../../shared/client.ts';
import { count } from '../../../shared/format.ts';
import { useMay } from '../../../shared/session.ts';
import { ReasonDialog, showToast } from '../../../shared/ui.tsx';
import { PlanDetail } from './PlanDetail.tsx';
import { groupsOf, PlanHomes } from './PlanHomes.tsx';
import { PlanLines } from './PlanLines.tsx';
import { PlanTotals } from './PlanTotals.tsx';
import { linesOfGroup, type PlanGroup } from './plan-words.ts';

const framed = {
  minHeight: 0,
  display: 'flex',
  flexDirection: 'column',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  overflow: 'hidden',
} as const;

/** Homes at the left, their people at the right, what there is to say about one of them below. */
export function PlanView({ plan }: { readonly plan: Plan }): ReactNode {
  const canDecide = useMay(everyClerk);
  const items = groupsOf(plan);
  const [group, setGroup] = useState<PlanGroup>(() => items[0]?.group ?? { kind: 'unplaced' });
  const [currentKey, setCurrentKey] = useState<number | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [declining, setDeclining] = useState<readonly PlanLine[] | null>(null);
  const homes = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const lines = linesOfGroup(plan, group);
  const current = lines.find(({ lineId }) => lineId === currentKey) ?? lines[0] ?? null;
  const isOpen = (line: PlanLine): boolean => line.decision === null && line.homeId !== null;
  const targets =
    picked.size > 0 ? lines.filter((line) => picked.has(line.lineId) && isOpen(line)) : current && isOpen(current) ? [current] : [];

  /** On to the next line that is still open, so that the keyboard can go through them all. */
  const goOn = (decided: readonly PlanLine[]): void => {
    const done = new Set(decided.map(({ lineId }) => lineId));
    const last = Math.max(...decided.map((line) => lines.indexOf(line)));
    const next = [...lines.slice(last + 1), ...lines.slice(0, last)].find((line) => isOpen(line) && !done.has(line.lineId));
    if (next) setCurrentKey(next.lineId);
    setPicked(new Set());
    list.current?.focus();
  };
  const decide = useAction('planner.decide', {
    onSuccess: ({ decided, refused }, { decision }) => {
      if (decided > 0) showToast({ tone: 'success', text: `${decision === 'accepted' ? '已采纳' : '未采纳'} ${count(decided)} 人` });
      for (const { name, text } of refused.slice(0, 3)) showToast({ tone: 'warning', text: `${name}：${text}` });
    },
  });
  const run = async (asked: readonly PlanLine[], decision: 'accepted' | 'declined', reason: string | null): Promise<void> => {
    if (asked.length === 0 || decide.isRunning || !canDecide) return;
    const answer = await decide.run({ lineIds: asked.map(({ lineId }) => lineId), decision, reason });
    setDeclining(null);
    if (answer && answer.decided > 0) goOn(asked);
  };
  const choose = (next: PlanGroup): void => {
    setGroup(next);
    setCurrentKey(null);
    setPicked(new Set());
  };
  const pick = (lineIds: readonly number[], isPicked: boolean): void => {
    const next = new Set(picked);
    for (const lineId of lineIds) {
      if (isPicked) next.add(lineId);
      else next.delete(lineId);
    }
    setPicked(next);
  };
  return (
    <>
      <PlanTotals totals={plan} />
      <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(14rem, 19rem) minmax(0, 1fr)', gap: 1.5 }}>
        <Box sx={framed}>
          <PlanHomes items={items} chosen={group} onChoose={choose} onGoOn={() => list.current?.focus()} listRef={homes} />
        </Box>
        <Box sx={framed}>
          <PlanLines
            lines={lines}
            current={current?.lineId ?? null}
            picked={picked}
            canDecide={canDecide}
            onGo={setCurrentKey}
            onPick={pick}
            onAccept={() => void run(targets, 'accepted', null)}
            onDecline={() => setDeclining(targets.length > 0 && canDecide ? targets : null)}
            onBack={() => homes.current?.focus()}
            listRef={list}
          />
          <PlanDetail
            line={current}
            picked={picked.size}
            canDecide={canDecide}
            isRunning={decide.isRunning}
            onAccept={() => void run(targets, 'accepted', null)}
            onDecline={() => setDeclining(targets.length > 0 ? targets : null)}
          />
        </Box>
      </Box>
      {declining ? (
        <ReasonDialog
          title="不采纳这项安排"
          confirmLabel="不采纳"
          cancelLabel="返回"
          reasonLabel="理由"
          subject={
            declining.length === 1 ? `${declining[0]?.name ?? ''}　${declining[0]?.homeName ?? ''}` : `选中的 ${count(declining.length)} 人`
          }
          effect="人员仍在等候名单上，不预留床位；理由记入方案和审计日志。"
          isRunning={decide.isRunning}
          onConfirm={(reason) => void run(declining, 'declined', reason)}
          onCancel={() => setDeclining(null)}
        />
      ) : null}
    </>
  );
}
