import { zodResolver } from '@hookform/resolvers/zod';
import { createContext, useContext, useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import {
  FormProvider,
  get,
  useForm,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import type { z } from 'zod';
import { isComposing } from '../keyboard.ts';
import { useLeaveGuard } from '../leave-guard.ts';
import { messageFor, sayInChinese } from './messages.ts';

sayInChinese();

type FieldWords = { readonly label: string; readonly isChoice: boolean };
const FieldWordsContext = createContext<Map<string, FieldWords>>(new Map());

/** Every field tells the form what it is called, for the messages. */
export function useFieldWords(name: string, label: string, isChoice: boolean): void {
  const words = useContext(FieldWordsContext);
  words.set(name, { label, isChoice });
}

type FormProps<Schema extends z.ZodType<FieldValues, FieldValues>> = {
  /** The input schema of the method that is called: one validation in form, router and import. */
  readonly schema: Schema;
  readonly defaultValues: DefaultValues<z.input<Schema>>;
  readonly onSubmit: (value: z.output<Schema>) => unknown;
  /** Refusals of the backend by path. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
  readonly children: ReactNode | ((form: UseFormReturn<z.input<Schema>, unknown, z.output<Schema>>) => ReactNode);
  /** For a submit button outside the form, as in the foot of a dialog. */
  readonly id?: string;
  /** Off for search forms and the like, which lose nothing. */
  readonly guardsLeaving?: boolean;
  readonly label?: string;
};

function renameErrors(errors: FieldErrors, values: FieldValues, words: ReadonlyMap<string, FieldWords>, path = ''): FieldErrors {
  const renamed: Record<string, unknown> = {};
  for (const [key, error] of Object.entries(errors)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (error && typeof error === 'object' && typeof (error as { type?: unknown }).type === 'string') {
      const field = words.get(name);
      const message = messageFor((error as { message?: string }).message, get(values, name), field?.label, field?.isChoice ?? false);
      renamed[key] = { ...error, message };
    } else if (error && typeof error === 'object') {
      renamed[key] = renameErrors(error as FieldErrors, values, words, name);
    }
  }
  return renamed as FieldErrors;
}

const fieldSelector =
  'input:not([type="hidden"]):not(:disabled):not([aria-hidden="true"]), textarea:not(:disabled):not([aria-hidden="true"]), [role="combobox"]:not(input):not([aria-disabled="true"]), [role="radio"]:not(:disabled)';

/** Enter moves to the next field and submits on the last one; Ctrl+Enter submits from anywhere. An Enter of the input method does neither. */
export function handleEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
  const form = event.currentTarget;
  const target = event.target as HTMLElement;
  // Events of menus and dialogs opened from the form come through here too, though they stand elsewhere in the page.
  if (!form.contains(target) || !target.matches(fieldSelector)) return;
  if (isComposing(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const isSubmitKey = event.ctrlKey || event.metaKey;
  if (target instanceof HTMLTextAreaElement && !isSubmitKey) return;
  // An open list takes the Enter for its chosen entry; a closed one would open instead of letting the user go on: Space opens it.
  if (target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  event.stopPropagation();
  const fields = [...form.querySelectorAll<HTMLElement>(fieldSelector)].filter(
    (field) => field.tabIndex >= 0 && !(field instanceof HTMLInputElement && field.type === 'button'),
  );
  const next = isSubmitKey ? undefined : fields[fields.indexOf(target) + 1];
  if (next) {
    next.focus();
    if (next instanceof HTMLInputElement && next.type !== 'checkbox' && next.type !== 'radio') next.select();
  } else form.requestSubmit();
}

export function Form<Schema extends z.ZodType<FieldValues, FieldValues>>({
  schema,
  defaultValues,
  onSubmit,
  fieldErrors,
  children,
  id,
  guardsLeaving = true,
  label,
}: FormProps<Schema>): ReactNode {
  type Input = z.input<Schema>;
  type Output = z.output<Schema>;
  const words = useRef(new Map<string, FieldWords>()).current;
  const resolver = useMemo<Resolver<Input, unknown, Output>>(() => {
    const check = zodResolver(schema as unknown as z.ZodType<Output, Input>);
    return async (values, context, options) => {
      const result = await check(values, context, options);
      return 'errors' in result && Object.keys(result.errors).length > 0
        ? { values: {}, errors: renameErrors(result.errors, values, words) as FieldErrors<Input> }
        : result;
    };
  }, [schema, words]);
  const form = useForm<Input, unknown, Output>({ resolver, defaultValues, mode: 'onTouched', shouldFocusError: true });
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  useLeaveGuard(guardsLeaving && isDirty && !isSubmitting && !(isSubmitSuccessful && Object.keys(fieldErrors ?? {}).length === 0));

  const { setError } = form;
  useEffect(() => {
    Object.entries(fieldErrors ?? {}).forEach(([path, message], index) =>
      setError(path as Parameters<typeof setError>[0], { type: 'backend', message }, { shouldFocus: index === 0 }),
    );
  }, [fieldErrors, setError]);

  return (
    <FieldWordsContext.Provider value={words}>
      <FormProvider {...form}>
        <form
          id={id}
          aria-label={label}
          noValidate
          autoComplete="off"
          onKeyDownCapture={handleEnter}
          onSubmit={(event) => void form.handleSubmit((value) => onSubmit(value))(event)}
        >
          {typeof children === 'function' ? children(form) : children}
        </form>
      </FormProvider>
    </FieldWordsContext.Provider>
  );
}
