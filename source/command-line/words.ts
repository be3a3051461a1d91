import {InvalidArgumentError} from 'commander';

/** Gathers an option that repeats. */
export const collect = (value: string, previous: readonly string[] = []): string[] => [
	...previous,
	value,
];

export function positiveNumber(text: string): number {
	const value = Number(text);
	if (Number.isFinite(value) && value > 0) return value;
	throw new InvalidArgumentError('It must be a number above 0.');
}

export function wholeNumber(text: string): number {
	if (/^\d+$/.test(text)) return Number(text);
	throw new InvalidArgumentError('It must be a whole number.');
}

/** `90s`, `30m`, `2h`, `1d`; a bare number is seconds. In milliseconds. */
export function duration(text: string): number {
	const groups = /^(?<count>\d+(?:\.\d+)?)(?<unit>[smhd]?)$/.exec(text)?.groups;
	const unit = {'': 1000, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000}[groups?.['unit'] ?? ''];
	if (groups === undefined || unit === undefined) {
		throw new InvalidArgumentError('It must be a time such as 30s, 10m or 2h.');
	}

	return Number(groups['count']) * unit;
}
