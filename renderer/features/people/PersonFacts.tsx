import { mdiPencilOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import type { PersonDetail } from '../../../electron/contract/people.ts';
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
} from '../../../electron/contract/terms.ts';
import { dateText, monthText, termText, text } from '../../shared/format.ts';
import { Icon, Section } from '../../shared/ui.tsx';
import type { ChangeKind } from './ChangeDialog.tsx';
import { Missing } from './Missing.tsx';
import { PersonNumber } from './PersonNumber.tsx';
import { useMayRecord } from './use-may-record.ts';

type Person = PersonDetail['person'];
type Edit = { readonly kind: ChangeKind; readonly label: string };
type FactRow = { readonly term: string; readonly value: ReactNode; readonly edit?: Edit };

function FactGroup({
  title,
  edit,
  rows,
  onChange,
}: {
  readonly title: string;
  readonly edit?: Edit;
  readonly rows: readonly FactRow[];
  readonly onChange: ((kind: ChangeKind) => void) | null;
}): ReactNode {
  const { may } = useMayRecord();
  const button = ({ kind, label }: Edit): ReactNode =>
    onChange === null || !may(kind) ? null : (
      <IconButton aria-label={label} title={label} onClick={() => onChange(kind)} sx={{ p: 0.375 }}>
        <Icon path={mdiPencilOutline} sx={{ fontSize: '0.9375rem' }} />
      </IconButton>
    );
  return (
    <Section title={title} actions={edit ? button(edit) : null} isFlush>
      <Box
        component="dl"
        sx={{
          m: 0,
          px: 2,
          py: 0.75,
          display: 'grid',
          gridTemplateColumns: 'minmax(5.5rem, max-content) minmax(0, 1fr)',
          columnGap: 1.5,
          fontSize: '0.8125rem',
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {rows.map((row) => (
          <Box key={row.term} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary', py: 0.3125, whiteSpace: 'nowrap' }}>
              {row.term}
            </Box>
            <Box
              component="dd"
              sx={{ m: 0, py: 0.3125, minWidth: 0, overflowWrap: 'anywhere', display: 'flex', alignItems: 'flex-start', gap: 0.5 }}
            >
              <Box sx={{ flex: 1, minWidth: 0, wordBreak: 'keep-all' }}>{row.value}</Box>
              {row.edit ? <Box sx={{ my: '-0.1875rem' }}>{button(row.edit)}</Box> : null}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function Disability({ disability }: { readonly disability: Person['disability'] }): ReactNode {
  const words = disability.kind
    ? `${labelOf(disabilityKinds, disability.kind)}残疾${disability.grade ? labelOf(disabilityGrades, disability.grade) : ''}`
    : '';
  if (words === '' && disability.certificateNumber === null) return '无';
  return (
    <>
      {words === '' ? null : <div>{words}</div>}
      {disability.certificateNumber === null ? null : <PersonNumber value={disability.certificateNumber} kind="certificate" />}
    </>
  );
}

function Account({ account, missing }: { readonly account: Person['account']; readonly missing: ReactNode }): ReactNode {
  if (account === null) return missing;
  return (
    <>
      <div>
        <PersonNumber value={account.number} kind="account" />
      </div>
      <Box sx={{ color: 'text.secondary' }}>
        {account.bank}　{account.holder}
      </Box>
    </>
  );
}

function supportRows(person: Person): FactRow[] {
  const rows: FactRow[] = [
    { term: '确认日期', value: dateText(person.confirmedOn) },
    {
      term: '供养月份',
      value: person.supportFrom
        ? `${monthText(person.supportFrom)}起${person.supportUntil ? `，至${monthText(person.supportUntil)}` : ''}`
        : '—',
    },
    {
      term: '自理能力',
      edit: { kind: 'level', label: '登记评估结果' },
      value: person.level ? (
        <>
          {termText(selfCareLevels, person.level)}（{careTierLabels[person.level]}）
          <Box sx={{ color: 'text.secondary' }}>{dateText(person.assessedOn)} 评估</Box>
        </>
      ) : (
        <Missing label="未评估" hint="没有评估结果不能计算照料护理费" />
      ),
    },
    { term: '供养方式', value: termText(supportModes, person.mode), edit: { kind: 'mode', label: '登记供养方式变更' } },
  ];
  if (person.mode === 'centralised') rows.push({ term: '供养机构', value: text(person.homeName) });
  rows.push({ term: '集中供养意愿', value: termText(admissionWishes, person.wish), edit: { kind: 'wish', label: '登记集中供养意愿' } });
  return rows;
}

/** The present of a person in groups; a pencil records what has changed. */
export function PersonFacts({
  person,
  onChange,
  support,
}: {
  readonly person: Person;
  /** What is known of his beds and of his support at home, below who cares for him. */
  readonly support: ReactNode;
  readonly onChange: ((kind: ChangeKind) => void) | null;
}): ReactNode {
  const isScattered = person.mode !== 'centralised';
  return (
    <Box sx={{ minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 1.25 }}>
      <FactGroup
        title="身份"
        edit={{ kind: 'identity', label: '更正身份信息' }}
        onChange={onChange}
        rows={[
          {
            term: '身份证号',
            value:
              person.idNumber === null ? (
                <Missing label="待补" hint="没有身份证号的人员不进入银行发放文件" />
              ) : (
                <PersonNumber value={person.idNumber} kind="id" />
              ),
          },
          ...(person.temporaryNumber ? [{ term: '临时编号', value: person.temporaryNumber }] : []),
          { term: '出生日期', value: `${person.bornOn}（${person.age}岁）` },
          { term: '性别、民族', value: [termText(sexes, person.sex), person.ethnicity].filter(Boolean).join('　') },
          {
            term: '户籍地',
            value: [person.townName, person.villageName].filter(Boolean).join(' ') || '—',
            edit: { kind: 'residence', label: '登记户籍地变更' },
          },
          { term: '户籍类型', value: termText(areaTypes, person.areaType) },
          {
            term: '人员类别',
            value: termText(personCategories, person.category),
            edit: { kind: 'category', label: '登记人员类别和残疾情况' },
          },
          { term: '残疾情况', value: <Disability disability={person.disability} /> },
        ]}
      />
      <FactGroup title="供养" onChange={onChange} rows={supportRows(person)} />
      {isScattered ? (
        <FactGroup
          title="照料"
          edit={{ kind: 'caregiver', label: '登记照料人' }}
          onChange={onChange}
          rows={[
            { term: '照料人', value: person.caregiverName ?? <Missing label="未登记" hint="没有照料人时，照料护理费发给本人" /> },
            { term: '联系电话', value: <PersonNumber value={person.caregiverPhone} kind="phone" /> },
            { term: '身份证号', value: <PersonNumber value={person.caregiverIdNumber} kind="id" /> },
          ]}
        />
      ) : null}
      {support}
      <FactGroup
        title="账户"
        onChange={onChange}
        rows={[
          {
            term: '本人一卡通',
            value: (
              <Account
                account={person.account}
                missing={isScattered ? <Missing label="账号待补" hint="没有账号，不进入银行发放文件" /> : '—'}
              />
            ),
            edit: { kind: 'account', label: '登记本人账户' },
          },
          ...(isScattered
            ? [
                {
                  term: '照料人账户',
                  value: (
                    <Account
                      account={person.caregiverAccount}
                      missing={person.caregiverName ? <Missing label="账号待补" hint="没有账号，不进入银行发放文件" /> : '—'}
                    />
                  ),
                  edit: { kind: 'caregiverAccount', label: '登记照料人账户' } as const,
                },
              ]
            : []),
        ]}
      />
      <FactGroup
        title="联系"
        edit={{ kind: 'contact', label: '登记联系方式' }}
        onChange={onChange}
        rows={[
          { term: '联系电话', value: <PersonNumber value={person.phone} kind="phone" /> },
          { term: '住址', value: text(person.address) },
          { term: '备注', value: text(person.remark) },
        ]}
      />
    </Box>
  );
}
