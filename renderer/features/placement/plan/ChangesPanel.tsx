import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { useJob } from '../../../shared/client.ts';
import { count } from '../../../shared/format.ts';
import { JobDialog } from '../../../shared/ui.tsx';
import { PlanTotals } from './PlanTotals.tsx';
import { gainText } from './plan-words.ts';
import { plainTable } from './plain-table.ts';

type Change = { readonly nursing: string; readonly normal: string; readonly isClosed: boolean };
const unchanged: Change = { nursing: '', normal: '', isClosed: false };
const bedsOf = (text: string): number | null => (text.trim() === '' ? 0 : /^\d{1,3}$/.test(text.trim()) ? Number(text) : null);

/** More beds here, none there: what the best proposal would be then, beside the one of today. */
export function ChangesPanel({ facts }: { readonly facts: OutputOf<'planner.facts'> }): ReactNode {
  const [changes, setChanges] = useState<Readonly<Record<number, Change>>>({});
  const [answer, setAnswer] = useState<OutputOf<'planner.whatIf'> | null>(null);
  const job = useJob('planner.whatIf');
  const set = (homeId: number, change: Partial<Change>): void => {
    setChanges({ ...changes, [homeId]: { ...(changes[homeId] ?? unchanged), ...change } });
    setAnswer(null);
  };
  const asked = Object.entries(changes)
    .map(([homeId, { nursing, normal, isClosed }]) => ({
      homeId: Number(homeId),
      nursing: bedsOf(nursing),
      normal: bedsOf(normal),
      isClosed,
    }))
    .filter(({ nursing, normal, isClosed }) => isClosed || nursing !== 0 || normal !== 0);
  const isBad = asked.some(({ nursing, normal }) => nursing === null || normal === null);
  const start = async (): Promise<void> => {
    const found = await job.start({
      asOf: facts.asOf,
      changes: asked.map((change) => ({ ...change, nursing: change.nursing ?? 0, normal: change.normal ?? 0 })),
    });
    if (found) setAnswer(found);
  };
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        <Box
          component="table"
          sx={{
            ...plainTable,
            width: '100%',
            '& td': { py: 0.25 },
            '& th': { ...plainTable['& th'], position: 'sticky', top: 0, bgcolor: 'background.paper', zIndex: 1 },
          }}
        >
          <thead>
            <tr>
              <th>机构</th>
              <th>乡镇</th>
              <th className="number">空余</th>
              <th className="number">其中护理型</th>
              <th>增加护理型</th>
              <th>增加普通</th>
              <th>暂停入住</th>
              <th className="number">安置变化</th>
            </tr>
          </thead>
          <tbody>
            {facts.homes.map((home) => {
              const change = changes[home.homeId] ?? unchanged;
              const result = answer?.homes.find(({ homeId }) => homeId === home.homeId);
              return (
                <tr key={home.homeId}>
                  <td>{home.name}</td>
                  <td>{home.townName}</td>
                  <td className="number">{count(home.free)}</td>
                  <td className="number">{count(home.freeNursing)}</td>
                  {(['nursing', 'normal'] as const).map((bedType) => (
                    <td key={bedType}>
                      <TextField
                        value={change[bedType]}
                        onChange={(event) => set(home.homeId, { [bedType]: event.target.value })}
                        disabled={change.isClosed}
                        error={bedsOf(change[bedType]) === null}
                        slotProps={{
                          htmlInput: {
                            'aria-label': `${home.name}增加${bedType === 'nursing' ? '护理型' : '普通'}床位`,
                            inputMode: 'numeric',
                          },
                        }}
                        sx={{ width: '5rem', '& input': { py: 0.25, textAlign: 'right' } }}
                      />
                    </td>
                  ))}
                  <td>
                    <Checkbox
                      size="small"
                      sx={{ p: 0.25 }}
                      checked={change.isClosed}
                      onChange={(event) => set(home.homeId, { isClosed: event.target.checked })}
                      slotProps={{ input: { 'aria-label': `${home.name}暂停入住` } }}
                    />
                  </td>
                  <td className="number">
                    {result ? `${count(result.before)} → ${count(result.after)}　${gainText(result.after - result.before)}` : ''}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Box>
      </Box>
      <Box sx={{ flex: 'none', pt: 1.5, display: 'flex', gap: 1.5, alignItems: 'center' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {answer ? (
            <PlanTotals totals={answer.after} other={answer.before} otherLabel="现在" />
          ) : (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>填写要增加的床位，或勾选改造期间暂停入住的机构，再测算。</Box>
          )}
        </Box>
        <Button variant="contained" disabled={asked.length === 0 || isBad || job.isRunning} onClick={() => void start()}>
          测算
        </Button>
      </Box>
      <JobDialog job={job} title="测算增减床位" />
    </>
  );
}
