import type { ReactNode } from 'react';
import { assessmentKinds } from '../../../electron/contract/assessments.ts';
import { DateField, FormGrid, SelectField, TextField } from '../../shared/form.tsx';
import { Section } from '../../shared/ui.tsx';

/** When, where and why somebody is assessed. */
export function HeadFields(): ReactNode {
  return (
    <Section title="评估情况">
      <FormGrid minWidth="9.5rem">
        <DateField name="assessedOn" label="评估日期" isRequired />
        <SelectField name="kind" label="评估类型" isRequired options={assessmentKinds} />
        <TextField name="place" label="评估地点" isRequired maxLength={80} />
        <TextField name="agency" label="评估机构" isNullable maxLength={60} />
      </FormGrid>
    </Section>
  );
}

/** Who signs the paper. */
export function SignatureFields({ assessors }: { readonly assessors: number }): ReactNode {
  return (
    <Section title="签字">
      <FormGrid minWidth="9.5rem">
        {Array.from({ length: assessors }, (_, index) => [
          <TextField key={`name ${index}`} name={`assessors.${index}.name`} label={`评估人${index + 1}`} isRequired maxLength={20} />,
          <TextField key={`unit ${index}`} name={`assessors.${index}.unit`} label="单位" isNullable maxLength={40} />,
        ])}
        <TextField name="witness" label="见证人" isRequired isNullable maxLength={20} />
        <TextField name="opinion" label="县级民政部门意见" isNullable maxLength={200} />
      </FormGrid>
    </Section>
  );
}
