export { iso as time, isoOrNull as timeOrNull } from '../domain/iso';
