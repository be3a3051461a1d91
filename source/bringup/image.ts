import {ExpectedError} from '../errors.ts';
import type {InstanceType} from '../datacrunch/wire-types.ts';

/** The image to send for a type, and whether it is another than was asked for. */
export type ChosenImage = {readonly image: string; readonly substituted: boolean};

/**
 * The image that was asked for where the type takes it, else the nearest that it does take: DataCrunch's default CUDA
 * image runs neither on the A6000 nor on the V100, and a fallback should not end there. A type that tells no images is
 * believed to take it. Throws where nothing alike is supported.
 */
export function chooseImage(wanted: string, type: InstanceType): ChosenImage {
	if (type.supportedImages.length === 0 || type.supportedImages.includes(wanted)) {
		return {image: wanted, substituted: false};
	}

	const traits = parseImage(wanted);
	const [nearest] = type.supportedImages
		.map(image => ({image, distance: distanceBetween(traits, parseImage(image))}))
		.filter(({distance}) => Number.isFinite(distance))
		.sort((a, b) => a.distance - b.distance);
	if (nearest) return {image: nearest.image, substituted: true};
	throw new ExpectedError(`${type.name} does not take the image ${wanted}.`, {
		nextSteps: [
			`It takes: ${type.supportedImages.join(', ')}.`,
			'Choose one of them under Terraform > DataCrunch > OS image: dcmenu',
		],
	});
}

type ImageTraits = {
	/** 24.04 */
	readonly release: number | undefined;
	/** 12.8; undefined: no CUDA in it. */
	readonly cuda: number | undefined;
	readonly docker: boolean;
	/** The open kernel modules. */
	readonly open: boolean;
	/** The name of what is neither Ubuntu nor CUDA, such as `jupyter`; confidential images are `cc`. */
	readonly kind: string;
};

/** Reads both families of names: `ubuntu-24.04-cuda-12.8-open-docker` and `24.04.cuda12.9.docker`. */
function parseImage(name: string): ImageTraits {
	const number = (pattern: RegExp): number | undefined => {
		const digits = pattern.exec(name)?.[1];
		return digits === undefined ? undefined : Number(digits);
	};

	return {
		release: number(/(?:^|-)(\d\d\.\d\d)(?:[-.]|$)/),
		cuda: number(/cuda-?(\d+\.\d+)/),
		docker: /\bdocker\b/.test(name),
		open: /\bopen\b/.test(name),
		kind: /\.cc\b/.test(name) ? 'cc' : (/^([a-z]+)/.exec(name)?.[1] ?? 'ubuntu'),
	};
}

/** Infinite where something would be missing: CUDA, Docker, or another system altogether. */
function distanceBetween(wanted: ImageTraits, other: ImageTraits): number {
	if (wanted.kind !== other.kind) return Number.POSITIVE_INFINITY;
	if ((wanted.cuda === undefined) !== (other.cuda === undefined)) return Number.POSITIVE_INFINITY;
	if (wanted.docker && !other.docker) return Number.POSITIVE_INFINITY;
	return (
		100 * Math.abs((wanted.release ?? 0) - (other.release ?? 0)) +
		10 * Math.abs((wanted.cuda ?? 0) - (other.cuda ?? 0)) +
		(wanted.open === other.open ? 0 : 1) +
		(wanted.docker === other.docker ? 0 : 1)
	);
}
