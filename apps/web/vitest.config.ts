import { project } from '@ringratt/testing/project';

export default project('web', { database: true });
