import { project } from '@ringratt/testing/project';

export default project('services', { database: true });
