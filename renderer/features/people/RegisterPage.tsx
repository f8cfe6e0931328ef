import { useState, type ReactNode } from 'react';
import type { RegisterInput } from '../../../electron/contract/people-inputs.ts';
import { useAction } from '../../shared/client.ts';
import { goBack, goTo } from '../../shared/navigation.ts';
import { Page } from '../../shared/ui.tsx';
import type { Kept } from './register-draft.ts';
import { Registered } from './Registered.tsx';
import { RegisterForm } from './RegisterForm.tsx';

type Done = { readonly personId: number; readonly name: string; readonly warnings: readonly string[]; readonly kept: Kept };

/** Registers people one after another. */
export function RegisterPage(): ReactNode {
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState<Kept | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const register = useAction('people.register', {
    onSuccess: ({ personId, warnings }, { name, villageCode, areaType }) =>
      setDone({ personId, name, warnings, kept: { villageCode, areaType } }),
  });
  const again = (): void => {
    setKept(done?.kept ?? null);
    setRound(round + 1);
    setDone(null);
    register.reset();
  };
  return (
    <Page title="登记人员" subtitle="回车到下一项，数字键选择选项，Ctrl+Enter 保存，Esc 返回">
      <RegisterForm
        key={round}
        kept={kept}
        savedAs={done?.personId ?? null}
        isRunning={register.isRunning}
        fieldErrors={register.fieldErrors}
        onSubmit={(input: RegisterInput) => register.run(input)}
        onCancel={() => goBack('/people')}
      />
      {done ? <Registered {...done} onAgain={again} onOpen={() => goTo(`/people/${done.personId}`, { replace: true })} /> : null}
    </Page>
  );
}
