import Box from '@mui/material/Box';
import { useMemo, type ReactNode } from 'react';
import { z } from 'zod';
import type { HappinessDetail } from '../../../electron/contract/happiness-shapes.ts';
import { mealModes } from '../../../electron/contract/happiness-terms.ts';
import { happinessHomeInputSchema } from '../../../electron/contract/happiness.ts';
import { useAction } from '../../shared/client.ts';
import {
  DateField,
  Form,
  FormDialog,
  FormGrid,
  NumberField,
  SelectField,
  TextField,
  TownVillageField,
  useDivisions,
} from '../../shared/form.tsx';
import { goTo } from '../../shared/navigation.ts';
import { showToast } from '../../shared/ui.tsx';

/** The township follows from the village; the area is typed in square metres. */
const schema = happinessHomeInputSchema.omit({ townCode: true, floorAreaCenti: true }).extend({
  floorArea: z.number('面积应为数字').min(0).max(100_000, '面积过大').nullable(),
});
const blank = {
  happinessHomeId: null,
  code: '',
  name: '',
  villageCode: '',
  creditCode: null,
  builtYear: null,
  openedOn: null,
  floorArea: null,
  restPlaces: null,
  mealMode: null,
  managerName: null,
  phone: null,
  villageElders: null,
};

function valuesOf(home: HappinessDetail) {
  const { happinessHomeId, code, name, villageCode, creditCode, builtYear, openedOn, floorAreaCenti } = home;
  const { restPlaces, mealMode, managerName, villageElders } = home;
  const floorArea = floorAreaCenti === null ? null : floorAreaCenti / 100;
  return {
    happinessHomeId,
    code,
    name,
    villageCode,
    creditCode,
    builtYear,
    openedOn,
    floorArea,
    restPlaces,
    mealMode,
    managerName,
    // It comes masked: the field stays empty, and what is recorded stays unless somebody types.
    phone: null,
    villageElders,
  };
}

/** Registers a happiness home, or changes its particulars; each change stands in the audit. */
export function FacilityDialog({ home, onClose }: { readonly home: HappinessDetail | null; readonly onClose: () => void }): ReactNode {
  const { find } = useDivisions();
  const defaults = useMemo(() => (home === null ? blank : valuesOf(home)), [home]);
  const save = useAction('happiness.save', {
    onSuccess: ({ happinessHomeId }, { name }) => {
      showToast({ tone: 'success', text: `已保存：${name}` });
      onClose();
      if (home === null) goTo(`/happiness/${happinessHomeId}`);
    },
  });
  const title = home === null ? '登记幸福院' : '修改幸福院信息';
  return (
    <FormDialog title={title} submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={schema}
          defaultValues={defaults}
          fieldErrors={save.fieldErrors}
          onSubmit={({ floorArea, phone, ...input }) =>
            save.run({
              ...input,
              ...(home === null || phone !== null ? { phone } : {}),
              townCode: find(input.villageCode)?.parentCode ?? '',
              floorAreaCenti: floorArea === null ? null : Math.round(floorArea * 100),
            })
          }
        >
          <FormGrid minWidth="22rem">
            <TextField name="name" label="名称" isRequired autoFocus maxLength={60} />
            <TextField name="code" label="编号" isRequired hasFigures maxLength={30} hint="名册、发放表以此对应" />
          </FormGrid>
          <Box sx={{ my: 1.75 }}>
            <TownVillageField name="villageCode" isRequired />
          </Box>
          <FormGrid>
            <DateField name="openedOn" label="开办日期" />
            <NumberField name="builtYear" label="建成年份" unit="年" />
            <NumberField name="floorArea" label="建筑面积" unit="㎡" hasDecimals />
            <NumberField name="restPlaces" label="床位或躺椅" unit="张" />
            <SelectField name="mealMode" label="供餐方式" options={mealModes} emptyLabel="未登记" />
            <NumberField name="villageElders" label="村内60岁以上常住老人" unit="人" />
            <TextField name="managerName" label="负责人" isNullable maxLength={30} />
            <TextField
              name="phone"
              label="联系电话"
              isNullable
              hasFigures
              maxLength={20}
              {...(home?.phone ? { hint: `不填即保留 ${home.phone}` } : {})}
            />
            <TextField name="creditCode" label="村集体统一社会信用代码" isNullable hasFigures maxLength={18} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
