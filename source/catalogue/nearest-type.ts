import {gpuTierOf, parseTypeName} from '../capacity/tiers.ts';
import {isConfidential, ordinaryName} from './listed-types.ts';
import {byRanks} from './ranks.ts';

/**
 * The type nearest to one that is not there any more: with the same GPUs, and as many of them if there is such, then of
 * the nearest size. Undefined: none has the same GPUs.
 */
export function nearestType(wanted: string, types: readonly string[]): string | undefined {
	const size = sizeOf(wanted);
	if (size === undefined) return undefined;
	const sameModel = types.flatMap(name => {
		const other = sizeOf(name);
		return other?.model === size.model ? [{name, other}] : [];
	});
	const [nearest] = sameModel.sort(
		byRanks(({name, other}) => [
			isConfidential(name) === isConfidential(wanted) ? 0 : 1,
			Math.abs(other.gpus - size.gpus),
			// The A100 with 40 GB is another one than that with 80 GB.
			gpuTierOf(ordinaryName(name)) === gpuTierOf(ordinaryName(wanted)) ? 0 : 1,
			Math.abs(other.vcpus - size.vcpus),
			name,
		]),
	);
	return nearest?.name;
}

type Size = {readonly model: string; readonly gpus: number; readonly vcpus: number};

function sizeOf(name: string): Size | undefined {
	const processors = /^CPU\.(?<vcpus>\d+)V\./.exec(name)?.groups?.['vcpus'];
	return processors === undefined
		? // Some names of 2023 end in M.
			parseTypeName(ordinaryName(name).replace(/M$/, 'V'))
		: {model: 'CPU', gpus: 0, vcpus: Number(processors)};
}
