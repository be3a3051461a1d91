import {chooseImage} from '../../bringup/image.ts';
import type {Badge} from '../../capacity/badges.ts';
import type {CapacityState, InstanceType} from '../../capacity/snapshot.ts';
import {ExpectedError} from '../../errors.ts';
import type {AppState, Facts} from '../app-state.ts';
import type {MenuRow} from '../menu/menu-rows.ts';

/** An image on the machine that is asked for: the type itself, or what a group would give now. */
type Fit = {
	readonly type: InstanceType;
	/** What a bring-up would send, which is another one where the type does not take this; undefined: it would refuse. */
	readonly sent: string | undefined;
};

/** Undefined: no machine is known that it would have to fit. */
const fitOf = (
	image: string,
	{request, candidate}: Pick<Facts, 'request' | 'candidate'>,
	capacity: CapacityState,
): Fit | undefined => {
	if (capacity.kind !== 'known') {
		return undefined;
	}

	const {catalogue} = capacity.snapshot;
	const type = catalogue.get(request?.target ?? '') ?? catalogue.get(candidate?.instanceType ?? '');
	return type === undefined || image === '' ? undefined : {type, sent: insteadOf(image, type)};
};

/** Whether the machine takes an image; `none` says what a bring-up would take instead, if there is room. */
export const imageBadge = (
	image: string,
	facts: Pick<Facts, 'request' | 'candidate'>,
	capacity: CapacityState,
): Badge | undefined => {
	const fit = fitOf(image, facts, capacity);
	if (fit === undefined) {
		return undefined;
	}

	const {type, sent} = fit;
	const short = `not on ${type.name}`;
	return sent === image
		? {mark: 'available', text: '', stale: false}
		: {mark: 'none', text: sent === undefined ? short : `${short}: ${sent}`, short, stale: false};
};

/** The same as a sentence, where the image does not fit. */
export const describeImage = (
	{target}: Pick<MenuRow, 'target'>,
	{facts, capacity}: Pick<AppState, 'facts' | 'capacity'>,
): readonly string[] => {
	const fit = target?.kind === 'image' ? fitOf(target.value, facts, capacity) : undefined;
	if (fit === undefined || fit.sent === target?.value) {
		return [];
	}

	return [
		fit.sent === undefined
			? `${fit.type.name} does not take it: a bring-up would refuse.`
			: `${fit.type.name} does not take it: a bring-up would take ${fit.sent}.`,
	];
};

/** The image a bring-up would send; undefined: it would refuse. */
const insteadOf = (image: string, type: InstanceType): string | undefined => {
	try {
		return chooseImage(image, type).image;
	} catch (error) {
		if (error instanceof ExpectedError) {
			return undefined;
		}

		throw error;
	}
};
