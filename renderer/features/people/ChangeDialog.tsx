import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { IsoDate } from '../../../electron/contract/values.ts';
import type { RecordInput } from '../../../electron/contract/people-inputs.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { Form, FormDialog } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, MaskedText, showToast } from '../../shared/ui.tsx';
import { changeOf, changeSchema, draftOf, type ChangeDraft, type ChangeKind } from './change-drafts.ts';
import { effectOf, type Known } from './change-effects.ts';
import { ChangeFields } from './ChangeFields.tsx';

export type { ChangeKind } from './change-drafts.ts';

const titles: Readonly<Record<ChangeKind, string>> = {
  level: '登记自理能力评估结果',
  mode: '供养方式变更',
  death: '死亡登记',
  termination: '终止供养',
  suspension: '暂停供养',
  resumption: '恢复供养',
  identity: '更正身份信息',
  residence: '户籍地变更',
  category: '人员类别和残疾情况',
  caregiver: '登记照料人',
  account: '登记本人账户',
  caregiverAccount: '登记照料人账户',
  contact: '联系方式',
  wish: '集中供养意愿',
};

/** What the change will do to the payments, while it is being typed. */
function Effect({ known }: { readonly known: Known }): ReactNode {
  const draft = useWatch<ChangeDraft>() as ChangeDraft;
  const homes = useCall('homes.list', {});
  const homeName = homes.data?.find((home) => home.homeId === draft.homeId)?.name ?? null;
  const effect = effectOf(known, changeOf(draft) as Partial<RecordInput>, homeName);
  return <EffectNote effect={effect} hint="填写日期后，这里说明对发放金额和月份的影响。" />;
}

/** One change of one person: its day, its content, and a sentence on what it will do. */
export function ChangeDialog({
  kind,
  known,
  onClose,
}: {
  readonly kind: ChangeKind;
  readonly known: Known;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const { person } = known;
  const defaults = useMemo(() => draftOf(kind, person, today as IsoDate), [kind, person, today]);
  const record = useAction('people.record', {
    onSuccess: ({ warnings }) => {
      showToast({ tone: 'success', text: `已登记：${person.name} ${titles[kind]}` });
      for (const warning of warnings) showToast({ tone: 'warning', text: warning, next: '请核对；确有其事的不必修改。' });
      onClose();
    },
  });
  return (
    <FormDialog title={titles[kind]} submitLabel="登记" isRunning={record.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label={titles[kind]}
          schema={changeSchema}
          defaultValues={defaults}
          fieldErrors={record.fieldErrors}
          onSubmit={(input) => record.run(input)}
        >
          <Box sx={{ mb: 2, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {person.name}　<MaskedText idNumber={person.idNumber ?? person.temporaryNumber} />
          </Box>
          <ChangeFields kind={kind} known={known} />
          <Effect known={known} />
        </Form>
      )}
    </FormDialog>
  );
}
