import Box from '@mui/material/Box';
import type { ReactNode, RefObject } from 'react';
import type { PlanView } from '../../../../electron/contract/planner.ts';
import { count } from '../../../shared/format.ts';
import { VirtualList } from '../../../shared/VirtualList.tsx';
import { isSameGroup, type PlanGroup } from './plan-words.ts';

type Item = {
  readonly key: string;
  readonly group: PlanGroup;
  readonly title: string;
  readonly note: string;
  readonly people: number;
  readonly open: number;
  readonly share: number | null;
};

/** Homes the proposal fills, the fullest first, then the people for whom there is no bed. */
export function groupsOf(plan: PlanView): Item[] {
  const homes = plan.homes
    .filter(({ placed }) => placed > 0)
    .toSorted((one, other) => other.placed - one.placed)
    .map((home): Item => {
      const lines = plan.lines.filter(({ homeId }) => homeId === home.homeId);
      const limits = [home.isGuaranteed ? '只计保底床位' : '', home.isDrawn ? '' : '未绘床位图'].filter((words) => words !== '');
      return {
        key: `home-${home.homeId}`,
        group: { kind: 'home', homeId: home.homeId },
        title: home.name,
        note: [`空余 ${count(home.free)}`, `护理型 ${count(home.freeNursing)}`, ...limits].join('，'),
        people: home.placed,
        open: lines.filter(({ decision }) => decision === null).length,
        share: home.free === 0 ? null : home.placed / home.free,
      };
    });
  const left = plan.lines.filter(({ homeId }) => homeId === null).length;
  const unplaced: Item = {
    key: 'unplaced',
    group: { kind: 'unplaced' },
    title: '未能安置',
    note: '合适的床位不够',
    people: left,
    open: 0,
    share: null,
  };
  return left > 0 ? [...homes, unplaced] : homes;
}

type PlanHomesProps = {
  readonly items: readonly Item[];
  readonly chosen: PlanGroup;
  readonly onChoose: (group: PlanGroup) => void;
  readonly onGoOn: () => void;
  readonly listRef: RefObject<HTMLDivElement | null>;
};

export function PlanHomes({ items, chosen, onChoose, onGoOn, listRef }: PlanHomesProps): ReactNode {
  const current = items.find(({ group }) => isSameGroup(group, chosen)) ?? null;
  return (
    <VirtualList
      id="plan"
      label="方案涉及的机构"
      items={items}
      itemKey={({ key }) => key}
      current={current?.key ?? null}
      onGo={(key) => {
        const item = items.find((candidate) => candidate.key === key);
        if (item) onChoose(item.group);
      }}
      rowPixels={60}
      rowSx={{ display: 'flex', flexDirection: 'column', justifyContent: 'center' }}
      onKey={({ key, ctrlKey }) => {
        if (ctrlKey || key !== 'ArrowRight') return false;
        onGoOn();
        return true;
      }}
      onEnter={onGoOn}
      listRef={listRef}
    >
      {(item) => <Row item={item} />}
    </VirtualList>
  );
}

function Row({ item }: { readonly item: Item }): ReactNode {
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Box
          component="b"
          sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
          title={item.title}
        >
          {item.title}
        </Box>
        <Box component="span">{count(item.people)} 人</Box>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
        <Box
          component="span"
          sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
          title={item.note}
        >
          {item.note}
        </Box>
        {item.group.kind === 'home' ? <span>{item.open === 0 ? '已全部决定' : `待定 ${count(item.open)}`}</span> : null}
      </Box>
      {item.share === null ? null : (
        <Box aria-hidden sx={{ mt: 0.5, height: '0.1875rem', bgcolor: 'divider', borderRadius: 1 }}>
          <Box sx={{ width: `${Math.min(100, item.share * 100)}%`, height: '100%', bgcolor: 'primary.main', borderRadius: 1 }} />
        </Box>
      )}
    </>
  );
}
