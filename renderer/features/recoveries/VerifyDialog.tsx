import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, useState, type ReactNode } from 'react';
import { verifyRecoverySchema, type Suspected } from '../../../electron/contract/recoveries.ts';
import { claimTypes, debtorKinds, recoveryCauses, type DebtorKind } from '../../../electron/contract/recoveries-terms.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { money, monthText, termText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';

const schema = verifyRecoverySchema.omit({ recoveryIds: true });

/** Who probably has to pay back: whoever was paid most of it. */
function likelyDebtor({ name, items }: Suspected): { readonly debtorKind: DebtorKind; readonly debtorName: string } {
  const most = items.toSorted((one, other) => other.openFen - one.openFen)[0];
  const kind = most?.payeeKind;
  if (kind === 'caregiver' || kind === 'handler') return { debtorKind: kind, debtorName: most?.payeeName ?? '' };
  return { debtorKind: 'person', debtorName: most?.payeeName ?? name };
}

/** Makes one case of overpaid amounts: which of them, who pays back, why. */
export function VerifyDialog({ person, onClose }: { readonly person: Suspected; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(person.items.map(({ recoveryId }) => recoveryId)));
  const verify = useAction('recoveries.verify', {
    onSuccess: ({ caseId }) => {
      showToast({ tone: 'success', text: `已核定：${person.name}的追回` });
      onClose();
      goTo(`/payments/recoveries/${caseId}`);
    },
  });
  const defaults = useMemo(
    () => ({
      ...likelyDebtor(person),
      debtorRelation: null,
      phone: null,
      address: null,
      cause: person.items.every(({ of }) => of === 'FUNERAL') ? ('funeral' as const) : null,
      reason: '',
      documentNo: null,
      verifiedOn: today,
    }),
    [person, today],
  );
  const total = person.items.filter(({ recoveryId }) => chosen.has(recoveryId)).reduce((sum, { openFen }) => sum + openFen, 0);
  const toggle = (recoveryId: number): void => {
    const next = new Set(chosen);
    if (!next.delete(recoveryId)) next.add(recoveryId);
    setChosen(next);
  };
  return (
    <FormDialog
      title={`核定追回：${person.name}`}
      submitLabel={`核定 ${money(total)} 元`}
      isRunning={verify.isRunning}
      onClose={onClose}
      maxWidth="md"
    >
      {(formId) => (
        <Form
          id={formId}
          label="核定追回"
          schema={schema}
          defaultValues={defaults as never}
          fieldErrors={verify.fieldErrors}
          onSubmit={(input) => verify.run({ ...input, recoveryIds: [...chosen] })}
        >
          <Box
            role="group"
            aria-label="多发的项目"
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(auto-fill, minmax(21rem, 1fr))',
              maxHeight: '12rem',
              overflowY: 'auto',
              mb: 2,
            }}
          >
            {person.items.map(({ recoveryId, forMonth, of, payeeName, openFen }) => (
              <FormControlLabel
                key={recoveryId}
                control={<Checkbox size="small" checked={chosen.has(recoveryId)} onChange={() => toggle(recoveryId)} />}
                label={
                  <Box component="span" sx={{ fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' }}>
                    {monthText(forMonth)}　{termText(claimTypes, of)}　{payeeName}　{money(openFen)} 元
                  </Box>
                }
              />
            ))}
          </Box>
          <FormGrid>
            <SelectField name="debtorKind" label="由谁退回" isRequired options={debtorKinds} />
            <TextField name="debtorName" label="退款人姓名" isRequired maxLength={40} />
            <TextField name="debtorRelation" label="与本人关系" isNullable maxLength={20} />
            <TextField name="phone" label="联系电话" isNullable maxLength={40} hasFigures />
            <SelectField name="cause" label="多发原因" isRequired options={recoveryCauses} />
            <DateField name="verifiedOn" label="核定日期" isRequired />
            <Box sx={{ gridColumn: '1 / -1' }}>
              <TextField name="reason" label="核定情况（写入通知书）" isRequired rows={2} maxLength={200} />
            </Box>
            <TextField name="documentNo" label="依据文号" isNullable maxLength={60} />
            <TextField name="address" label="送达地址" isNullable maxLength={100} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
