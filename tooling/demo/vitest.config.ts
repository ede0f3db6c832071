import { project } from '@ringratt/testing/project';

export default project('demo', { database: true });
