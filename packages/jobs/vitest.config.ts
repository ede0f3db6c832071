import { project } from '@ringratt/testing/project';

export default project('jobs', { database: true });
