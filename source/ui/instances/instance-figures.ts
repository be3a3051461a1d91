import {parseTypeName} from '../../capacity/tiers.ts';
import type {InstanceType} from '../../datacrunch/wire-types.ts';

/** What a machine of a type is and costs; what is not known is undefined. */
export type InstanceFigures = {
	/** `2x H100 SXM5` */
	readonly gpu: string | undefined;
	/** Over all GPUs. */
	readonly vramGigabytes: number | undefined;
	readonly vcpus: number | undefined;
	readonly ramGigabytes: number | undefined;
	/** On demand, for the whole machine. */
	readonly pricePerHour: number | undefined;
	readonly spotPricePerHour: number | undefined;
	readonly currency: string;
};

/** From the live catalogue. */
export const figuresOfType = (type: InstanceType): InstanceFigures => ({
	...type,
	gpu: type.gpus === 0 ? 'none' : `${type.gpus}x ${shortModel(type.model)}`,
});

/**
 * From a tree's own texts, for as long as there is no answer: `1V100.6V - $0.14/hr` and help such as "16 GB of VRAM, 6
 * vCPUs, 23 GB of RAM. About $0.07/hr on the spot market." What the texts do not say is in the type's name, or unknown.
 */
export function figuresOfTexts(name: string, prompt: string, help: string): InstanceFigures {
	const said = `${prompt}\n${help.replaceAll(/\s+/g, ' ')}`;
	const parsed = parseTypeName(name);
	const number = (pattern: RegExp): number | undefined => {
		const found = pattern.exec(said)?.[1];
		return found === undefined ? undefined : Number(found);
	};
	const model = parsed && (/\d+x ([^,]+), \d+ GB of VRAM/.exec(said)?.[1] ?? parsed.model);
	return {
		gpu: parsed && `${parsed.gpus}x ${shortModel(model ?? '')}`,
		vramGigabytes:
			number(/(\d+) GB of VRAM/) ??
			(parsed?.vramGigabytes === undefined ? undefined : parsed.vramGigabytes * parsed.gpus),
		vcpus: number(/(\d+) vCPUs/) ?? parsed?.vcpus,
		ramGigabytes: number(/(\d+) GB of RAM/),
		pricePerHour: number(/\$(\d+(?:\.\d+)?)\/h/),
		spotPricePerHour: number(/[Aa]bout \$(\d+(?:\.\d+)?)\/hr? on the spot/),
		currency: 'usd',
	};
}

/** Without the memory, which has a column of its own. */
const shortModel = (model: string): string =>
	model.replace(/\s+\d+\s*GB$/, '').replace(/^Tesla /, '');
