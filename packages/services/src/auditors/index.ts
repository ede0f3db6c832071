export { endAudit, type Granted, grantAudit } from './grant.ts';
export {
  type GrantRow,
  type GrantState,
  listAuditGrants,
  listMyAudits,
  type MyAudit,
  viewableGrant,
} from './list.ts';
