import type { Context } from './context.ts';
import { Forbidden } from './errors.ts';
import type { Role } from './roles.ts';

interface Entry {
  roles: readonly Role[];
  scopes: readonly string[];
  /** Managers too who were given the right to sign. */
  signers?: true;
}

/**
 * Who may do what: the one table that services, pages and documents read. A person acts by role, a key by
 * scope; what is not named here is refused.
 */
export const permissions = {
  'organization.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: [] },
  'member.write': { roles: ['owner'], scopes: [] },
  'audit.read': { roles: ['owner', 'manager', 'auditor'], scopes: [] },
  'audit.grant': { roles: ['owner'], scopes: [] },
  'signIn.write': { roles: ['owner'], scopes: [] },
  'campaign.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['assignments:read'] },
  'campaign.write': { roles: ['owner', 'manager'], scopes: [] },
  'assignment.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['assignments:read'] },
  'assignment.write': { roles: ['owner', 'manager'], scopes: [] },
  'assignment.sign': { roles: ['owner'], scopes: [], signers: true },
  'script.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['assignments:read'] },
  'script.write': { roles: ['owner', 'manager'], scopes: [] },
  'script.approve': { roles: ['owner', 'manager'], scopes: [] },
  'contactList.read': { roles: ['owner', 'manager', 'auditor'], scopes: [] },
  'contactList.import': { roles: ['owner', 'manager'], scopes: [] },
  'number.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: [] },
  'slot.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['slots:read'] },
  'slot.claim': { roles: [], scopes: ['slots:claim'] },
  'decision.make': { roles: ['owner', 'manager', 'agentLead'], scopes: ['decisions:make'] },
  'attempt.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['attempts:read'] },
  'attempt.report': { roles: [], scopes: ['attempts:report'] },
  'register.read': { roles: ['owner', 'manager', 'auditor'], scopes: ['registers:read'] },
  'register.write': { roles: ['owner', 'manager'], scopes: ['registers:write'] },
  'suppression.add': { roles: ['owner', 'manager', 'agentLead'], scopes: ['suppressions:write'] },
  'suppression.remove': { roles: ['owner', 'manager'], scopes: [] },
  'suppression.read': { roles: ['owner', 'manager', 'auditor'], scopes: ['suppressions:read'] },
  'sale.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['sales:read'] },
  'sale.record': { roles: ['owner', 'manager', 'agentLead'], scopes: ['sales:write'] },
  'sale.send': { roles: ['owner', 'manager'], scopes: [] },
  'sale.deliver': { roles: ['owner', 'manager', 'agentLead'], scopes: [] },
  'recording.upload': { roles: ['owner', 'manager', 'agentLead'], scopes: ['sales:write'] },
  'recording.listen': { roles: ['owner', 'manager', 'auditor'], scopes: [] },
  'recording.hold': { roles: ['owner', 'manager'], scopes: [] },
  'obligation.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['obligations:read'] },
  'obligation.waive': { roles: ['owner', 'manager'], scopes: [] },
  'incident.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['attempts:read'] },
  'incident.close': { roles: ['owner', 'manager'], scopes: [] },
  'privacy.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: [] },
  'privacy.write': { roles: ['owner', 'manager'], scopes: [] },
  'agent.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: ['agents:read'] },
  'agent.write': { roles: ['owner', 'manager', 'agentLead'], scopes: ['agents:write'] },
  'incident.report': { roles: ['owner', 'manager'], scopes: [] },
  'complaint.read': { roles: ['owner', 'manager', 'agentLead', 'auditor'], scopes: [] },
  'complaint.write': { roles: ['owner', 'manager', 'agentLead'], scopes: [] },
  'complaint.decide': { roles: ['owner', 'manager'], scopes: [] },
  'report.read': { roles: ['owner', 'manager', 'auditor'], scopes: [] },
  'apiKey.read': { roles: ['owner', 'manager'], scopes: [] },
  'apiKey.write': { roles: ['owner', 'manager'], scopes: [] },
  'event.read': { roles: ['owner', 'manager', 'auditor'], scopes: ['events:read'] },
} as const satisfies Record<string, Entry>;

export type Permission = keyof typeof permissions;

/** Every scope a key can carry. */
export const scopes = [
  ...new Set(Object.values(permissions).flatMap((entry) => entry.scopes as readonly string[])),
].sort();

export function may(actor: Context['actor'], permission: Permission): boolean {
  const entry: Entry = permissions[permission];
  switch (actor.kind) {
    case 'person':
      return (
        entry.roles.includes(actor.role) ||
        (actor.signs === true && actor.role === 'manager' && entry.signers === true)
      );
    case 'apiKey':
      return entry.scopes.some((scope) => actor.scopes.includes(scope));
    case 'job':
      return true;
  }
}

/** @throws Forbidden where the actor has not the right */
export function authorize(ctx: Context, permission: Permission): void {
  if (!may(ctx.actor, permission)) throw new Forbidden(permission);
}
