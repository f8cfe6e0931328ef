import MenuItem from '@mui/material/MenuItem';
import MuiTextField from '@mui/material/TextField';
import { useMemo, type ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { applyInputSchema, changeApplicationSchema, type ApplicationDetail } from '../../../electron/contract/placement.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, FormGrid, SearchSelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { showToast } from '../../shared/ui.tsx';
import { PartnerField } from './PartnerField.tsx';

type ApplyDialogProps = {
  readonly person: { readonly personId: number; readonly name: string };
  /** Null for a new one. */
  readonly application: ApplicationDetail | null;
  readonly onClose: () => void;
};

/** The application itself: the wish for a home, the written will, whom to live with. A telephone that is not typed anew stays. */
export function ApplyDialog({ person, application, onClose }: ApplyDialogProps): ReactNode {
  const { today } = useSession();
  const homes = useCall('homes.list', {});
  const options = { onSuccess: (saved: { applicationNumber: string; warnings: string[] }) => done(saved) };
  const done = ({ applicationNumber, warnings }: { applicationNumber: string; warnings: string[] }): void => {
    showToast({ tone: 'success', text: `已保存入住申请 ${applicationNumber}：${person.name}` });
    for (const warning of warnings) showToast({ tone: 'warning', text: warning, next: '签好后在申请里补登。' });
    onClose();
  };
  const apply = useAction('placement.apply', options);
  const change = useAction('placement.change', options);
  const isNew = application === null;
  const title = isNew ? `登记入住申请：${person.name}` : `修改入住申请：${person.name}`;
  const defaults = useMemo(
    () => ({
      ...(application === null ? { personId: person.personId } : { applicationId: application.applicationId }),
      appliedOn: application?.appliedOn ?? isoDate(today),
      wishedHomeId: application?.wishedHomeId ?? null,
      partnerPersonId: application?.partner?.personId ?? null,
      willSignedOn: application?.willSignedOn ?? null,
      willWitness: application?.willWitness ?? null,
      contactName: application?.contact.name ?? null,
      ...(application === null ? { phone: null } : {}),
      hasGuardian: application?.hasGuardian ?? null,
      note: application?.note ?? null,
    }),
    [application, person.personId, today],
  );
  const action = isNew ? apply : change;
  return (
    <FormDialog title={title} submitLabel={isNew ? '登记' : '保存'} isRunning={action.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label={title}
          schema={(isNew ? applyInputSchema : changeApplicationSchema) as never}
          defaultValues={defaults as never}
          fieldErrors={action.fieldErrors}
          onSubmit={(input) => (isNew ? apply.run(input) : change.run(input))}
        >
          <FormGrid>
            <DateField name="appliedOn" label="申请日期" isRequired autoFocus />
            <SearchSelectField
              name="wishedHomeId"
              label="希望入住的机构"
              options={(homes.data ?? []).map(({ homeId, name, townName }) => ({ id: homeId, label: name, code: townName }))}
            />
            <PartnerField known={application?.partner ?? null} />
            <DateField name="willSignedOn" label="意愿书签订日期" hint="没有签的留空；签了才能入住" />
            <TextField name="willWitness" label="见证人" isNullable maxLength={40} />
            <GuardianField />
            <TextField name="contactName" label="联系人" isNullable maxLength={40} />
            <TextField
              name="phone"
              label="联系电话"
              isNullable
              hasFigures
              maxLength={60}
              {...(application?.contact.phone ? { hint: `已登记 ${application.contact.phone}，不改的留空` } : {})}
            />
            <TextField name="note" label="备注" isNullable maxLength={200} />
          </FormGrid>
        </Form>
      )}
    </FormDialog>
  );
}

/** Yes, no, or nobody has said. */
function GuardianField(): ReactNode {
  const { field } = useController({ name: 'hasGuardian' });
  const shown = field.value === true ? 'yes' : field.value === false ? 'no' : '';
  return (
    <MuiTextField
      select
      label="监护人"
      value={shown}
      onBlur={field.onBlur}
      inputRef={field.ref}
      onChange={(event) => field.onChange(event.target.value === '' ? null : event.target.value === 'yes')}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">没有了解</MenuItem>
      <MenuItem value="yes">有监护人</MenuItem>
      <MenuItem value="no">无监护人</MenuItem>
    </MuiTextField>
  );
}
