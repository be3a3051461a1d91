import type {SelectionEvent} from '../capacity/select.ts';
import type {BringupEventBody} from './events.ts';

/** The events of a selection and of what came of it. */
export type TierLogEvent =
	SelectionEvent | Extract<BringupEventBody, {type: 'selected' | 'location'}>;

/** The lines that kdevops documents for one event, empty lines included. `ascii`: `x` and `+` for the marks. */
export function tierLogLines(event: TierLogEvent, ascii: boolean): string[] {
	switch (event.type) {
		case 'tier-group':
			return [
				`Checking tier group: ${event.group}`,
				`Tiers to check (highest to lowest): ${event.tiers.join(', ')}`,
			];
		case 'tier': {
			const types = event.instance_types.join(', ') || 'nothing in the catalogue';
			return ['', `Checking tier '${event.tier}': ${types}`];
		}

		case 'tier-check':
			return [`  Checking ${event.instance_type}... ${outcome(event, ascii)}`];
		case 'selected': {
			const tier = event.tier === null ? '' : ` (tier: ${event.tier})`;
			return ['', `Selected: ${event.instance_type}${tier}`];
		}

		case 'location':
			return [
				event.auto
					? `Auto-selected DataCrunch location: ${event.location}`
					: `Using DataCrunch location: ${event.location}`,
			];
	}
}

function outcome(event: Extract<TierLogEvent, {type: 'tier-check'}>, ascii: boolean): string {
	if (event.available) {
		const spot = event.market === 'spot' ? ' (spot)' : '';
		return `${ascii ? '+' : '✓'} AVAILABLE${spot}`;
	}

	const reason = event.reason === undefined ? '' : ` (${event.reason})`;
	return `${ascii ? 'x' : '✗'} not available${reason}`;
}
