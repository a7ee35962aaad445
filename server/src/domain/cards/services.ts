import type { Services } from '../../services';
import type { TapServices } from '../taps/announce';

/** What the rules of cards lean on; who becomes a member is announced where they stand. */
export type CardServices = TapServices & Pick<Services, 'secrets' | 'gateway' | 'sleep'>;
