import type {Clock} from '../clock.ts';
import type {TerraformEvent} from '../terraform/json-lines.ts';
import type {BringupEventBody} from './events.ts';

/** Turns what one run of Terraform says into our own events; times are the clock's, which the simulator may hurry. */
export function terraformEvents(clock: Clock): (event: TerraformEvent) => BringupEventBody[] {
	const startedAt = new Map<string, number>();
	return event => {
		switch (event.type) {
			case 'resource': {
				const {address, action, state, id} = event;
				const key = `${action} ${address}`;
				const start = startedAt.get(key) ?? clock.now();
				startedAt.set(key, start);
				const elapsed_ms = clock.now() - start;
				return [
					{type: 'resource', address, action, state, elapsed_ms, ...(id === undefined ? {} : {id})},
				];
			}

			case 'drift': {
				if (event.action !== 'delete') return [];
				const text = `${event.address} is gone: deleted elsewhere, or evicted.`;
				return [{type: 'note', level: 'info', text}];
			}

			case 'diagnostic': {
				const {summary, detail, position} = event;
				const where = position === undefined ? '' : ` (${position})`;
				const text = `${summary}${where}${detail === '' ? '' : `: ${detail}`}`;
				return [{type: 'note', level: 'warning', text}];
			}
		}
	};
}
