export { grantPermit, type PermitAnswer, type PermitInput } from './grant.ts';
