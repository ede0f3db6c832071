import { project } from '@ringratt/testing/project';

export default project('docs');
