import type { ReactNode } from 'react';
import { homeInputSchema, type HomeRow } from '../../../electron/contract/homes.ts';
import { homeLevels, operationModes } from '../../../electron/contract/terms.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, NumberField, SelectField, TextField, TownField } from '../../shared/form.tsx';
import { showToast } from '../../shared/ui.tsx';

const blank = { bedsFrom: null, homeId: null, code: '', name: '', townCode: '', openedOn: null, creditCode: null } as const;

function valuesOf(home: HomeRow) {
  const { homeId, code, name, homeLevel, townCode, bedsRegistered, nursingBeds, operationMode, openedOn, creditCode } = home;
  return { homeId, code, name, homeLevel, townCode, bedsRegistered, nursingBeds, operationMode, openedOn, creditCode };
}

/** Registers a home, or changes its master data. Sheets already made keep the name they were made with. */
export function HomeDialog({ home, onClose }: { readonly home: HomeRow | null; readonly onClose: () => void }): ReactNode {
  const save = useAction('homes.save', {
    onSuccess: (_, { name }) => {
      showToast({ tone: 'success', text: `已保存：${name}` });
      onClose();
    },
  });
  const title = home === null ? '登记机构' : '修改机构信息';
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={homeInputSchema}
          defaultValues={home === null ? blank : valuesOf(home)}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <TextField name="name" label="机构名称" isRequired autoFocus maxLength={60} />
            <TextField name="code" label="机构编号" isRequired hasFigures maxLength={30} hint="名册、发放表以此对应机构" />
            <TownField name="townCode" label="所在乡镇（街道）" isRequired />
            <SelectField name="homeLevel" label="级别" isRequired options={homeLevels} />
            <NumberField name="bedsRegistered" label="核定床位" isRequired unit="张" />
            <NumberField name="nursingBeds" label="其中护理型床位" isRequired unit="张" />
            {home === null ? null : <DateField name="bedsFrom" label="床位数自" hint="床位数有变动时填写；不填即自今日" />}
            <SelectField name="operationMode" label="运营方式" isRequired options={operationModes} />
            <DateField name="openedOn" label="开办日期" />
            <TextField name="creditCode" label="统一社会信用代码" isNullable hasFigures maxLength={18} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
