import Alert from '@mui/material/Alert';
import { useMemo, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { fundInputSchema } from '../../../electron/contract/renovation-money.ts';
import { fundKinds, unsplitSource } from '../../../electron/contract/renovation-terms.ts';
import type { ProjectMoney } from '../../../electron/contract/renovation-shapes.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { money } from '../../shared/format.ts';
import { DateField, Form, FormDialog, FormGrid, MoneyField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import type { ProjectDetail } from './renovation-words.ts';

/** What is spent comes from the payments; money spent before the ledger comes from an import. */
const typedKinds = fundKinds.filter(({ id }) => id !== 'spent');

function Effect({ found }: { readonly found: ProjectMoney }): ReactNode {
  const [source, kind, fen] = useWatch({ name: ['source', 'kind', 'fen'] }) as [unknown, unknown, unknown];
  const row = found.sources.find((one) => one.source === source);
  const before = { planned: row?.plannedFen ?? 0, allocated: row?.allocatedFen ?? 0, received: row?.receivedFen ?? 0 };
  const word = { planned: '计划', allocated: '下达', received: '到位' };
  const known = kind === 'planned' || kind === 'allocated' || kind === 'received' ? kind : null;
  return (
    <EffectNote
      label="对资金的影响"
      hint="计划、下达、到位分别登记，一般依次不超过前一项；支出由付款自动计入。"
      effect={
        known !== null && typeof fen === 'number' && typeof source === 'string'
          ? `该来源${word[known]}由 ${money(before[known])} 元变为 ${money(before[known] + fen)} 元。`
          : ''
      }
    />
  );
}

/** What a file told to have come stands under no source: the same money typed by its source would count twice. */
function ToldByFile({ found }: { readonly found: ProjectMoney }): ReactNode {
  const kind = useWatch({ name: 'kind' }) as unknown;
  const toldFen = found.sources.find(({ source }) => source === unsplitSource)?.receivedFen ?? 0;
  if (kind !== 'received' || toldFen <= 0) return null;
  return (
    <Alert severity="warning">
      导入的台账已记未分来源到位 {money(toldFen)} 元。这笔资金如已包含在内，请先撤销那一条登记，再按来源登记，否则到位资金会重复计算。
    </Alert>
  );
}

/** Money of one source is planned, allocated or received, by a document. */
export function FundDialog({
  project,
  found,
  onClose,
}: {
  readonly project: ProjectDetail;
  readonly found: ProjectMoney;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const listed = useCall('renovation.sources', {});
  const sources = (listed.data ?? []).filter(({ id }) => id !== unsplitSource);
  const defaults = useMemo(
    () => ({ projectId: project.projectId, source: null, kind: null, happenedOn: today, documentNo: '', fen: null }),
    [project.projectId, today],
  );
  const save = useAction('renovation.addFund', {
    onSuccess: (_, { fen }) => {
      showToast({ tone: 'success', text: `已登记资金 ${money(fen)} 元` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记资金" submitLabel="登记" isRunning={save.isRunning} onClose={onClose}>
      {(formId) => (
        <Form
          id={formId}
          label="登记资金"
          schema={fundInputSchema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <SelectField name="source" label="资金来源" isRequired autoFocus options={sources} />
            <SelectField name="kind" label="类别" isRequired options={typedKinds} />
            <MoneyField name="fen" label="金额" isRequired hint="收回的填负数" />
            <DateField name="happenedOn" label="日期" isRequired />
            <TextField name="documentNo" label="文号或凭证号" isRequired maxLength={60} />
          </FormGrid>
          <ToldByFile found={found} />
          <Effect found={found} />
        </Form>
      )}
    </FormDialog>
  );
}
