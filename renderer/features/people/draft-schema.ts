import { z } from 'zod';
import type { Issue } from './identity-check.ts';

/**
 * The schema of a form whose fields do not stand as the contract has them (an account that may be left out, a caregiver only for some): the
 * draft is turned into the input, then the contract's own schema decides. All that is wrong is said at once.
 */
export function draftSchema<Draft extends Readonly<Record<string, unknown>>, Target extends z.ZodType>(
  target: Target,
  toInput: (draft: Draft) => unknown,
  issuesOf: (draft: Draft) => readonly Issue[],
) {
  return z.custom<Draft>().transform((draft, context): z.output<Target> => {
    const own = issuesOf(draft);
    const parsed = target.safeParse(toInput(draft));
    const said = new Set(own.map((issue) => issue.path.join('.')));
    const others = (parsed.error?.issues ?? []).filter((issue) => !said.has(issue.path.join('.')));
    for (const { path, message } of [...own, ...others]) context.issues.push({ code: 'custom', message, path: [...path], input: draft });
    return parsed.data ?? z.NEVER;
  });
}
