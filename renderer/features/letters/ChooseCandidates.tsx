import { mdiFileSearchOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputBase from '@mui/material/InputBase';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { count } from '../../shared/format.ts';
import { EmptyState, Section } from '../../shared/ui.tsx';

type Candidate = OutputOf<'letters.candidates'>[number];

/** Whom letters are made for: all of those in sight at once, or one by one. */
export function ChooseCandidates({
  title,
  rows,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly rows: readonly Candidate[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}): ReactNode {
  const [search, setSearch] = useState('');
  const text = search.trim();
  const shown = rows.filter(({ name, townName }) => `${townName}${name}`.includes(text));
  const picked = shown.filter(({ key }) => chosen.has(key)).length;
  const set = (keys: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (isOn) next.add(key);
      else next.delete(key);
    }
    onChange(next);
  };
  return (
    <Section title={`${title}（已选 ${count(chosen.size)} / ${count(rows.length)}）`} fills isFlush>
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%' }}>
        <Box
          sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', flex: 'none' }}
        >
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={shown.length > 0 && picked === shown.length}
                indeterminate={picked > 0 && picked < shown.length}
                onChange={(_, isOn) =>
                  set(
                    shown.map(({ key }) => key),
                    isOn,
                  )
                }
              />
            }
            label="全选"
          />
          <InputBase
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder="按名称或乡镇查找"
            inputProps={{ 'aria-label': '按名称或乡镇查找' }}
            sx={{ flex: 1, px: 1, border: 1, borderColor: 'divider', borderRadius: 1, height: '1.875rem', fontSize: '0.8125rem' }}
          />
        </Box>
        {shown.length === 0 ? (
          <EmptyState icon={mdiFileSearchOutline} what="没有符合的" next="请换一个名称查找。" />
        ) : (
          <Box role="group" aria-label={title} sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, py: 0.5 }}>
            {shown.map(({ key, name, townName, note }) => (
              <FormControlLabel
                key={key}
                sx={{ display: 'flex', mr: 0, '& .MuiFormControlLabel-label': { flex: 1, display: 'flex', gap: 1, minWidth: 0 } }}
                control={<Checkbox size="small" checked={chosen.has(key)} onChange={(_, isOn) => set([key], isOn)} sx={{ py: 0.375 }} />}
                label={
                  <>
                    <Box component="span" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                      {name}
                    </Box>
                    <Box component="span" sx={{ color: 'text.secondary', width: '6.5rem', flex: 'none' }}>
                      {townName}
                    </Box>
                    <Box component="span" sx={{ color: 'text.secondary', width: '5rem', flex: 'none', textAlign: 'right' }}>
                      {note}
                    </Box>
                  </>
                }
              />
            ))}
          </Box>
        )}
      </Box>
    </Section>
  );
}
