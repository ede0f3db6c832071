/** What a person can be in an organization; `permissions.ts` says what each may do. */
export const roles = ['owner', 'manager', 'agentLead', 'auditor'] as const;
export type Role = (typeof roles)[number];
