import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useEffect, useRef, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { idNumberFaultWords, normaliseIdNumber, readIdNumber, type IdNumber } from '../../../electron/contract/id-number.ts';
import { maskIdNumber, maskName } from '../../../electron/contract/masking.ts';
import { noPeopleFilter, type PersonRow } from '../../../electron/contract/people.ts';
import { labelOf, sexes } from '../../../electron/contract/terms.ts';
import { ageOn, formatDate, type IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { TextField } from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';

const fullLength = 18;

/** The number as a whole, or what is wrong with one that is whole; neither while it is being typed. */
function readTyped(typed: unknown): { readonly whole: IdNumber | null; readonly fault: string | null } {
  if (typeof typed !== 'string') return { whole: null, fault: null };
  const plain = normaliseIdNumber(typed);
  const reading = readIdNumber(plain);
  if (reading.isValid) return { whole: reading, fault: null };
  return { whole: null, fault: plain.length >= fullLength ? idNumberFaultWords[reading.fault] : null };
}

function Existing({ person }: { readonly person: PersonRow }): ReactNode {
  return (
    <Box role="alert" sx={{ color: 'error.main', fontSize: '0.75rem', mt: 0.375 }}>
      台账中已有此人：{maskName(person.name)}（{maskIdNumber(person.idNumber ?? '')}）{' '}
      <Link
        component="button"
        type="button"
        onClick={() => goTo(`/people/${person.personId}`)}
        sx={{ fontSize: 'inherit', verticalAlign: 'baseline' }}
      >
        打开已有记录
      </Link>
    </Box>
  );
}

/** ID number of the form: a valid one fills birth and sex, says the age, and shows at once when somebody has it already. */
export function IdNumberField({
  autoFocus = false,
  exceptPersonId = null,
  emptyHint = '暂时没有的可以不填，先给临时编号',
}: {
  readonly autoFocus?: boolean;
  readonly exceptPersonId?: number | null;
  readonly emptyHint?: string;
}): ReactNode {
  const { today } = useSession();
  const { setValue, getValues } = useFormContext();
  const typed: unknown = useWatch({ name: 'idNumber' });
  const { whole, fault } = readTyped(typed);
  const filled = useRef<string | null>(whole?.idNumber ?? null);

  useEffect(() => {
    if (whole === null || filled.current === whole.idNumber) return;
    filled.current = whole.idNumber;
    setValue('bornOn', whole.bornOn, { shouldDirty: true, shouldValidate: true });
    setValue('sex', whole.sex, { shouldDirty: true, shouldValidate: true });
    if (getValues('idNumber') !== whole.idNumber) setValue('idNumber', whole.idNumber, { shouldDirty: true });
  }, [whole, setValue, getValues]);

  const found = useCall(
    'people.page',
    { filter: { ...noPeopleFilter, search: whole?.idNumber ?? '' }, sort: null, offset: 0, limit: 1 },
    { enabled: whole !== null },
  );
  const existing =
    whole === null
      ? undefined
      : // The search was for the whole number; what comes back is masked.
        found.data?.rows.find((person) => person.idNumber === maskIdNumber(whole.idNumber) && person.personId !== exceptPersonId);
  const hint = fault ? (
    <Box component="span" sx={{ color: 'error.main' }}>
      {fault}
    </Box>
  ) : existing ? (
    ''
  ) : whole ? (
    `${formatDate(whole.bornOn)}出生，${labelOf(sexes, whole.sex)}，${ageOn(whole.bornOn, today as IsoDate)}岁`
  ) : (
    emptyHint
  );
  return (
    <div>
      <TextField name="idNumber" label="身份证号" hint={hint} autoFocus={autoFocus} isNullable hasFigures maxLength={24} />
      {existing ? <Existing person={existing} /> : null}
    </div>
  );
}
