import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { overlapBenefits, overlapTermsSchema, recordOverlapSchema } from '../../../electron/contract/overlaps.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, MonthField, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { money, monthText } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { PersonChoice } from '../beds/PersonChoice.tsx';

type Somebody = { readonly personId: number; readonly name: string };

/** Who, then what he draws besides. */
export function RecordOverlap({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [person, setPerson] = useState<Somebody | null>(null);
  if (person) return <RecordDialog person={person} onClose={onClose} />;
  return (
    <PersonChoice
      title="登记重复享受：选择人员"
      place="与低保、残疾人两项补贴名单比对，或接到反映，发现同时享受的特困人员。"
      near={[]}
      isSearching
      onChoose={setPerson}
      onClose={onClose}
    />
  );
}

function RecordDialog({ person, onClose }: { readonly person: Somebody; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const record = useAction('overlaps.record', {
    onSuccess: ({ overlapId }) => {
      showToast({ tone: 'success', text: `已登记：${person.name}的重复享受` });
      onClose();
      goTo(`/payments/overlaps/${overlapId}`);
    },
  });
  const defaults = useMemo(
    () => ({
      personId: person.personId,
      benefit: 'dibao',
      foundOn: today,
      source: '',
      fromMonth: null,
      untilMonth: null,
      monthlyFen: null,
      householdSize: null,
      note: null,
    }),
    [person, today],
  );
  return (
    <FormDialog title={`登记重复享受：${person.name}`} submitLabel="登记" isRunning={record.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="登记重复享受"
          schema={recordOverlapSchema}
          defaultValues={defaults as never}
          fieldErrors={record.fieldErrors}
          onSubmit={(input) => record.run(input)}
        >
          <Fields />
        </Form>
      )}
    </FormDialog>
  );
}

function Fields(): ReactNode {
  const values = useWatch() as Record<string, unknown>;
  const { setValue } = useFormContext();
  const isDibao = values['benefit'] === 'dibao';
  // A number that is no longer shown would be refused where nobody sees it.
  useEffect(() => {
    if (!isDibao) setValue('householdSize', null);
  }, [isDibao, setValue]);
  return (
    <Box sx={{ display: 'grid', gap: 1.75 }}>
      <FormGrid>
        <SelectField name="benefit" label="同时享受的待遇" isRequired options={overlapBenefits} />
        <DateField name="foundOn" label="发现日期" isRequired />
        <MonthField name="fromMonth" label="对方发放的第一个月" isRequired />
        <MonthField name="untilMonth" label="对方发放的最后一个月" isRequired />
        <MoneyField name="monthlyFen" label={isDibao ? '家庭每月保障金' : '每月补贴'} isRequired />
        {isDibao ? <NumberField name="householdSize" label="家庭享受人数" isRequired unit="人" /> : null}
      </FormGrid>
      <TextField name="source" label="发现途径" isRequired maxLength={60} placeholder="与低保名册比对、群众反映等" />
      <TextField name="note" label="备注" isNullable maxLength={200} />
      <Preview values={values} />
    </Box>
  );
}

/** What the other office would have to take back, before anything is recorded. */
function Preview({ values }: { readonly values: Record<string, unknown> }): ReactNode {
  const terms = overlapTermsSchema.safeParse(values);
  const asked = terms.success ? terms.data : null;
  const found = useCall('overlaps.preview', asked as never, { enabled: asked !== null, keepsPrevious: true });
  if (asked === null || !found.data) return null;
  const { fen, shareFen, months } = found.data;
  const counted = months.filter(({ otherFen }) => otherFen > 0);
  if (counted.length === 0)
    return (
      <Alert severity="warning" variant="outlined">
        这几个月没有发放过特困供养金，没有重复的月份。
      </Alert>
    );
  return (
    <Alert severity="info" variant="outlined" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      重复 {counted.length} 个月（{counted.map(({ month }) => monthText(month)).join('、')}），每月{' '}
      {asked.benefit === 'dibao' ? '本人份额 ' : ''}
      {money(shareFen)} 元，对方应追回 {money(fen)} 元；特困发放表不变。
    </Alert>
  );
}
