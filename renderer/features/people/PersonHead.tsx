import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { personStatuses, type PersonDetail } from '../../../electron/contract/people.ts';
import { sexes } from '../../../electron/contract/terms.ts';
import { termText } from '../../shared/format.ts';
import { StatusChip } from '../../shared/ui.tsx';
import { Missing } from './Missing.tsx';
import { PersonNumber } from './PersonNumber.tsx';
import { statusTones } from './people-columns.tsx';

/** Beside the name: state, number, sex, age, village. */
export function PersonHead({ person }: { readonly person: PersonDetail['person'] }): ReactNode {
  const place = [person.townName, person.villageName].filter(Boolean).join(' ');
  const state = termText(personStatuses, person.status);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        rowGap: 0.25,
        alignItems: 'center',
        fontVariantNumeric: 'tabular-nums',
        color: 'text.primary',
      }}
    >
      <StatusChip label={person.endReason ? `${state}（${person.endReason}）` : state} tone={statusTones[person.status]} />
      {person.idNumber === null ? (
        <Missing label={`${person.temporaryNumber ?? ''}（临时编号，身份证号待补）`} hint="没有身份证号的人员不进入银行发放文件" />
      ) : (
        <PersonNumber value={person.idNumber} kind="id" />
      )}
      <span>
        {termText(sexes, person.sex)}　{person.age}岁
      </span>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {place}
      </Box>
    </Box>
  );
}
