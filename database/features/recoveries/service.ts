/** Use cases of recoveries, in the order of a case's life; then those of what waits. */
export {
  askWriteOff,
  decideWriteOff,
  deliver,
  handOver,
  issueNotice,
  receive,
  takeBackWriteOff,
  verify,
  withdrawCase,
  withdrawReceipt,
} from './service-cases.ts';
export { cancelOrder, decidePending, proposePending, recordPayment, takeBackPending } from './service-pending.ts';
export { cases, ofPerson, pending, recoveryCase, summary, suspected } from './service-read.ts';
