import { DeadLink } from '@/sales/dead-link';

export default DeadLink;
