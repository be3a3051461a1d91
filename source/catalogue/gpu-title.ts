import {gpuTierOf, type Tier} from '../capacity/tiers.ts';
import type {InstanceType} from '../datacrunch/wire-types.ts';
import {ordinaryName} from './listed-types.ts';

/** What people call the GPUs of a tier. */
export const tierTitles: Readonly<Record<Tier, string>> = {
	gb300: 'GB300',
	b300: 'B300',
	b200: 'B200',
	h200: 'H200',
	h100: 'H100',
	'a100-80': 'A100 80 GB',
	'a100-40': 'A100 40 GB',
	'rtx-pro-6000': 'RTX PRO 6000',
	'rtx-6000-ada': 'RTX 6000 Ada',
	l40s: 'L40S',
	a6000: 'A6000',
	v100: 'V100',
};

/** The GPUs of a type, or that it has none. */
export function gpuTitle({name, gpus, model}: InstanceType): string {
	if (gpus === 0) return 'CPU machines';
	const tier = gpuTierOf(ordinaryName(name));
	return tier === undefined ? model : tierTitles[tier];
}
