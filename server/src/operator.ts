import { main } from './operator/main';

void main(process.argv.slice(2));
