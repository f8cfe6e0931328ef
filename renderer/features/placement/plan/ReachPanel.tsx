import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { parseYuan } from '../../../../electron/contract/values.ts';
import { useJob } from '../../../shared/client.ts';
import { count, money } from '../../../shared/format.ts';
import { JobDialog } from '../../../shared/ui.tsx';
import { plainTable } from './plain-table.ts';

type Answer = OutputOf<'planner.reach'>;

function conclusion(answer: Answer): string {
  const { target, missing, placedNow, beds, shortOf, shown, shownAfter } = answer;
  if (target === null) return `现在为 ${shown}；今年没有登记目标，请填写目标再测算。`;
  if (missing === 0) return `现在为 ${shown}，已达到 ${target}%，不需要增加床位。`;
  const now = placedNow === 0 ? '' : `按安置方案利用现有空余床位（含已预留的）可以安置 ${count(placedNow)} 人，`;
  const more = beds === 0 ? (shortOf === 0 ? '不需要增加床位' : '名单上等候的人都已有床位') : `还需增加护理型床位 ${count(beds)} 张`;
  const rest =
    shortOf === 0
      ? `，可达到 ${shownAfter}。`
      : `，可达到 ${shownAfter}；仍差 ${count(shortOf)} 人，名单上已没有等候的人，需先征求其他人的意愿。`;
  return `现在为 ${shown}，离 ${target}% 还差 ${count(missing)} 人；${now}${more}${rest}`;
}

/** Which and how many nursing beds bring the county to its target, and at what cost. */
export function ReachPanel({ facts }: { readonly facts: OutputOf<'planner.facts'> }): ReactNode {
  const [target, setTarget] = useState('');
  const [cost, setCost] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const job = useJob('planner.reach');
  const targetNumber = target.trim() === '' ? null : Number(target);
  const costFen = cost.trim() === '' ? null : parseYuan(cost);
  const isTargetBad = targetNumber !== null && !(targetNumber >= 0 && targetNumber <= 100);
  const isCostBad = cost.trim() !== '' && costFen === null;
  const start = async (): Promise<void> => {
    const found = await job.start({ asOf: facts.asOf, target: targetNumber, bedCostFen: costFen });
    if (found) setAnswer(found);
  };
  return (
    <>
      <Box
        component="form"
        sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', flex: 'none' }}
        onSubmit={(event) => (event.preventDefault(), void start())}
      >
        <TextField
          label="目标（%）"
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          error={isTargetBad}
          helperText={isTargetBad ? '应在 0 至 100 之间' : '不填按今年登记的目标'}
          sx={{ width: '11rem' }}
        />
        <TextField
          label="每张床位造价（元）"
          value={cost}
          onChange={(event) => setCost(event.target.value)}
          error={isCostBad}
          helperText={
            isCostBad ? '应为金额' : facts.bedCostFen === null ? '没有登记，不填不算金额' : `不填按登记的 ${money(facts.bedCostFen)} 元`
          }
          sx={{ width: '15rem' }}
        />
        <Button type="submit" variant="contained" disabled={job.isRunning || isTargetBad || isCostBad} sx={{ mt: 0.5 }}>
          测算
        </Button>
      </Box>
      {answer ? (
        <Box sx={{ mt: 2, minHeight: 0, overflowY: 'auto' }}>
          <Box sx={{ fontSize: '1rem', lineHeight: 1.7 }}>{conclusion(answer)}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 0.5 }}>
            口径：{answer.scope}；现有 {count(answer.numerator)} / {count(answer.denominator)}{' '}
            人集中供养。每张床位至多安置一人，所以床位数不能再少。
          </Box>
          {answer.beds > 0 ? (
            <>
              <Box sx={{ mt: 1.5, fontWeight: 600 }}>
                {answer.costFen === null
                  ? '没有登记每张床位的造价，填写后可测算投入。'
                  : `按每张 ${money(answer.bedCostFen)} 元，约需 ${money(answer.costFen)} 元`}
              </Box>
              <Box component="table" sx={{ ...plainTable, mt: 1, width: '32rem' }}>
                <thead>
                  <tr>
                    <th>机构（离等候的人最近）</th>
                    <th>乡镇</th>
                    <th className="number">增加护理型床位</th>
                  </tr>
                </thead>
                <tbody>
                  {answer.homes.map((home) => (
                    <tr key={home.homeId}>
                      <td>{home.name}</td>
                      <td>{home.townName}</td>
                      <td className="number">{count(home.beds)}</td>
                    </tr>
                  ))}
                </tbody>
              </Box>
            </>
          ) : null}
        </Box>
      ) : null}
      <JobDialog job={job} title="测算达标床位" />
    </>
  );
}
