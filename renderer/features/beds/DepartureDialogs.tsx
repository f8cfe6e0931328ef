/** 转院 in one step, and 退出 for every reason, with what is handed over. */
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { InputOf } from '../../../electron/contract/index.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { stayMethods } from '../../../electron/contract/stays.ts';
import { exitReasons, noDepartureDetail, transferReasons, type ExitReason } from '../../../electron/contract/stays-terms.ts';
import { terminationReasons } from '../../../electron/contract/terms.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SearchSelectField, SelectField, TextField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import type { Somebody } from './bed-words.ts';
import { bedText } from './bed-words.ts';
import { SubjectLine } from './SubjectLine.tsx';

type Leaver = Somebody & { readonly personId: number };
type DepartureProps = {
  readonly person: Leaver;
  readonly place: string | null;
  readonly homeId: number;
  readonly onClose: () => void;
};

function DetailFields(): ReactNode {
  const field = (name: string, label: string): ReactNode => <TextField name={`detail.${name}`} label={label} isNullable maxLength={200} />;
  return (
    <>
      {field('approvedBy', '批准人')}
      {field('files', '档案交接')}
      {field('medicines', '药品交接')}
      {field('belongings', '物品交接')}
      {field('moneySettled', '费用结清')}
      {field('handledBy', '经办人')}
      {field('receivedBy', '接收人')}
      {field('note', '备注')}
    </>
  );
}

/** Beds of the other home that are free on the day. */
function BedChoice(): ReactNode {
  const homeId: unknown = useWatch({ name: 'homeId' });
  const { today } = useSession();
  const isChosen = typeof homeId === 'number';
  const map = useCall('beds.map', { homeId: isChosen ? homeId : 0, day: isoDate(today) }, { enabled: isChosen });
  const options = (map.data?.rooms ?? []).flatMap((room) =>
    room.beds.filter((bed) => bed.state === 'free').map((bed) => ({ id: bed.bedId, label: bedText(room, bed.label) })),
  );
  return (
    <SearchSelectField
      name="bedId"
      label="转入床位"
      options={options}
      emptyText="没有空闲床位"
      isDisabled={!isChosen}
      hint="可先不定床位，由转入机构安排"
    />
  );
}

export function TransferDialog({ person, place, homeId, onClose }: DepartureProps): ReactNode {
  const { today } = useSession();
  const homes = useCall('homes.list', {});
  const options = (homes.data ?? [])
    .filter((home) => home.homeId !== homeId)
    .map(({ homeId: id, name, code }) => ({ id, label: name, code }));
  const defaults = useMemo(
    () => ({ personId: person.personId, homeId: null, bedId: null, onDate: today, reason: null, detail: noDepartureDetail }),
    [person, today],
  );
  const transfer = useAction('stays.transfer', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已办理转院：${person.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title="办理转院" submitLabel="办理转院" isRunning={transfer.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="办理转院"
          schema={stayMethods['stays.transfer'].input}
          defaultValues={defaults as never}
          fieldErrors={transfer.fieldErrors}
          onSubmit={(input) => transfer.run(input)}
        >
          <SubjectLine person={person} place={place} />
          <FormGrid>
            <SearchSelectField name="homeId" label="转入机构" isRequired autoFocus options={options} />
            <BedChoice />
            <DateField name="onDate" label="转院日期" isRequired />
            <SelectField name="reason" label="原因" isRequired options={transferReasons} />
            <DetailFields />
          </FormGrid>
          <EffectNote effect="转出床位自当日起空出，当日起计入转入机构；供养金自次月起拨付转入机构。" hint="" label="办理的结果" />
        </Form>
      )}
    </FormDialog>
  );
}

const effects: Readonly<Record<ExitReason, string>> = {
  death: '床位自当日起空出，请假、住院记录同日结束；供养金发至死亡当月，丧葬费列入下一张发放表。',
  scattered: '床位自当日起空出；自次月起按分散供养标准发放。',
  voluntary: '床位自当日起空出；自次月起按分散供养标准发放。',
  termination: '床位自当日起空出；供养金发至终止决定当月。',
  socialHome: '床位自当日起空出；自次月起按分散供养标准发放。',
};

/** The caregiver is typed field by field; he is sent only with 转分散. */
const exitDraftSchema = stayMethods['stays.exit'].input
  .omit({ caregiver: true })
  .extend({ caregiverName: z.string().trim().max(40).nullable(), caregiverPhone: z.string().trim().max(60).nullable() });
type ExitDraft = z.output<typeof exitDraftSchema>;

function exitInput({ caregiverName, caregiverPhone, ...exit }: ExitDraft): InputOf<'stays.exit'> {
  const hasCaregiver = exit.reason === 'scattered' && caregiverName !== null;
  return { ...exit, caregiver: hasCaregiver ? { name: caregiverName, phone: caregiverPhone, idNumber: null } : null };
}

function ExitFields(): ReactNode {
  const reason: unknown = useWatch({ name: 'reason' });
  const isKnown = typeof reason === 'string' && reason in effects;
  return (
    <>
      <FormGrid>
        {reason === 'termination' ? (
          <SelectField name="terminationReason" label="终止情形" isRequired options={terminationReasons} />
        ) : null}
        {reason === 'scattered' ? (
          <>
            <TextField name="caregiverName" label="照料人姓名" isNullable maxLength={40} hint="没有照料人的，护理费发给本人" />
            <TextField name="caregiverPhone" label="照料人电话" isNullable hasFigures maxLength={60} />
          </>
        ) : null}
        {reason === 'death' ? (
          <>
            <TextField name="detail.deathPlace" label="死亡时间地点" isNullable maxLength={200} />
            <TextField name="detail.deathCause" label="死因类别" isNullable maxLength={200} />
          </>
        ) : null}
        <DetailFields />
      </FormGrid>
      <EffectNote effect={isKnown ? effects[reason as ExitReason] : ''} hint="选择退出原因后，这里说明办理的结果。" label="办理的结果" />
    </>
  );
}

export function ExitDialog({ person, place, onClose }: DepartureProps): ReactNode {
  const { today } = useSession();
  const isCounty = useMay(everyClerk);
  // Everything but a death is decided by the county.
  const reasons = isCounty ? exitReasons : exitReasons.filter(({ id }) => id === 'death');
  const defaults = useMemo(
    () => ({
      personId: person.personId,
      onDate: today,
      reason: isCounty ? null : 'death',
      terminationReason: null,
      caregiverName: null,
      caregiverPhone: null,
      detail: noDepartureDetail,
    }),
    [person, today, isCounty],
  );
  const exit = useAction('stays.exit', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已办理退出：${person.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title="办理退出" submitLabel="办理退出" isRunning={exit.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="办理退出"
          schema={exitDraftSchema}
          defaultValues={defaults as never}
          fieldErrors={exit.fieldErrors}
          onSubmit={(draft) => exit.run(exitInput(draft))}
        >
          <SubjectLine person={person} place={place} />
          <FormGrid>
            <SelectField
              name="reason"
              label="退出原因"
              isRequired
              autoFocus
              options={reasons}
              hint={isCounty ? '' : '转分散、终止供养等由县级办理'}
            />
            <DateField name="onDate" label="退出日期" isRequired />
          </FormGrid>
          <div style={{ height: '0.875rem' }} />
          <ExitFields />
        </Form>
      )}
    </FormDialog>
  );
}
