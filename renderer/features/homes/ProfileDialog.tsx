import { useMemo, type ReactNode } from 'react';
import {
  buildingRatings,
  fireStates,
  heatings,
  homeGrades,
  homeProfileInputSchema,
  legalForms,
  type HomeDetail,
} from '../../../electron/contract/home-details.ts';
import { useAction } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, NumberField, SelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { YesNoField } from './YesNoField.tsx';

const unknown = '未登记';
const nothingKnown = {
  grade: null,
  legalForm: null,
  recordNumber: null,
  landArea: null,
  buildingArea: null,
  indoorArea: null,
  outdoorArea: null,
  heating: null,
  director: null,
  fireState: null,
  fireDocumentNo: null,
  buildingRating: null,
  hasCanteenPermit: null,
  hasClinic: null,
  hasCareUnit: null,
  insuredUntil: null,
} as const;

/** The particulars of a home from a day on; what stood before stays to be read. */
export function ProfileDialog({ detail, onClose }: { readonly detail: HomeDetail; readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const { home, profile } = detail;
  const defaults = useMemo(() => {
    // A number comes masked: what is not typed anew stays as it is.
    const { validFrom: _, phone: __, ...known } = profile ?? { ...nothingKnown, validFrom: null, phone: null };
    return { homeId: home.homeId, validFrom: today, profile: known };
  }, [home.homeId, profile, today]);
  const save = useAction('homes.saveProfile', {
    onSuccess: () => {
      showToast({ tone: 'success', text: `已保存：${home.name}` });
      onClose();
    },
  });
  return (
    <FormDialog title="登记基本情况" submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="登记基本情况"
          schema={homeProfileInputSchema}
          defaultValues={defaults as never}
          {...(save.fieldErrors ? { fieldErrors: save.fieldErrors } : {})}
          onSubmit={(input) => save.run(input)}
        >
          <FormGrid>
            <DateField name="validFrom" label="情况截至" isRequired hint="以前登记的情况保留备查" />
            <SelectField name="profile.grade" label="等级" options={homeGrades} emptyLabel={unknown} />
            <SelectField name="profile.legalForm" label="法人登记类型" options={legalForms} emptyLabel={unknown} />
            <TextField name="profile.recordNumber" label="备案号" isNullable hasFigures maxLength={40} />
            <TextField name="profile.director" label="院长" isNullable maxLength={30} />
            <TextField
              name="profile.phone"
              label="电话"
              isNullable
              hasFigures
              maxLength={30}
              {...(profile?.phone ? { hint: `不填即保留 ${profile.phone}` } : {})}
            />
            <NumberField name="profile.landArea" label="占地面积" unit="亩" hasDecimals />
            <NumberField name="profile.buildingArea" label="建筑面积" unit="㎡" hasDecimals />
            <NumberField name="profile.indoorArea" label="室内活动面积" unit="㎡" hasDecimals />
            <NumberField name="profile.outdoorArea" label="室外活动面积" unit="㎡" hasDecimals />
            <SelectField name="profile.heating" label="取暖方式" options={heatings} emptyLabel={unknown} />
            <SelectField name="profile.buildingRating" label="房屋鉴定等级" options={buildingRatings} emptyLabel={unknown} />
            <SelectField name="profile.fireState" label="消防验收或备案" options={fireStates} emptyLabel={unknown} />
            <TextField name="profile.fireDocumentNo" label="消防文书号" isNullable maxLength={60} />
            <YesNoField name="profile.hasCareUnit" label="失能照护单元" />
            <YesNoField name="profile.hasCanteenPermit" label="食堂许可" />
            <YesNoField name="profile.hasClinic" label="医务室" />
            <DateField name="profile.insuredUntil" label="责任险到期" />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}
