import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Testing Library does both by itself only where the runner's functions are globals; here they are imported.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(cleanup);
// Parts of the page are loaded when they are first needed: on a busy machine that takes longer than the usual second.
configure({ asyncUtilTimeout: 20_000 });
