/** Every refusal in plain words: what happened, to what, what to do next. Neutral tone, no blame, no English. */
export type ErrorText = { readonly what: string; readonly next: string };
