import { mdiClose, mdiPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useMemo, useState, type ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { z } from 'zod';
import { workItemInputSchema } from '../../../electron/contract/renovation.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { DateField, Form, FormDialog, MoneyField, NumberField, TextField } from '../../shared/form.tsx';
import { Icon, showToast } from '../../shared/ui.tsx';
import type { ProjectDetail } from './renovation-words.ts';

const schema = z.object({ items: z.array(workItemInputSchema) });
const blank = (item: string) => ({ item, content: null, budgetFen: null, percent: 0, plannedOn: null });

function Rows(): ReactNode {
  const { fields, append, remove } = useFieldArray({ name: 'items' });
  const template = useCall('renovation.workTemplate', {});
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const add = (item: string): void => {
    setAnchor(null);
    append(blank(item), { shouldFocus: true });
  };
  return (
    <>
      <Box sx={{ display: 'grid', rowGap: 1.25 }}>
        {fields.map((field, index) => (
          <Box
            key={field.id}
            sx={{ display: 'grid', gap: 1, alignItems: 'start', gridTemplateColumns: '13rem minmax(0, 1fr) 9.5rem 6rem 8.5rem 2rem' }}
          >
            <TextField name={`items.${index}.item`} label={`第 ${index + 1} 项`} isRequired maxLength={60} />
            <TextField name={`items.${index}.content`} label="内容" isNullable maxLength={200} />
            <MoneyField name={`items.${index}.budgetFen`} label="预算" />
            <NumberField name={`items.${index}.percent`} label="完成" unit="%" isRequired />
            <DateField name={`items.${index}.plannedOn`} label="计划完成" />
            <IconButton aria-label={`去掉第 ${index + 1} 项`} title="去掉" onClick={() => remove(index)}>
              <Icon path={mdiClose} sx={{ fontSize: '1rem' }} />
            </IconButton>
          </Box>
        ))}
      </Box>
      <Box sx={{ mt: fields.length > 0 ? 1.5 : 0, display: 'flex', gap: 1 }}>
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiPlus} />}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          从常用内容添加
        </Button>
        <Button color="secondary" onClick={() => add('')}>
          添加其他
        </Button>
      </Box>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { maxHeight: '60vh' } } }}>
        {(template.data?.items ?? []).map((text) => (
          <MenuItem key={text} dense onClick={() => add(text)}>
            {text}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** The items of work as one list: what, how much, how far, until when. */
export function WorkItemsDialog({ project, onClose }: { readonly project: ProjectDetail; readonly onClose: () => void }): ReactNode {
  const defaults = useMemo(
    () => ({
      items: project.workItems.map(({ item, content, budgetFen, percent, plannedOn }) => ({
        item,
        content,
        budgetFen,
        percent,
        plannedOn,
      })),
    }),
    [project.workItems],
  );
  const save = useAction('renovation.saveWorkItems', {
    onSuccess: (_, { items }) => {
      showToast({ tone: 'success', text: `已保存 ${items.length} 项建设内容` });
      onClose();
    },
  });
  return (
    <FormDialog title="建设内容和进度" submitLabel="保存" isRunning={save.isRunning} onClose={onClose} maxWidth="lg">
      {(formId) => (
        <Form
          id={formId}
          label="建设内容和进度"
          schema={schema}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={({ items }) => save.run({ projectId: project.projectId, items })}
        >
          <Rows />
        </Form>
      )}
    </FormDialog>
  );
}
