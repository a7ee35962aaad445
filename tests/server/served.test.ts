import { routes } from '../../server/src/contract';
import { serverWorld } from '../helpers/server-world';
import type { ServerWorld } from '../helpers/server-world';

describe('the contract', () => {
  let world: ServerWorld;
  beforeAll(async () => {
    world = await serverWorld();
  });
  afterAll(() => world.close());

  it.each(routes.map((route) => [route.id, route] as const))('%s is served', (_id, route) => {
    expect(world.app.hasRoute({ method: route.method, url: route.path })).toBe(true);
  });

  it('covers every route under /api', () => {
    const served = [
      ...world.app.printRoutes({ commonPrefix: false }).matchAll(/(\/api\/\S+) \(([A-Z, ]+)\)/g),
    ];
    const known = new Set(routes.map((route) => `${route.method} ${route.path}`));
    const extra = served.flatMap(([, url = '', methods = '']) =>
      methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${url}`)
        .filter((name) => !known.has(name)),
    );
    expect(served.length).toBeGreaterThan(5);
    expect(extra).toEqual([]);
  });

  it.each(
    routes
      .filter((r) => ['member_session', 'terminal', 'console', 'write_code', 'staff'].includes(r.who.kind))
      .map((r) => [r.id, r] as const),
  )('%s answers nobody without a credential', async (_id, route) => {
    const url = route.path.replace(/:[A-Za-z]+/g, 'x!');
    const reply = await world.app.inject({
      method: route.method,
      url,
      ...(route.method !== 'GET' && { payload: {} }),
    });
    expect(reply.statusCode).toBe(401);
  });
});
