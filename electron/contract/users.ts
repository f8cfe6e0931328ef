/** Methods of users: who may log in, what they may do, their passphrases, the recovery key, the lock of an unattended window. */
import { z } from 'zod';
import { passphraseSchema, roleSchema, userNameSchema } from './ledger.ts';
import { administrators, everybody, method, type Role } from './method.ts';

/** The township of a township clerk, the home of a home manager; nothing for all others. */
const place = { townCode: z.string().nullable().default(null), homeId: z.number().int().nullable().default(null) };

type Placed = { readonly role: Role; readonly townCode: string | null; readonly homeId: number | null };

/** For `superRefine`: the same in the form and in the router. */
export function checkPlace(input: Placed, context: z.RefinementCtx): void {
  if (input.role === 'town_clerk' && !input.townCode) context.addIssue({ code: 'custom', path: ['townCode'], message: '请选择乡镇' });
  if (input.role === 'home_manager' && input.homeId === null)
    context.addIssue({ code: 'custom', path: ['homeId'], message: '请选择敬老院' });
}

export const newUserSchema = z.object({ name: userNameSchema, role: roleSchema, ...place, passphrase: passphraseSchema });
export const userRoleSchema = z.object({ userId: z.number().int(), role: roleSchema, ...place });

/** Minutes without key or mouse after which the window locks itself. */
export const idleLockMinutesSchema = z.number().int('请填写整数').min(1, '至少 1 分钟').max(60, '至多 60 分钟');
export const initialIdleLockMinutes = 10;

const nobody = z.object({ userId: z.number().int() });
const given = z.object({ userId: z.number().int(), passphrase: passphraseSchema });

export const userMethods = {
  'users.list': method({
    title: '查看用户',
    access: administrators,
    reach: 'county',
    input: z.object({}),
    output: z.array(
      z.object({
        userId: z.number(),
        name: z.string(),
        role: roleSchema,
        townCode: z.string().nullable(),
        homeId: z.number().nullable(),
        placeName: z.string().nullable(),
        createdAt: z.string(),
        disabledAt: z.string().nullable(),
        lastLoginAt: z.string().nullable(),
        isPassphraseTemporary: z.boolean(),
        /** False: no key slot, so nobody can log in by this name until the passphrase is reset. */
        hasPassphrase: z.boolean(),
      }),
    ),
  }),
  /** The passphrase is temporary: its user changes it when he first logs in. */
  'users.add': method({
    title: '增加用户',
    access: administrators,
    reach: 'county',
    input: newUserSchema.superRefine(checkPlace),
    output: z.object({ userId: z.number() }),
  }),
  'users.change': method({
    title: '改变用户的角色',
    access: administrators,
    reach: 'county',
    input: userRoleSchema.superRefine(checkPlace),
    output: z.object({}),
  }),
  'users.disable': method({ title: '停用用户', access: administrators, reach: 'county', input: nobody, output: z.object({}) }),
  'users.enable': method({ title: '启用用户', access: administrators, reach: 'county', input: given, output: z.object({}) }),
  'users.resetPassphrase': method({ title: '重设口令', access: administrators, reach: 'county', input: given, output: z.object({}) }),
  'users.changePassphrase': method({
    title: '修改口令',
    access: everybody,
    reach: 'none',
    input: z.object({ oldPassphrase: passphraseSchema, newPassphrase: passphraseSchema }),
    output: z.object({}),
  }),
  'users.idleLock': method({
    title: '查看锁定时间',
    access: everybody,
    reach: 'none',
    input: z.object({}),
    output: z.object({ minutes: z.number() }),
  }),
  'users.saveIdleLock': method({
    title: '设置锁定时间',
    access: administrators,
    reach: 'county',
    input: z.object({ minutes: idleLockMinutesSchema }),
    output: z.object({}),
  }),
  /** A new recovery key to be printed and typed back; until `recovery.accept` the old one stays valid. */
  'recovery.propose': method({
    title: '更换恢复密钥',
    access: administrators,
    reach: 'county',
    input: z.object({ passphrase: passphraseSchema }),
    output: z.object({ recoveryKey: z.string() }),
  }),
  'recovery.accept': method({ title: '更换恢复密钥', access: administrators, reach: 'county', input: z.object({}), output: z.object({}) }),
  /** From now on every call is refused but unlocking and logging out. */
  'session.lock': method({
    title: '锁定窗口',
    access: everybody,
    reach: 'none',
    input: z.object({ isIdle: z.boolean() }),
    output: z.object({}),
  }),
  /** By the same user; wrong tries count as at login. */
  'session.unlock': method({
    title: '解锁窗口',
    access: everybody,
    reach: 'none',
    input: z.object({ passphrase: passphraseSchema }),
    output: z.object({ wrongTries: z.number(), lastWrongAt: z.string().nullable() }),
  }),
  /** Somebody sits at the window, reading: the backend does not lock itself. */
  'session.touch': method({ title: '保持登录', access: everybody, reach: 'none', input: z.object({}), output: z.object({}) }),
} as const;
