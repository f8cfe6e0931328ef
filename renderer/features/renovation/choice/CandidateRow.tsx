import { mdiCheck, mdiClose } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import NativeSelect from '@mui/material/NativeSelect';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/index.ts';
import { choiceDecisions, lostBedsWords } from '../../../../electron/contract/renovation-choice.ts';
import { count } from '../../../shared/format.ts';
import { parseDay } from '../../../shared/form/parse.ts';
import { Icon } from '../../../shared/ui.tsx';
import { bedsOf, faultOf, fenOf, type Decision, type DraftRow } from './choice-draft.ts';

export type Places = Pick<OutputOf<'choice.candidates'>, 'homes' | 'towns'>;

type CandidateRowProps = Places & {
  readonly row: DraftRow;
  readonly result: OutputOf<'choice.solve'>['candidates'][number] | null;
  readonly onChange: (change: Partial<DraftRow>) => void;
  /** Null for projects of the ledger. */
  readonly onRemove: (() => void) | null;
};

const small = { '& input': { py: 0.25, fontSize: '0.8125rem' } } as const;

function Mark({ isIn, words }: { readonly isIn: boolean; readonly words: string }): ReactNode {
  return isIn ? (
    <Box component="span" role="img" aria-label={words} sx={{ color: 'success.main', display: 'inline-flex', verticalAlign: 'middle' }}>
      <Icon path={mdiCheck} />
    </Box>
  ) : null;
}

export function CandidateRow({ row, homes, towns, result, onChange, onRemove }: CandidateRowProps): ReactNode {
  const fault = faultOf(row);
  const beds = { nursing: bedsOf(row.nursing) ?? 0, normal: bedsOf(row.normal) ?? 0 };
  const told = fault ?? [result?.why ?? (row.isCommitted ? '合同已签，照常建成' : ''), lostBedsWords(beds)].filter(Boolean).join('；');
  const isTried = onRemove !== null;
  const select = { fontSize: '0.8125rem', '& select': { py: 0.25 } } as const;
  const number = (key: 'cost' | 'nursing' | 'normal', label: string, width: string, isBad: boolean): ReactNode => (
    <TextField
      value={row[key]}
      disabled={key === 'cost' && row.isCommitted}
      onChange={(event) => onChange({ [key]: event.target.value })}
      error={isBad}
      slotProps={{ htmlInput: { 'aria-label': `${row.name}${label}`, inputMode: 'decimal' } }}
      sx={{ ...small, width, '& input': { ...small['& input'], textAlign: 'right' } }}
    />
  );
  return (
    <Box component="tr" sx={result?.isChosen ? { bgcolor: 'action.selected' } : row.decision === 'out' ? { color: 'text.disabled' } : {}}>
      <td>
        <NativeSelect
          disableUnderline
          value={row.decision}
          onChange={(event) => onChange({ decision: event.target.value as Decision })}
          inputProps={{ 'aria-label': `${row.name}参选` }}
          sx={{ ...select, width: '4.75rem' }}
        >
          {choiceDecisions.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </td>
      <td>
        {isTried ? (
          <Box sx={{ display: 'flex', alignItems: 'center' }}>
            <TextField
              value={row.name}
              onChange={(event) => onChange({ name: event.target.value })}
              error={row.name.trim() === ''}
              slotProps={{ htmlInput: { 'aria-label': '设想项目名称', maxLength: 100 } }}
              sx={{ ...small, width: '9.5rem' }}
            />
            <IconButton size="small" aria-label={`去掉${row.name}`} onClick={onRemove}>
              <Icon path={mdiClose} />
            </IconButton>
          </Box>
        ) : (
          <Box sx={{ minWidth: '9rem', maxWidth: '16rem' }}>
            <div>{row.name}</div>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
              {row.code}　{row.stageName}
            </Box>
          </Box>
        )}
        {told ? <Box sx={{ color: fault ? 'error.main' : 'text.secondary', fontSize: '0.75rem', pb: 0.25 }}>{told}</Box> : null}
      </td>
      <td>
        {isTried ? (
          <NativeSelect
            value={row.place}
            onChange={(event) => onChange({ place: event.target.value })}
            inputProps={{ 'aria-label': `${row.name}的敬老院或乡镇` }}
            error={row.place === '' && row.decision !== 'out'}
            sx={{ ...select, width: '10rem' }}
          >
            <option value="">请选择</option>
            <optgroup label="改造现有机构">
              {homes.map(({ homeId, name }) => (
                <option key={homeId} value={`home ${homeId}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label="在乡镇新建">
              {towns.map(({ code, name }) => (
                <option key={code} value={`town ${code}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          </NativeSelect>
        ) : (
          <Box sx={{ minWidth: '6.5rem' }}>{row.placeName}</Box>
        )}
      </td>
      <td>{number('cost', '投资', '6rem', row.cost.trim() !== '' && fenOf(row.cost) === null)}</td>
      <td>{number('nursing', '增加护理型床位', '4rem', bedsOf(row.nursing) === null)}</td>
      <td>{number('normal', '增加普通床位', '4rem', bedsOf(row.normal) === null)}</td>
      <td>
        <TextField
          value={row.readyOn}
          onChange={(event) => onChange({ readyOn: event.target.value })}
          onBlur={() => {
            const day = parseDay(row.readyOn);
            if (day !== null && day !== row.readyOn) onChange({ readyOn: day });
          }}
          error={row.readyOn.trim() !== '' && parseDay(row.readyOn) === null}
          placeholder="年-月-日"
          slotProps={{ htmlInput: { 'aria-label': `${row.name}预计投用` } }}
          sx={{ ...small, width: '7rem' }}
        />
      </td>
      <td className="mark">
        <Mark isIn={result?.isChosen ?? false} words="最优选中" />
      </td>
      <td className="mark">
        <Mark isIn={result?.isInSecond ?? false} words="次优选中" />
      </td>
      <td className="mark">
        <Mark isIn={result?.isInGreedy ?? false} words="按单项效益选中" />
      </td>
      <td className="number">{result?.alone == null ? '' : `${count(result.alone)} 人`}</td>
    </Box>
  );
}
