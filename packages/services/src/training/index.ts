export { type Attestation, attestAgent } from './attest.ts';
export { type AgentItem, type AgentState, agentStates, endAgent, listAgents } from './list.ts';
export { type AttestationLoad, loadAttestations } from './load-file.ts';
