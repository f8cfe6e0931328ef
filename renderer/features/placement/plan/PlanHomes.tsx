import Box from '@mui/material/Box';
import { useEffect, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { PlanView } from '../../../../electron/contract/planner.ts';
import { count } from '../../../shared/format.ts';
import { isComposing } from '../../../shared/keyboard.ts';
import { accentWash } from '../../../shared/theme.tsx';
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
  const place = items.findIndex(({ group }) => isSameGroup(group, chosen));
  useEffect(() => {
    listRef.current?.children[place]?.scrollIntoView({ block: 'nearest' });
  }, [place, listRef]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const targets: Readonly<Record<string, number>> = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 };
    const target = targets[event.key];
    const next = target === undefined ? undefined : items[Math.max(0, Math.min(items.length - 1, target))];
    if (next) onChoose(next.group);
    else if (event.key === 'Enter' || event.key === 'ArrowRight') onGoOn();
    else return;
    event.preventDefault();
  };
  return (
    <Box
      ref={listRef}
      role="listbox"
      aria-label="方案涉及的机构"
      aria-activedescendant={items[place] ? `plan-${items[place].key}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        outline: 'none',
        '&:focus-visible [aria-selected="true"]': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: '-2px' },
      }}
    >
      {items.map((item, index) => (
        <Box
          key={item.key}
          id={`plan-${item.key}`}
          role="option"
          aria-selected={index === place}
          onClick={() => onChoose(item.group)}
          sx={(theme) => ({
            px: 1.5,
            py: 0.75,
            cursor: 'pointer',
            borderBottom: 1,
            borderColor: 'divider',
            fontVariantNumeric: 'tabular-nums',
            ...(index === place ? { bgcolor: accentWash(theme, 0.14) } : { '&:hover': { bgcolor: accentWash(theme, 0.05) } }),
          })}
        >
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
        </Box>
      ))}
    </Box>
  );
}
