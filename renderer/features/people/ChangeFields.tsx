import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import {
  admissionWishes,
  areaTypes,
  careTierLabels,
  disabilityGrades,
  disabilityKinds,
  labelOf,
  personCategories,
  selfCareLevels,
  sexes,
  supportModes,
  terminationReasons,
} from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { ChoiceField, DateField, FormGrid, SearchSelectField, SelectField, TextField, TownVillageField } from '../../shared/form.tsx';
import { noneWord, type ChangeDraft, type ChangeKind, type Recorded } from './change-drafts.ts';
import type { Known } from './change-effects.ts';
import { IdNumberField } from './IdNumberField.tsx';

/** Short names of the levels as they stand on sheets; the whole term is said below the chosen one. */
export const levelChoices = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));

export function LevelField({ name = 'level', autoFocus = false }: { readonly name?: string; readonly autoFocus?: boolean }): ReactNode {
  const level: unknown = useWatch({ name });
  return (
    <ChoiceField
      name={name}
      label="生活自理能力"
      isRequired
      autoFocus={autoFocus}
      options={levelChoices}
      hint={typeof level === 'string' ? labelOf(selfCareLevels, level) : ''}
    />
  );
}

/** A home by its name or code. */
export function HomeField({ name = 'homeId' }: { readonly name?: string }): ReactNode {
  const homes = useCall('homes.list', {});
  const options = useMemo(() => (homes.data ?? []).map((home) => ({ id: home.homeId, label: home.name, code: home.code })), [homes.data]);
  return (
    <SearchSelectField
      name={name}
      label="供养机构"
      isRequired
      options={options}
      emptyText={options.length === 0 ? '还没有登记机构' : '没有这个机构'}
    />
  );
}

/** Under a field that begins empty because the recorded number is shown masked only. */
function keptHint(recorded: string | null | undefined, isRemovable = true): string {
  if (!recorded) return '';
  return `现为 ${recorded}，留空则不变${isRemovable ? `，填“${noneWord}”则删除` : ''}`;
}

export function CaregiverFields({
  isRequired = false,
  recorded = null,
}: {
  readonly isRequired?: boolean;
  readonly recorded?: Recorded['caregiver'];
}): ReactNode {
  const name: unknown = useWatch({ name: 'caregiver.name' });
  const same = recorded !== null && typeof name === 'string' && name.trim() === recorded.name ? recorded : null;
  return (
    <>
      <TextField name="caregiver.name" label="照料人姓名" isRequired={isRequired} maxLength={40} />
      <TextField name="caregiver.phone" label="照料人电话" hasFigures hint={keptHint(same?.phone)} maxLength={60} />
      <TextField name="caregiver.idNumber" label="照料人身份证号" hasFigures hint={keptHint(same?.idNumber)} maxLength={18} />
    </>
  );
}

/** Account, bank, holder; the number is the longest of the three. */
export function AccountFields({
  name,
  owner,
  isRequired = false,
  recorded = null,
}: {
  readonly name: string;
  readonly owner: string;
  readonly isRequired?: boolean;
  /** Masked number of the account that is being changed. */
  readonly recorded?: string | null;
}): ReactNode {
  return (
    <Box
      sx={{
        gridColumn: '1 / -1',
        display: 'grid',
        gridTemplateColumns: 'minmax(13rem, 4fr) minmax(9rem, 3fr) minmax(7rem, 3fr)',
        gap: 1.5,
        '@container (max-width: 32rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
      }}
    >
      <TextField
        name={`${name}.number`}
        label="账号"
        isRequired={isRequired && recorded === null}
        hasFigures
        hint={keptHint(recorded, false)}
        maxLength={40}
      />
      <TextField name={`${name}.bank`} label="开户银行" isRequired={isRequired} maxLength={60} />
      <TextField name={`${name}.holder`} label="户名" hint={`不填即为${owner || '本人'}`} maxLength={40} />
    </Box>
  );
}

export function DisabilityFields({ recorded = null }: { readonly recorded?: string | null }): ReactNode {
  return (
    <>
      <SelectField name="disability.kind" label="残疾类别" options={disabilityKinds} emptyLabel="无" />
      <SelectField name="disability.grade" label="残疾等级" options={disabilityGrades} emptyLabel="无" />
      <TextField name="disability.certificateNumber" label="残疾证号" isNullable hasFigures hint={keptHint(recorded)} maxLength={30} />
    </>
  );
}

function ModeFields(): ReactNode {
  const mode = useWatch<ChangeDraft, 'mode'>({ name: 'mode' });
  return (
    <>
      <DateField name="validFrom" label={mode === 'centralised' ? '入院日期' : '变更日期'} isRequired autoFocus />
      <ChoiceField name="mode" label="变更为" isRequired options={supportModes} />
      {mode === 'centralised' ? <HomeField /> : <CaregiverFields />}
    </>
  );
}

/** The fields of each kind of change, its day first. */
export function ChangeFields({ kind, known }: { readonly kind: ChangeKind; readonly known: Known }): ReactNode {
  const { person } = known;
  const reason = <TextField name="reason" label="原因" isRequired maxLength={200} />;
  const remark = <TextField name="remark" label="备注" isNullable maxLength={200} />;
  switch (kind) {
    case 'level':
      return (
        <FormGrid>
          <DateField name="validFrom" label="评估日期" isRequired autoFocus />
          <LevelField />
        </FormGrid>
      );
    case 'mode':
      return (
        <FormGrid>
          <ModeFields />
        </FormGrid>
      );
    case 'death':
      return (
        <FormGrid>
          <DateField name="validFrom" label="死亡日期" isRequired autoFocus />
          {remark}
        </FormGrid>
      );
    case 'termination':
      return (
        <FormGrid>
          <DateField name="validFrom" label="决定日期" isRequired autoFocus />
          <SelectField name="reason" label="终止情形" isRequired options={terminationReasons} />
          {remark}
        </FormGrid>
      );
    case 'suspension':
    case 'resumption':
      return (
        <FormGrid>
          <DateField name="validFrom" label={kind === 'suspension' ? '暂停日期' : '恢复日期'} isRequired autoFocus />
          {reason}
        </FormGrid>
      );
    case 'residence':
      return (
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.75 }}>
          <FormGrid>
            <DateField name="validFrom" label="变更日期" isRequired autoFocus />
            <ChoiceField name="areaType" label="户籍类型" isRequired options={areaTypes} />
          </FormGrid>
          <TownVillageField name="villageCode" isRequired />
        </Box>
      );
    case 'identity':
      return (
        <FormGrid>
          <IdNumberField autoFocus exceptPersonId={person.personId} emptyHint={keptHint(person.idNumber, false)} />
          <TextField name="name" label="姓名" isRequired maxLength={40} />
          <ChoiceField name="sex" label="性别" isRequired options={sexes} />
          <DateField name="bornOn" label="出生日期" isRequired />
          <TextField name="ethnicity" label="民族" isNullable maxLength={20} />
          <TextField name="reason" label="更正理由" isRequired maxLength={200} />
        </FormGrid>
      );
    case 'category':
      return (
        <FormGrid>
          <DateField name="validFrom" label="登记日期" isRequired />
          <ChoiceField name="category" label="人员类别" isRequired autoFocus options={personCategories} />
          <DisabilityFields recorded={person.disability.certificateNumber} />
        </FormGrid>
      );
    case 'caregiver':
      return (
        <FormGrid>
          <DateField name="validFrom" label="照料起始日期" isRequired />
          <CaregiverFields
            isRequired
            recorded={
              person.caregiverName === null
                ? null
                : { name: person.caregiverName, idNumber: person.caregiverIdNumber, phone: person.caregiverPhone }
            }
          />
        </FormGrid>
      );
    case 'account':
    case 'caregiverAccount':
      return (
        <FormGrid>
          <DateField name="validFrom" label="启用日期" isRequired />
          <AccountFields
            name="account"
            owner={kind === 'account' ? person.name : (person.caregiverName ?? '照料人')}
            isRequired
            recorded={(kind === 'account' ? person.account : person.caregiverAccount)?.number ?? null}
          />
        </FormGrid>
      );
    case 'contact':
      return (
        <FormGrid>
          <TextField name="phone" label="联系电话" isNullable hasFigures autoFocus hint={keptHint(person.phone)} maxLength={60} />
          <TextField name="address" label="住址" isNullable maxLength={120} />
          {remark}
        </FormGrid>
      );
    case 'wish':
      return (
        <FormGrid>
          <DateField name="validFrom" label="登记日期" isRequired />
          <ChoiceField name="wish" label="集中供养意愿" isRequired autoFocus options={admissionWishes} />
        </FormGrid>
      );
  }
}
