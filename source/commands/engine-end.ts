import type {BringupEvent} from '../bringup/events.ts';
import type {Services} from '../ui/services.ts';

/** The same services; `ended` resolves when nothing is brought up or taken down, for who has left the screens early. */
export function withEngineEnd(services: Services): {
	readonly services: Services;
	ended(this: void): Promise<void>;
} {
	const running = new Set<Promise<void>>();
	async function* tracked(
		events: AsyncIterable<BringupEvent>,
	): AsyncGenerator<BringupEvent, void, undefined> {
		const {promise, resolve} = Promise.withResolvers<void>();
		running.add(promise);
		try {
			yield* events;
		} finally {
			running.delete(promise);
			resolve();
		}
	}

	return {
		services: {
			...services,
			bringUp: (...asked) => tracked(services.bringUp(...asked)),
			destroy: signal => tracked(services.destroy(signal)),
		},
		async ended() {
			await Promise.all(running);
		},
	};
}
