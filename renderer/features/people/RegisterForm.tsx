import Box from '@mui/material/Box';
import { useEffect, useRef, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RegisterInput } from '../../../electron/contract/people-inputs.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { admissionWishes, areaTypes, personCategories, sexes, supportModes } from '../../../electron/contract/terms.ts';
import { ageOn, isIsoDate, type IsoDate } from '../../../electron/contract/values.ts';
import { useCall } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormActions, FormGrid, TextField, TownVillageField } from '../../shared/form.tsx';
import { useMay, useSession } from '../../shared/session.ts';
import { Section } from '../../shared/ui.tsx';
import { AccountFields, CaregiverFields, DisabilityFields, HomeField, LevelField } from './ChangeFields.tsx';
import { IdNumberField } from './IdNumberField.tsx';
import { emptyDraft, registerSchema, type Kept, type RegisterDraft } from './register-draft.ts';

type RegisterFormProps = {
  readonly kept: Kept | null;
  /** The person that was just made of this form. */
  readonly savedAs: number | null;
  readonly isRunning: boolean;
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly onSubmit: (input: RegisterInput) => Promise<unknown>;
  readonly onCancel: () => void;
};

/** Suggests the category by age, with the ages of the policy in force; never against what somebody chose. */
function CategoryField(): ReactNode {
  const { today } = useSession();
  const parameters = useCall('parameters.list', {});
  const { setValue, getValues } = useFormContext<RegisterDraft>();
  const bornOn = useWatch<RegisterDraft, 'bornOn'>({ name: 'bornOn' });
  const suggested = useRef<string | null>(null);
  const limit = (key: string): number | null => {
    const value = parameters.data?.findLast((parameter) => parameter.key === key && parameter.validFrom <= today)?.value;
    return value === undefined ? null : Number(value);
  };
  const elder = limit('age.elder');
  const adult = limit('age.adult');
  const age = typeof bornOn === 'string' && isIsoDate(bornOn) ? ageOn(bornOn, today as IsoDate) : null;
  useEffect(() => {
    const suggestion = age === null ? null : elder !== null && age >= elder ? 'elder' : adult !== null && age < adult ? 'minor' : null;
    const current = getValues('category');
    if (current !== null && current !== suggested.current) return;
    suggested.current = suggestion;
    if (current !== suggestion) setValue('category', suggestion);
  }, [age, elder, adult, getValues, setValue]);
  return <ChoiceField name="category" label="人员类别" isRequired options={personCategories} />;
}

/** Rows of three where the window allows it. */
const threeInRow = '10rem';

/** Which home somebody is supported in is decided by the county. */
const scatteredOnly = supportModes.filter(({ id }) => id === 'scattered');

function ModeFields(): ReactNode {
  const isCounty = useMay(everyClerk);
  const mode = useWatch<RegisterDraft, 'mode'>({ name: 'mode' });
  const caregiver = useWatch<RegisterDraft, 'caregiver.name'>({ name: 'caregiver.name' });
  return (
    <>
      <Section title="供养">
        <Box sx={fieldRows}>
          <FormGrid minWidth="14rem">
            <ChoiceField
              name="mode"
              label="供养方式"
              isRequired
              options={isCounty ? supportModes : scatteredOnly}
              {...(isCounty ? {} : { hint: '入住机构由县级审批：登记后再登记入住申请' })}
            />
            <ChoiceField name="wish" label="集中供养意愿" isNullable options={admissionWishes} />
          </FormGrid>
          {mode === 'centralised' ? <HomeField /> : null}
          {mode === 'scattered' ? (
            <FormGrid minWidth={threeInRow}>
              <CaregiverFields />
            </FormGrid>
          ) : null}
        </Box>
      </Section>
      {mode === 'scattered' && caregiver?.trim() ? (
        <Section title="照料人账户">
          <FormGrid minWidth={threeInRow}>
            <AccountFields name="caregiverAccount" owner="照料人" />
          </FormGrid>
        </Section>
      ) : null}
    </>
  );
}

const fieldRows = { display: 'flex', flexDirection: 'column', gap: 1.75 } as const;
const column = { display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 } as const;

/** Sections in the order of the paper form; the ID number first, since it tells half of the rest. */
export function RegisterForm({ kept, savedAs, isRunning, fieldErrors, onSubmit, onCancel }: RegisterFormProps): ReactNode {
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        '& > form': { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
      }}
    >
      <Form label="登记人员" schema={registerSchema} defaultValues={emptyDraft(kept)} fieldErrors={fieldErrors} onSubmit={onSubmit}>
        <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', containerType: 'inline-size', mx: -0.5, px: 0.5 }}>
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
              gap: 1.5,
              alignItems: 'start',
              '@container (max-width: 48rem)': { gridTemplateColumns: 'minmax(0, 1fr)' },
            }}
          >
            <Box sx={column}>
              <Section title="身份">
                <FormGrid minWidth="12rem">
                  <IdNumberField autoFocus exceptPersonId={savedAs} />
                  <TextField name="name" label="姓名" isRequired maxLength={40} />
                  <ChoiceField name="sex" label="性别" isRequired options={sexes} />
                  <DateField name="bornOn" label="出生日期" isRequired />
                  <TextField name="ethnicity" label="民族" isNullable maxLength={20} />
                  <TextField name="phone" label="联系电话" isNullable hasFigures maxLength={60} />
                </FormGrid>
              </Section>
              <Section title="户籍">
                <Box sx={fieldRows}>
                  <TownVillageField name="villageCode" isRequired />
                  <FormGrid minWidth="12rem">
                    <ChoiceField name="areaType" label="户籍类型" isRequired options={areaTypes} />
                    <TextField name="address" label="住址" isNullable maxLength={120} />
                  </FormGrid>
                </Box>
              </Section>
              <Section title="本人账户">
                <FormGrid minWidth={threeInRow}>
                  <AccountFields name="account" owner="本人" />
                </FormGrid>
              </Section>
            </Box>
            <Box sx={column}>
              <Section title="认定和评估">
                <Box sx={fieldRows}>
                  <FormGrid minWidth="14rem">
                    <CategoryField />
                    <DateField name="confirmedOn" label="确认日期" isRequired hint="次月起发放" />
                    <LevelField />
                    <DateField name="assessedOn" label="评估日期" isRequired />
                  </FormGrid>
                  <FormGrid minWidth={threeInRow}>
                    <DisabilityFields />
                  </FormGrid>
                </Box>
              </Section>
              <ModeFields />
              <Section title="备注">
                <TextField name="remark" label="备注" isNullable maxLength={200} />
              </Section>
            </Box>
          </Box>
        </Box>
        <FormActions submitLabel="保存" isRunning={isRunning} onCancel={onCancel} />
      </Form>
    </Box>
  );
}
