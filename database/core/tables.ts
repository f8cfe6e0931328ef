/** Column types of the schema, written by build/tables.mjs; do not edit. */
type AbsenceTable = {
  absence_id: number;
  uid: Buffer;
  person_id: number;
  home_id: number;
  kind: string;
  from_on: string;
  until_on: string | null;
  planned_until: string | null;
  destination: string | null;
  escort: string | null;
  approved_by: string | null;
  note: string | null;
  end_fact_id: number | null;
  until_before: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type ApplicationTable = {
  application_id: number;
  uid: Buffer;
  number: string;
  person_id: number;
  applied_on: string;
  wished_home_id: number | null;
  partner_person_id: number | null;
  will_signed_on: string | null;
  will_witness: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  has_guardian: number | null;
  note: string | null;
  state: string;
  closed_on: string | null;
  closed_reason: string | null;
  recorded_at: string;
  recorded_by: number;
};

type ApplicationStepTable = {
  application_step_id: number;
  uid: Buffer;
  application_id: number;
  kind: string;
  on_date: string;
  is_passed: number;
  detail_json: string;
  recorded_at: string;
  recorded_by: number;
};

type AssessmentTable = {
  assessment_id: number;
  uid: Buffer;
  person_id: number;
  assessment_scale_id: number;
  kind: string;
  assessed_on: string;
  place: string;
  agency: string | null;
  answers_json: string;
  computed_level: string;
  concluded_level: string;
  override_reason: string | null;
  result_json: string;
  assessors_json: string;
  witness: string | null;
  opinion: string | null;
  level_fact_id: number | null;
  condition_report_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type AssessmentScaleTable = {
  assessment_scale_id: number;
  uid: Buffer;
  code: string;
  version: number;
  title: string;
  definition_json: string;
  document_no: string;
  valid_from: string;
  recorded_at: string;
  recorded_by: number;
};

type AttachmentTable = {
  attachment_id: number;
  uid: Buffer;
  content_id: number;
  entity: string;
  person_id: number | null;
  home_id: number | null;
  grading_case_id: number | null;
  item_code: string | null;
  renovation_project_id: number | null;
  purpose: string | null;
  taken_on: string | null;
  filed_table: string | null;
  filed_id: number | null;
  kind: string;
  title: string;
  added_at: string;
  added_by: number;
};

type AttachmentContentTable = {
  content_id: number;
  sha256: Buffer;
  file_name: string;
  media_type: string;
  bytes: number;
  added_at: string;
};

type AttachmentWithdrawalTable = {
  attachment_id: number;
  reason: string;
  withdrawn_at: string;
  withdrawn_by: number;
};

type AuditTable = {
  seq: number;
  at: string;
  user_id: number | null;
  user_name: string;
  action: string;
  entity: string;
  entity_id: number | null;
  before_json: string | null;
  after_json: string | null;
  hash: Buffer;
  person_id: number | null;
};

type AuditHeadTable = {
  head_id: number;
  seq: number;
  hash: Buffer;
};

type BackupTable = {
  backup_id: number;
  uid: Buffer;
  kind: string;
  place: string;
  path: string;
  bytes: number;
  made_at: string;
  made_by: number | null;
};

type BankFileTable = {
  bank_file_id: number;
  uid: Buffer;
  sheet_id: number;
  part: string;
  batch_number: string;
  layout_key: string;
  layout_name: string;
  layout: string;
  made_on: string;
  row_count: number;
  line_count: number;
  total_fen: number;
  content: Buffer;
  file_hash: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type BankFileLineTable = {
  line_id: number;
  bank_file_id: number;
  sequence: number;
};

type BankFileRowTable = {
  bank_file_id: number;
  sequence: number;
  payee_kind: string;
  person_id: number | null;
  home_id: number | null;
  happiness_home_id: number | null;
  payee_name: string;
  payee_bank: string | null;
  payee_account: string;
  fen: number;
};

type BankHandAnswerTable = {
  bank_result_id: number;
  document_no: string;
  reason: string;
};

type BankLayoutTable = {
  bank_layout_id: number;
  uid: Buffer;
  layout_key: string;
  version: number;
  name: string;
  body: string;
  is_retired: number;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
};

type BankResultTable = {
  bank_result_id: number;
  uid: Buffer;
  file_name: string;
  file_hash: string;
  result_on: string;
  success_count: number;
  failed_count: number;
  recorded_at: string;
  recorded_by: number;
};

type BankResultRowTable = {
  bank_file_id: number;
  sequence: number;
  bank_result_id: number;
  outcome: string;
  reason: string | null;
};

type BedTable = {
  bed_id: number;
  uid: Buffer;
  room_id: number;
  label: string;
  bed_type: string;
  recognised_on: string | null;
  basis: string | null;
  from_on: string;
  until_on: string | null;
  recorded_at: string;
  recorded_by: number;
};

type BedOutageTable = {
  bed_outage_id: number;
  uid: Buffer;
  bed_id: number;
  kind: string;
  from_on: string;
  until_on: string | null;
  planned_until: string | null;
  reason: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type BedStayTable = {
  bed_stay_id: number;
  uid: Buffer;
  bed_id: number;
  person_id: number;
  kind: string;
  from_on: string;
  until_on: string | null;
  planned_until: string | null;
  note: string | null;
  end_fact_id: number | null;
  until_before: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type BenefitOverlapTable = {
  overlap_id: number;
  uid: Buffer;
  person_id: number;
  benefit: string;
  found_on: string;
  source: string;
  from_month: string;
  until_month: string;
  monthly_fen: number;
  household_size: number | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type CareAgreementTable = {
  care_agreement_id: number;
  uid: Buffer;
  person_id: number;
  number: string | null;
  caregiver_name: string;
  caregiver_id_number: string | null;
  caregiver_phone: string | null;
  relation: string | null;
  entrusted_by: string;
  signed_on: string;
  from_on: string;
  until_on: string;
  content: string;
  frequency: string;
  fee_fen: number | null;
  emergency_contact: string | null;
  detail_json: string;
  renews_agreement_id: number | null;
  ended_on: string | null;
  end_reason: string | null;
  end_fact_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type ClaimEntryTable = {
  entry_id: number;
  uid: Buffer;
  kind: string;
  recovery_id: number | null;
  pending_id: number | null;
  line_id: number | null;
  fen: number;
  receipt_id: number | null;
  write_off_id: number | null;
  decision_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type ConditionReportTable = {
  condition_report_id: number;
  uid: Buffer;
  person_id: number;
  reported_on: string;
  reporter: string;
  description: string;
  due_on: string;
  recorded_at: string;
  recorded_by: number;
  closed_on: string | null;
  closed_reason: string | null;
};

type CpiMonthTable = {
  cpi_month_id: number;
  uid: Buffer;
  month: string;
  cpi_points: number;
  food_points: number | null;
  released_on: string;
  document_no: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type DepartureTable = {
  departure_id: number;
  uid: Buffer;
  person_id: number;
  kind: string;
  on_date: string;
  home_id: number;
  to_home_id: number | null;
  reason: string;
  detail_json: string;
  fact_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type DivisionTable = {
  division_id: number;
  code: string;
  name: string;
  level: string;
  parent_code: string | null;
  valid_from: string | null;
  valid_to: string | null;
  merged_into: string | null;
};

type FactTable = {
  fact_id: number;
  uid: Buffer;
  person_id: number;
  kind: string;
  valid_from: string;
  value: string | null;
  home_id: number | null;
  detail: string | null;
  source: string;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  cancels_fact_id: number | null;
};

type FiveHavesCheckTable = {
  five_haves_check_id: number;
  uid: Buffer;
  person_id: number;
  checked_on: string;
  checked_by: string;
  items_json: string;
  is_complete: number;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type FundEntryTable = {
  fund_entry_id: number;
  uid: Buffer;
  fund_source_id: number;
  kind: string;
  year: number;
  on_date: string;
  document_no: string;
  fen: number;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type FundRuleTable = {
  fund_rule_id: number;
  uid: Buffer;
  valid_from: string;
  kind: string;
  shares_json: string;
  basis: string;
  document_no: string;
  document_title: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type FundSourceTable = {
  fund_source_id: number;
  uid: Buffer;
  name: string;
  recorded_at: string;
  recorded_by: number | null;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type GradingAnswerTable = {
  grading_objection_id: number;
  answered_on: string;
  outcome: string;
  answer: string;
  recorded_at: string;
  recorded_by: number;
};

type GradingCaseTable = {
  grading_case_id: number;
  uid: Buffer;
  grading_round_id: number;
  happiness_home_id: number;
  town_code: string;
  village_code: string;
  state: string;
  recorded_at: string;
  recorded_by: number;
};

type GradingDecisionTable = {
  grading_decision_id: number;
  uid: Buffer;
  happiness_home_id: number;
  grading_case_id: number | null;
  kind: string;
  decided_on: string;
  effective_from: string;
  grade: string | null;
  rectify_by: string | null;
  reason: string;
  document_no: string;
  happiness_grade_id: number | null;
  happiness_status_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type GradingEventTable = {
  grading_event_id: number;
  uid: Buffer;
  grading_case_id: number;
  from_state: string;
  action: string;
  to_state: string;
  on_date: string;
  until_on: string | null;
  document_no: string | null;
  reason: string | null;
  grade: string | null;
  effective_from: string | null;
  recorded_at: string;
  recorded_by: number;
};

type GradingObjectionTable = {
  grading_objection_id: number;
  uid: Buffer;
  grading_case_id: number;
  raised_on: string;
  raised_by: string;
  phone: string | null;
  content: string;
  answer_by: string;
  recorded_at: string;
  recorded_by: number;
};

type GradingRoundTable = {
  grading_round_id: number;
  uid: Buffer;
  kind: string;
  year: number;
  name: string;
  grading_template_id: number;
  document_no: string | null;
  starts_on: string;
  self_until: string;
  town_until: string;
  county_until: string;
  notice_from: string;
  notice_until: string;
  review_until: string;
  award_until: string;
  recorded_at: string;
  recorded_by: number;
};

type GradingScoreTable = {
  grading_score_id: number;
  uid: Buffer;
  grading_case_id: number;
  stage: string;
  is_final: number;
  is_review: number;
  total_tenths: number | null;
  bonus_tenths: number;
  groups_json: string;
  assessed_on: string;
  assessor: string;
  second_assessor: string | null;
  third_party: string | null;
  remark: string | null;
  recorded_at: string;
  recorded_by: number;
};

type GradingScoreItemTable = {
  grading_score_id: number;
  item_code: string;
  points_tenths: number | null;
  is_not_applicable: number;
  answer_json: string;
  reason: string | null;
  remark: string | null;
};

type GradingStepTable = {
  from_state: string;
  action: string;
  to_state: string;
};

type GradingTemplateTable = {
  grading_template_id: number;
  uid: Buffer;
  code: string;
  version: number;
  name: string;
  state: string;
  body_json: string;
  document_no: string | null;
  copied_from: number | null;
  published_at: string | null;
  published_by: number | null;
  retired_at: string | null;
  retired_by: number | null;
  recorded_at: string;
  recorded_by: number;
};

type GradingVetoTable = {
  grading_veto_id: number;
  uid: Buffer;
  happiness_home_id: number;
  grading_case_id: number | null;
  code: string;
  occurred_on: string;
  found_on: string;
  evidence: string;
  document_no: string | null;
  happiness_grade_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type HappinessAccountTable = {
  happiness_account_id: number;
  uid: Buffer;
  happiness_home_id: number;
  valid_from: string;
  account_kind: string;
  holder: string;
  bank: string;
  account_number: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type HappinessGradeTable = {
  happiness_grade_id: number;
  uid: Buffer;
  happiness_home_id: number;
  grade: string;
  effective_from: string;
  valid_to: string | null;
  document_no: string | null;
  cause: string;
  veto_code: string | null;
  recovers_year: number | null;
  grading_case_id: number | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type HappinessHomeTable = {
  happiness_home_id: number;
  uid: Buffer;
  code: string;
  name: string;
  town_code: string;
  village_code: string;
  credit_code: string | null;
  built_year: number | null;
  opened_on: string | null;
  floor_area_centi: number | null;
  rest_places: number | null;
  meal_mode: string | null;
  manager_name: string | null;
  manager_phone: string | null;
  village_elders: number | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
};

type HappinessMonthTable = {
  happiness_month_id: number;
  uid: Buffer;
  happiness_home_id: number;
  month: string;
  open_days: number;
  meal_days: number | null;
  meals: number | null;
  served_people: number | null;
  activities: number | null;
  safety_checks: number | null;
  insured: number | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type HappinessRefundTable = {
  happiness_refund_id: number;
  uid: Buffer;
  happiness_home_id: number;
  for_year: number;
  refunded_on: string;
  fen: number;
  receipt_no: string;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type HappinessSpendingTable = {
  happiness_spending_id: number;
  uid: Buffer;
  happiness_home_id: number;
  spent_on: string;
  purpose: string;
  fen: number;
  voucher_no: string;
  handled_by: string;
  witnessed_by: string;
  approved_by: string;
  published_on: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type HappinessStatusTable = {
  happiness_status_id: number;
  uid: Buffer;
  happiness_home_id: number;
  valid_from: string;
  status: string;
  reason: string | null;
  document_no: string | null;
  rectify_by: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type HomeTable = {
  home_id: number;
  uid: Buffer;
  code: string;
  name: string;
  home_level: string;
  town_code: string;
  beds_registered: number;
  nursing_beds: number;
  operation_mode: string;
  credit_code: string | null;
  opened_on: string | null;
  batch_id: number | null;
  withdrawn_at: string | null;
};

type HomeAccountTable = {
  home_account_id: number;
  uid: Buffer;
  home_id: number;
  valid_from: string;
  holder: string;
  bank: string;
  account_number: string;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type HomeCapacityTable = {
  home_capacity_id: number;
  uid: Buffer;
  home_id: number;
  valid_from: string;
  beds_registered: number;
  nursing_beds: number;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type HomeProfileTable = {
  home_profile_id: number;
  uid: Buffer;
  home_id: number;
  valid_from: string;
  profile_json: string;
  recorded_at: string;
  recorded_by: number;
};

type HomeStaffTable = {
  home_staff_id: number;
  uid: Buffer;
  home_id: number;
  name: string;
  post: string;
  is_care_worker: number;
  certificate: string | null;
  phone: string | null;
  from_on: string;
  until_on: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type ImportBatchTable = {
  batch_id: number;
  uid: Buffer;
  kind: string;
  file_name: string;
  file_sha256: string;
  sheet_name: string;
  row_count: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  imported_at: string;
  imported_by: number;
};

type ImportMappingTable = {
  kind: string;
  signature: string;
  mapping_json: string;
  chosen_at: string;
};

type ImportReplacedTable = {
  batch_id: number;
  home_id: number;
  before_json: string;
  after_json: string;
};

type ImportUndoTable = {
  batch_id: number;
  undone: number;
  undone_at: string;
  undone_by: number;
};

type IncidentTable = {
  incident_id: number;
  uid: Buffer;
  home_id: number;
  person_id: number | null;
  kind: string;
  severity: string;
  happened_at: string;
  reported_at: string | null;
  description: string;
  measures: string | null;
  closed_on: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type IndicatorCorrectionTable = {
  indicator_correction_id: number;
  uid: Buffer;
  reported_in_id: number;
  corrected_id: number;
  code: string;
  batch_year: number | null;
  town_code: string | null;
  numerator: number | null;
  denominator: number | null;
  shown: string | null;
  correction_json: string;
  param_json: string;
  keys_json: string;
  recorded_at: string;
  recorded_by: number;
};

type IndicatorPeriodTable = {
  indicator_period_id: number;
  uid: Buffer;
  period_end: string;
  recorded_at: string;
  recorded_by: number;
};

type IndicatorSnapshotTable = {
  indicator_snapshot_id: number;
  uid: Buffer;
  indicator_period_id: number;
  code: string;
  batch_year: number | null;
  town_code: string | null;
  numerator: number;
  denominator: number;
  shown: string;
  target: number | null;
  row_json: string;
  param_json: string;
  keys_json: string;
  recorded_at: string;
  recorded_by: number;
};

type LedgerTable = {
  ledger_id: number;
  uid: Buffer;
  name: string;
  region_code: string;
  region_name: string;
  is_demo: number;
  created_at: string;
};

type LineReturnTable = {
  return_id: number;
  uid: Buffer;
  line_id: number;
  returned_on: string;
  reason: string;
  bank_file_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type LineReturnReleaseTable = {
  return_id: number;
  reason: string;
  recorded_at: string;
  recorded_by: number;
};

type OperatorBidderTable = {
  operator_bidder_id: number;
  uid: Buffer;
  operator_tender_id: number;
  name: string;
  credit_code: string | null;
  fee_fen: number | null;
  score_tenths: number | null;
  note: string | null;
  is_chosen: number;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OperatorCheckTable = {
  operator_check_id: number;
  uid: Buffer;
  operator_contract_id: number;
  year: number;
  checked_on: string;
  score_tenths: number;
  result: string;
  findings: string | null;
  rectify_by: string | null;
  document_no: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OperatorContractTable = {
  operator_contract_id: number;
  uid: Buffer;
  home_id: number;
  operator: string;
  state: string;
  signed_on: string | null;
  from_on: string | null;
  until_on: string | null;
  guaranteed_beds: number;
  fee_fen: number | null;
  deposit_fen: number | null;
  detail_json: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OperatorExitTable = {
  operator_exit_id: number;
  uid: Buffer;
  operator_contract_id: number;
  kind: string;
  decided_on: string;
  leaves_on: string;
  reason: string;
  residents_plan: string;
  assets_plan: string | null;
  document_no: string | null;
  until_before: string | null;
  handed_back_on: string | null;
  handover_note: string | null;
  deposit_returned_fen: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OperatorRenewalTable = {
  operator_renewal_id: number;
  uid: Buffer;
  operator_contract_id: number;
  renewed_on: string;
  document_no: string;
  until_before: string;
  until_on: string;
  guaranteed_before: number;
  guaranteed_beds: number;
  fee_before: number | null;
  fee_fen: number | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OperatorTenderTable = {
  operator_tender_id: number;
  uid: Buffer;
  home_id: number;
  number: string;
  method: string;
  announced_on: string;
  closes_on: string | null;
  guaranteed_beds: number;
  requirement: string | null;
  decided_on: string | null;
  document_no: string | null;
  operator_contract_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OtherPaymentTable = {
  other_payment_id: number;
  uid: Buffer;
  line_id: number;
  kind: string;
  paid_on: string;
  voucher_no: string;
  fen: number;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OverlapClosingTable = {
  overlap_id: number;
  closed_on: string;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
};

type OverlapEvidenceTable = {
  evidence_id: number;
  uid: Buffer;
  overlap_id: number;
  kind: string;
  received_on: string;
  document_no: string;
  fen: number | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OverlapReferralTable = {
  overlap_id: number;
  referred_on: string;
  office: string;
  document_no: string;
  months: string;
  fen: number;
  due_on: string;
  recorded_at: string;
  recorded_by: number;
};

type OwnReportTable = {
  own_report_id: number;
  uid: Buffer;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type OwnReportVersionTable = {
  own_report_version_id: number;
  uid: Buffer;
  own_report_id: number;
  version: number;
  name: string;
  subject: string;
  is_shared: number;
  definition_json: string;
  recorded_at: string;
  recorded_by: number;
};

type PaperTemplateTable = {
  paper_template_id: number;
  uid: Buffer;
  kind: string;
  version: number;
  body: string;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
};

type ParameterTable = {
  parameter_id: number;
  uid: Buffer;
  key: string;
  valid_from: string;
  value_json: string;
  document_no: string;
  document_title: string;
  recorded_at: string;
  recorded_by: number;
};

type PaymentHoldTable = {
  hold_id: number;
  uid: Buffer;
  person_id: number;
  scheme: string;
  line_type: string | null;
  reason: string;
  from_month: string;
  held_on: string;
  recorded_at: string;
  recorded_by: number;
  lifted_at: string | null;
  lifted_by: number | null;
  lifted_reason: string | null;
};

type PaymentItemTable = {
  payment_item_id: number;
  uid: Buffer;
  title: string;
  document_no: string;
  document_title: string | null;
  as_of: string;
  target: string;
  mode: string | null;
  level: string | null;
  home_id: number | null;
  payee: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type PaymentItemAmountTable = {
  payment_item_id: number;
  level: string;
  fen: number;
};

type PaymentItemPersonTable = {
  payment_item_id: number;
  person_id: number;
};

type PendingDecisionTable = {
  decision_id: number;
  uid: Buffer;
  person_id: number;
  choice: string;
  payee_kind: string | null;
  payee_name: string | null;
  payee_relation: string | null;
  payee_home_id: number | null;
  payee_bank: string | null;
  payee_account: string | null;
  fen: number;
  reason: string;
  document_no: string | null;
  recorded_at: string;
  recorded_by: number;
  order_month: string | null;
  order_sequence: number | null;
  order_number: string | null;
  paid_on: string | null;
  voucher_no: string | null;
  paid_at: string | null;
  paid_by: number | null;
  cancelled_at: string | null;
  cancelled_by: number | null;
  cancelled_reason: string | null;
  decision: string | null;
  decided_at: string | null;
  decided_by: number | null;
  decision_reason: string | null;
};

type PendingDecisionItemTable = {
  decision_id: number;
  pending_id: number;
  fen: number;
};

type PersonTable = {
  person_id: number;
  uid: Buffer;
  id_number: string | null;
  temporary_number: string | null;
  name: string;
  sex: string;
  born_on: string;
  ethnicity: string | null;
  initials: string;
  id_reversed: string | null;
  status: string;
  confirmed_on: string | null;
  ended_on: string | null;
  end_reason: string | null;
  town_code: string | null;
  village_code: string | null;
  area_type: string | null;
  category: string | null;
  level: string | null;
  assessed_on: string | null;
  mode: string | null;
  mode_from: string | null;
  home_id: number | null;
  wish: string | null;
  caregiver_name: string | null;
  phone: string | null;
  account_number: string | null;
};

type PersonReadingTable = {
  initials: string;
  person_id: number;
};

type PersonSearchTable = {
  name: string;
};

type PlacementDecisionTable = {
  placement_line_id: number;
  decision: string;
  bed_stay_id: number | null;
  reason: string | null;
  recorded_at: string;
  recorded_by: number;
};

type PlacementLineTable = {
  placement_line_id: number;
  uid: Buffer;
  placement_plan_id: number;
  person_id: number;
  home_id: number | null;
  detail_json: string;
};

type PlacementPlanTable = {
  placement_plan_id: number;
  uid: Buffer;
  as_of: string;
  what_if_json: string;
  result_json: string;
  recorded_at: string;
  recorded_by: number;
};

type PlacementReleaseTable = {
  placement_line_id: number;
  reason: string;
  recorded_at: string;
  recorded_by: number;
};

type PolicyDocumentTable = {
  policy_document_id: number;
  uid: Buffer;
  shipped_id: string | null;
  document_no: string;
  title: string;
  issuer: string;
  issued_on: string | null;
  text: string | null;
  recorded_at: string | null;
  recorded_by: number | null;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type PolicyLinkTable = {
  policy_link_id: number;
  uid: Buffer;
  policy_document_id: number;
  place: string | null;
  subject_kind: string;
  subject_key: string;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type PolicyTaskEntryTable = {
  policy_task_entry_id: number;
  uid: Buffer;
  task_code: string;
  entered_on: string;
  owner: string | null;
  partners: string | null;
  person: string | null;
  begin_on: string | null;
  due_on: string | null;
  progress: number;
  state: string;
  remarks: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type QuarterEventTable = {
  quarter_event_id: number;
  uid: Buffer;
  period_end: string;
  town_code: string;
  action: string;
  content_json: string | null;
  reason: string | null;
  recorded_at: string;
  recorded_by: number;
};

type QuarterReportTable = {
  quarter_report_id: number;
  uid: Buffer;
  period_end: string;
  indicator_period_id: number;
  document_no: string;
  dated: string;
  signer: string | null;
  content_json: string;
  recorded_at: string;
  recorded_by: number;
};

type QuarterTextTable = {
  quarter_text_id: number;
  uid: Buffer;
  period_end: string;
  recipients: string;
  body: string;
  recorded_at: string;
  recorded_by: number;
};

type RecoveryCaseTable = {
  case_id: number;
  uid: Buffer;
  person_id: number;
  debtor_kind: string;
  debtor_name: string;
  debtor_relation: string | null;
  debtor_phone: string | null;
  debtor_address: string | null;
  cause: string;
  reason: string;
  document_no: string | null;
  verified_on: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RecoveryCaseItemTable = {
  case_id: number;
  recovery_id: number;
};

type RecoveryEventTable = {
  event_id: number;
  case_id: number;
  action: string;
  state: string;
  on_day: string;
  detail: string | null;
  recorded_at: string;
  recorded_by: number;
};

type RecoveryNoticeTable = {
  notice_id: number;
  uid: Buffer;
  case_id: number;
  month: string;
  sequence: number;
  number: string;
  issued_on: string;
  due_on: string;
  fen: number;
  content: string;
  recorded_at: string;
  recorded_by: number;
};

type RecoveryReceiptTable = {
  receipt_id: number;
  uid: Buffer;
  case_id: number;
  receipt_no: string;
  received_on: string;
  fen: number;
  payer: string;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RecoveryWriteOffTable = {
  write_off_id: number;
  uid: Buffer;
  case_id: number;
  fen: number;
  reason: string;
  document_no: string | null;
  recorded_at: string;
  recorded_by: number;
  decision: string | null;
  decided_at: string | null;
  decided_by: number | null;
  decision_reason: string | null;
};

type RegisterClockTable = {
  register_record_id: number;
  clock: string;
  due_on: string;
  stopped_on: string | null;
};

type RegisterRecordTable = {
  register_record_id: number;
  uid: Buffer;
  code: string;
  number: string;
  town_code: string | null;
  happened_on: string;
  subject: string;
  values_json: string;
  state: string;
  state_on: string;
  is_final: number;
  row_key: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RegisterStepTable = {
  register_step_id: number;
  uid: Buffer;
  register_record_id: number;
  transition: string;
  from_state: string;
  to_state: string;
  done_on: string;
  values_json: string;
  before_json: string;
  reason: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationAcceptanceTable = {
  renovation_acceptance_id: number;
  uid: Buffer;
  renovation_project_id: number;
  accepted_on: string;
  document_no: string | null;
  panel: string;
  opinion: string;
  fire_kind: string | null;
  fire_document_no: string | null;
  electrical_no: string | null;
  checklist_json: string;
  beds_added: number;
  nursing_added: number;
  home_capacity_id: number | null;
  done_json: string;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationAssetTable = {
  renovation_asset_id: number;
  uid: Buffer;
  renovation_project_id: number;
  name: string;
  model: string | null;
  quantity: number;
  unit_fen: number;
  place: string | null;
  handed_over_on: string;
  receiver: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationBatchTable = {
  renovation_batch_id: number;
  uid: Buffer;
  year: number;
  target_count: number;
  document_no: string;
  issued_on: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationBatchProjectTable = {
  renovation_batch_project_id: number;
  uid: Buffer;
  year: number;
  renovation_project_id: number;
  added_on: string;
  document_no: string | null;
  removed_on: string | null;
  removed_document_no: string | null;
  removed_reason: string | null;
  removed_by: number | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationClosureTable = {
  bed_outage_id: number;
  renovation_project_id: number;
};

type RenovationContractTable = {
  renovation_contract_id: number;
  uid: Buffer;
  renovation_project_id: number;
  kind: string;
  contract_no: string | null;
  contractor: string;
  credit_code: string | null;
  procurement: string | null;
  price_fen: number;
  signed_on: string | null;
  begins_on: string | null;
  ends_on: string | null;
  retention_permille: number;
  retention_until: string | null;
  insured_until: string | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationContractChangeTable = {
  renovation_contract_change_id: number;
  uid: Buffer;
  renovation_contract_id: number;
  changed_on: string;
  delta_fen: number;
  document_no: string;
  reason: string;
  ends_on: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationFundTable = {
  renovation_fund_id: number;
  uid: Buffer;
  renovation_project_id: number;
  source: string;
  kind: string;
  happened_on: string;
  document_no: string | null;
  fen: number;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
  told_fen: number | null;
};

type RenovationOpeningTable = {
  renovation_opening_id: number;
  uid: Buffer;
  renovation_project_id: number;
  opened_on: string;
  safety_assessed_on: string;
  safety_document_no: string;
  filing_changed_on: string | null;
  filing_no: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationPaymentTable = {
  renovation_payment_id: number;
  uid: Buffer;
  renovation_contract_id: number;
  payment_no: string;
  paid_on: string;
  payee: string;
  fen: number;
  invoice_no: string | null;
  basis: string;
  note: string | null;
  exception_reason: string | null;
  exception_by: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationPaymentSourceTable = {
  renovation_payment_id: number;
  source: string;
  fen: number;
};

type RenovationPlanTable = {
  renovation_plan_id: number;
  uid: Buffer;
  renovation_project_id: number;
  stage: string;
  kind: string;
  planned_on: string;
  reason: string | null;
  document_no: string | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type RenovationProgressTable = {
  renovation_progress_id: number;
  uid: Buffer;
  renovation_project_id: number;
  month: string;
  percent: number;
  done_fen: number;
  work: string;
  problems: string | null;
  coordination: string | null;
  next_steps: string | null;
  reported_on: string;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationProjectTable = {
  renovation_project_id: number;
  uid: Buffer;
  code: string;
  name: string;
  batch_year: number | null;
  home_id: number;
  kind: string;
  content: string | null;
  floor_area_centi: number | null;
  beds_before: number;
  nursing_before: number;
  beds_after: number;
  nursing_after: number;
  approval_no: string | null;
  approved_on: string | null;
  approved_fen: number | null;
  estimate_fen: number | null;
  ready_on: string | null;
  unit: string | null;
  manager_name: string | null;
  manager_phone: string | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationRelocationTable = {
  renovation_relocation_id: number;
  uid: Buffer;
  renovation_project_id: number;
  person_id: number;
  kind: string;
  from_on: string;
  planned_return: string;
  returned_on: string | null;
  from_home_id: number;
  from_bed_id: number | null;
  to_home_id: number | null;
  to_bed_id: number | null;
  place: string | null;
  document_no: string | null;
  note: string | null;
  fact_id: number | null;
  return_fact_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationReplacedTable = {
  batch_id: number;
  renovation_project_id: number;
  before_json: string;
  after_json: string;
};

type RenovationSettlementTable = {
  renovation_settlement_id: number;
  uid: Buffer;
  renovation_project_id: number;
  settled_on: string;
  document_no: string;
  auditor: string;
  audited_fen: number;
  asset_registration_no: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationStageTable = {
  renovation_stage_id: number;
  uid: Buffer;
  renovation_project_id: number;
  stage: string;
  happened_on: string;
  document_no: string | null;
  note: string | null;
  exception_reason: string | null;
  exception_by: number | null;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationWorkItemTable = {
  renovation_work_item_id: number;
  uid: Buffer;
  renovation_project_id: number;
  position: number;
  item: string;
  content: string | null;
  budget_fen: number | null;
  percent: number;
  planned_on: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type RenovationYearValueTable = {
  renovation_year_value_id: number;
  uid: Buffer;
  year: number;
  as_of: string;
  numerator: number;
  denominator: number;
  projects_json: string;
  locked_by: number;
  locked_at: string;
};

type RevokedKeyTable = {
  slot_sha256: Buffer;
  user_id: number | null;
  revoked_at: string;
};

type RollCallTable = {
  roll_call_id: number;
  uid: Buffer;
  home_id: number;
  on_date: string;
  expected: number;
  present: number;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
};

type RollCallAbsentTable = {
  roll_call_id: number;
  person_id: number;
  finding: string;
  note: string | null;
};

type RoomTable = {
  room_id: number;
  uid: Buffer;
  home_id: number;
  building: string;
  floor: number;
  name: string;
  sex: string;
  level: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type SettingTable = {
  key: string;
  value_json: string;
  changed_at: string;
  changed_by: number;
};

type SheetTable = {
  sheet_id: number;
  uid: Buffer;
  scheme: string;
  month: string;
  state: string;
  known_until: string;
  built_at: string;
  built_by: number;
  person_count: number;
  line_count: number;
  total_fen: number;
  to_homes_fen: number;
  fingerprint: string | null;
};

type SheetCheckTable = {
  sheet_check_id: number;
  sheet_id: number;
  built_at: string;
  red_count: number;
  yellow_count: number;
  at: string;
  user_id: number;
};

type SheetCopyTable = {
  copy_id: number;
  sheet_id: number;
  kind: string;
  scope: string;
  copy_number: number;
  at: string;
  user_id: number;
};

type SheetEventTable = {
  sheet_event_id: number;
  sheet_id: number;
  action: string;
  state: string;
  reason: string | null;
  is_override: number;
  at: string;
  user_id: number;
};

type SheetFindingTable = {
  finding_id: number;
  uid: Buffer;
  sheet_id: number;
  finding_key: string;
  check_code: string;
  severity: string;
  person_id: number | null;
  home_id: number | null;
  fen: number | null;
  text: string;
  document_no: string;
  document_title: string;
  found_at: string;
  cleared_at: string | null;
};

type SheetFindingReasonTable = {
  finding_id: number;
  reason: string;
  at: string;
  user_id: number;
};

type SheetFundTable = {
  sheet_id: number;
  fund_source_id: number;
  source_name: string;
  fen: number;
  available_fen: number;
  overspend_reason: string | null;
};

type SheetFundChoiceTable = {
  choice_id: number;
  uid: Buffer;
  sheet_id: number;
  kind: string | null;
  shares_json: string | null;
  reason: string;
  recorded_at: string;
  recorded_by: number;
};

type SheetHandoverTable = {
  sheet_id: number;
  action: string;
  happened_on: string;
  document_number: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
};

type SheetHappinessTable = {
  sheet_id: number;
  year: number;
  batch: string;
  appropriation_fen: number | null;
  shortfall: string;
  needed_fen: number;
  scale: string | null;
  split: string;
};

type SheetHappinessHomeTable = {
  sheet_id: number;
  happiness_home_id: number;
  code: string;
  name: string;
  credit_code: string | null;
  town_code: string;
  town_name: string;
  village_code: string;
  village_name: string;
  grade: string | null;
  annual_fen: number;
  counted_months: number;
  entitlement_fen: number;
  issued_fen: number;
  fen: number;
  carried_fen: number;
  city_fen: number;
  county_fen: number;
  town_fen: number;
  account_holder: string | null;
  account_bank: string | null;
  account_number: string | null;
  basis_json: string;
};

type SheetHeadingTable = {
  sheet_id: number;
  title: string;
  document_no: string;
  document_title: string | null;
};

type SheetHomeTable = {
  sheet_id: number;
  home_id: number;
  code: string;
  name: string;
  account_holder: string | null;
  account_bank: string | null;
  account_number: string | null;
};

type SheetLineTable = {
  line_id: number;
  sheet_id: number;
  person_id: number | null;
  happiness_home_id: number | null;
  scheme: string;
  line_type: string;
  for_month: string;
  of_type: string | null;
  side: string;
  fen: number;
  payee_kind: string;
  payee_home_id: number | null;
  payee_name: string | null;
  payee_bank: string | null;
  payee_account: string | null;
  standard_id: number | null;
  corrects_line_id: number | null;
  days: number | null;
  month_days: number | null;
};

type SheetPendingTable = {
  pending_id: number;
  uid: Buffer;
  sheet_id: number;
  person_id: number;
  for_month: string;
  of_type: string;
  side: string;
  fen: number;
};

type SheetPersonTable = {
  sheet_id: number;
  person_id: number;
  name: string;
  id_number: string;
  town_code: string;
  town_name: string;
  village_code: string;
  village_name: string;
  area_type: string;
  level: string;
  mode: string;
  home_id: number | null;
  level_fact_id: number | null;
  mode_fact_id: number | null;
};

type SheetRecoveryTable = {
  recovery_id: number;
  uid: Buffer;
  sheet_id: number;
  person_id: number;
  for_month: string;
  of_type: string;
  side: string;
  fen: number;
};

type SheetStandardTable = {
  standard_id: number;
  sheet_id: number;
};

type StandardTable = {
  standard_id: number;
  uid: Buffer;
  kind: string;
  area_type: string | null;
  mode: string | null;
  level: string | null;
  amount_fen: number;
  valid_from: string;
  document_no: string;
  document_title: string | null;
  source: string;
  batch_id: number | null;
  recorded_at: string;
  recorded_by: number;
};

type StandardVoidTable = {
  standard_id: number;
  reason: string;
  batch_id: number | null;
  voided_at: string;
  voided_by: number;
};

type SupervisionTable = {
  supervision_id: number;
  uid: Buffer;
  number: string;
  found_on: string;
  topic: string;
  source: string;
  unit: string;
  town_code: string | null;
  home_id: number | null;
  problem: string;
  task_code: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type SupervisionStepTable = {
  supervision_step_id: number;
  uid: Buffer;
  supervision_id: number;
  action: string;
  happened_on: string;
  responsible_unit: string | null;
  responsible_person: string | null;
  due_on: string | null;
  text: string;
  document_no: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type UserAccountTable = {
  user_id: number;
  uid: Buffer;
  name: string;
  role: string;
  town_code: string | null;
  home_id: number | null;
  created_at: string;
  disabled_at: string | null;
  is_passphrase_temporary: number;
};

type VisitTable = {
  visit_id: number;
  uid: Buffer;
  person_id: number;
  town_code: string;
  visited_on: string;
  visitor: string;
  visitor_role: string;
  method: string;
  result: string;
  findings: string | null;
  risk: string;
  action: string | null;
  risk_closed_on: string | null;
  risk_closed_note: string | null;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type WaitingMoveTable = {
  waiting_move_id: number;
  uid: Buffer;
  person_id: number;
  place: string;
  reason: string;
  recorded_at: string;
  recorded_by: number;
};

type WordTemplateTable = {
  word_template_id: number;
  uid: Buffer;
  subject: string;
  name: string;
  recorded_at: string;
  recorded_by: number;
  withdrawn_at: string | null;
  withdrawn_by: number | null;
  withdrawn_reason: string | null;
};

type WordTemplateVersionTable = {
  word_template_version_id: number;
  uid: Buffer;
  word_template_id: number;
  version: number;
  file_name: string;
  content: Buffer;
  sha256: string;
  note: string | null;
  recorded_at: string;
  recorded_by: number;
};

type WorkDayTable = {
  work_day_id: number;
  uid: Buffer;
  on_date: string;
  is_work: number;
  name: string;
  document_no: string;
  recorded_at: string;
  recorded_by: number;
};

export type Tables = {
  absence: AbsenceTable;
  application: ApplicationTable;
  application_step: ApplicationStepTable;
  assessment: AssessmentTable;
  assessment_scale: AssessmentScaleTable;
  attachment: AttachmentTable;
  attachment_content: AttachmentContentTable;
  attachment_withdrawal: AttachmentWithdrawalTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  backup: BackupTable;
  bank_file: BankFileTable;
  bank_file_line: BankFileLineTable;
  bank_file_row: BankFileRowTable;
  bank_hand_answer: BankHandAnswerTable;
  bank_layout: BankLayoutTable;
  bank_result: BankResultTable;
  bank_result_row: BankResultRowTable;
  bed: BedTable;
  bed_outage: BedOutageTable;
  bed_stay: BedStayTable;
  benefit_overlap: BenefitOverlapTable;
  care_agreement: CareAgreementTable;
  claim_entry: ClaimEntryTable;
  condition_report: ConditionReportTable;
  cpi_month: CpiMonthTable;
  departure: DepartureTable;
  division: DivisionTable;
  fact: FactTable;
  five_haves_check: FiveHavesCheckTable;
  fund_entry: FundEntryTable;
  fund_rule: FundRuleTable;
  fund_source: FundSourceTable;
  grading_answer: GradingAnswerTable;
  grading_case: GradingCaseTable;
  grading_decision: GradingDecisionTable;
  grading_event: GradingEventTable;
  grading_objection: GradingObjectionTable;
  grading_round: GradingRoundTable;
  grading_score: GradingScoreTable;
  grading_score_item: GradingScoreItemTable;
  grading_step: GradingStepTable;
  grading_template: GradingTemplateTable;
  grading_veto: GradingVetoTable;
  happiness_account: HappinessAccountTable;
  happiness_grade: HappinessGradeTable;
  happiness_home: HappinessHomeTable;
  happiness_month: HappinessMonthTable;
  happiness_refund: HappinessRefundTable;
  happiness_spending: HappinessSpendingTable;
  happiness_status: HappinessStatusTable;
  home: HomeTable;
  home_account: HomeAccountTable;
  home_capacity: HomeCapacityTable;
  home_profile: HomeProfileTable;
  home_staff: HomeStaffTable;
  import_batch: ImportBatchTable;
  import_mapping: ImportMappingTable;
  import_replaced: ImportReplacedTable;
  import_undo: ImportUndoTable;
  incident: IncidentTable;
  indicator_correction: IndicatorCorrectionTable;
  indicator_period: IndicatorPeriodTable;
  indicator_snapshot: IndicatorSnapshotTable;
  ledger: LedgerTable;
  line_return: LineReturnTable;
  line_return_release: LineReturnReleaseTable;
  operator_bidder: OperatorBidderTable;
  operator_check: OperatorCheckTable;
  operator_contract: OperatorContractTable;
  operator_exit: OperatorExitTable;
  operator_renewal: OperatorRenewalTable;
  operator_tender: OperatorTenderTable;
  other_payment: OtherPaymentTable;
  overlap_closing: OverlapClosingTable;
  overlap_evidence: OverlapEvidenceTable;
  overlap_referral: OverlapReferralTable;
  own_report: OwnReportTable;
  own_report_version: OwnReportVersionTable;
  paper_template: PaperTemplateTable;
  parameter: ParameterTable;
  payment_hold: PaymentHoldTable;
  payment_item: PaymentItemTable;
  payment_item_amount: PaymentItemAmountTable;
  payment_item_person: PaymentItemPersonTable;
  pending_decision: PendingDecisionTable;
  pending_decision_item: PendingDecisionItemTable;
  person: PersonTable;
  person_reading: PersonReadingTable;
  person_search: PersonSearchTable;
  placement_decision: PlacementDecisionTable;
  placement_line: PlacementLineTable;
  placement_plan: PlacementPlanTable;
  placement_release: PlacementReleaseTable;
  policy_document: PolicyDocumentTable;
  policy_link: PolicyLinkTable;
  policy_task_entry: PolicyTaskEntryTable;
  quarter_event: QuarterEventTable;
  quarter_report: QuarterReportTable;
  quarter_text: QuarterTextTable;
  recovery_case: RecoveryCaseTable;
  recovery_case_item: RecoveryCaseItemTable;
  recovery_event: RecoveryEventTable;
  recovery_notice: RecoveryNoticeTable;
  recovery_receipt: RecoveryReceiptTable;
  recovery_write_off: RecoveryWriteOffTable;
  register_clock: RegisterClockTable;
  register_record: RegisterRecordTable;
  register_step: RegisterStepTable;
  renovation_acceptance: RenovationAcceptanceTable;
  renovation_asset: RenovationAssetTable;
  renovation_batch: RenovationBatchTable;
  renovation_batch_project: RenovationBatchProjectTable;
  renovation_closure: RenovationClosureTable;
  renovation_contract: RenovationContractTable;
  renovation_contract_change: RenovationContractChangeTable;
  renovation_fund: RenovationFundTable;
  renovation_opening: RenovationOpeningTable;
  renovation_payment: RenovationPaymentTable;
  renovation_payment_source: RenovationPaymentSourceTable;
  renovation_plan: RenovationPlanTable;
  renovation_progress: RenovationProgressTable;
  renovation_project: RenovationProjectTable;
  renovation_relocation: RenovationRelocationTable;
  renovation_replaced: RenovationReplacedTable;
  renovation_settlement: RenovationSettlementTable;
  renovation_stage: RenovationStageTable;
  renovation_work_item: RenovationWorkItemTable;
  renovation_year_value: RenovationYearValueTable;
  revoked_key: RevokedKeyTable;
  roll_call: RollCallTable;
  roll_call_absent: RollCallAbsentTable;
  room: RoomTable;
  setting: SettingTable;
  sheet: SheetTable;
  sheet_check: SheetCheckTable;
  sheet_copy: SheetCopyTable;
  sheet_event: SheetEventTable;
  sheet_finding: SheetFindingTable;
  sheet_finding_reason: SheetFindingReasonTable;
  sheet_fund: SheetFundTable;
  sheet_fund_choice: SheetFundChoiceTable;
  sheet_handover: SheetHandoverTable;
  sheet_happiness: SheetHappinessTable;
  sheet_happiness_home: SheetHappinessHomeTable;
  sheet_heading: SheetHeadingTable;
  sheet_home: SheetHomeTable;
  sheet_line: SheetLineTable;
  sheet_pending: SheetPendingTable;
  sheet_person: SheetPersonTable;
  sheet_recovery: SheetRecoveryTable;
  sheet_standard: SheetStandardTable;
  standard: StandardTable;
  standard_void: StandardVoidTable;
  supervision: SupervisionTable;
  supervision_step: SupervisionStepTable;
  user_account: UserAccountTable;
  visit: VisitTable;
  waiting_move: WaitingMoveTable;
  word_template: WordTemplateTable;
  word_template_version: WordTemplateVersionTable;
  work_day: WorkDayTable;
};
