import Box from '@mui/material/Box';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { careTierLabels, selfCareLevels, supportModes } from '../../../../electron/contract/terms.ts';
import { itemInputSchema, itemPayees, type ItemInput, type ItemPreview } from '../../../../electron/contract/top-ups.ts';
import { useAction, useCall } from '../../../shared/client.ts';
import {
  ChoiceField,
  DateField,
  Form,
  FormDialog,
  FormGrid,
  MoneyField,
  SearchSelectField,
  SelectField,
  TextField,
} from '../../../shared/form.tsx';
import { showToast } from '../../../shared/ui.tsx';
import { ItemPreviewView } from './ItemPreviewView.tsx';

const tiers = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));
const modes = supportModes.map(({ id, label }) => ({ id, label }));
const targets = [
  { id: 'all', label: '全部在保人员' },
  { id: 'mode', label: '按供养方式' },
  { id: 'level', label: '按自理能力' },
  { id: 'home', label: '一家机构' },
  { id: 'list', label: '名单' },
] as const;
const amountKinds = [
  { id: 'same', label: '每人相同' },
  { id: 'byLevel', label: '按自理能力分档' },
] as const;
const blank = {
  title: '',
  documentNo: '',
  documentTitle: null,
  target: { kind: 'all' },
  amounts: { kind: 'same' },
  payee: 'basic',
} as const;

const wide = { gridColumn: '1 / -1' } as const;

function TargetFields(): ReactNode {
  const kind = useWatch<ItemInput, 'target.kind'>({ name: 'target.kind' });
  const { setValue } = useFormContext<ItemInput>();
  const homes = useCall('homes.list', {}, { enabled: kind === 'home' });
  /** What belongs to another kind of target is left behind. */
  const begin = (id: string | null): void => {
    if (id === 'all') setValue('target', { kind: 'all' });
    else if (id === 'list') setValue('target', { kind: 'list', idNumbers: '' });
  };
  return (
    <>
      <Box sx={wide}>
        <ChoiceField name="target.kind" label="发放范围" isRequired options={targets} onChosen={begin} />
      </Box>
      {kind === 'mode' ? <ChoiceField name="target.mode" label="供养方式" isRequired options={modes} /> : null}
      {kind === 'level' ? <ChoiceField name="target.level" label="自理能力" isRequired options={tiers} /> : null}
      {kind === 'home' ? (
        <SearchSelectField
          name="target.homeId"
          label="供养机构"
          isRequired
          options={(homes.data ?? []).map(({ homeId, name, code }) => ({ id: homeId, label: name, code }))}
        />
      ) : null}
      {kind === 'list' ? (
        <Box sx={wide}>
          <TextField
            name="target.idNumbers"
            label="身份证号"
            isRequired
            rows={4}
            hasFigures
            hint="从表格中复制一列粘贴即可；用空格、逗号或换行隔开，重复的只算一次"
          />
        </Box>
      ) : null}
    </>
  );
}

function AmountFields(): ReactNode {
  const kind = useWatch<ItemInput, 'amounts.kind'>({ name: 'amounts.kind' });
  const { setValue } = useFormContext<ItemInput>();
  const begin = (id: string | null): void => {
    if (id === 'byLevel') setValue('amounts', { kind: 'byLevel', fen: { independent: null, partialLoss: null, completeLoss: null } });
    else setValue('amounts', { kind: 'same' } as ItemInput['amounts']);
  };
  return (
    <>
      <Box sx={wide}>
        <ChoiceField name="amounts.kind" label="金额" isRequired options={amountKinds} onChosen={begin} />
      </Box>
      {kind === 'byLevel'
        ? tiers.map(({ id, label }) => <MoneyField key={id} name={`amounts.fen.${id}`} label={label} unit="元/人" hint="不填的不发" />)
        : null}
      {kind === 'same' ? <MoneyField name="amounts.fen" label="每人金额" isRequired unit="元/人" /> : null}
    </>
  );
}

/** A one-off item: to whom, how much, by which document; shows who that is before it is registered. */
export function ItemDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [shown, setShown] = useState<ItemPreview | null>(null);
  const forget = useCallback(() => setShown(null), []);
  const defaults = useMemo(() => structuredClone(blank), []);
  const add = useAction('topUps.addItem', {
    onSuccess: (_, { title }) => {
      showToast({ tone: 'success', text: `已登记：${title}。可以编制发放表了。` });
      onClose();
    },
  });
  const tryOut = useAction('topUps.previewItem');
  const submit = async (input: ItemInput): Promise<void> => {
    if (shown) await add.run(input);
    else setShown(await tryOut.run(input));
  };
  const isRunning = add.isRunning || tryOut.isRunning;
  return (
    <FormDialog title="登记一次性项目" submitLabel={shown ? '确认登记' : '试算'} isRunning={isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="登记一次性项目"
          schema={itemInputSchema}
          defaultValues={defaults}
          fieldErrors={{ ...tryOut.fieldErrors, ...add.fieldErrors }}
          onSubmit={submit}
        >
          <FormGrid>
            <TextField name="title" label="项目名称" isRequired autoFocus maxLength={40} hint="印在发放表的题名上" />
            <TextField name="documentNo" label="文号" isRequired maxLength={80} />
            <TextField name="documentTitle" label="文件名称" isNullable maxLength={200} />
            <DateField name="asOf" label="截止日期" isRequired hint="这一天在供养期内的人员；当月编制发放表" />
            <Box sx={{ gridColumn: 'auto / span 2' }}>
              <SelectField name="payee" label="收款人" isRequired options={itemPayees} />
            </Box>
            <TargetFields />
            <AmountFields />
          </FormGrid>
          {shown ? (
            <>
              <ForgetWhenChanged onChange={forget} />
              <ItemPreviewView preview={shown} />
            </>
          ) : null}
        </Form>
      )}
    </FormDialog>
  );
}

/** Figures of another input than the one in the form would mislead. */
function ForgetWhenChanged({ onChange }: { readonly onChange: () => void }): null {
  const values = JSON.stringify(useWatch());
  const first = useRef(values);
  useEffect(() => {
    if (values !== first.current) onChange();
  }, [values, onChange]);
  return null;
}
