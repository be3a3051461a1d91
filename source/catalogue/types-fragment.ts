import {formatAmount} from '../capacity/badges.ts';
import {gpuTierOf, groupTiers, symbolForm, tiersFrom, type Tier} from '../capacity/tiers.ts';
import type {InstanceType} from '../datacrunch/wire-types.ts';
import type {GeneratedChoice, Member} from './fragment-text.ts';
import {fragments} from './fragments.ts';
import {tierTitles} from './gpu-title.ts';
import {isConfidential} from './listed-types.ts';

/** The choice of what to rent: the strategies, then `types` in their order. */
export const typesChoice = (types: readonly InstanceType[]): GeneratedChoice => ({
	symbol: fragments.types.symbol,
	prompt: 'DataCrunch instance type',
	help: [
		'What kind of machine to rent. GPU machines are often sold out: a tier group takes the best single-GPU machine that can be had at the moment of the bring-up, from its first tier downwards, a wildcard takes any variant of one model, and an explicit type is that type or nothing.',
		"Prices are the catalogue's, on demand, for the whole machine. They move: dcmenu catalogue update reads them again, and a bring-up asks with the price of the day.",
	],
	defaultValue: groupName('h100'),
	members: [...strategies, ...types.map(typeMember)],
});

const groupName = (tier: Tier): string => `${symbolForm(tier)}_OR_LESS`;

const strategies: readonly Member[] = [
	...groupTiers.map(tier => ({
		value: groupName(tier),
		prompt: `${tierTitles[tier]} or less`,
		help: [
			`The first of these tiers that has a machine: ${tiersFrom(tier, false)
				.map(each => tierTitles[each])
				.join(', ')}.`,
			...(tier === 'h100'
				? [
						'The recommended choice for development: some GPU nearly always can be had, and never one dearer than an H100.',
					]
				: []),
		],
	})),
	{
		value: 'ANY_1H100',
		prompt: 'Any single H100',
		help: [
			'Whichever variant of a machine with one H100 can be had, and nothing else: for results that have to come from an H100.',
		],
	},
];

/** The price in the prompt and that in the help are read again by `pricesOf`. */
const typeMember = (type: InstanceType): Member => ({
	value: type.name,
	prompt: `${type.name} - ${formatAmount(type)}/hr`,
	help: [
		[
			`${hardware(type)}, ${type.vcpus} vCPUs, ${type.ramGigabytes} GB of RAM.`,
			`About ${formatAmount({...type, pricePerHour: type.spotPricePerHour})}/hr on the spot market.`,
			...(gpuTierOf(type.name) === 'gb300'
				? ['An Arm machine: programs built for x86 do not run on it.']
				: []),
			...(isConfidential(type.name) ? ['For confidential computing.'] : []),
		].join(' '),
		type.supportedImages.length === 0
			? 'Which images it boots is not told.'
			: `Boots ${type.supportedImages.toSorted().join(', ')}.`,
	],
});

const hardware = ({gpus, model, vramGigabytes}: InstanceType): string =>
	gpus === 0 ? model : `${gpus}x ${model}, ${vramGigabytes} GB of VRAM${gpus > 1 ? ' in all' : ''}`;
