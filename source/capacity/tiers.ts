import {ExpectedError} from '../errors.ts';
import type {InstanceType} from '../datacrunch/wire-types.ts';

/** Highest first. gb300 (Arm) and h200 are newer than kdevops' ten, and take part only when asked for. */
export const allTiers = [
	'gb300',
	'b300',
	'b200',
	'h200',
	'h100',
	'a100-80',
	'a100-40',
	'rtx-pro-6000',
	'rtx-6000-ada',
	'l40s',
	'a6000',
	'v100',
] as const;

export type Tier = (typeof allTiers)[number];

export const newerTiers: readonly Tier[] = ['gb300', 'h200'];

/** kdevops' ten, highest first. */
export const tiers: readonly Tier[] = allTiers.filter(tier => !newerTiers.includes(tier));

/** The highest tiers that a group `<tier>-or-less` may start from, as kdevops names them. */
export const groupTiers: readonly Tier[] = ['b300', 'b200', 'h100', 'a100-80', 'a100-40'];

const tierByModel: Readonly<Record<string, Tier>> = {
	GB300: 'gb300',
	B300: 'b300',
	B200: 'b200',
	H200: 'h200',
	H100: 'h100',
	RTXPRO6000: 'rtx-pro-6000',
	RTX6000ADA: 'rtx-6000-ada',
	L40S: 'l40s',
	A6000: 'a6000',
	V100: 'v100',
};

/** GPUs, model, VRAM of one GPU where the name tells it, vCPUs. Confidential (`.CC`) types are not of this form. */
const typeName = /^(?<gpus>\d+)(?<model>[A-Z]+[A-Z\d]*?)\.(?:(?<vram>\d+)S\.)?(?<vcpus>\d+)V$/;

/** The model and number of GPUs that an instance type's name tells; undefined for CPU and confidential types. */
export function parseTypeName(
	name: string,
): {gpus: number; model: string; vramGigabytes: number | undefined; vcpus: number} | undefined {
	const groups = typeName.exec(name)?.groups;
	if (!groups?.['model'] || groups['model'] === 'CPU') return undefined;
	return {
		gpus: Number(groups['gpus']),
		model: groups['model'],
		vramGigabytes: groups['vram'] === undefined ? undefined : Number(groups['vram']),
		vcpus: Number(groups['vcpus']),
	};
}

/**
 * The tier that a type's GPUs belong to, however many it has. The A100 without a VRAM in its name is the one with 80 GB.
 */
export function gpuTierOf(name: string): Tier | undefined {
	const parsed = parseTypeName(name);
	if (parsed?.model === 'A100') return parsed.vramGigabytes === 40 ? 'a100-40' : 'a100-80';
	return parsed && tierByModel[parsed.model];
}

/** The tier of a single-GPU type. */
export const tierOf = (name: string): Tier | undefined =>
	parseTypeName(name)?.gpus === 1 ? gpuTierOf(name) : undefined;

type Catalogue = ReadonlyMap<string, InstanceType>;

/** The catalogues that were sorted: the same one is asked about for every row of a screen and at every look. */
const sorted = new WeakMap<Catalogue, ReadonlyMap<Tier, string[]>>();

/** The single-GPU types of a tier in the live catalogue, the one with fewer vCPUs first (30V, then 32V). */
export function typesOfTier(tier: Tier, catalogue: Catalogue): readonly string[] {
	const known = sorted.get(catalogue) ?? sortByTier(catalogue);
	sorted.set(catalogue, known);
	return known.get(tier) ?? [];
}

function sortByTier(catalogue: Catalogue): ReadonlyMap<Tier, string[]> {
	const byTier = new Map<Tier, string[]>();
	// The few of a tier are sorted, and not all types: a first frame has to wait for it.
	for (const name of catalogue.keys()) {
		const tier = tierOf(name);
		if (tier) byTier.set(tier, [...(byTier.get(tier) ?? []), name]);
	}

	const vcpus = (name: string): number => parseTypeName(name)?.vcpus ?? 0;
	// Not by a language's rules either: to load them takes longer than everything else here.
	for (const names of byTier.values()) {
		names.sort((a, b) => vcpus(a) - vcpus(b) || (a < b ? -1 : 1));
	}

	return byTier;
}

/** The tiers of `<from>-or-less`, highest first. */
export function tiersFrom(from: Tier, withNewer: boolean): Tier[] {
	return allTiers
		.slice(allTiers.indexOf(from))
		.filter(tier => withNewer || tier === from || !newerTiers.includes(tier));
}

/** What a target asks for. */
export type Target =
	| {readonly kind: 'group'; readonly name: string; readonly from: Tier}
	/** All variants of one tier and nothing else. */
	| {readonly kind: 'wildcard'; readonly name: string; readonly tier: Tier}
	| {readonly kind: 'type'; readonly name: string};

/** Reads `h100-or-less`, `H100_OR_LESS`, `ANY_1H100` or an instance type. Never fails: the rest is taken for a type. */
export function parseTarget(text: string): Target {
	const name = text.trim().toLowerCase().replaceAll('_', '-');
	if (name === 'any-1h100') return {kind: 'wildcard', name, tier: 'h100'};
	const from = allTiers.find(tier => name === `${tier}-or-less`);
	if (from && (groupTiers.includes(from) || newerTiers.includes(from))) {
		return {kind: 'group', name, from};
	}
	return {kind: 'type', name: text.trim().toUpperCase()};
}

/** How Kconfig symbols spell a generated name: what is not a letter or digit becomes `_`. */
export const symbolForm = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z\d]/g, '_');

/**
 * The catalogue's name of a type given as `1H100.80S.30V` or `1H100_80S_30V`; undefined where there is none. kdevops'
 * documents call the 80 GB A100 `1A100.80S.22V` and the API calls it `1A100.22V`: either finds the one that is there.
 */
export function findType(name: string, catalogue: Names): string | undefined {
	const known = namesByForm.get(catalogue) ?? formsOf(catalogue);
	namesByForm.set(catalogue, known);
	const spellings = [
		name,
		name.replace(/^(\dA100)[._]80S/i, '$1'),
		name.replace(/^(\dA100)[._](?!\d+S)/i, '$1.80S.'),
	];
	for (const spelling of spellings) {
		const found = known.get(symbolForm(spelling));
		if (found !== undefined) return found;
	}

	return undefined;
}

type Names = {keys(): Iterable<string>};

/** As `sorted`, and for the same reason. */
const namesByForm = new WeakMap<Names, ReadonlyMap<string, string>>();

/** Of two names with one form the first, as they are listed. */
const formsOf = (catalogue: Names): ReadonlyMap<string, string> =>
	new Map([...catalogue.keys()].reverse().map(name => [symbolForm(name), name]));

/** As `findType`, but fails with the names near it. */
export function resolveType(name: string, catalogue: ReadonlyMap<string, InstanceType>): string {
	const found = findType(name, catalogue);
	if (found !== undefined) return found;
	const model = /^\d*([A-Z]+\d*)/i.exec(name)?.[1]?.toUpperCase();
	const near = [...catalogue.keys()].filter(known => model && known.includes(model));
	throw new ExpectedError(`There is no instance type ${name} in the catalogue.`, {
		nextSteps: [
			near.length > 0
				? `Near it: ${near.slice(0, 8).join(', ')}.`
				: 'See all of them: dcmenu capacity',
			`Or a group: ${groupTiers.map(tier => `${tier}-or-less`).join(', ')}, or ANY_1H100.`,
		],
	});
}
