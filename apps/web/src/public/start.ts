import { guardDoor } from './guard-door';
import { PublicLimit } from './public-limit';

guardDoor(new PublicLimit());
